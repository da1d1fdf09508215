import type { ReadBookSheet } from "#documents/spreadsheet-file.ts";
import type { Answer, Answers } from "./answers.ts";
import { type ColumnKey, type FormKey, readColumnKey, readKey, withLatinDigits } from "./form-key.ts";

/** The answers of a workbook: its sheets are known by the keys in them, not by their names or their order. */
export function answersOfBook(sheets: readonly ReadBookSheet[]): Answers {
  const answers: Answer[] = [];
  const loose: string[] = [];
  for (const read of sheets) {
    const sheet = { ...read, isFormula: formulasOf(read) };
    if (sheet.rows[0]?.some((text) => text.trim() === "[list]")) continue;
    const head = sheet.rows.findIndex((row) => row.filter(isFieldColumn).length > 2);
    if (head >= 0) readLines(sheet, head, answers, loose);
    else readPlaces(sheet, answers, loose);
  }
  return { answers, loose, hasChanges: false };
}

type Sheet = ReadBookSheet & { isFormula: (row: number, column: number) => boolean };

function formulasOf({ formulas }: ReadBookSheet): Sheet["isFormula"] {
  const places = new Set(formulas.map(({ row, column }) => `${row},${column}`));
  return (row, column) => places.has(`${row},${column}`);
}

function isFieldColumn(text: string): boolean {
  return readColumnKey(text)?.column === "value";
}

/** Each line a place: its key, its answer, who may see it. */
function readPlaces(sheet: Sheet, answers: Answer[], loose: string[]): void {
  let answer: number | undefined;
  let audience: number | undefined;
  for (const [y, row] of sheet.rows.entries()) {
    const columns = row.map(readColumnKey);
    const isHead = columns.some((one) => one?.column === "answer");
    if (isHead) {
      answer = columns.findIndex((one) => one?.column === "answer");
      audience = columns.findIndex((one) => one?.column === "audience");
      continue;
    }
    const at = row.findIndex((text) => readKey(text) !== undefined);
    const key = readKey(row[at] ?? "");
    if (!key) {
      if (row.some((text) => text.trim() === "[about]")) continue; // the form's own words
      loose.push(...row.filter((text) => text.trim() !== ""));
      continue;
    }
    const [value, who] = [answer ?? at + 2, audience ?? at + 3];
    push(sheet, y, value, key, answers);
    if (key.place === "value") push(sheet, y, who, { ...key, place: "audience" }, answers);
    if (key.place === "elsewhere") push(sheet, y, who, { place: "audience", name: "elsewhere", item: 0 }, answers);
    loose.push(...row.filter((text, x) => x !== at && x !== at + 1 && x !== value && x !== who && text.trim() !== ""));
  }
}

/** Each line an item: its fields in the columns that their keys say. */
function readLines(sheet: Sheet, head: number, answers: Answer[], loose: string[]): void {
  const columns = sheet.rows[head]?.map(readColumnKey) ?? [];
  const numbered = columns.findIndex((one) => one?.column === "item");
  const lines = sheet.rows.map((row, y) => ({ row, y })).slice(head + 1);
  const filled = lines.filter(({ row, y }) => columns.some((one, x) => isValue(one) && hasAnswer(sheet, row, y, x)));
  const [labels] = lines;
  const items = filled.filter(({ y }) => y !== labels?.y);
  const used = new Set<number>();
  let next = Math.max(0, ...items.map(({ row }) => numberIn(row[numbered])));
  for (const { row, y } of items) {
    let item = numberIn(row[numbered]);
    if (item === 0 || used.has(item)) item = ++next;
    used.add(item);
    for (const [x, column] of columns.entries()) {
      const key = column && keyOfColumn(column, item);
      if (key) push(sheet, y, x, key, answers);
    }
  }
  for (const { row, y } of lines)
    if (y !== labels?.y) loose.push(...row.filter((text, x) => columns[x] === undefined && text.trim() !== ""));
}

function isValue(column: ColumnKey | undefined): boolean {
  return column?.column === "value";
}

function hasAnswer({ isFormula }: Sheet, row: readonly string[], y: number, x: number): boolean {
  return (row[x] ?? "").trim() !== "" || isFormula(y, x);
}

function keyOfColumn(column: ColumnKey, item: number): FormKey | undefined {
  if (column.column === "value") return { place: "value", name: column.name, item };
  if (column.column === "field-audience") return { place: "audience", name: column.name, item };
  return undefined;
}

function numberIn(text = ""): number {
  const digits = /^\s*(\d{1,4})\s*\.?\s*$/.exec(withLatinDigits(text.normalize("NFKC")));
  return digits ? Number(digits[1]) : 0;
}

function push(sheet: Sheet, y: number, x: number, key: FormKey, answers: Answer[]): void {
  const at = `${sheet.name}, ${letterOf(x)}${y + 1}`;
  answers.push({ key, text: sheet.rows[y]?.[x] ?? "", at, isFormula: sheet.isFormula(y, x) });
}

function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : "") + String.fromCharCode(65 + (column % 26));
}
