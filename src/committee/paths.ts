import type { CirculationId, DecisionId, MeetingId, NoObjectionId, TextVersionId } from "#db/ids.ts";

// Every address of this slice, after the language.

export const meetingsPath = "/meetings";
export const noObjectionsPath = "/no-objections";
export const decisionsPath = "/decisions";
export const holidaysPath = "/holidays";

export function meetingPath(id: MeetingId): string {
  return `${meetingsPath}/${id}`;
}

export function noObjectionPath(id: NoObjectionId): string {
  return `${noObjectionsPath}/${id}`;
}

/** An act on a case: a noun after its address. */
export function caseActPath(id: NoObjectionId, act: string): string {
  return `${noObjectionPath(id)}/${act}`;
}

export const rulesPath = "/rules";

export function circulationPath(id: CirculationId): string {
  return `/circulations/${id}`;
}

/** Where texts are put under no-objection: a State's matrix by its key, a version of a text by its id. */
export function newNoObjectionPath(chosen: { matrix: string } | { text: TextVersionId }): string {
  const [name, value] = "matrix" in chosen ? ["matrix", chosen.matrix] : ["text", chosen.text];
  return `${noObjectionsPath}/new?${name}=${value}`;
}

export function decisionPath(id: DecisionId): string {
  return `${decisionsPath}/${id}`;
}

export function correctionPath(id: DecisionId): string {
  return `${decisionPath(id)}/correction`;
}

export function decidedTextPath(id: DecisionId): string {
  return `${decisionPath(id)}/text.json`;
}

export function holidaysOfPath(year: number): string {
  return `${holidaysPath}?year=${year}`;
}
