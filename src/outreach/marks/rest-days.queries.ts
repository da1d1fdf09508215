import type { Reader, Work } from "#access/work.ts";
import type { RestDays } from "./rest-days.ts";

type Reads = Reader | Work["db"];

/** The weekly rest days recorded, by State. */
export async function listRestDays(db: Reads): Promise<RestDays[]> {
  return await db
    .selectFrom("rest_days")
    .innerJoin("account", "account.id", "rest_days.recorded_by")
    .where("ended_at", "is", null)
    .orderBy("state_code")
    .select([
      "rest_days.id",
      "state_code as state",
      "weekdays",
      "source",
      "account.name as recordedBy",
      "recorded_at as recordedAt",
    ])
    .execute();
}

/** For each State of which they are recorded. */
export async function readRestDays(db: Reads): Promise<Map<string, readonly number[]>> {
  const rows = await db
    .selectFrom("rest_days")
    .where("ended_at", "is", null)
    .select(["state_code as state", "weekdays"])
    .execute();
  return new Map(rows.map(({ state, weekdays }) => [state, weekdays]));
}
