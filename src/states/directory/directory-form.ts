import { cleanText } from "#documents/clean-text.ts";
import type { Language } from "#i18n/languages.ts";
import { isolated, type MessageKey, t } from "#i18n/t.ts";
import { type FieldError, readDate } from "#ui/fields.tsx";
import { type Typed, typedDate } from "#ui/typed-form.ts";
import type { Contact } from "./contact.ts";
import { type Cells, type Column, dayBefore, type Fault } from "./entry-cells.ts";

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

/** What is wrong, in words, beside the field that the form has for the column; State and organisation are one field. */
export function errorsOf(
  language: Language,
  faults: readonly Fault[],
  addressee: MessageKey = "directory.column.addressee",
): FieldError[] {
  return faults.map((fault) => {
    const isAddressee = fault.column === "state" || fault.column === "organisation";
    return {
      field: isAddressee ? "addressee" : fault.column,
      message: faultInWords(language, fault, isAddressee ? addressee : undefined),
    };
  });
}

export function faultInWords(language: Language, { column, reason, values }: Fault, called?: MessageKey): string {
  const label = t(language, called ?? `directory.column.${column}`);
  const item = values?.item === undefined ? {} : { item: isolated(String(values.item)) };
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
    ...(contact.to === null ? {} : typedDate("last", dayBefore(contact.to))),
  };
}
