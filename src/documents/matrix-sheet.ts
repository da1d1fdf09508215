import type { Language } from "#i18n/languages.ts";

export type SheetDate = { y: number; m: number; d: number };
export type SheetWeapon = "NW" | "CW" | "BW";
export type SheetAspect = "status" | "framework" | "enforcement";
export type SheetMark = "" | "X" | "?" | "N/A";

/** One numbered row. `marks` are keyed "status" or aspect and weapon ("framework.NW"); an absent one is blank. */
export type SheetRow = {
  n: number;
  label: string;
  labelLang: Language;
  marks: Record<string, SheetMark>;
  sources: Partial<Record<SheetAspect, string>>;
  remarks: string;
};

export type SheetSection = {
  title: string;
  titleLang: Language;
  question: string | null;
  kind: "status" | "measures";
  /** The weapons that have columns in this section; empty in sections of status. */
  weapons: SheetWeapon[];
  rows: SheetRow[];
};

/** Text that may stand in another language than the document, and then says so in `note`. */
export type SheetDisclaimer = { title: string; paragraphs: string[]; lang: Language; note: string | null };

/** The words over the columns; `blank` is read aloud where a mark is blank. */
export type SheetColumns = {
  number: string;
  measure: string;
  information: string;
  remarks: string;
  weapons: Record<SheetWeapon, string>;
  aspects: Record<SheetAspect, string>;
  source: string;
  blank: string;
};

/** A matrix as it is printed: every word already in the language of the document. */
export type MatrixSheet = {
  lang: Language;
  title: string;
  state: string;
  statusLine: string;
  /** The sentence that says the State is invented, for the head of every page. */
  invented: string | null;
  facts: { label: string; value: string }[];
  disclaimer: SheetDisclaimer;
  /** An empty symbol stands for the blank. */
  symbols: { title: string; items: { symbol: string; meaning: string }[] };
  columns: SheetColumns;
  sections: SheetSection[];
  /** With the places {p} and {t}: "Page {p} of {t}". */
  pageOf: string;
  date: SheetDate;
};
