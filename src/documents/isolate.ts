/**
 * Keeps what is written left to right in one piece inside Arabic text: without it "S/AC.44/2024/1", "+1 212 555 0100" and
 * "2014-337" come out back to front. "1540 (2004)" is left alone, as it reads right in Arabic order.
 */
export function isolateLeftToRight(text: string): string {
  return text.replace(leftToRightRun, (run) => `\u2066${run}\u2069`);
}

const leftToRightRun = new RegExp(
  [
    /(?:https?:\/\/|www\.)[^\s<>"«»،؛]*[\p{L}\p{N}/]/u, // addresses on the web
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u, // e-mail
    /\+\d[\d ().-]*\d/u, // telephone
    /[A-Z][A-Za-z]*(?:\/[\w.-]*\w(?:\(\w+\))?)+(?<=[^\n]*\d[^\n/]*)/u, // symbols of documents: S/AC.44/2024/1
    /(?<![\w-])[\w]*\d[\w]*(?:[-\u2010-\u2013][\w]+)+(?!\w)/u, // numbers with hyphens: 2014-337
  ]
    .map((pattern) => pattern.source)
    .join("|"),
  "gu",
);
