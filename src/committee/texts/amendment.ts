import type { Actor } from "#access/actor.ts";
import type { AmendmentId, StateCode, TextCommentId, TextVersionId } from "#db/ids.ts";
import type { TextKind } from "#db/schema/texts.ts";
import type { Language } from "#i18n/languages.ts";
import { delegationOf } from "../no-objection/no-objection.ts";
import { isLetter, type Numbered } from "./text-parts.ts";
import { hasMarks, wrongWords } from "./wrong-words.ts";

/** What a delegation would change: words of one paragraph, or a paragraph more. Paragraph 0 is the title. */
export type ProposedWords = { language: Language; paragraph: number; oldWords: string; newWords: string };

export type AmendmentOutcome = {
  outcome: "taken" | "not-taken" | "withdrawn";
  words: string | null;
  takenIn: { id: TextVersionId; number: number | null } | null;
  /** Taken: whether the act itself changed the words. */
  putIn: boolean | null;
  evidence: string | null;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

export type Amendment = ProposedWords & {
  id: AmendmentId;
  /** Its number among those on the text. */
  number: number;
  versionId: TextVersionId;
  versionNumber: number;
  why: string;
  delegation: StateCode;
  evidence: string | null;
  proposedBy: string;
  proposedAt: Temporal.Instant;
  end: AmendmentOutcome | null;
};

/** A remark by a delegation, or by those who serve the Committee; a newer one may take its place. */
export type TextComment = {
  id: TextCommentId;
  versionId: TextVersionId;
  versionNumber: number;
  language: Language;
  paragraph: number | null;
  words: string;
  delegation: StateCode | null;
  evidence: string | null;
  writtenBy: { id: string; name: string };
  writtenAt: Temporal.Instant;
  supersedes: TextCommentId | null;
  supersededBy: TextCommentId | null;
};

/** Who speaks: the person's own delegation, or another for which the secretariat has it in writing. */
export type Speaker = { delegation: StateCode; evidence: string | null };

export function speakerFor(actor: Actor, onBehalf: Speaker | undefined): Speaker | undefined {
  const own = delegationOf(actor);
  if (own) return { delegation: own, evidence: null };
  const mayRecord = actor.capacities.some(({ kind }) => kind === "secretariat");
  return mayRecord && onBehalf?.evidence?.trim() ? onBehalf : undefined;
}

export type Amended =
  | { ok: true; text: Numbered }
  | {
      ok: false;
      reason: "no-such-paragraph" | "words-differ" | "words-twice" | "nothing-left" | "cannot-add" | "unknown-mark";
    };

/** A text with an amendment in it: only where the old words stand exactly once in their paragraph, and nothing else is touched. */
export function amend(kind: TextKind, text: Numbered, { paragraph, oldWords, newWords }: ProposedWords): Amended {
  const { title, paragraphs, parts = [] } = text;
  if (paragraph > paragraphs.length) return { ok: false, reason: "no-such-paragraph" };
  const isProper = (number: number): boolean => parts[number - 1] === "paragraphs"; // those of a model may come and go
  const isWrong = (path: string, words: string): boolean =>
    hasMarks(kind) && wrongWords(kind, path, words) !== undefined;
  if (!oldWords) {
    if (isLetter(kind) && !isProper(paragraph) && !isProper(paragraph + 1)) return { ok: false, reason: "cannot-add" };
    const added = paragraphsIn(newWords);
    if (added.some((words) => isWrong("paragraphs", words))) return { ok: false, reason: "unknown-mark" };
    return { ok: true, text: { title, paragraphs: paragraphs.toSpliced(paragraph, 0, ...added) } };
  }
  const words = paragraph === 0 ? title : (paragraphs[paragraph - 1] ?? "");
  const at = words.indexOf(oldWords);
  if (at < 0) return { ok: false, reason: "words-differ" };
  if (words.indexOf(oldWords, at + 1) >= 0) return { ok: false, reason: "words-twice" };
  const changed = words.slice(0, at) + newWords + words.slice(at + oldWords.length);
  if (paragraph === 0) {
    if (isWrong("title", changed)) return { ok: false, reason: "unknown-mark" };
    const inOneLine = changed.replace(/\s*\n\s*/g, " ").trim();
    return inOneLine ? { ok: true, text: { title: inOneLine, paragraphs } } : { ok: false, reason: "nothing-left" };
  }
  const now = isLetter(kind) && !isProper(paragraph) ? [changed.replace(/\s*\n\s*/g, " ")] : paragraphsIn(changed);
  if (now.some((one) => isWrong(parts[paragraph - 1] ?? "paragraphs", one)))
    return { ok: false, reason: "unknown-mark" };
  const after = paragraphs.toSpliced(paragraph - 1, 1, ...now);
  const isOnly = parts.filter((part) => part === "paragraphs").length === 1;
  if (isProper(paragraph) && isOnly && now.length === 0) return { ok: false, reason: "nothing-left" };
  return after.some((one) => one.trim())
    ? { ok: true, text: { title, paragraphs: after } }
    : { ok: false, reason: "nothing-left" };
}

/** Whether the number of a paragraph still means, in the text as it is now, the paragraph it meant when the words were proposed. */
export function standsWhereItStood(then: Numbered, now: Numbered, { paragraph, oldWords }: ProposedWords): boolean {
  if (paragraph === 0 || then.paragraphs[paragraph - 1] === now.paragraphs[paragraph - 1]) return true;
  return oldWords !== "" && then.paragraphs.length === now.paragraphs.length; // the same paragraph, itself amended
}

/** Paragraphs are divided by blank lines. */
export function paragraphsIn(text: string): string[] {
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);
}
