import type { HandOverSheet } from "./hand-over-sheet.ts";
import type { InformationNoteSheet } from "./information-note-sheet.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import type { ListSheet } from "./list-sheet.ts";
import type { MatrixSheet } from "./matrix-sheet.ts";

/** What is to be printed. PDF/UA-1 is the accessible form, to send; PDF/A-2a the lasting one, to keep. */
export type PdfJob = { standard: "ua-1" | "a-2a" } & (
  | { template: "correspondence/letter.typ"; data: LetterSheet }
  | { template: "correspondence/hand-over-list.typ"; data: HandOverSheet }
  | { template: "matrix/matrix.typ"; data: MatrixSheet }
  | { template: "documents/list.typ"; data: ListSheet }
  | { template: "outreach/information-note/note.typ"; data: InformationNoteSheet }
);

/** `detail` names the character and its place in the data, or says what went wrong. */
export type PdfOutcome =
  | { ok: true; bytes: Uint8Array<ArrayBuffer>; pages: number }
  | { ok: false; reason: "unprintable-character" | "failed"; detail: string };

/** A job as the worker takes it: the data as text, so that a thread never waits for a deep copy. */
export type PdfOrder = { template: PdfJob["template"]; standard: PdfJob["standard"]; json: string };
