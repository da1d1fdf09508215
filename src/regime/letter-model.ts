import { z } from "zod";

// A model of a letter is a Committee text like any other: members amend its paragraphs by number. A paragraph may begin with marks in
// double braces: {{if consent-open}} prints it only where that is so, {{heading}} makes it a heading, {{ask}} one of the numbered asks,
// whose first line is its title.

/** What letters are made for: matrices and the resolution; or a request for assistance, acknowledged, circulated, offers forwarded. */
export const letterOccasions = ["matrices", "acknowledgement", "circulation", "offers"] as const;
export type LetterOccasion = (typeof letterOccasions)[number];

/** What a paragraph may hang on: what is so of the addressee, or of the request, on the day the letter is prepared. */
export const letterConditions = [
  "has-reported",
  "report-missing",
  "matrix-enclosed",
  "no-matrix",
  "first-transmittal",
  "later-transmittal",
  "difference-enclosed",
  "consent-open",
  "consent-given",
  "request-pending",
  "request-general",
  "request-confidential",
  "request-limited",
  "request-wide",
  "request-window",
  "request-enclosed",
] as const;
export type LetterCondition = (typeof letterConditions)[number];

/** What is filled in, as {{state}}. */
export const letterHoles = [
  "state",
  "formalName",
  "reference",
  "replyBy",
  "version",
  "approvedOn",
  "lastReport",
  "requestReference",
  "requestReceivedOn",
  "windowEndsOn",
  "askingName",
  "answerBy",
] as const;
export type LetterHole = (typeof letterHoles)[number];

const inEveryLetter: readonly LetterHole[] = ["state", "formalName", "reference", "replyBy"];
const ofRequest: readonly LetterHole[] = ["requestReference", "requestReceivedOn", "askingName"];

/** What is filled in for an occasion; a model that asks for more would leave a letter with a hole. */
export const holesOfOccasion: Record<LetterOccasion, readonly LetterHole[]> = {
  matrices: [...inEveryLetter, "version", "approvedOn", "lastReport"],
  acknowledgement: [...inEveryLetter, ...ofRequest, "windowEndsOn"],
  circulation: [...inEveryLetter, ...ofRequest, "answerBy"],
  offers: [...inEveryLetter, ...ofRequest],
};

/** A letter is signed by the Chair; a note verbale is in the third person and unsigned. */
export const letterForms = ["letter", "note-verbale"] as const;
export type LetterForm = (typeof letterForms)[number];
/** For whom the model is: the most exact of those in force that fit is taken. */
export const modelSituations = {
  addressee: ["state", "organisation"],
  reporting: ["any", "reported", "not-reported"],
  transmittal: ["any", "first", "later", "none"],
} as const;

export const letterModelBody = z.object({
  title: z.string(),
  occasion: z.enum(letterOccasions).default("matrices"), // models of before were all for matrices
  form: z.enum(letterForms),
  addressee: z.enum(modelSituations.addressee),
  reporting: z.enum(modelSituations.reporting),
  transmittal: z.enum(modelSituations.transmittal),
  letterhead: z.object({ organization: z.string(), committee: z.string(), address: z.array(z.string()) }),
  referenceLabel: z.string(),
  salutation: z.string(),
  paragraphs: z.array(z.string()).min(1),
  closing: z.string(),
  signatory: z.array(z.string()),
  enclosuresLabel: z.string(),
  enclosures: z.array(z.string()),
  technicalNotes: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
});
export type LetterModel = z.infer<typeof letterModelBody>;

export type ModelParagraph = {
  /** Every condition must hold. */
  conditions: LetterCondition[];
  kind: "paragraph" | "heading" | "ask";
  /** Of an ask, its title; of others "". */
  title: string;
  text: string;
};

/** Reads the marks before a paragraph; `unknown` are those nobody knows. */
export function readModelParagraph(written: string): { paragraph: ModelParagraph; unknown: string[] } {
  const conditions: LetterCondition[] = [];
  const unknown: string[] = [];
  let kind: ModelParagraph["kind"] = "paragraph";
  let rest = written.trimStart();
  for (let mark = leadingMark(rest); mark; mark = leadingMark(rest)) {
    rest = rest.slice(mark.length).trimStart();
    const condition = letterConditions.find((one) => `if ${one}` === mark.words);
    if (condition) conditions.push(condition);
    else if (mark.words === "heading" || mark.words === "ask") kind = mark.words;
    else unknown.push(mark.words);
  }
  const [first = "", ...others] = rest.split("\n");
  const isAsk = kind === "ask" && others.length > 0;
  return {
    paragraph: { conditions, kind, title: isAsk ? first.trim() : "", text: isAsk ? others.join("\n").trim() : rest },
    unknown,
  };
}

/** A mark at the very beginning; a hole such as {{state}} is no mark. */
function leadingMark(text: string): { words: string; length: number } | undefined {
  const found = /^\{\{\s*(if\s+[^{}]*|heading|ask)\s*\}\}/.exec(text);
  return found?.[1] === undefined
    ? undefined
    : { words: found[1].trim().replace(/\s+/g, " "), length: found[0].length };
}

/** The names in double braces of a text that are neither marks nor holes anybody fills. */
export function unknownHoles(text: string): string[] {
  const { paragraph, unknown } = readModelParagraph(text);
  const names = [...`${paragraph.title}\n${paragraph.text}`.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, name = ""]) =>
    name.trim(),
  );
  return [...unknown, ...names.filter((name) => !letterHoles.some((hole) => hole === name))];
}
