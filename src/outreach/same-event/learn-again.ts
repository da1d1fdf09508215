import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type SameEventWeightsId } from "#db/ids.ts";
import { firstWeights } from "./first-weights.ts";
import { learnWeights } from "./learn-weights.ts";
import { listDecisions } from "./pair.queries.ts";

export type LearnAgainOutcome = { ok: true; decisions: number } | { ok: false; reason: "nothing-decided" };

/** Learns the weights again from every decision of a person that stands; everything announced is then compared anew. */
export async function learnAgain(work: Work): Promise<LearnAgainOutcome> {
  requireMay(work.actor, "same-event.learn");

  const decided = (await listDecisions(work.db, { standing: true })).filter(({ byMachine }) => !byMachine);
  if (decided.length === 0) return { ok: false, reason: "nothing-decided" };
  const weights = learnWeights(
    decided.map(({ comparison, verdict }) => ({ comparison, isSame: verdict === "same" })),
    firstWeights.weights,
  );
  const id = newId<SameEventWeightsId>();
  await work.db
    .insertInto("same_event_weights")
    .values({
      ...{ id, weights: JSON.stringify(weights), decisions: decided.length },
      ...{ learned_by: work.actor.id, learned_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "same-event.learn",
    verb: "same-event.learned",
    subject: id,
    details: { decisions: decided.length },
  });
  return { ok: true, decisions: decided.length };
}
