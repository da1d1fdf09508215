import type { Reader } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { endOfResults } from "./activity.ts";

/** Confirmed activities whose last day has passed where they are. */
export async function listEnded(db: Reader, at: Temporal.Instant): Promise<ActivityId[]> {
  const rows = await db
    .selectFrom("activity")
    .where("standing", "=", "confirmed")
    .where("ends_before", "<=", at.toZonedDateTimeISO("Pacific/Kiritimati").toPlainDate().toString())
    .select(["id", "ends_before", "time_zone"])
    .execute();
  return rows
    .filter((row) => at.toZonedDateTimeISO(row.time_zone).toPlainDate().toString() >= row.ends_before)
    .map(({ id }) => id);
}

/** Reported activities whose two years of quarters have passed. */
export async function listResultsDue(db: Reader, at: Temporal.Instant): Promise<ActivityId[]> {
  const rows = await db
    .selectFrom("activity")
    .where("standing", "=", "reported")
    .select(["id", "ends_before"])
    .execute();
  return rows.filter((row) => Temporal.Instant.compare(at, endOfResults(row.ends_before)) >= 0).map(({ id }) => id);
}
