import type { Language } from "#i18n/languages.ts";
import type { SheetDate } from "./matrix-sheet.ts";

/** A list as a table on wide pages: display values only. */
export type ListSheet = {
  lang: Language;
  title: string;
  /** Whom this paper is for, and of which moment it is: on every page. */
  forWhom: string;
  asOf: string;
  invented: string | null;
  intro: string;
  /** What is said in place of a table without rows. */
  none: string;
  /** How wide each column is beside the others. */
  columns: readonly { label: string; share: number }[];
  rows: readonly (readonly string[])[];
  pageOf: string;
  date: SheetDate;
};
