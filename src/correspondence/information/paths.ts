import type { IncomingId, InformationId, LetterId, StateCode } from "#db/ids.ts";

// Every address of this room, after the language.

export const informationPath = "/information";

export function informationOfStatePath(state: StateCode): string {
  return `${informationPath}?state=${state}`;
}

export function informationLinePath(id: InformationId): string {
  return `${informationPath}/${id}`;
}

/** What becomes of a line: a noun after its address. */
export function informationActPath(id: InformationId, act: "matrix" | "report" | "setting-aside"): string {
  return `${informationLinePath(id)}/${act}`;
}

export function informationOfLetterPath(letter: LetterId): string {
  return `/letters/${letter}/information`;
}

export function informationOfEntryPath(entry: IncomingId): string {
  return `/incoming/${entry}/information`;
}
