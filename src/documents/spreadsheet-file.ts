import { detectDelimiter, parseCsv, writeCsv as writeHucreCsv } from "hucre/csv";
import { readXlsx, writeXlsx as writeHucreXlsx } from "hucre/xlsx";
import { repackedSpreadsheet } from "./safe-unzip.ts";

/** A table as a person fills it in a spreadsheet: lines of text, the first one the headings. */
type SpreadsheetTable = { name: string; rows: readonly (readonly string[])[]; isRightToLeft: boolean };

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
export async function writeXlsx({ name, rows, isRightToLeft }: SpreadsheetTable): Promise<Uint8Array<ArrayBuffer>> {
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const columns = Array.from({ length: widest }, () => ({ width: 24 }));
  const bytes = await writeHucreXlsx({
    sheets: [
      {
        name: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31), // what a name of a sheet may be
        rows: rows.map((row) => [...row]),
        columns,
        view: { rightToLeft: isRightToLeft },
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(bytes);
}

/** Reads a CSV or XLSX file, judged by its bytes. NOTE For a thread of its own (spreadsheet.ts): a file may be hostile. */
export async function readSpreadsheetFile(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<ReadSpreadsheet> {
  if (bytes.length === 0) return { ok: false, reason: "empty" };
  if (bytes.length > limits.bytes) return { ok: false, reason: "too-large" };
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const read = isZip ? await readBook(bytes, limits) : readText(bytes);
  if (!read.ok) return read;
  const rows = withoutBlankEnds(read.rows);
  if (rows.length === 0) return { ok: false, reason: "empty" };
  if (rows.length > limits.rows + 1) return { ok: false, reason: "too-many-rows" };
  if (rows.some((row) => row.length > limits.columns)) return { ok: false, reason: "too-many-columns" };
  return { ok: true, rows };
}

type Cell = string | number | boolean | Date | null | undefined;

async function readBook(bytes: Uint8Array, { rows }: SpreadsheetLimits): Promise<ReadSpreadsheet> {
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
