import { longest } from "./announced.ts";

/** A line of a calendar after unfolding, under the number of its first line in the file; `isCut` where it is longer than is kept. */
export type CalendarLine = { number: number; text: string; isCut: boolean };

/**
 * The lines of a calendar, unfolded: a line that begins with a blank goes on with the one before (RFC 5545, 3.1).
 * NOTE Takes bytes as Latin-1 characters. Some programs fold inside a UTF-8 character, so it is whole only after unfolding.
 */
export function* unfold(bytes: string): Generator<CalendarLine> {
  let parts: string[] = [];
  let length = 0;
  let first = 0;
  let number = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    number++;
    const isMore = number > 1 && (bytes[at] === " " || bytes[at] === "\t");
    if (!isMore) {
      if (first > 0) yield lineOf(parts, first, length);
      parts = [];
      length = 0;
      first = number;
    }
    const from = isMore ? at + 1 : at;
    if (length <= longest.line) parts.push(bytes.slice(from, Math.min(end, from + longest.line + 1 - length)));
    length += end - from;
    at = end + (bytes[end] === "\r" && bytes[end + 1] === "\n" ? 2 : 1);
  }
  if (first > 0) yield lineOf(parts, first, length);
}

function lineOf(parts: readonly string[], number: number, length: number): CalendarLine {
  return { number, text: parts.join("").slice(0, longest.line), isCut: length > longest.line };
}

const lineBreak = /[\r\n]/g;

function lineEnd(text: string, from: number): number {
  lineBreak.lastIndex = from;
  return lineBreak.exec(text)?.index ?? text.length;
}

const whole = new TextDecoder("utf-8", { fatal: true });

/** The text that the bytes are in UTF-8; undefined where they are not. What was cut may end inside a character. */
export function utf8Of({ text, isCut }: CalendarLine): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is what is looked for
  if (/^[\u0000-\u007f]*$/.test(text)) return text;
  const bytes = Buffer.from(text, "latin1");
  try {
    return isCut ? new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }) : whole.decode(bytes);
  } catch {
    return undefined;
  }
}
