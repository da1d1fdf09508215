import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { CalendarSourceId } from "#db/ids.ts";

/** Somebody asks for a calendar to be read now; the clock does it, for nothing waits for the network inside an act. */
export async function askForCheck(work: Work, id: CalendarSourceId): Promise<{ ok: true }> {
  requireMay(work.actor, "calendar-source.ask");

  const { numUpdatedRows } = await work.db
    .updateTable("calendar_source")
    .set({ asked_at: work.at, asked_by: work.actor.id })
    .where("id", "=", id)
    .where("kind", "=", "address")
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("calendar of another body");
  await record(work, { permission: "calendar-source.ask", verb: "calendar-source.asked", subject: id });
  return { ok: true };
}
