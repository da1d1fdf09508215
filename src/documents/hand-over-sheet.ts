import type { Language } from "#i18n/languages.ts";
import type { SheetDate } from "./matrix-sheet.ts";

/** The list of letters that are handed over on paper, each against a name, a date and a signature: display values only. */
export type HandOverSheet = {
  lang: Language;
  title: string;
  /** What is handed over: the run's title. */
  subject: string;
  invented: string | null;
  intro: string;
  facts: readonly { label: string; value: string }[];
  columns: {
    number: string;
    reference: string;
    addressee: string;
    pages: string;
    receivedBy: string;
    receivedOn: string;
    signature: string;
  };
  rows: readonly { number: string; reference: string; addressee: string; address: string; pages: string }[];
  pageOf: string;
  date: SheetDate;
};
