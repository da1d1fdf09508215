/**
 * A text as it can be set: composed (NFC), whole characters only, without what has no shape on paper: control characters,
 * byte order marks, and directions that somebody's editor left behind. Line breaks stay, tabs become spaces.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(lineBreaks, "\n").replaceAll("\t", " ").replace(shapeless, "").normalize("NFC");
}

const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

// C0 and C1 but the line feed; embeddings, overrides and isolates; annotation anchors; code points that are no characters.
const shapeless =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu;
