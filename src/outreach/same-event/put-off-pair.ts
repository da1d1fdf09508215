import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { SameEventPairId } from "#db/ids.ts";
import { getPair } from "./pair.queries.ts";

/** A person leaves a pair for later: it waits behind the others. */
export async function putOffPair(work: Work, id: SameEventPairId): Promise<{ ok: true }> {
  requireMay(work.actor, "same-event.decide");

  const pair = await getPair(work.db, id);
  await work.db
    .updateTable("same_event_pair")
    .set({ later_at: work.at, later_by: work.actor.id })
    .where("id", "=", pair.id)
    .execute();
  await record(work, { permission: "same-event.decide", verb: "same-event.put-off", subject: id });
  return { ok: true };
}
