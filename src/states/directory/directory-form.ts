import { cleanText } from "#documents/clean-text.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import type { Contact } from "./contact.ts";
import { type Cells, type Column, dayBefore, type Fault } from "./entry-cells.ts";

/** What somebody typed, by field: a form that comes back shows it all. */
export type Typed = Record<string, string>;

/** A form on a page: what is typed in it and what is wrong with it. */
export type FormState = { typed: Typed; errors: readonly FieldError[] };

const texts = [
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
  "source",
] as const satisfies Column[];

/** One field as it is kept: whole characters, without blanks around it. */
export function readField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? cleanText(value).trim() : "";
}

/** The columns of an entry out of a form. */
export function readCells(form: FormData): { typed: Typed; cells: Cells } {
  const typed: Typed = {};
  const cells: Cells = {};
  for (const column of texts) {
    const text = readField(form, column);
    typed[column] = text;
    cells[column] = ["honorific", "name", "function", "source"].includes(column) ? text.replace(/\s+/g, " ") : text;
  }
  for (const column of ["from", "last"] as const) cells[column] = readDayField(form, column, typed);
  const chosen = typed.addressee ?? "";
  cells[/^[A-Z]{3}$/.test(chosen) ? "state" : "organisation"] = chosen;
  return { typed, cells };
}

/** A day as 2026-11-25, empty where nothing was typed; what is no day comes back as it was typed, to be refused. */
export function readDayField(form: FormData, name: string, typed: Typed): string {
  const read = readDate(form, name);
  for (const [part, value] of Object.entries(read.typed)) typed[`${name}-${part}`] = value;
  return read.date ?? Object.values(read.typed).filter(Boolean).join("/");
}

export function datePartsOf(typed: Typed, name: string): DateParts {
  return { day: typed[`${name}-day`] ?? "", month: typed[`${name}-month`] ?? "", year: typed[`${name}-year`] ?? "" };
}

export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

/** What is wrong, in words, beside the field that the form has for the column. */
export function errorsOf(language: Language, faults: readonly Fault[]): FieldError[] {
  return faults.map((fault) => ({
    field: fault.column === "state" || fault.column === "organisation" ? "addressee" : fault.column,
    message: faultInWords(language, fault),
  }));
}

export function faultInWords(language: Language, { column, reason, values }: Fault): string {
  const label = t(language, `directory.column.${column}`);
  // What was typed keeps its own direction (U+2068, U+2069) in a sentence of any.
  const item = values?.item === undefined ? {} : { item: `\u2068${values.item}\u2069` };
  return t(language, `directory.fault.${reason}`, { label, ...values, ...item });
}

/** An entry as it would be typed: the form that replaces it begins with what stands. */
export function typedFrom(contact: Contact): Typed {
  return {
    person: contact.isPerson ? "person" : "office",
    honorific: contact.honorific,
    name: contact.name,
    function: contact.function,
    "post-address": contact.postAddress,
    emails: contact.emails.join("\n"),
    telephones: contact.telephones.join("\n"),
    language: contact.language ?? "",
    ...(contact.to === null ? {} : typedDay("last", dayBefore(contact.to))),
  };
}

export function typedDay(name: string, date: string): Typed {
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year };
}
