import { cleanText } from "./clean-text.ts";
import { isolateLeftToRight } from "./isolate.ts";

/** What holds codes or places to be filled, not words: it goes to the press as it is. */
const notWords = new Set(["marks", "weapons", "kind", "lang", "titleLang", "labelLang", "pageOf", "symbol"]);

/** The data of a document with every text made printable, and for Arabic with its left-to-right runs enclosed. */
export function printReady(data: object): unknown {
  const isArabic = "lang" in data && data.lang === "ar";
  return ready(data, isArabic);
}

function ready(value: unknown, isArabic: boolean): unknown {
  if (typeof value === "string") return isArabic ? isolateLeftToRight(cleanText(value)) : cleanText(value);
  if (Array.isArray(value)) return value.map((item) => ready(item, isArabic));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, ready(item, isArabic && !notWords.has(key))]),
  );
}
