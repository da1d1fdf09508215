/** A text that can be printed: composed letters, no control characters, no hidden change of direction; lines stay lines. */
export function cleanText(text: string): string {
  return (
    text
      .toWellFormed()
      .normalize("NFC")
      .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
      .replaceAll("\t", " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/g, "")
      // Embeddings, overrides and isolates: the press sets its own, and a stray one would turn round what follows.
      .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
  );
}
