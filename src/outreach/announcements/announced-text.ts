import { cleanText } from "#documents/clean-text.ts";
import { longest } from "./announced.ts";

/**
 * A title or a place as it stands in one line. Embeddings, overrides and isolates of direction are taken out: a page encloses every
 * title itself, and an override can make a title read as another, or turn round what stands behind it. Single direction marks and
 * joiners stay: Arabic, Persian and emoji need them, and they reach no further than their neighbours.
 */
export function lineOf(text: string, most: number): string {
  return shortened(
    withoutHidden(text.slice(0, most * 4))
      .replace(/\s+/g, " ")
      .trim(),
    most,
  );
}

/** A description as plain text of a bounded length; what some calendars write in HTML is read as the text it shows. */
export function plainText(text: string, most: number = longest.description): string {
  const bounded = text.slice(0, most * 4);
  const plain = looksLikeHtml.test(bounded) ? withoutTags(bounded) : bounded;
  return shortened(
    withoutHidden(plain)
      .replace(/[ \u00a0]+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    most,
  );
}

/** The address of a page; null for anything but http and https, and for one with a name and a password in it, which shows one host and opens another. */
export function pageAddress(text: string): string | null {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href.length > longest.url ? null : url.href;
}

/** Cuts at the length, never inside a character. */
export function shortened(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")}…`;
}

/** Tags are letters nobody sees, of which an invisible text can be made. */
function withoutHidden(text: string): string {
  return cleanText(text).replace(/[\u{E0000}-\u{E007F}\u200B]/gu, "");
}

const looksLikeHtml = /<\/?(?:a|b|br|div|em|h[1-6]|html|i|li|ol|p|span|strong|table|u|ul)(?:\s[^<>]{0,2000})?\/?>/i;

function withoutTags(text: string): string {
  return text
    .replace(/<(?:script|style)\b[^<>]{0,2000}>[^<]*/gi, "")
    .replace(/\r?\n/g, " ")
    .replace(/<(?:br|li|\/p|\/div|\/h[1-6]|\/tr)\b[^<>]{0,2000}>/gi, "\n")
    .replace(/<[a-z/!][^<>]{0,2000}>/gi, "")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hexadecimal, name) =>
      decimal
        ? character(Number(decimal), whole)
        : hexadecimal
          ? character(Number.parseInt(hexadecimal, 16), whole)
          : (entities[name.toLowerCase()] ?? whole),
    );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function character(code: number, otherwise: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}
