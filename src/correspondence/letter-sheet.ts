import type { DifferenceSheet, LetterSheet } from "#documents/letter-sheet.ts";
import type { MatrixSheet } from "#documents/matrix-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { letterDate, placeAndDate } from "./letter-date.ts";
import type { LetterWords } from "./models/compose-letter.ts";

export type LetterParts = {
  /** The language it is written in; `wanted` the addressee's, when the model lacks it. */
  language: Language;
  wanted: Language;
  reference: string;
  dated: string;
  invented: boolean;
  /** The addressee's block, line by line. */
  addressee: readonly string[];
  words: LetterWords;
  wording: "committee" | "project";
  annex: MatrixSheet | null;
  difference: DifferenceSheet | null;
  enclosedModel: LetterSheet["enclosedModel"];
  written?: LetterSheet["written"];
};

/** The letter as the printer wants it: the words of its model in their order, what it encloses behind it. */
export function letterSheetFor(parts: LetterParts): LetterSheet {
  const { language, words, dated } = parts;
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(dated);
  return {
    ...words,
    lang: language,
    invented: parts.invented ? t(language, "state.invented") : null,
    reference: parts.reference,
    dateText: words.form === "letter" ? letterDate(language, dated) : placeAndDate(language, dated),
    date: { y, m, d },
    addressee: parts.addressee,
    wordingNote: noteOf(parts),
    annex: parts.annex,
    difference: parts.difference,
    enclosedModel: parts.enclosedModel,
    ...(parts.written ? { written: parts.written } : {}),
    pageOf: t(language, "matrix.page-of"),
  };
}

/** Whose words these are, and that they are not in the addressee's language when the model lacks it. */
function noteOf({ language, wanted, wording }: LetterParts): string | null {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(wanted) ?? wanted;
  const said = [
    ...(wording === "project" ? [t(language, "letter.wording-of-the-project")] : []),
    ...(language === wanted ? [] : [t(language, "letter.model-lacks-language", { language: name })]),
  ];
  return said.length > 0 ? said.join(" ") : null;
}
