import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type CalendarMarkId, newId } from "#db/ids.ts";
import type { NewMark } from "./mark.ts";

/** Records days of a large meeting or a holiday, with their source. */
export async function recordMark(work: Work, mark: NewMark): Promise<{ ok: true; id: CalendarMarkId }> {
  requireMay(work.actor, "calendar-mark.record");

  const { kind, name, language, state, from, before, source } = mark;
  const id = newId<CalendarMarkId>();
  await work.db
    .insertInto("calendar_mark")
    .values({
      ...{ id, kind, name, language, state_code: state, starts_on: from, ends_before: before, source },
      ...{ recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, { permission: "calendar-mark.record", verb: "calendar-mark.recorded", subject: id });
  return { ok: true, id };
}
