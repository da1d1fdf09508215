import type { Reader, Work } from "#access/work.ts";
import type { HolidayList } from "./working-days/holidays.ts";

/** The lists a clock may start on: the newest recorded for each year. */
export async function listUsableHolidays(db: Reader | Work["db"]): Promise<HolidayList[]> {
  return await db
    .selectFrom("holiday_list")
    .distinctOn("year")
    .select(["year", "days", "confidence", "source"])
    .orderBy("year")
    .orderBy("recorded_at", "desc")
    .execute();
}
