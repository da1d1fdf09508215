import type { AssistanceRequestId, RequestAnnexId, RequestItemId } from "#db/ids.ts";
import type { RequestPart } from "./narrow-part.ts";

export const requestsPath = "/assistance/requests";
export const newRequestPath = "/assistance/requests/new";

export function requestPath(id: AssistanceRequestId): string {
  return `${requestsPath}/${id}`;
}

/** The pages of the form besides those of its items. */
export const formParts = ["about", "before", "matter", "contact", "audience"] as const;
export type FormPart = (typeof formParts)[number];

export function formPartPath(id: AssistanceRequestId, part: FormPart): string {
  return `${requestPath(id)}/form/${part}`;
}

export function itemsPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/items`;
}

export function itemPath(id: AssistanceRequestId, item: RequestItemId): string {
  return `${itemsPath(id)}/${item}`;
}

export function takeOutItemPath(id: AssistanceRequestId, item: RequestItemId): string {
  return `${itemPath(id, item)}/taking-out`;
}

export function annexesPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/annexes`;
}

export function annexPath(id: AssistanceRequestId, annex: RequestAnnexId): string {
  return `${annexesPath(id)}/${annex}`;
}

export function takeOutAnnexPath(id: AssistanceRequestId, annex: RequestAnnexId): string {
  return `${annexPath(id, annex)}/taking-out`;
}

/** Where a State takes its name out of what an organisation asks. */
export function leavingPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/leaving`;
}

/** Where fewer people are let see one field, `1-need`, or one file, by its id. */
export function narrowingPath(id: AssistanceRequestId, part: RequestPart): string {
  return `${requestPath(id)}/narrowing/${"annex" in part ? part.annex : `${part.item}-${part.name}`}`;
}

/** What an onlooker would see of it, before anything is sent. */
export function previewPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/preview`;
}

export function submissionPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/submission`;
}

/** The letters about a request: each page begins their runs. */
export const requestLetterKinds = ["acknowledgement", "circulation", "offers"] as const;
export type RequestLetterKind = (typeof requestLetterKinds)[number];

export function beginLettersPath(id: AssistanceRequestId, kind: RequestLetterKind): string {
  return `${requestPath(id)}/letters/${kind}`;
}

/** The steps of the procedure, each a page of its own. */
export const requestSteps = [
  "authentication",
  "not-authentic",
  "more",
  "audience",
  "waiver",
  "permission",
  "withdrawal",
  "renewal",
  "follow-up",
  "answer",
  "closing",
  "further-question",
] as const;
export type RequestStep = (typeof requestSteps)[number];

export function stepPath(id: AssistanceRequestId, step: RequestStep): string {
  return `${requestPath(id)}/${step}`;
}
