import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { CalendarMarkId } from "#db/ids.ts";

/** Takes days out of the calendar; that they were there stays on record. */
export async function endMark(work: Work, id: CalendarMarkId): Promise<{ ok: true }> {
  requireMay(work.actor, "calendar-mark.end");

  const { numUpdatedRows } = await work.db
    .updateTable("calendar_mark")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("mark of the calendar");
  await record(work, { permission: "calendar-mark.end", verb: "calendar-mark.ended", subject: id });
  return { ok: true };
}
