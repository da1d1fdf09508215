import { letterModelPath } from "#committee/paths.ts";
import type { TextVersionId } from "#db/ids.ts";
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
  });
  return `${letterModelPath(id)}${printed ? "/letter.pdf" : ""}?${asked}`;
}

/** The Word templates of a model. */
export function letterTemplatesPath(id: TextVersionId): string {
  return `${letterModelPath(id)}/templates`;
}
