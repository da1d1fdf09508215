import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

/** The limit of holds was reached: the procedure lapses without a decision, and the text is a draft again (N11). */
export async function letLapse(work: Work, id: NoObjectionId): Promise<StepOutcome> {
  requireMay(work.actor, "no-objection.conclude");

  return await takeStep(work, "no-objection.conclude", id, {
    verb: "no-objection.lapsed",
    event: { kind: "lapsed", at: work.at },
  });
}
