import { isolateLeftToRight } from "#documents/isolate.ts";
import type { LetterPart, LetterSheet } from "#documents/letter-sheet.ts";
import type { WordData, WordTag } from "#documents/word-job.ts";
import { makeWordFile, type WordParagraph } from "#documents/word-starter.ts";
import { direction, type Language } from "#i18n/languages.ts";
import { letterHoles } from "#regime/letter-model.ts";
import type { LetterFacts } from "./compose-letter.ts";

/** The tags of a Word template: once in a letter, and in what is repeated for each paragraph. */
export const wordTags = {
  letter: [
    "organization",
    "committee",
    "letterheadAddress",
    "referenceLabel",
    "reference",
    "date",
    "addressee",
    "title",
    "salutation",
    "closing",
    "signatory",
    "enclosuresLabel",
    "enclosures",
    "note",
    "state",
    "formalName",
    "replyBy",
    "version",
    "approvedOn",
    "lastReport",
    "requestReference",
    "requestReceivedOn",
    "windowEndsOn",
    "askingName",
    "answerBy",
  ],
  paragraphs: ["heading", "ask", "words", "title", "number", "text"],
} as const;

/** Without these a letter would lack what it is for. */
const needed = ["reference", "date", "addressee", "closing", "paragraphs", "paragraphs/title", "paragraphs/text"];

/** A letter as a Word template takes it. Lists of lines are one text with line breaks; a request is "1. Title" and its words. */
export function wordDataOf(sheet: LetterSheet, values: LetterFacts["values"]): WordData {
  const data: WordData = {
    ...Object.fromEntries(letterHoles.map((hole) => [hole, values[hole] ?? ""])),
    organization: sheet.letterhead.organization,
    committee: sheet.letterhead.committee,
    letterheadAddress: sheet.letterhead.address.join("\n"),
    referenceLabel: sheet.referenceLabel,
    reference: sheet.reference,
    date: sheet.dateText,
    addressee: sheet.addressee.join("\n"),
    title: sheet.title,
    salutation: sheet.salutation,
    closing: sheet.closing,
    signatory: sheet.signatory.join("\n"),
    enclosuresLabel: sheet.enclosures.items.length > 0 ? sheet.enclosures.label : "",
    enclosures: sheet.enclosures.items.join("\n"),
    note: [sheet.wordingNote, sheet.invented].filter(Boolean).join("\n"),
    paragraphs: sheet.body.flatMap(paragraphsOf),
  };
  return direction(sheet.lang) === "rtl" ? markedLeftToRight(data) : data;
}

function paragraphsOf(part: LetterPart): WordData[] {
  const one = (kind: "heading" | "ask" | "words", title: string, text: string, number = ""): WordData => ({
    heading: kind === "heading",
    ask: kind === "ask",
    words: text !== "",
    title,
    number,
    text,
  });
  if (part.kind === "heading") return [one("heading", part.text, "")];
  if (part.kind === "paragraph") return [one("words", "", part.text)];
  return [
    ...(part.intro ? [one("words", "", part.intro)] : []),
    ...part.items.map(({ title, text }, n) => one("ask", title, text, String(n + 1))),
  ];
}

/** On an Arabic sheet, what is read from left to right stands between marks that Word keeps (U+200E). */
function markedLeftToRight(data: WordData): WordData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value === "string") return [name, isolateLeftToRight(value).replace(/[\u2066\u2069]/g, "\u200e")];
      return [name, typeof value === "boolean" ? value : value.map(markedLeftToRight)];
    }),
  );
}

/** Tags nobody fills, and tags a letter needs that are not there. */
export function lookAtTags(tags: readonly WordTag[]): { unknown: string[]; missing: string[] } {
  const places = new Set(
    tags.map(({ name, within }) => [...within.filter((one) => one === "paragraphs"), name].join("/")),
  );
  return {
    unknown: [...new Set(tags.filter((tag) => !isKnown(tag)).map(({ name }) => name))],
    missing: needed.filter((place) => !places.has(place)),
  };
}

function isKnown({ name, within }: WordTag): boolean {
  if (within.some((one) => !["paragraphs", "heading", "ask", "words"].includes(one))) return true; // its part is told already
  if (name === "paragraphs") return within.length === 0;
  const isRepeated = within.includes("paragraphs");
  return [...wordTags.letter, ...(isRepeated ? wordTags.paragraphs : [])].some((tag) => tag === name);
}

/** Beside a tag: its whole paragraph comes and goes with it, so that none is left empty. */
const whole = '[loopOver: "paragraph"]';

/** A template to begin from: every part of a letter in its place. */
export function startingTemplate(language: Language): Uint8Array {
  const paragraphs: WordParagraph[] = [
    { text: "{organization}", isBold: true },
    { text: "{committee}" },
    { text: "{letterheadAddress}", style: "quiet" },
    { text: "{referenceLabel} {reference}" },
    { text: "{date}" },
    { text: "{addressee}" },
    { text: "{salutation}" },
    { text: `{#paragraphs ${whole}}{#heading ${whole}}{title}{/heading}`, style: "heading" },
    { text: `{#ask ${whole}}{number}. {title}{/ask}`, isBold: true },
    { text: `{#words ${whole}}{text}{/words}{/paragraphs}` },
    { text: "{closing}" },
    { text: "{signatory}" },
    { text: "{enclosuresLabel}", style: "quiet" },
    { text: "{enclosures}", style: "quiet" },
    { text: "{note}", style: "quiet" },
  ];
  return makeWordFile(paragraphs, { isRightToLeft: direction(language) === "rtl" });
}
