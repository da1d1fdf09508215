import { languages } from "#i18n/languages.ts";
import { type FieldName, generalFields, itemFields, wholeFields } from "../requests/request-field.ts";

// Each place of a form carries its key in square brackets: "[need.2]", "[need.2.audience]", "[elsewhere.1.to]", "[form]".

export const elsewherePieces = ["to", "when", "standing"] as const;
export type ElsewherePiece = (typeof elsewherePieces)[number];

/** A place of a form; item 0 is the request itself. */
export type FormKey =
  | { place: "form" }
  | { place: "value" | "audience"; name: FieldName; item: number }
  | { place: "elsewhere"; piece: ElsewherePiece; n: number };

export function keyOf(key: FormKey): string {
  if (key.place === "form") return "form";
  if (key.place === "elsewhere") return `elsewhere.${key.n}.${key.piece}`;
  const field = key.item === 0 ? key.name : `${key.name}.${key.item}`;
  return key.place === "value" ? field : `${field}.audience`;
}

/** The heads of columns in a sheet: of a field for every item, of the answers. */
export type ColumnKey =
  | { column: "item" | "answer" | "audience" }
  | { column: "value" | "field-audience"; name: FieldName };

const all = new Set<string>([...wholeFields, ...itemFields, ...generalFields]);
const ofItems = new Set<string>(itemFields);

/** The key that a piece of text is, whatever somebody's program made of its digits, letters and spaces. */
export function readKey(text: string): FormKey | undefined {
  const [name = "", ...rest] = piecesOf(text);
  if (name === "form" && rest.length === 0) return { place: "form" };
  const [second = "", third = ""] = rest;
  const number = /^\d{1,4}$/.test(second) ? Number(second) : 0;
  const piece = elsewherePieces.find((one) => one === third);
  if (name === "elsewhere" && number > 0 && piece) return { place: "elsewhere", piece, n: number };
  const last = number > 0 ? third : second;
  if (!isField(name) || (last !== "" && last !== "audience") || rest.length > (number > 0 ? 2 : 1)) return undefined;
  if (ofItems.has(name) !== number > 0) return undefined;
  return { place: last === "audience" ? "audience" : "value", name, item: number };
}

export function readColumnKey(text: string): ColumnKey | undefined {
  const [name = "", second, ...rest] = piecesOf(text);
  if (rest.length > 0 || (second !== undefined && second !== "audience")) return undefined;
  if ((name === "item" || name === "answer" || name === "audience") && !second) return { column: name };
  if (!isField(name) || !ofItems.has(name)) return undefined;
  return { column: second ? "field-audience" : "value", name };
}

function isField(name: string): name is FieldName {
  return all.has(name);
}

function piecesOf(text: string): string[] {
  if (text.length > 120) return []; // no key, and nobody waits for it to be looked through
  const inside = /^\[([^\]]{1,60})\]$/u.exec(withLatinDigits(text.normalize("NFKC")).replace(/[\s\p{Cf}]+/gu, ""));
  return inside?.[1]?.toLowerCase().replace(/[‐‑–]/gu, "-").split(".") ?? [];
}

/** Digits of the Arabic scripts as those of the Latin one. */
export function withLatinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16));
}

const identity = new RegExp(`\\b(assistance|general)\\b.*?\\b(${languages.join("|")})\\b`, "i");

/** What a form says of itself: its kind and its language. */
export function readIdentity(text: string): { kind: "assistance" | "general"; language: string } | undefined {
  const [, kind = "", language = ""] = identity.exec(text) ?? [];
  if (!language) return undefined;
  return { kind: kind.toLowerCase() === "general" ? "general" : "assistance", language: language.toLowerCase() };
}
