const address = "(?:https?:\\/\\/|www\\.)[\\w\\-.~:/?#@!$&'*+,;=%()]*[\\w\\-~/#=]";
const mail = "[\\w.+\\-]+@[\\w\\-]+(?:\\.[\\w\\-]+)+";
const symbol = "[A-Za-z]+(?:\\.\\d+)?\\/[A-Za-z0-9./\\-]*[A-Za-z0-9](?:\\s?\\(\\d{4}\\))?";
const reference = "[A-Za-z]{1,6}\\.\\d+(?:\\/\\d+)+";
const phone = "\\+\\d[\\d \\-()]{4,}\\d";
const hyphenated = "(?<![\\p{L}\\p{N}])[\\p{Script=Latin}\\d]+(?:[-–/][\\p{Script=Latin}\\d]+)*[-–/]\\d+(?:[-–/][\\p{Script=Latin}\\d]+)*";

const leftToRight = new RegExp([address, mail, phone, symbol, reference, hyphenated].join("|"), "gu");

/**
 * Encloses what is always read from left to right (addresses, telephone numbers, symbols of documents, numbers with
 * hyphens), so that an Arabic line does not turn it round. "1540 (2004)" is left alone: it reads right in Arabic order.
 */
export function isolateLeftToRight(text: string): string {
  return text.replace(leftToRight, (run) => (run === "N/A" ? run : `\u2066${run}\u2069`));
}
