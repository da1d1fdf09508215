import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixSheetFor, type PrintedMatrix } from "#matrix/matrix-sheet-pdf.ts";
import type { TransmittalModel } from "#regime/committee-text.ts";
import type { Letter } from "./letter.ts";
import { letterDate } from "./letter-date.ts";
import { composeLetter, modernModel } from "./models/compose-letter.ts";

export type LetterParts = {
  letter: Pick<Letter, "reference" | "dated" | "replyBy" | "matrixNumber" | "language">;
  model: { text: TransmittalModel; in: Language; wording: "committee" | "project" };
  state: { short: Record<Language, string>; formal: Record<Language, string>; invented: boolean };
  matrix: Pick<PrintedMatrix, "sheet" | "disclaimer" | "approvedOn">;
};

/** The letter as the printer wants it: the words of its model in their order, the matrix behind it. */
export function letterSheetFor({ letter, model, state, matrix }: LetterParts): LetterSheet {
  const language = model.in;
  const { words } = composeLetter(modernModel(model.text), {
    holds: new Set(["matrix-enclosed"]),
    values: {
      state: state.short[language],
      reference: letter.reference,
      replyBy: letterDate(language, letter.replyBy),
      version: String(letter.matrixNumber),
    },
  });
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(letter.dated);
  return {
    ...words,
    lang: language,
    invented: state.invented ? t(language, "state.invented") : null,
    reference: letter.reference,
    dateText: letterDate(language, letter.dated),
    date: { y, m, d },
    addressee: [t(language, "letter.permanent-representative"), state.formal[language]],
    wordingNote: notes(letter.language, model),
    annex: matrixSheetFor({
      language,
      stateName: state.short[language],
      invented: state.invented,
      number: letter.matrixNumber,
      printedOn: letter.dated,
      ...matrix,
    }),
    difference: null,
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
