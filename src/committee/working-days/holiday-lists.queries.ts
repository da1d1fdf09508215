import type { Reader, Work } from "#access/work.ts";
import type { HolidayList } from "./holidays.ts";

/** A list as it stands on record: who recorded it, when, and whether it is the one of its year that counts. */
export type RecordedHolidayList = HolidayList & {
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
  counts: boolean;
};

/** The lists a clock may start on: the newest recorded for each year. */
export async function listUsableHolidays(db: Reader | Work["db"]): Promise<HolidayList[]> {
  return await db
    .selectFrom("holiday_list")
    .distinctOn("year")
    .select(["year", "days", "confidence", "source"])
    .orderBy("year")
    .orderBy("recorded_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Every list ever recorded, the latest year first. */
export async function listRecordedHolidays(db: Reader): Promise<RecordedHolidayList[]> {
  const rows = await db
    .selectFrom("holiday_list")
    .leftJoin("account", "account.id", "holiday_list.recorded_by")
    .select([
      "holiday_list.year",
      "holiday_list.days",
      "holiday_list.confidence",
      "holiday_list.source",
      "account.name as recordedBy",
      "holiday_list.recorded_at as recordedAt",
    ])
    .orderBy("holiday_list.year", "desc")
    .orderBy("holiday_list.recorded_at", "desc")
    .orderBy("holiday_list.id", "desc")
    .execute();
  return rows.map((list, n) => ({ ...list, counts: rows[n - 1]?.year !== list.year }));
}
