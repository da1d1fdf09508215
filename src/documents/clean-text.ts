/**
 * A text as it can be set: composed (NFC), whole characters only, without what has no shape on paper: control characters,
 * byte order marks, and directions that somebody's editor left behind. Line breaks stay, tabs become spaces.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(lineBreaks, "\n").replaceAll("\t", " ").replace(shapeless, "").normalize("NFC");
}

const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/gu;

// Control characters but the line feed; embeddings, overrides and isolates; annotation anchors; what is no character.
const shapeless = /(?!\n)\p{Control}|[\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Noncharacter_Code_Point}/gu;
