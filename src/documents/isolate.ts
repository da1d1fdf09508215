/**
 * Encloses what is always read from left to right (addresses, telephone numbers, symbols of documents, numbers with
 * hyphens, a whole line in Latin letters), so that an Arabic page does not turn it round. "1540 (2004)" is left alone:
 * it reads right in Arabic order.
 */
export function isolateLeftToRight(text: string): string {
  return text
    .split("\n")
    .map((line) => (isForeign(line) ? isolated(line) : line.replace(leftToRight, isolated)))
    .join("\n");
}

const web = String.raw`(?:https?:\/\/|www\.)[\w\-.~:/?#@!$&'*+,;=%()]*[\w\-~/#=]`;
const mail = String.raw`[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+`;
const symbol = String.raw`[A-Za-z]+(?:\.\d+)?\/[A-Za-z0-9./\-]*[A-Za-z0-9]`;
const reference = String.raw`[A-Za-z]{1,6}\.\d+(?:[-–](?:[A-Za-z]{1,6}\.)?\d+)?(?:\/\d+)+`;
const telephone = String.raw`\+\d[\d \-()]{4,}\d`;
const hyphenated = String.raw`(?<![\p{L}\p{N}])[\p{Script=Latin}\d]+(?:[-–/][\p{Script=Latin}\d]+)*[-–/]\p{Script=Latin}*\d[\p{Script=Latin}\d]*(?:[-–/][\p{Script=Latin}\d]+)*`;

const leftToRight = new RegExp([web, mail, telephone, symbol, reference, hyphenated].join("|"), "gu");

/** A line such as "405 East 42nd Street", in which nothing is Arabic. */
function isForeign(line: string): boolean {
  return /\p{Script=Latin}{2}/u.test(line) && line.includes(" ") && !/\p{Script=Arabic}/u.test(line);
}

function isolated(run: string): string {
  return run === "N/A" ? run : `\u2066${run}\u2069`;
}
