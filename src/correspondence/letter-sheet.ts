import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixSheetFor, type PrintedMatrix } from "#matrix/matrix-sheet-pdf.ts";
import type { TransmittalModel } from "#regime/committee-text.ts";
import type { Letter } from "./letter.ts";
import { letterDate } from "./letter-date.ts";

export type LetterParts = {
  letter: Pick<Letter, "reference" | "dated" | "replyBy" | "matrixNumber" | "language">;
  model: { text: TransmittalModel; in: Language; wording: "committee" | "project" };
  state: { short: Record<Language, string>; formal: Record<Language, string>; invented: boolean };
  matrix: Pick<PrintedMatrix, "sheet" | "disclaimer" | "approvedOn">;
};

/** The letter as the printer wants it: the model's parts in their order, three asks, the matrix behind it. */
export function letterSheetFor({ letter, model, state, matrix }: LetterParts): LetterSheet {
  const language = model.in;
  const text = filled(model.text, {
    state: state.short[language],
    reference: letter.reference,
    replyBy: letterDate(language, letter.replyBy),
    version: String(letter.matrixNumber),
  });
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(letter.dated);
  const paragraph = (words: string) => ({ kind: "paragraph" as const, text: words });
  return {
    lang: language,
    title: text.title,
    invented: state.invented ? t(language, "state.invented") : null,
    letterhead: text.letterhead,
    reference: letter.reference,
    referenceLabel: text.referenceLabel,
    dateText: letterDate(language, letter.dated),
    date: { y, m, d },
    addressee: [t(language, "letter.permanent-representative"), state.formal[language]],
    salutation: text.salutation,
    body: [
      ...[text.thanks, text.recall, text.purpose].map(paragraph),
      { kind: "heading", text: text.matrixHeading },
      ...[text.matrix, text.blank].map(paragraph),
      { kind: "asks", intro: text.asksIntro, items: [text.review, text.consent, text.information] },
      paragraph(text.reply),
    ],
    closing: text.closing,
    signatory: text.signatory,
    enclosures: { label: text.enclosuresLabel, items: text.enclosures },
    wordingNote: notes(letter.language, model),
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

/** Whose words these are, and that they are not in the State's language when the model lacks it. */
function notes(wanted: Language, model: LetterParts["model"]): string | null {
  const name = new Intl.DisplayNames(model.in, { type: "language" }).of(wanted) ?? wanted;
  const said = [
    ...(model.wording === "project" ? [t(model.in, "letter.wording-of-the-project")] : []),
    ...(model.in === wanted ? [] : [t(model.in, "letter.model-lacks-language", { language: name })]),
  ];
  return said.length > 0 ? said.join(" ") : null;
}

/** The model with its {{holes}} filled, wherever they stand; a hole nobody knows is a fault of the model and is said, not printed. */
function filled<T>(part: T, values: Record<string, string>): T {
  if (typeof part === "string") return fill(part, values) as T; // a text stays a text
  if (Array.isArray(part)) return part.map((one) => filled(one, values)) as T; // a list stays a list of the same
  return Object.fromEntries(Object.entries(part as object).map(([key, one]) => [key, filled(one, values)])) as T; // the same keys
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the model of the letter has an unknown placeholder ${hole}`);
    return value;
  });
}
