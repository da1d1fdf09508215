import { AlignmentType, HeadingLevel, type ISectionOptions, type Table } from "docx";
import { type Cell, headCell, table, textCell } from "./docx-table.ts";
import { bodySize, colours, landscapeWidth, millimetre, paragraph, ruled, section } from "./docx-words.ts";
import type { MatrixRow, MatrixSection, MatrixSheet, SheetAspect, SheetMark } from "./matrix-sheet.ts";

const measureAspects = ["framework", "enforcement"] as const;
const marksWidth = Math.round(11 * millimetre);
const numberWidth = Math.round(12 * millimetre);

/** The matrix as a section of wide pages: what it is, the disclaimer, the symbols, and a table for each section. */
export function matrixSection(sheet: MatrixSheet, invented: string | null): ISectionOptions {
  const { lang, title, state, statusLine, facts, disclaimer, symbols } = sheet;
  const small = { size: 0.85 * bodySize(lang) };
  const what = `${state} · ${statusLine}`;
  return section({ lang, invented: invented ?? sheet.invented, pageOf: sheet.pageOf, what }, "landscape", [
    paragraph(lang, title, {}, { heading: HeadingLevel.HEADING_1 }),
    paragraph(lang, what, { bold: true }, { border: ruled }),
    ...facts.map(({ label, value }) => paragraph(lang, `${label}: ${value}`, small, { spacing: { after: 60 } })),
    paragraph(lang, disclaimer.title, {}, { heading: HeadingLevel.HEADING_2 }),
    ...(disclaimer.note ? [paragraph(lang, disclaimer.note, { ...small, color: colours.muted })] : []),
    ...disclaimer.paragraphs.map((text) => paragraph(disclaimer.lang, text, small)),
    paragraph(lang, symbols.title, {}, { heading: HeadingLevel.HEADING_2 }),
    symbolsTable(sheet),
    ...sheet.sections.flatMap((one) => [
      paragraph(one.titleLang, one.title, {}, { heading: HeadingLevel.HEADING_2 }),
      ...(one.question ? [paragraph(one.titleLang, one.question, { ...small, color: colours.muted })] : []),
      one.kind === "status" ? statusTable(sheet, one) : measuresTable(sheet, one),
    ]),
  ]);
}

/** Without a head: each sign beside what it means. */
function symbolsTable({ lang, symbols }: MatrixSheet): Table {
  return table({
    lang,
    widths: shares(landscapeWidth, [marksWidth], [1]),
    head: [],
    body: symbols.items.map(({ symbol, meaning }) => [markCell(symbol), textCell(lang, meaning)]),
  });
}

function statusTable({ lang, columns }: MatrixSheet, { rows }: MatrixSection): Table {
  const centred = { alignment: AlignmentType.CENTER };
  return table({
    lang,
    widths: shares(landscapeWidth, [numberWidth], [1.35], [Math.round(18 * millimetre)], [1.3, 1.3]),
    head: [
      [
        headCell(lang, columns.number),
        headCell(lang, columns.measure),
        headCell(lang, columns.aspects.status, centred),
        headCell(lang, columns.information),
        headCell(lang, columns.remarks),
      ],
    ],
    body: rows.map((row) => [
      ...numberAndLabel(row),
      markCell(row.marks.status ?? ""),
      textCell(lang, row.sources.status ?? ""),
      textCell(lang, row.remarks),
    ]),
  });
}

function measuresTable({ lang, columns }: MatrixSheet, { rows, weapons }: MatrixSection): Table {
  const marks = weapons.map(() => marksWidth);
  return table({
    lang,
    widths: shares(landscapeWidth, [numberWidth], [1.25], marks, [1], marks, [1, 1.15]),
    head: [
      [
        headCell(lang, columns.number, { rowSpan: 2 }),
        headCell(lang, columns.measure, { rowSpan: 2 }),
        ...measureAspects.map((aspect) => headCell(lang, columns.aspects[aspect], { columnSpan: weapons.length + 1 })),
        headCell(lang, columns.remarks, { rowSpan: 2 }),
      ],
      measureAspects.flatMap(() => [
        ...weapons.map((weapon) => headCell(lang, columns.weapons[weapon], { alignment: AlignmentType.CENTER })),
        headCell(lang, columns.source),
      ]),
    ],
    body: rows.map((row) => {
      const group = (aspect: SheetAspect): Cell[] => [
        ...weapons.map((weapon) => markCell(row.marks[`${aspect}.${weapon}`] ?? "")),
        textCell(lang, row.sources[aspect] ?? ""),
      ];
      return [...numberAndLabel(row), ...measureAspects.flatMap(group), textCell(lang, row.remarks)];
    }),
  });
}

function numberAndLabel({ n, label, labelLang }: MatrixRow): Cell[] {
  return [textCell("en", String(n), { color: colours.muted }), textCell(labelLang, label)];
}

/** A mark; a blank is a place on a light ground that nothing is written in, and never "no". */
function markCell(mark: SheetMark): Cell {
  const alignment = AlignmentType.CENTER;
  return mark === ""
    ? { runs: [], length: 0, fill: colours.blank, alignment }
    : textCell("en", mark, { bold: true }, { alignment });
}

/** Widths that add up to the whole: fixed ones (whole numbers of twentieths of a point, over 200) and shares of the rest. */
function shares(whole: number, ...groups: readonly (readonly number[])[]): number[] {
  const all = groups.flat();
  const fixed = all.filter((width) => width > 200).reduce((sum, width) => sum + width, 0);
  const parts = all.filter((width) => width <= 200).reduce((sum, width) => sum + width, 0);
  return all.map((width) => (width > 200 ? width : Math.floor((width / parts) * (whole - fixed))));
}
