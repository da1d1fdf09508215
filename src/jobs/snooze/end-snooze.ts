import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";

export type EndSnoozeOutcome = { ok: true } | { ok: false; reason: "not-put-off" };

/** A person takes up again what was put off. */
export async function endSnooze(work: Work, item: string): Promise<EndSnoozeOutcome> {
  requireMay(work.actor, "item.snooze");

  const { actor, db } = work;
  const found = await db
    .selectFrom("snooze")
    .where("account_id", "=", actor.id)
    .where("item", "=", item)
    .select("item")
    .executeTakeFirst();
  if (!found) return { ok: false, reason: "not-put-off" };

  await db.deleteFrom("snooze").where("account_id", "=", actor.id).where("item", "=", item).execute();
  await record(work, { permission: "item.snooze", verb: "item.taken-up", subject: item });
  return { ok: true };
}
