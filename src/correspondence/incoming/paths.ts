import type { IncomingFileId, IncomingId, LetterId } from "#db/ids.ts";

// Every address of this room, after the language.

export const incomingPath = "/incoming";
export const newIncomingPath = `${incomingPath}/new`;

export function newAnswerPath(letter: LetterId): string {
  return `${newIncomingPath}?letter=${letter}`;
}

export function entryPath(id: IncomingId): string {
  return `${incomingPath}/${id}`;
}

export function entryFilePath(id: IncomingId, file: IncomingFileId): string {
  return `${entryPath(id)}/files/${file}`;
}

/** An act on an entry: a noun after its address. */
export function entryActPath(id: IncomingId, act: "files" | "translations" | "letter" | "processing"): string {
  return `${entryPath(id)}/${act}`;
}
