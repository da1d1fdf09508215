import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { RestDaysId } from "#db/ids.ts";

/** Takes the weekly rest days of a State out: Saturday and Sunday are assumed again. */
export async function endRestDays(work: Work, id: RestDaysId): Promise<{ ok: true }> {
  requireMay(work.actor, "rest-days.end");

  const { numUpdatedRows } = await work.db
    .updateTable("rest_days")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("weekly rest days");
  await record(work, { permission: "rest-days.end", verb: "rest-days.ended", subject: id });
  return { ok: true };
}
