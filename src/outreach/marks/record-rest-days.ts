import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type RestDaysId } from "#db/ids.ts";
import type { NewRestDays } from "./rest-days.ts";

/** Records the weekly rest days of a State with their source; they take the place of those recorded before, which stay on record. */
export async function recordRestDays(
  work: Work,
  { state, weekdays, source }: NewRestDays,
): Promise<{ ok: true; id: RestDaysId }> {
  requireMay(work.actor, "rest-days.record");

  await work.db
    .updateTable("rest_days")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("state_code", "=", state)
    .where("ended_at", "is", null)
    .execute();
  const id = newId<RestDaysId>();
  await work.db
    .insertInto("rest_days")
    .values({
      ...{ id, state_code: state, weekdays: [...weekdays], source },
      ...{ recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, { permission: "rest-days.record", verb: "rest-days.recorded", subject: id, details: { state } });
  return { ok: true, id };
}
