import type { Language } from "#i18n/languages.ts";
import type { MatrixSheet, SheetDate } from "./matrix-sheet.ts";

/** A part of a letter's text; what is asked stands in a numbered list. */
export type LetterPart =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "asks"; intro: string; items: { title: string; text: string }[] };

/** A letter as it is printed, its matrix after it: every word already in the language of the document. */
export type LetterSheet = {
  lang: Language;
  title: string;
  invented: string | null;
  letterhead: { organization: string; committee: string; address: string[] };
  reference: string;
  referenceLabel: string;
  dateText: string;
  date: SheetDate;
  addressee: string[];
  salutation: string;
  body: LetterPart[];
  closing: string;
  signatory: string[];
  enclosures: { label: string; items: string[] };
  /** Says for instance that the wording is not official. */
  wordingNote: string | null;
  annex: MatrixSheet;
  technicalNotes: { title: string; paragraphs: string[] } | null;
  pageOf: string;
};
