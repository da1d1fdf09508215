import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixSheetFor, type PrintedMatrix } from "#matrix/matrix-sheet-pdf.ts";
import type { TransmittalModel } from "#regime/committee-text.ts";
import { formatDate } from "#ui/dates.tsx";
import type { Letter } from "./letter.ts";

export type LetterParts = {
  letter: Pick<Letter, "reference" | "dated" | "replyBy" | "matrixNumber">;
  model: { text: TransmittalModel; in: Language; wording: "committee" | "project" };
  state: { short: Record<Language, string>; formal: Record<Language, string>; invented: boolean };
  matrix: Pick<PrintedMatrix, "sheet" | "disclaimer" | "approvedOn">;
};

/** The letter as the printer wants it: the model's parts in their order, three asks, the matrix behind it. */
export function letterSheetFor({ letter, model, state, matrix }: LetterParts): LetterSheet {
  const language = model.in;
  const { text } = model;
  const fill = filler({
    state: state.short[language],
    reference: letter.reference,
    replyBy: formatDate(language, letter.replyBy),
    version: String(letter.matrixNumber),
  });
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(letter.dated);
  return {
    lang: language,
    title: text.title,
    invented: state.invented ? t(language, "state.invented") : null,
    letterhead: text.letterhead,
    reference: letter.reference,
    referenceLabel: text.referenceLabel,
    dateText: formatDate(language, letter.dated),
    date: { y, m, d },
    addressee: [t(language, "letter.permanent-mission"), state.formal[language]],
    salutation: text.salutation,
    body: [
      ...[text.thanks, text.recall, text.purpose].map((part) => ({ kind: "paragraph" as const, text: fill(part) })),
      { kind: "heading", text: text.matrixHeading },
      ...[text.matrix, text.blank].map((part) => ({ kind: "paragraph" as const, text: fill(part) })),
      { kind: "asks", intro: text.asksIntro, items: [text.review, text.consent, text.information] },
      { kind: "paragraph", text: fill(text.reply) },
    ],
    closing: text.closing,
    signatory: text.signatory,
    enclosures: { label: text.enclosuresLabel, items: text.enclosures.map(fill) },
    wordingNote: model.wording === "project" ? t(language, "letter.wording-of-the-project") : null,
    annex: matrixSheetFor({
      language,
      stateName: state.short[language],
      invented: state.invented,
      number: letter.matrixNumber,
      printedOn: letter.dated,
      ...matrix,
    }),
    technicalNotes: text.technicalNotes,
    pageOf: t(language, "matrix.page-of"),
  };
}

/** Fills {{holes}}; a hole nobody knows is a fault of the model and is said, not printed. */
function filler(values: Record<string, string>): (text: string) => string {
  return (text) =>
    text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the model of the letter has an unknown placeholder ${hole}`);
      return value;
    });
}
