import {
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Language } from "#i18n/languages.ts";
import { colours, type Look, paragraphOf, plain, runsOf, tableSize } from "./docx-words.ts";

/** A cell as it is written: its runs, how long its text is, and what it spans. */
export type Cell = {
  runs: readonly ParagraphChild[];
  length: number;
  alignment?: IParagraphOptions["alignment"];
  columnSpan?: number;
  rowSpan?: number;
  fill?: string;
};

type Rows = {
  lang: Language;
  widths: readonly number[];
  head: readonly (readonly Cell[])[];
  body: readonly (readonly Cell[])[];
  /** The style of its paragraphs, where it is not the usual one. */
  style?: string;
};

/** A table as wide as its text, its head repeated on each page, its rows whole unless they are long. */
export function table({ lang, widths, head, body, style }: Rows): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: colours.hairline };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
    ...(lang === "ar" ? { visuallyRightToLeft: true } : {}),
    rows: [
      ...head.map((cells) => row(lang, cells, { tableHeader: true, cantSplit: true, fill: colours.ground, style })),
      ...body.map((cells) =>
        row(lang, cells, { tableHeader: false, cantSplit: !isLong(cells), fill: undefined, style }),
      ),
    ],
  });
}

type Setting = { tableHeader: boolean; cantSplit: boolean; fill: string | undefined; style: string | undefined };

function row(lang: Language, cells: readonly Cell[], { tableHeader, cantSplit, fill, style }: Setting): TableRow {
  return new TableRow({
    ...(tableHeader ? { tableHeader } : {}),
    ...(cantSplit ? { cantSplit } : {}),
    children: cells.map(({ runs, length: _, alignment, fill: own, ...spans }) => {
      const ground = own ?? fill;
      return new TableCell({
        ...spans,
        verticalAlign: VerticalAlignTable.TOP,
        ...(ground ? { shading: { fill: ground } } : {}),
        children: [
          paragraphOf(lang, runs, {
            spacing: { after: 0, line: 240 },
            ...(alignment ? { alignment } : {}),
            ...(style ? { style } : {}),
          }),
        ],
      });
    }),
  });
}

function isLong(cells: readonly Cell[]): boolean {
  return cells.some(({ length }) => length > 700);
}

/** Runs of a table's text: smaller, and without serifs. */
export function cellRuns(lang: Language, text: string, look: Look = {}): IRunOptions[] {
  return runsOf(lang, text, { size: tableSize(look.lang ?? lang), font: plain, ...look });
}

export function textCell(lang: Language, text: string, look: Look = {}, spans: Partial<Cell> = {}): Cell {
  return { runs: cellRuns(lang, text, look).map((one) => new TextRun(one)), length: text.length, ...spans };
}

export function headCell(lang: Language, text: string, spans: Partial<Cell> = {}): Cell {
  return textCell(lang, text, { bold: true }, spans);
}
