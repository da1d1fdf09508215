import { detectDelimiter, parseCsv, writeCsv as writeHucreCsv } from "hucre/csv";
import { type CellStyle, readXlsx, writeXlsx as writeHucreXlsx } from "hucre/xlsx";
import { repackedSpreadsheet } from "./safe-unzip.ts";

/** A table as a person fills it in a spreadsheet: lines of text, the first one the headings. */
type SpreadsheetTable = {
  name: string;
  rows: readonly (readonly string[])[];
  isRightToLeft: boolean;
  /** The day the file says it is of: two of the same are the same byte for byte. */
  day?: string;
};

/** Bounds of one file that is read. */
export type SpreadsheetLimits = { bytes: number; rows: number; columns: number };

type SpreadsheetFault =
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "wrong-type"
  | "unreadable"
  | "hostile";
export type ReadSpreadsheet = { ok: true; rows: string[][] } | { ok: false; reason: SpreadsheetFault };

/** CSV that a spreadsheet program opens without running a formula out of it. */
export function writeCsv({ rows }: SpreadsheetTable): Uint8Array<ArrayBuffer> {
  const text = writeHucreCsv(
    rows.map((row) => [...row]),
    { escapeFormulae: true, bom: true, quoteStyle: "all" }, // quoted, so that a program that divides at semicolons divides nothing
  );
  return new Uint8Array(Buffer.from(text, "utf8"));
}

/** XLSX with one sheet; every cell is text, so nothing in it is a formula. */
export async function writeXlsx({
  name,
  rows,
  isRightToLeft,
  day,
}: SpreadsheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: widest }, () => ({ width: 24 }));
  const dated = day ? { created: new Date(day), modified: new Date(day) } : {};
  const bytes = await writeHucreXlsx({
    properties: dated,
    sheets: [
      {
        name: sheetName(name),
        rows: rows.map((row) => [...row]),
        columns,
        view: { rightToLeft: isRightToLeft },
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(bytes);
}

/** A cell of a workbook that is filled: its words and how it looks. `ask` is to be filled. */
export type BookCell = { text: string; look: "title" | "heading" | "label" | "quiet" | "key" | "ask" };

export type BookSheet = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly BookCell[])[];
  /** Lines that stay in sight, and are printed on each page. */
  headRows: number;
  isLandscape: boolean;
  /** Cells to choose in, and where the choices stand: "'Choices'!$A$2:$A$12". Others may be typed. */
  choices: readonly { range: string; from: string }[];
  /** Lines whose words run over several columns, from one to another. */
  wide: readonly { row: number; from: number; to: number }[];
};

export type Book = { title: string; isRightToLeft: boolean; sheets: readonly BookSheet[] };

/** A workbook to fill: several sheets, every cell a text. */
export async function writeBook({ title, isRightToLeft, sheets }: Book): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeHucreXlsx({
    properties: { title },
    // The library writes these lines without the quotation marks that a name with blanks needs.
    namedRanges: sheets
      .filter(({ headRows }) => headRows > 0)
      .map(({ name, headRows }) => ({
        name: "_xlnm.Print_Titles",
        range: `'${sheetName(name)}'!$${headRows}:$${headRows}`,
        scope: sheetName(name),
      })),
    defaultFont: { name: "Arial", size: 10 },
    sheets: sheets.map(({ name, widths, rows, headRows, isLandscape, choices, wide }) => ({
      name: sheetName(name),
      rows: rows.map((row) => row.map(({ text }) => text || null)),
      columns: widths.map((width) => ({ width })),
      cells: new Map(
        rows.flatMap((row, y) =>
          row.map(({ look }, x) => [`${y},${x}`, { style: styleOf(look, isRightToLeft) }] as const),
        ),
      ),
      merges: wide.map(({ row, from, to }) => ({ startRow: row, endRow: row, startCol: from, endCol: to })),
      rowDefs: new Map(wide.map((one) => [one.row, { height: heightOf(one, rows, widths) }])),
      view: { rightToLeft: isRightToLeft, showGridLines: false },
      ...(headRows > 0 ? { freezePane: { rows: headRows } } : {}),
      dataValidations: choices.map(({ range, from }) => ({
        type: "list" as const,
        range,
        formula1: from,
        allowBlank: true,
        showErrorMessage: false, // several may stand in one cell, and words of one's own are told when it is read
      })),
      pageSetup: {
        paperSize: "a4" as const,
        orientation: isLandscape ? ("landscape" as const) : ("portrait" as const),
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: "&L&8&A&R&8&P / &N" },
    })),
  });
  return new Uint8Array(bytes);
}

/** Programs find the height of a line by themselves, but not where cells are joined. */
function heightOf(
  { row, from, to }: BookSheet["wide"][number],
  rows: BookSheet["rows"],
  widths: BookSheet["widths"],
): number {
  const cell = rows[row]?.[from];
  const room = widths.slice(from, to + 1).reduce((sum, width) => sum + width, 0);
  const length = [...(cell?.text ?? "")].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0);
  return cell?.look === "title" ? 22 : 14 * Math.max(1, Math.ceil(length / room));
}

/** What a name of a sheet may be. */
export function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:']/g, " ").slice(0, 31);
}

function styleOf(look: BookCell["look"], isRightToLeft: boolean): CellStyle {
  const line = { style: "thin" as const, color: { rgb: "C3CCD5" } };
  const border = { top: line, bottom: line, left: line, right: line };
  const ground = { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: "F1F4F7" } };
  const alignment: CellStyle["alignment"] = {
    wrapText: look !== "title",
    vertical: "top",
    readingOrder: isRightToLeft ? "rtl" : "ltr",
  };
  switch (look) {
    case "title":
      return { font: { bold: true, size: 14, color: { rgb: "1F4A7A" } }, alignment };
    case "heading":
      return { font: { bold: true, size: 11, color: { rgb: "1F4A7A" } }, alignment };
    case "label":
      return { font: { bold: true }, fill: ground, border, alignment };
    case "quiet":
      return { font: { size: 9, color: { rgb: "56626E" } }, alignment };
    case "key":
      return { font: { size: 7, color: { rgb: "56626E" } }, alignment: { ...alignment, readingOrder: "ltr" } };
    case "ask":
      return { border, alignment, numFmt: "@" }; // text: a program makes no date or number of what is typed
  }
}

/** A sheet of a workbook that somebody filled; a cell with a formula is empty here and named. */
export type ReadBookSheet = { name: string; rows: string[][]; formulas: { row: number; column: number }[] };
export type ReadBook =
  | { ok: true; kind: "book"; sheets: ReadBookSheet[] }
  | { ok: false; reason: SpreadsheetFault | "locked" | "macros" };

const mostSheets = 12;
const mostBookRows = 1_500;
const mostBookColumns = 60;

/** Reads every sheet of a workbook. NOTE For a thread of its own (filled-file.ts): a file may be hostile. */
export async function readBook(bytes: Uint8Array): Promise<ReadBook> {
  const looked = repackedSpreadsheet(bytes);
  if (!looked.ok) return { ok: false, reason: looked.why === "macros" ? "macros" : "hostile" };
  let book: Awaited<ReturnType<typeof readXlsx>>;
  try {
    book = await readXlsx(looked.bytes, { sheets: (_, index) => index < mostSheets, maxRows: mostBookRows + 2 });
  } catch {
    return { ok: false, reason: "unreadable" };
  }
  const sheets = book.sheets.map(({ name, rows, cells }): ReadBookSheet => {
    const formulas = [...(cells ?? [])]
      .filter(([, cell]) => cell.formula !== undefined)
      .map(([place]) => placeOf(place));
    const texts = rows.map((row) => Array.from(row, (cell) => unescaped(textOf(cell))));
    for (const { row, column } of formulas) if (texts[row]) texts[row][column] = "";
    return { name, rows: withoutBlankEnds(texts), formulas };
  });
  if (sheets.some(({ rows }) => rows.length > mostBookRows)) return { ok: false, reason: "too-many-rows" };
  if (sheets.some(({ rows }) => rows.some((row) => row.length > mostBookColumns)))
    return { ok: false, reason: "too-many-columns" };
  return { ok: true, kind: "book", sheets };
}

function placeOf(place: string): { row: number; column: number } {
  const [row = 0, column = 0] = place.split(",").map(Number);
  return { row, column };
}

/** Reads a CSV or XLSX file, judged by its bytes. NOTE For a thread of its own (spreadsheet.ts): a file may be hostile. */
export async function readSpreadsheetFile(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<ReadSpreadsheet> {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > limits.bytes) return { ok: false, reason: "too-large" };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readFirstSheet(bytes, limits) : readText(bytes);
  if (!read.ok) return read;
  const rows = withoutBlankEnds(read.rows);
  if (rows.length === 0) return { ok: false, reason: "empty" };
  if (rows.length > limits.rows + 1) return { ok: false, reason: "too-many-rows" };
  if (rows.some((row) => row.length > limits.columns)) return { ok: false, reason: "too-many-columns" };
  return { ok: true, rows };
}

type Cell = string | number | boolean | Date | null | undefined;

async function readFirstSheet(bytes: Uint8Array, { rows }: SpreadsheetLimits): Promise<ReadSpreadsheet> {
  const looked = repackedSpreadsheet(bytes);
  if (!looked.ok) return { ok: false, reason: "hostile" };
  try {
    const book = await readXlsx(looked.bytes, { sheets: [0], maxRows: rows + 2 });
    return {
      ok: true,
      rows: (book.sheets[0]?.rows ?? []).map((row) => Array.from(row, (cell) => unescaped(textOf(cell)))),
    };
  } catch {
    return { ok: false, reason: "unreadable" }; // it says no more than that the archive is no workbook, or no honest one
  }
}

function readText(bytes: Uint8Array): ReadSpreadsheet {
  const text = decode(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (text === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(text)) return { ok: false, reason: "wrong-type" };
  try {
    const rows = parseCsv(text, { delimiter: detectDelimiter(text), unescapeFormulae: true });
    return { ok: true, rows: rows.map((row) => Array.from(row, textOf)) };
  } catch {
    return { ok: false, reason: "unreadable" };
  }
}

/** UTF-8, or what Excel calls Unicode text; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10); // a sheet's date is a day
  return String(cell).trim();
}

/** The mark that keeps a text from being a formula is none of its letters. */
function unescaped(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, "");
}

function withoutBlankEnds(rows: readonly string[][]): string[][] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ""));
  return rows.slice(0, last + 1).map((row) => row.slice(0, row.findLastIndex((cell) => cell !== "") + 1));
}
