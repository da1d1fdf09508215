import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId, StateCode } from "#db/ids.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

type Answer = { delegation: StateCode; words: string };

/** A delegation's question is answered: the clock goes on, or the period starts again, as the rule of the case says. */
export async function answerQuestion(
  work: Work,
  id: NoObjectionId,
  { delegation, words }: Answer,
): Promise<StepOutcome | { ok: false; reason: "words-missing" }> {
  requireMay(work.actor, "no-objection.answer");

  if (!words.trim()) return { ok: false, reason: "words-missing" };
  return await takeStep(work, "no-objection.answer", id, {
    verb: "no-objection.question-answered",
    event: { kind: "question-answered", at: work.at, delegation },
    words,
  });
}
