import type { Reader, Work } from "#access/work.ts";
import type { CalendarMark } from "./mark.ts";

/** The marks of the calendar that touch a range of days, the earliest first. */
export async function listMarks(
  db: Reader | Work["db"],
  { from, before }: { from: string; before: string },
): Promise<CalendarMark[]> {
  return await db
    .selectFrom("calendar_mark")
    .where("ended_at", "is", null)
    .where("starts_on", "<", before)
    .where("ends_before", ">", from)
    .orderBy("starts_on")
    .orderBy("id")
    .select([
      "id",
      "kind",
      "name",
      "language",
      "state_code as state",
      "starts_on as from",
      "ends_before as before",
      "source",
    ])
    .execute();
}
