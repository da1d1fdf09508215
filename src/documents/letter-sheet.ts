import type { Language } from "#i18n/languages.ts";
import type { MatrixSheet, SheetDate } from "./matrix-sheet.ts";

/** A letter or note verbale as it is read on paper, with what it encloses: display values only. */
export type LetterSheet = {
  lang: Language;
  /** A letter is signed; a note verbale is in the third person and carries no signature. */
  form: "letter" | "note-verbale";
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
  /** The matrix, when the letter transmits one. */
  annex: MatrixSheet | null;
  /** What changed since the version its addressee last received. */
  difference: DifferenceSheet | null;
  /** The model of another letter, for information, with its places to be filled in still open. */
  enclosedModel: { title: string; note: string; paragraphs: readonly string[] } | null;
  /** What a State or an organisation wrote, as the addressee may read it: its request for assistance, the offers it received. */
  written?: readonly WrittenSheet[];
  /** Explanations printed after the annex. */
  technicalNotes: { title: string; paragraphs: readonly string[] } | null;
  pageOf: string;
  /** What was filled in, by the name of its place: a Word template of the secretariat asks for it. Not printed. */
  values?: Readonly<Record<string, string>>;
};

/** Words of others under our labels: each stands in the language it was written in. */
export type WrittenSheet = {
  title: string;
  note: string;
  facts: readonly { label: string; value: string }[];
  parts: readonly {
    title: string;
    fields: readonly { label: string; value: { lang: Language; text: string } }[];
  }[];
};

/** What changed between two versions of a matrix, row by row, in words of the sheet's language. */
export type DifferenceSheet = {
  title: string;
  intro: string;
  columns: { row: string; place: string; before: string; after: string };
  rows: readonly { row: string; rowLang: Language; place: string; before: string; after: string }[];
  /** Said in place of a table when nothing changed. */
  none: string;
};

/** `asks` are numbered: what the Committee asks of the State. */
export type LetterPart =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "asks"; intro: string; items: readonly { title: string; text: string }[] };
