import { letterModelPath } from "#committee/paths.ts";
import type { LetterTemplateId, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { ShownSituation } from "./situation.ts";

// Every address of this room, after the language.

export const letterModelsPath = "/letters/models";
export const letterFormsPath = "/letters/forms";

/** A model in one language and one situation, as a page or printed. */
export function previewPath(
  id: TextVersionId,
  { of, situation, printed }: { of: Language; situation: ShownSituation; printed?: boolean },
): string {
  const asked = new URLSearchParams({
    of,
    reporting: situation.hasReported ? "reported" : "not-reported",
    transmittal: situation.transmittal,
    consent: situation.hasConsented ? "given" : "open",
    request: situation.hasRequest ? "pending" : "none",
    circulation: situation.requestWord,
  });
  return `${letterModelPath(id)}${printed ? "/letter.pdf" : ""}?${asked}`;
}

/** The Word templates of a model; one of them, as a file or with what its test found; what to begin from. */
export function letterTemplatesPath(id: TextVersionId): string {
  return `${letterModelPath(id)}/templates`;
}

export function letterTemplatePath(id: TextVersionId, template: LetterTemplateId, what: "file" | "test"): string {
  return `${letterTemplatesPath(id)}/${template}/${what}`;
}
export function filledTemplatePath(id: TextVersionId, template: LetterTemplateId, of: Language): string {
  return `${letterTemplatePath(id, template, "test")}/${of}`;
}
export function startingTemplatePath(id: TextVersionId, of: Language): string {
  return `${letterTemplatesPath(id)}/starting/${of}`;
}
