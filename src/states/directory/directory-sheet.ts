import { cleanText } from "#documents/clean-text.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type Contact, capacities } from "./contact.ts";
import { type Cells, type Column, columns, dayBefore } from "./entry-cells.ts";
import type { Organisation } from "./organisation.ts";

/** One line of a file under its number, with what the columns we know say. */
export type SheetRow = { place: number; cells: Cells };

type Listed = {
  contacts: readonly Contact[];
  organisations: readonly Organisation[];
  nameOf: (contact: Contact) => string;
};

/** The directory as a table: the headings in a language, then a line for each entry. */
export function directoryTable(language: Language, { contacts, organisations, nameOf }: Listed): string[][] {
  const shortNames = new Map(organisations.map(({ id, shortName }) => [id, shortName]));
  const headings = columns.map((column) => t(language, `directory.column.${column}`));
  return [headings, ...contacts.map((contact) => columns.map((column) => cellOf(contact, column)))];

  function cellOf(contact: Contact, column: Column): string {
    const { addressee } = contact;
    switch (column) {
      case "entry":
        return contact.id;
      case "state":
        return addressee.kind === "state" ? addressee.code : "";
      case "organisation":
        return addressee.kind === "organisation" ? (shortNames.get(addressee.id) ?? "") : "";
      case "addressee":
        return nameOf(contact);
      case "capacity":
        return t(language, `directory.capacity.${contact.capacity}`);
      case "person":
        return t(language, contact.isPerson ? "directory.person" : "directory.office");
      case "post-address":
        return contact.postAddress;
      case "emails":
      case "telephones":
        return contact[column].join("; ");
      case "language":
        return contact.language ?? "";
      case "last":
        return contact.to === null ? "" : dayBefore(contact.to);
      default:
        return contact[column];
    }
  }
}

type ReadTable = { ok: true; rows: SheetRow[] } | { ok: false; reason: "no-headings" | "no-rows" };

/** The lines of a file whose headings, in any of the six languages, we know. */
export function readDirectoryTable(table: readonly (readonly string[])[]): ReadTable {
  const [first = [], ...lines] = table;
  const places = columns.flatMap((column) => {
    const at = first.findIndex((heading) => headingWords(column).has(fold(heading)));
    return at < 0 ? [] : [{ column, at }];
  });
  const has = (column: Column): boolean => places.some((place) => place.column === column);
  if (!has("entry") && !(has("capacity") && (has("state") || has("organisation"))))
    return { ok: false, reason: "no-headings" };
  const rows = lines.flatMap((line, n) => {
    if (line.every((cell) => cell === "")) return [];
    return [
      { place: n + 2, cells: Object.fromEntries(places.map(({ column, at }) => [column, read(column, line[at])])) },
    ];
  });
  return rows.length > 0 ? { ok: true, rows } : { ok: false, reason: "no-rows" };
}

/** A cell as it is kept: words of a language become those of the system. */
function read(column: Column, text = ""): string {
  const clean = cleanText(text).trim();
  const folded = fold(clean);
  switch (column) {
    case "capacity":
      return (
        capacities.find(
          (one) => one === folded || inAny((language) => t(language, `directory.capacity.${one}`), folded),
        ) ?? clean
      );
    case "person":
      if (folded === "person" || inAny((language) => t(language, "directory.person"), folded)) return "person";
      if (folded === "office" || inAny((language) => t(language, "directory.office"), folded)) return "office";
      return clean;
    case "language":
      return languages.find((one) => one === folded || fold(ownNames[one]) === folded) ?? clean;
    case "state":
      return clean.toUpperCase();
    case "entry":
      return folded;
    case "post-address":
    case "emails":
    case "telephones":
      return clean;
    default:
      return clean.replace(/\s+/g, " ");
  }
}

function headingWords(column: Column): Set<string> {
  return new Set([column, ...languages.map((language) => fold(t(language, `directory.column.${column}`)))]);
}

function inAny(words: (language: Language) => string, folded: string): boolean {
  return languages.some((language) => fold(words(language)) === folded);
}

function fold(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
