import { z } from "zod";
import { readParagraphs } from "./resolution-paragraph.ts";

// The guidance of the request form is a Committee text like any other: members amend its paragraphs by number. A paragraph that begins
// with {{for subject}} stands at that part of the form; {{paragraph OP3(a)}} after it says which paragraph of the resolution it
// paraphrases, so that the resolution's own words stand beside it. Paragraphs without marks introduce the form.

/** The parts of the request form, in its order. */
export const formParts = [
  "kind",
  "objective",
  "background",
  "subject",
  "assistance-kind",
  "need",
  "expected",
  "institution",
  "time-frame",
  "own-contribution",
  "language",
  "previous",
  "elsewhere",
  "contact",
  "confidentiality",
  "annexes",
  "publication",
] as const;
export type FormPart = (typeof formParts)[number];

export const guidanceBody = z.object({ title: z.string(), paragraphs: z.array(z.string()).min(1) });
export type GuidanceBody = z.infer<typeof guidanceBody>;

/** One piece of advice: at which part of the form, on which paragraph of the resolution ("" for none), in which words. */
export type GuidanceEntry = { for: FormPart; paragraph: string; words: string };
export type RequestGuidance = { title: string; introduction: string[]; entries: GuidanceEntry[] };

export type GuidanceParagraph = {
  /** Undefined for a paragraph that introduces the form. */
  for: FormPart | undefined;
  paragraph: string;
  words: string;
};

const paragraphNames = readParagraphs().map(({ paragraph }) => paragraph);

/** Reads the marks before a paragraph; `unknown` are those nobody knows. */
export function readGuidanceParagraph(written: string): { paragraph: GuidanceParagraph; unknown: string[] } {
  const unknown: string[] = [];
  let part: FormPart | undefined;
  let paragraph = "";
  let rest = written.trim();
  for (let mark = leadingMark(rest); mark; mark = leadingMark(rest)) {
    rest = rest.slice(mark.length).trimStart();
    const named = formParts.find((one) => `for ${one}` === mark.words);
    const quoted = paragraphNames.find((one) => `paragraph ${one}` === mark.words);
    if (named && !part) part = named;
    else if (quoted && !paragraph) paragraph = quoted;
    else unknown.push(mark.words);
  }
  return { paragraph: { for: part, paragraph, words: rest }, unknown };
}

function leadingMark(text: string): { words: string; length: number } | undefined {
  const found = /^\{\{([^{}]*)\}\}/.exec(text);
  return found?.[1] === undefined
    ? undefined
    : { words: found[1].trim().replace(/\s+/g, " "), length: found[0].length };
}

/** A guidance with its introduction and its entries apart, each in the order of the text. */
export function readGuidance({ title, paragraphs }: GuidanceBody): RequestGuidance {
  const read = paragraphs.map((written) => readGuidanceParagraph(written).paragraph);
  return {
    title,
    introduction: read.flatMap((one) => (one.for ? [] : [one.words])),
    entries: read.flatMap((one) => (one.for ? [{ ...one, for: one.for }] : [])),
  };
}

/** What keeps words from being shown in the form; `name` is the mark as it was written. */
export type WrongInGuidance = { reason: "unknown-mark" | "mark-place" | "no-words" | "no-part"; name: string };

/** The first thing wrong with words of a part of a guidance. */
export function wrongInGuidance(path: string, words: string): WrongInGuidance | undefined {
  const { paragraph, unknown } = readGuidanceParagraph(path === "paragraphs" ? words : "");
  if (unknown[0] !== undefined) return { reason: "unknown-mark", name: unknown[0] };
  const inside = /\{\{([^{}]*)\}\}/.exec(path === "paragraphs" ? paragraph.words : words)?.[1];
  if (inside !== undefined) return { reason: "mark-place", name: inside.trim() };
  if (path !== "paragraphs") return undefined;
  if (paragraph.paragraph && !paragraph.for) return { reason: "no-part", name: `paragraph ${paragraph.paragraph}` };
  return paragraph.for && !paragraph.words ? { reason: "no-words", name: `for ${paragraph.for}` } : undefined;
}
