import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";

/**
 * Which requests a person reads is asked before which one is meant. By its id alone the database would look at the policies only where
 * there is a row, and "not found" would take longer for a request that exists: `npm run bench -- not-found` compares the two.
 */
export async function requireRequest(db: Reader | Work["db"], id: AssistanceRequestId): Promise<void> {
  const found = await db
    .selectFrom(sql<{ request_id: AssistanceRequestId }>`requests_i_read()`.as("mine"))
    .where("mine.request_id", "=", id)
    .select("mine.request_id")
    .executeTakeFirst();
  if (!found) throw new NotFound("request");
}
