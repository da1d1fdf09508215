import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type SameEventDecisionId, type SameEventPairId } from "#db/ids.ts";
import { findStanding, getPair } from "./pair.queries.ts";
import { columnsOf } from "./pair.ts";

export type DecidePairOutcome = { ok: true } | { ok: false; reason: "decided-already" };

/** A person says that two are of one event, or are not. Both stay as they are; the decision can be undone. */
export async function decidePair(
  work: Work,
  id: SameEventPairId,
  verdict: "same" | "different",
): Promise<DecidePairOutcome> {
  requireMay(work.actor, "same-event.decide");

  const pair = await getPair(work.db, id);
  if (await findStanding(work.db, pair.ends)) return { ok: false, reason: "decided-already" };
  const decision = newId<SameEventDecisionId>();
  await work.db
    .insertInto("same_event_decision")
    .values({
      ...{ id: decision, ...columnsOf(pair.ends), verdict, likelihood: pair.likelihood, weights_id: pair.weights },
      comparison: JSON.stringify(pair.comparison),
      ...{ decided_by: work.actor.id, decided_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "same-event.decide",
    verb: "same-event.decided",
    subject: decision,
    details: { verdict },
  });
  return { ok: true };
}
