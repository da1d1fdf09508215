import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";

type Reads = Reader | Work["db"];

/** The States that have reported, each with its latest report: a national report that came in is what "has reported" means. */
export async function listReportingStates(db: Reads): Promise<Map<StateCode, { reference: string; date: string }>> {
  const rows = await db
    .selectFrom("incoming")
    .where("kind", "=", "national-report")
    .where("state_code", "is not", null)
    .distinctOn("state_code")
    .orderBy("state_code")
    .orderBy(sql`coalesce(their_date, received_on)`, "desc")
    .orderBy("year", "desc")
    .orderBy("number", "desc")
    .select(["state_code", "their_reference", sql<string>`coalesce(their_date, received_on)`.as("date")])
    .execute();
  return new Map(
    rows.flatMap(({ state_code, their_reference, date }) =>
      state_code ? [[state_code, { reference: their_reference, date }]] : [],
    ),
  );
}

/** The States whose request for assistance came in and was not processed yet. */
export async function listStatesWithPendingRequests(db: Reads): Promise<Set<StateCode>> {
  const rows = await db
    .selectFrom("incoming")
    .where("kind", "=", "assistance-request")
    .where("processed_at", "is", null)
    .where("state_code", "is not", null)
    .select("state_code")
    .execute();
  return new Set(rows.flatMap(({ state_code }) => state_code ?? []));
}
