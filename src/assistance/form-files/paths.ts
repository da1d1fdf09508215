import type { AssistanceRequestId } from "#db/ids.ts";
import type { RequestKind } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";

export const formFileTypes = ["docx", "xlsx"] as const;
export type FormFileType = (typeof formFileTypes)[number];

/** The empty form as a file; its language may be another than that of the page. */
export function blankFormPath(kind: RequestKind, type: FormFileType, language: Language): string {
  return `/assistance/form/${kind}.${type}?language=${language}`;
}

/** Where a draft is taken away as a file, and a filled one is brought back. */
export function formFilePath(request: AssistanceRequestId): string {
  return `/assistance/requests/${request}/form-file`;
}

export function draftFilePath(request: AssistanceRequestId, type: FormFileType): string {
  return `${formFilePath(request)}/draft.${type}`;
}

export function formConfirmationPath(request: AssistanceRequestId): string {
  return `${formFilePath(request)}/confirmation`;
}
