import type { Language } from "#i18n/languages.ts";

export type SheetWeapon = "NW" | "CW" | "BW";
export type SheetAspect = "status" | "framework" | "enforcement";
export type SheetMark = "" | "X" | "?" | "N/A";

/** The day a sheet is dated: the only date in the file, so that the same sheet always gives the same bytes. */
export type SheetDate = { y: number; m: number; d: number };

/** One State's matrix as it is read on paper: display values only, in the language of the sheet. */
export type MatrixSheet = {
  lang: Language;
  title: string;
  state: string;
  /** "Approved on 1 December 2026", "Draft". */
  statusLine: string;
  /** The sentence that says so when the State is invented; on every page. */
  invented: string | null;
  facts: readonly { label: string; value: string }[];
  disclaimer: { title: string; paragraphs: readonly string[]; lang: Language; note: string | null };
  /** `symbol` is "" for the blank. */
  symbols: { title: string; items: readonly { symbol: SheetMark; meaning: string }[] };
  columns: MatrixColumns;
  sections: readonly MatrixSection[];
  /** "Page {p} of {t}". */
  pageOf: string;
  date: SheetDate;
};

export type MatrixColumns = {
  number: string;
  measure: string;
  information: string;
  remarks: string;
  weapons: Record<SheetWeapon, string>;
  aspects: Record<SheetAspect, string>;
  source: string;
  /** What is read aloud where a mark is blank; never "no". */
  blank: string;
};

/** `status` sections ask one mark a row; `measures` sections ask one for each weapon in law and in enforcement. */
export type MatrixSection = {
  title: string;
  titleLang: Language;
  question: string | null;
  kind: "status" | "measures";
  weapons: readonly SheetWeapon[];
  rows: readonly MatrixRow[];
};

/** `marks` is keyed "status", "framework.NW", "enforcement.BW"…; a key that is absent is a blank. */
export type MatrixRow = {
  n: number;
  label: string;
  labelLang: Language;
  marks: Readonly<Record<string, SheetMark>>;
  sources: Readonly<Partial<Record<SheetAspect, string>>>;
  remarks: string;
};
