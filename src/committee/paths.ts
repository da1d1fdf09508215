import type { DecisionId, MeetingId, NoObjectionId } from "#db/ids.ts";

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

export function objectionsPath(id: NoObjectionId): string {
  return `${noObjectionPath(id)}/objections`;
}

export function withdrawalPath(id: NoObjectionId): string {
  return `${noObjectionPath(id)}/withdrawal`;
}

export function decisionPath(id: DecisionId): string {
  return `${decisionsPath}/${id}`;
}

export function decidedTextPath(id: DecisionId): string {
  return `${decisionPath(id)}/text.json`;
}

export function holidaysOfPath(year: number): string {
  return `${holidaysPath}?year=${year}`;
}
