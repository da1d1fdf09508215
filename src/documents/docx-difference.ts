import { diffArrays } from "diff";
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  type ParagraphChild,
  type Table,
  TextRun,
} from "docx";
import type { Language } from "#i18n/languages.ts";
import { instantOf } from "./docx-file.ts";
import type { TrackedDifference } from "./docx-job.ts";
import { type Cell, cellRuns, headCell, table, textCell } from "./docx-table.ts";
import { paragraph, portraitWidth, section, stylesFor } from "./docx-words.ts";
import type { DifferenceSheet } from "./letter-sheet.ts";

/** Who makes the tracked changes. */
const author = "1540 Committee";
// Beyond these edits the whole text is shown as replaced; a count and not a clock, so that the same sheet gives the same file.
const mostEdits = 800;

/** What changed, as a table that shows both texts side by side. */
export function differenceTable(lang: Language, { columns, rows }: DifferenceSheet): Table {
  return table({
    lang,
    widths: [0.25, 0.2, 0.27, 0.28].map((share) => Math.floor(share * portraitWidth)),
    head: [[columns.row, columns.place, columns.before, columns.after].map((text) => headCell(lang, text))],
    body: rows.map((row) => [
      labelCell(row),
      ...[row.place, row.before, row.after].map((text) => textCell(lang, text)),
    ]),
  });
}

/** What changed, each field once: the old words as deleted, the new ones as inserted. */
export function trackedDocument({ lang, state, invented, difference, pageOf, date }: TrackedDifference): Document {
  const { title, intro, none, columns, rows } = difference;
  const fullTitle = `${title} – ${state}`;
  return new Document({
    title: fullTitle,
    creator: author,
    lastModifiedBy: author,
    styles: stylesFor(lang),
    features: { trackRevisions: true },
    sections: [
      section({ lang, invented, pageOf, what: fullTitle }, "portrait", [
        paragraph(lang, fullTitle, {}, { heading: HeadingLevel.HEADING_1 }),
        ...(rows.length === 0
          ? [paragraph(lang, none)]
          : [
              paragraph(lang, intro),
              table({
                lang,
                widths: [0.27, 0.21, 0.52].map((share) => Math.floor(share * portraitWidth)),
                head: [
                  [columns.row, columns.place, `${columns.before} – ${columns.after}`].map((text) =>
                    headCell(lang, text),
                  ),
                ],
                body: trackedRows(lang, rows, instantOf(date)),
              }),
              paragraph(lang, ""), // Word wants a paragraph behind a table
            ]),
      ]),
    ],
  });
}

function trackedRows(lang: Language, rows: DifferenceSheet["rows"], date: string): Cell[][] {
  let id = 0;
  const mark = () => ({ id: ++id, author, date });
  return rows.map((row) => [
    labelCell(row),
    textCell(lang, row.place),
    {
      runs: wordsOf(lang, row.before, row.after).flatMap(({ kind, text }) => pieceRuns(lang, kind, text, mark)),
      length: row.before.length + row.after.length,
    },
  ]);
}

function pieceRuns(
  lang: Language,
  kind: Piece["kind"],
  text: string,
  mark: () => { id: number; author: string; date: string },
): ParagraphChild[] {
  const runs = cellRuns(lang, text);
  if (kind === "same") return runs.map((one) => new TextRun(one));
  if (kind === "added") return runs.map((one) => new InsertedTextRun({ ...one, ...mark() }));
  return runs.map((one) => new DeletedTextRun({ ...one, ...mark() }));
}

type Piece = { kind: "same" | "added" | "removed"; text: string };

/** Both texts in one, word by word; words of an address or a symbol, enclosed before, are not taken apart. */
function wordsOf(lang: Language, before: string, after: string): Piece[] {
  const words = new Intl.Segmenter(lang, { granularity: "word" });
  const split = (text: string): string[] =>
    text
      .split(/(\u2066[^\u2069]*\u2069|\n)/u)
      .flatMap((part) => (/^[\u2066\n]/u.test(part) ? [part] : [...words.segment(part)].map(({ segment }) => segment)));
  const changes = diffArrays(split(before), split(after), { maxEditLength: mostEdits });
  if (!changes) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

function labelCell({ row, rowLang }: DifferenceSheet["rows"][number]): Cell {
  return textCell(rowLang, row);
}
