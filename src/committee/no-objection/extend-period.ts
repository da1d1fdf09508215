import { holds } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

type Extension = { days: number; words: string };

/** The period grows by working days, by whom and as often as the rule of the case allows (N9). */
export async function extendPeriod(
  work: Work,
  id: NoObjectionId,
  { days, words }: Extension,
): Promise<StepOutcome | { ok: false; reason: "days" }> {
  requireMay(work.actor, "no-objection.extend");

  if (!Number.isInteger(days) || days < 1 || days > 60) return { ok: false, reason: "days" };
  const by = holds(work.actor, "chair") ? "chair" : "secretariat";
  return await takeStep(work, "no-objection.extend", id, {
    verb: "no-objection.extended",
    event: { kind: "extended", at: work.at, days, by },
    words: words.trim() || undefined,
  });
}
