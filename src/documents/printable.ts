import { cleanText } from "./clean-text.ts";
import { isolateLeftToRight } from "./isolate.ts";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Fields that are codes or patterns: they are cleaned, and never marked for direction. */
const codes = new Set([
  "lang",
  "titleLang",
  "labelLang",
  "rowLang",
  "form",
  "kind",
  "weapons",
  "marks",
  "symbol",
  "pageOf",
  "typed",
  "key",
]);

/** A sheet as the template takes it: every text cleaned, and marked for direction where the sheet is Arabic. */
export function printable(value: Json, inArabic = false): Json {
  if (typeof value === "string") return inArabic ? isolateLeftToRight(cleanText(value)) : cleanText(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => printable(item, inArabic));

  const arabic = typeof value.lang === "string" ? value.lang === "ar" : inArabic; // an annex or a disclaimer has its own
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, printable(item, arabic && !codes.has(key))]),
  );
}

/** Where in a sheet a text stands: "sections.1.rows.4.remarks"; undefined when nowhere. */
export function placeOf(text: string, value: Json): string | undefined {
  if (typeof value === "string") return value.includes(text) ? "" : undefined;
  if (value === null || typeof value !== "object") return undefined;
  for (const [key, item] of Object.entries(value)) {
    const place = placeOf(text, item);
    if (place !== undefined) return place ? `${key}.${place}` : key;
  }
  return undefined;
}
