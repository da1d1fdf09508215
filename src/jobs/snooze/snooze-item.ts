import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { objectionToSnooze, type SnoozeRefusal } from "./snooze.ts";

export type SnoozeOutcome = { ok: true } | { ok: false; reason: SnoozeRefusal };

/** A person puts something off until a day: it stands under "Later" and stays out of digests. Warnings of a deadline come all the same. */
export async function snoozeItem(work: Work, item: string, until: string): Promise<SnoozeOutcome> {
  requireMay(work.actor, "item.snooze");

  const reason = objectionToSnooze(until, work.at);
  if (reason) return { ok: false, reason };

  await work.db
    .insertInto("snooze")
    .values({ account_id: work.actor.id, item, until, made_at: work.at })
    .onConflict((conflict) => conflict.columns(["account_id", "item"]).doUpdateSet({ until, made_at: work.at }))
    .execute();
  await record(work, { permission: "item.snooze", verb: "item.snoozed", subject: item, details: { until } });
  return { ok: true };
}
