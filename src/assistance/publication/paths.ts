import type { AssistanceRequestId } from "#db/ids.ts";
import { requestPath } from "../requests/paths.ts";

/** Where who asks agrees to a summary on the website, and those who serve propose one. */
export function publicationPath(id: AssistanceRequestId): string {
  return `${requestPath(id)}/publication`;
}

export function publicationEndingPath(id: AssistanceRequestId): string {
  return `${publicationPath(id)}/ending`;
}

export function proposalsPath(id: AssistanceRequestId): string {
  return `${publicationPath(id)}/proposals`;
}

/** The requests that everybody may read about. */
export const requestsShownPath = "/assistance/requests-shown";

export function requestShownPath(reference: string): string {
  return `${requestsShownPath}/${reference}`;
}
