import type { MatrixSheet, MatrixRow as PrintedRow } from "#documents/matrix-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { type Aspect, marks } from "#regime/template.ts";
import { formatDate } from "#ui/dates.tsx";
import { notesOf, type Sheet, type SheetRow, sourceWords } from "./sheet.ts";
import { markMeaning } from "./sheet.views.tsx";
import type { DisclaimerShown } from "./shown-matrix.ts";

export type PrintedMatrix = {
  language: Language;
  stateName: string;
  invented: boolean;
  number: number;
  sheet: Sheet;
  disclaimer: DisclaimerShown;
  /** The day of approval, or undefined for a draft. */
  approvedOn: string | undefined;
  /** The day the paper carries. */
  printedOn: string;
};

/** A matrix as the printer wants it: every word in the language of the paper. */
export function matrixSheetFor({
  language,
  stateName,
  invented,
  number,
  sheet,
  disclaimer,
  approvedOn,
  printedOn,
}: PrintedMatrix): MatrixSheet {
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(printedOn);
  return {
    lang: language,
    title: t(language, approvedOn ? "matrix.title.approved" : "matrix.title.draft", { state: stateName }),
    state: stateName,
    statusLine: approvedOn
      ? t(language, "standing.approved", { date: formatDate(language, approvedOn) })
      : t(language, "standing.draft"),
    invented: invented ? t(language, "state.invented") : null,
    facts: [
      { label: t(language, "column.state"), value: stateName },
      { label: t(language, "column.version"), value: String(number) },
      ...(approvedOn ? [{ label: t(language, "matrix.approved-on"), value: formatDate(language, approvedOn) }] : []),
      { label: t(language, "matrices.template"), value: t(language, "template.name", { years: sheet.years }) },
    ],
    disclaimer: {
      ...disclaimer.text,
      lang: disclaimer.in,
      note: disclaimer.wording === "project" ? t(language, "matrix.wording-of-the-project") : null,
    },
    symbols: {
      title: t(language, "matrix.symbols"),
      items: marks.map((mark) => ({ symbol: mark, meaning: markMeaning(language, mark) })),
    },
    columns: {
      number: t(language, "matrix.number"),
      measure: t(language, "matrix.row"),
      information: t(language, "matrix.information"),
      remarks: t(language, "cell.remark"),
      weapons: { NW: "NW", CW: "CW", BW: "BW" },
      aspects: {
        status: t(language, "aspect.status"),
        framework: t(language, "aspect.framework"),
        enforcement: t(language, "aspect.enforcement"),
      },
      source: t(language, "cell.sources"),
      blank: t(language, "mark.blank"),
    },
    sections: sheet.sections.map((section) => {
      const title = pickText(section.title, language);
      return {
        title: title.text,
        titleLang: title.in,
        question: section.question && pickText(section.question, language).text,
        kind: section.kind,
        weapons: section.weapons,
        rows: section.rows.map((row) => printedRow(row, language)),
      };
    }),
    pageOf: t(language, "matrix.page-of"),
    date: { y, m, d },
  };
}

function printedRow(row: SheetRow, language: Language): PrintedRow {
  const label = pickText(row.label, language);
  const notes = notesOf(row);
  const sourcesOf = (aspect: Aspect): string =>
    notes
      .filter(({ places, sources }) => sources.length > 0 && places.some((place) => place.aspect === aspect))
      .map(({ places, sources }) => `${weaponsOf(places)}${sources.map(sourceWords).join("; ")}`)
      .join(" · ");
  return {
    n: row.n,
    label: label.text,
    labelLang: label.in,
    marks: Object.fromEntries(
      row.cells.map(({ aspect, weapon, mark }) => [weapon ? `${aspect}.${weapon}` : aspect, mark]),
    ),
    sources: Object.fromEntries(row.aspects.map((aspect) => [aspect, sourcesOf(aspect)])),
    remarks: [
      ...new Set(notes.filter(({ remark }) => remark).map(({ places, remark }) => `${weaponsOf(places)}${remark}`)),
    ].join(" · "),
  };
}

function weaponsOf(places: readonly { weapon: string }[]): string {
  const named = [...new Set(places.map(({ weapon }) => weapon).filter(Boolean))];
  return named.length > 0 ? `${named.join(", ")}: ` : "";
}
