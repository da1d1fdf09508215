import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { CalendarSourceId } from "#db/ids.ts";

/** A calendar of another body is read no more, and what it announced stands beside activities no more; it stays on record. */
export async function endSource(work: Work, id: CalendarSourceId): Promise<{ ok: true }> {
  requireMay(work.actor, "calendar-source.end");

  const { numUpdatedRows } = await work.db
    .updateTable("calendar_source")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("calendar of another body");
  await record(work, { permission: "calendar-source.end", verb: "calendar-source.ended", subject: id });
  return { ok: true };
}
