// The letters that the bench prints: invented, of the size of real ones, every row of every matrix different.
import type { LetterSheet } from "#documents/letter-sheet.ts";
import { sampleLetter, sampleMatrix } from "#documents/sample-sheets.ts";
import { languages } from "#i18n/languages.ts";

/** The `n`th letter of a run, with its matrix; the six languages take turns. */
export function letterOfRun(n: number): LetterSheet {
  const lang = languages[n % languages.length] ?? "en";
  const matrix = sampleMatrix(lang);
  return {
    ...sampleLetter(lang),
    reference: `OC.${n + 1}/2026`,
    annex: {
      ...matrix,
      sections: matrix.sections.map((section, s) => ({
        ...section,
        rows: section.rows.map((row) => ({
          ...row,
          label: `${row.label} ${n + 1}.${s + 1}.${row.n}`,
          remarks: row.remarks && `${row.remarks} ${n + 1}.${s + 1}.${row.n}`,
        })),
      })),
    },
  };
}
