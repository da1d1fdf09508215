import type { Language } from "#i18n/languages.ts";
import type { DifferenceSheet } from "./letter-sheet.ts";
import type { SheetDate } from "./matrix-sheet.ts";

/** The difference between two versions of a matrix as a document by itself: display values only. */
export type TrackedDifference = {
  lang: Language;
  /** Whose matrix it is. */
  state: string;
  invented: string | null;
  difference: DifferenceSheet;
  pageOf: string;
  /** The day that the changes carry. */
  date: SheetDate;
};

export type DocxOutcome =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: "failed"; detail: string };

/** An order as the worker takes it: the sheet as text, so that a thread never waits for a deep copy. */
export type DocxOrder = { kind: "letter" | "difference" | "form" | "list" | "information-note"; json: string };
