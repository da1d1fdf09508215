import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Speaker } from "./amendment.ts";
import type { AmendmentDecision } from "./decide-amendment.ts";
import { longestText, openErrors, type ReadForm, readTyped, sayTooLong, type Typed } from "./text-form.ts";

/** Who reads the form: whether a delegation must be named, and the States there are. */
type FormContext = { language: Language; states: ReadonlySet<string>; speaksForOthers: boolean };

export type ProposedForm = {
  paragraph: number;
  oldWords: string;
  newWords: string;
  why: string;
  onBehalf: Speaker | undefined;
};

export function readProposal(form: FormData, context: FormContext): ReadForm<ProposedForm> {
  const typed = readTyped(form, ["delegation", "evidence", "paragraph", "old-words", "new-words", "why"]);
  const wrong = openErrors(context.language);
  const paragraph = readParagraph(typed.paragraph);
  if (paragraph === undefined) wrong.say("paragraph", "texts.error.paragraph");
  if (typed["old-words"] === typed["new-words"]) wrong.say("new-words", "texts.error.no-change");
  if (!typed.why) wrong.say("why", "texts.error.why");
  const onBehalf = readSpeaker(typed, context, wrong, true);
  sayTooLong(wrong, typed, { "old-words": longestText, "new-words": longestText, why: longestText, evidence: 500 });
  return {
    typed,
    errors: wrong.errors,
    value: {
      paragraph: paragraph ?? 0,
      oldWords: typed["old-words"] ?? "",
      newWords: typed["new-words"] ?? "",
      why: typed.why ?? "",
      onBehalf,
    },
  };
}

export type CommentForm = { paragraph: number | undefined; words: string; onBehalf: Speaker | undefined };

export function readComment(form: FormData, context: FormContext): ReadForm<CommentForm> {
  const typed = readTyped(form, ["delegation", "evidence", "paragraph", "words"]);
  const wrong = openErrors(context.language);
  const paragraph = readParagraph(typed.paragraph);
  if (typed.paragraph && !paragraph) wrong.say("paragraph", "texts.error.paragraph");
  if (!typed.words) wrong.say("words", "texts.error.words");
  const onBehalf = readSpeaker(typed, context, wrong, false);
  sayTooLong(wrong, typed, { words: longestText, evidence: 500 });
  return { typed, errors: wrong.errors, value: { paragraph, words: typed.words ?? "", onBehalf } };
}

export function readDecision(form: FormData, language: Language): ReadForm<AmendmentDecision> {
  const typed = readTyped(form, ["outcome", "words"]);
  const wrong = openErrors(language);
  const words = typed.words ?? "";
  if (typed.outcome !== "taken" && typed.outcome !== "not-taken") wrong.say("outcome", "texts.error.outcome");
  if (typed.outcome === "not-taken" && !words) wrong.say("words", "texts.error.why-not");
  sayTooLong(wrong, typed, { words: longestText });
  const value: AmendmentDecision =
    typed.outcome === "taken" ? { outcome: "taken", words: words || null } : { outcome: "not-taken", words };
  return { typed, value, errors: wrong.errors };
}

/** 0 is the title; undefined for what is no number of a paragraph. */
function readParagraph(text: string | undefined): number | undefined {
  const number = /^\d{1,3}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return number <= 200 ? number : undefined;
}

function readSpeaker(
  typed: Typed,
  { states, speaksForOthers }: FormContext,
  { say }: ReturnType<typeof openErrors>,
  isNeeded: boolean,
): Speaker | undefined {
  if (!speaksForOthers) return undefined;
  const { delegation, evidence } = typed;
  if (!delegation && !isNeeded) return undefined;
  if (!delegation || !states.has(delegation)) say("delegation", "texts.error.state");
  if (!evidence) say("evidence", "texts.error.evidence");
  return { delegation: (delegation ?? "") as StateCode, evidence: evidence ?? "" }; // among the States, or an error was said
}
