import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

/** The Chair takes a text back before its deadline; it becomes a draft again (N10). Of a circulation, one text can be taken out so. */
export async function withdrawText(work: Work, id: NoObjectionId, words = ""): Promise<StepOutcome> {
  requireMay(work.actor, "no-objection.withdraw");

  return await takeStep(work, "no-objection.withdraw", id, {
    verb: "no-objection.withdrawn",
    event: { kind: "withdrawn", at: work.at },
    words: words.trim() || undefined,
  });
}
