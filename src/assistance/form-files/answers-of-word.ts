import type { WordRow, WordText } from "#documents/word-rows.ts";
import type { Answer, Answers } from "./answers.ts";
import { type FormKey, keyOf, readKey } from "./form-key.ts";

/** The answers of a Word file: each line of a table has a cell with the key, whichever, and the answer in the others. */
export function answersOfWord({ rows, loose, hasChanges }: WordText): Answers {
  const answers: Answer[] = [];
  const others = [...loose];
  const placed = itemNumbers(rows);
  for (const row of rows) {
    const read = readRow(row);
    if (!read) {
      const words = row.cells.map((cell) => cell.join("\n").trim()).filter((text) => text !== "");
      if (words.length > 0) others.push(words.join(" | "));
      continue;
    }
    const key = placed(row.table, read.key);
    answers.push({ key, text: read.text, at: `[${keyOf(key)}]`, isFormula: false });
  }
  return { answers, loose: others, hasChanges };
}

function readRow({ cells }: WordRow): { key: FormKey; text: string } | undefined {
  for (const [n, cell] of cells.entries()) {
    const key = cell.map(readKey).find((found) => found !== undefined);
    if (key) {
      const rest = cells.filter((_, other) => other !== n);
      return { key, text: rest.map((lines) => lines.join("\n")).join("\n") };
    }
  }
  return undefined;
}

/**
 * A table copied for one more thing keeps the number of the first: where a place comes again in another table, that table is
 * for a new item, numbered behind all others. The same place twice in one table is one answer.
 */
function itemNumbers(rows: readonly WordRow[]): (table: number, key: FormKey) => FormKey {
  const found = rows.flatMap((row) => {
    const key = readRow(row)?.key;
    return key && "item" in key && key.item > 0 ? [{ table: row.table, key, place: keyOf(key) }] : [];
  });
  let highest = Math.max(0, ...found.map(({ key }) => key.item));
  const first = new Map<string, number>();
  for (const { table, place } of found) first.getOrInsert(place, table);
  const moved = new Map<string, number>();
  for (const { table, key, place } of found) {
    const tableOfItem = `${table} ${key.item}`;
    if (first.get(place) !== table && !moved.has(tableOfItem)) moved.set(tableOfItem, ++highest);
  }
  return (table, key) => {
    const item = "item" in key ? moved.get(`${table} ${key.item}`) : undefined;
    return item === undefined || !("item" in key) ? key : { ...key, item };
  };
}
