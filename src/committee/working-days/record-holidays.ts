import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId } from "#db/ids.ts";

export type NewHolidayList = { year: number; days: readonly string[]; source: string };

/** The secretariat records the official list of a year. The newest counts; the clock counts open periods again by it (recount-deadline.ts). */
export async function recordHolidays(work: Work, { year, days, source }: NewHolidayList): Promise<{ ok: true }> {
  requireMay(work.actor, "holiday-list.record");

  const id = newId<string & { readonly __noun: "holiday list" }>();
  await work.db
    .insertInto("holiday_list")
    .values({
      id,
      year,
      days: [...days],
      confidence: "official",
      source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "holiday-list.record",
    verb: "holiday-list.recorded",
    subject: id,
    details: { year, days, source },
  });
  return { ok: true };
}
