import type { HandOverSheet } from "#documents/hand-over-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { letterDate } from "./letter-date.ts";

/** A letter as it lies on the pile: its place in the run, whom it is for and where, and how many pages it has. */
export type LetterOnPaper = {
  number: number;
  reference: string;
  addressee: readonly string[];
  address: readonly string[];
  pages: number;
};

export type HandOver = {
  language: Language;
  /** The run's title. */
  subject: string;
  /** The day the list carries. */
  date: string;
  invented: boolean;
  letters: readonly LetterOnPaper[];
};

/** The list that goes with a pile of letters: who received each, when, and a signature. */
export function handOverSheetFor({ language, subject, date, invented, letters }: HandOver): HandOverSheet {
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(date);
  const pages = letters.reduce((sum, letter) => sum + letter.pages, 0);
  return {
    lang: language,
    title: t(language, "handover.title"),
    subject,
    invented: invented ? t(language, "handover.invented") : null,
    intro: t(language, "handover.intro"),
    facts: [
      { label: t(language, "column.date"), value: letterDate(language, date) },
      { label: t(language, "handover.letters"), value: formatNumber(language, letters.length) },
      { label: t(language, "handover.pages-in-all"), value: formatNumber(language, pages) },
    ],
    columns: {
      number: t(language, "matrix.number"),
      reference: t(language, "column.reference"),
      addressee: t(language, "handover.addressee"),
      pages: t(language, "handover.pages"),
      receivedBy: t(language, "handover.received-by"),
      receivedOn: t(language, "column.date"),
      signature: t(language, "handover.signature"),
    },
    rows: letters.map((letter) => ({
      number: formatNumber(language, letter.number),
      reference: letter.reference,
      addressee: letter.addressee.join("\n"),
      address: letter.address.join("\n"),
      pages: formatNumber(language, letter.pages),
    })),
    pageOf: t(language, "matrix.page-of"),
    date: { y, m, d },
  };
}
