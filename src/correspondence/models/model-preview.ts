import type { LetterSheet } from "#documents/letter-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { letterDate } from "../letter-date.ts";
import { composeLetter } from "./compose-letter.ts";
import { addressOf } from "./letter-forms.ts";
import { sampleDates, sampleFacts, sampleNames, sampleReference } from "./sample-facts.ts";
import type { ShownSituation } from "./situation.ts";

type Previewed = { model: LetterModel; language: Language; situation: ShownSituation };

/** A model as a letter to nobody: an invented addressee in one situation, without its annexes. */
export function modelPreview({ model, language, situation }: Previewed): LetterSheet {
  const { words } = composeLetter(model, sampleFacts(language, situation));
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(sampleDates.dated);
  const [, formalName] = sampleNames[language][model.addressee];
  const asked = { form: model.form, addressee: model.addressee, language, gender: "unknown" } as const;
  return {
    ...words,
    lang: language,
    invented: t(language, "model.sample-note"),
    reference: sampleReference,
    dateText: letterDate(language, sampleDates.dated),
    date: { y, m, d },
    addressee: addressOf(asked, { formalName }),
    wordingNote: null,
    annex: null,
    difference: null,
    enclosedModel: null,
    pageOf: t(language, "matrix.page-of"),
  };
}
