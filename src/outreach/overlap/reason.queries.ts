import type { Reader, Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";

/** Why a pair is no duplicate, or why a conflict is borne. */
export type Reason = { other: string; matter: "conflict" | "duplicate"; words: string; by: string; on: string };

/** What was said of an activity beside others, the earliest first. */
export async function listReasons(db: Reader | Work["db"], id: ActivityId): Promise<Reason[]> {
  const rows = await db
    .selectFrom("overlap_reason")
    .innerJoin("account", "account.id", "overlap_reason.given_by")
    .where("activity_id", "=", id)
    .orderBy("given_at")
    .select(["other", "matter", "words", "account.name as by", "given_at"])
    .execute();
  return rows.map(({ given_at, ...row }) => ({ ...row, on: dateOf(given_at) }));
}
