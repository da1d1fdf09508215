import type { Language } from "#i18n/languages.ts";
import type { MatrixSheet, SheetDate } from "./matrix-sheet.ts";

/** A letter to a State as it is read on paper, with the matrix it transmits: display values only. */
export type LetterSheet = {
  lang: Language;
  /** The title of the file; not printed. */
  title: string;
  invented: string | null;
  letterhead: { organization: string; committee: string; address: readonly string[] };
  reference: string;
  referenceLabel: string;
  dateText: string;
  date: SheetDate;
  addressee: readonly string[];
  salutation: string;
  body: readonly LetterPart[];
  closing: string;
  signatory: readonly string[];
  enclosures: { label: string; items: readonly string[] };
  /** "Unofficial wording", printed small at the end of the letter. */
  wordingNote: string | null;
  annex: MatrixSheet;
  /** Explanations printed after the annex. */
  technicalNotes: { title: string; paragraphs: readonly string[] } | null;
  pageOf: string;
};

/** `asks` are numbered: what the Committee asks of the State. */
export type LetterPart =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "asks"; intro: string; items: readonly { title: string; text: string }[] };
