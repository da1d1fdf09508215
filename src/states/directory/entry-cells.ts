import type { ContactCapacity } from "#db/schema/states.ts";
import { isLanguage } from "#i18n/languages.ts";
import type { MessageValues } from "#i18n/t.ts";
import { type ContactText, isEmail, isTelephone, most, readList } from "./contact.ts";

/** What an entry is made of, as a form asks it and as a spreadsheet has it in columns. */
export const columns = [
  "entry",
  "state",
  "organisation",
  "addressee",
  "capacity",
  "person",
  "honorific",
  "name",
  "function",
  "post-address",
  "emails",
  "telephones",
  "language",
  "from",
  "last",
  "source",
] as const;
export type Column = (typeof columns)[number];

/** The texts of one entry; a column that is not there says nothing. */
export type Cells = Partial<Record<Column, string>>;

/** What is wrong with one column of an entry. */
export type Fault = { column: Column; reason: FaultReason; values?: MessageValues };
export type FaultReason =
  | "missing"
  | "too-long"
  | "unknown"
  | "one-addressee"
  | "not-theirs"
  | "email"
  | "telephone"
  | "too-many"
  | "day"
  | "order"
  | "replaced-already"
  | "begins-too-early"
  | "before-it-began"
  | "ended-before"
  | "ends-earlier"
  | "another-stands"
  | "twice"
  | "first-day-differs"
  | "not-prolonged";

export type Say = (fault: Fault) => void;

/** What the columns say of a person or an office. What a column leaves out stays as it was before. */
export function readContactText(cells: Cells, say: Say, before?: ContactText): ContactText {
  const line = (column: Column, limit: number, standing: string): string => {
    const text = cells[column];
    if (text === undefined) return standing;
    if (text.length > limit) say({ column, reason: "too-long", values: { most: limit } });
    return text;
  };
  const list = (column: "emails" | "telephones", standing: string[]): string[] =>
    cells[column] === undefined ? standing : readItems(cells[column], column, say);
  const text = {
    honorific: line("honorific", most.honorific, before?.honorific ?? ""),
    name: line("name", most.name, before?.name ?? ""),
    function: line("function", most.function, before?.function ?? ""),
    isPerson: readPerson(cells.person, say, before),
    postAddress: line("post-address", most.postAddress, before?.postAddress ?? ""),
    emails: list("emails", before?.emails ?? []),
    telephones: list("telephones", before?.telephones ?? []),
    language: readLanguage(cells.language, say, before),
  };
  if (text.name === "") say({ column: "name", reason: "missing" });
  return text;
}

function readItems(text: string, column: "emails" | "telephones", say: Say): string[] {
  const items = readList(text);
  if (items.length > most.list) say({ column, reason: "too-many", values: { most: most.list } });
  const isRight = column === "emails" ? isEmail : isTelephone;
  const wrong = items.find((item) => !isRight(item));
  if (wrong !== undefined)
    say({ column, reason: column === "emails" ? "email" : "telephone", values: { item: wrong.slice(0, 80) } });
  return items;
}

function readPerson(text: string | undefined, say: Say, before: ContactText | undefined): boolean {
  if (text === undefined && before) return before.isPerson;
  if (text !== "person" && text !== "office") say({ column: "person", reason: text ? "unknown" : "missing" });
  return text === "person";
}

function readLanguage(text: string | undefined, say: Say, before: ContactText | undefined): ContactText["language"] {
  if (text === undefined) return before?.language ?? null;
  if (text === "") return null;
  if (isLanguage(text)) return text;
  say({ column: "language", reason: "unknown" });
  return null;
}

/** A day as 2026-11-25; undefined where there is none, or no such day. */
export function readDay(cells: Cells, column: "from" | "last", say: Say): string | undefined {
  const text = cells[column] ?? "";
  if (text === "") return undefined;
  const day = /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) ? plainDay(text) : undefined;
  if (!day) say({ column, reason: "day" });
  return day;
}

function plainDay(text: string): string | undefined {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return undefined; // 30 February
  }
}

/** Where the news comes from. */
export function readSource(cells: Cells, say: Say): string {
  const text = cells.source ?? "";
  if (text === "") say({ column: "source", reason: "missing" });
  if (text.length > most.source) say({ column: "source", reason: "too-long", values: { most: most.source } });
  return text;
}

export function readCapacity(
  cells: Cells,
  theirs: readonly ContactCapacity[],
  all: readonly ContactCapacity[],
  say: Say,
): ContactCapacity | undefined {
  const text = cells.capacity ?? "";
  const found = all.find((capacity) => capacity === text);
  if (!found) say({ column: "capacity", reason: text ? "unknown" : "missing" });
  else if (!theirs.includes(found)) say({ column: "capacity", reason: "not-theirs" });
  return found;
}

/** The first day after the last one that people write. */
export function dayAfter(last: string): string {
  return Temporal.PlainDate.from(last).add({ days: 1 }).toString();
}

export function dayBefore(end: string): string {
  return Temporal.PlainDate.from(end).subtract({ days: 1 }).toString();
}
