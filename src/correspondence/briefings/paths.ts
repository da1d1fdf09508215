import type { BriefingId } from "#db/ids.ts";

// Every address of this room, after the language.

export const briefingsPath = "/briefings";
export const newBriefingPath = `${briefingsPath}/new`;

export function briefingPath(id: BriefingId): string {
  return `${briefingsPath}/${id}`;
}
