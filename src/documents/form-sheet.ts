import type { Language } from "#i18n/languages.ts";
import type { SheetDate } from "./matrix-sheet.ts";

/**
 * A form to fill in a program for texts or sheets: every word already in the language of the form. A field is known by its
 * key, printed small beside it, whatever else becomes of the file.
 */
export type FormSheet = {
  lang: Language;
  title: string;
  intro: string[];
  /** Who asks, where that is an invented State or organisation: said on each page. */
  invented: string | null;
  pageOf: string;
  date: SheetDate;
  parts: FormPart[];
  /** Above what is said of paragraphs of a resolution, which stands behind the form. */
  adviceTitle: string;
  lists: FormList[];
};

export type FormPart = {
  title: string;
  /** Which of several like it, from 1: the part is filled once for each thing that is asked for. */
  item: number | null;
  advice: Advice[];
  fields: FormField[];
};

/** What is said about a part or a field, with the paragraph of a resolution that it comes from; its text is empty where it is not at hand. */
export type Advice = { words: string; paragraph: { name: string; text: string } | null };

export type FormField = {
  /** Between square brackets where it is printed. */
  key: string;
  label: string;
  hint: string;
  advice: Advice[];
  input: FormInput;
  /** Beside another field, and printed with it: who may see it. */
  isSecond: boolean;
};

export type FormInput =
  | { kind: "words"; typed: string; lines: number }
  | { kind: "one" | "several"; choices: { words: string; isChosen: boolean }[] }
  | { kind: "list"; typed: string; choices: string[] };

/** A list to choose from, behind the form. */
export type FormList = { title: string; note: string; columns: string[]; rows: string[][] };

/** The style of what a form says of itself, so that it is not taken for what somebody wrote. */
export const formWords = "FormWords";
