import type { Reader, Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";
import type { Subject } from "../activity.ts";
import type { Leave, RecordedExpertise } from "./expertise.ts";

type Reads = Reader | Work["db"];

/** The newest word on each expert of whom something was recorded, up to a moment where one is given. */
export async function listExpertise(db: Reads, until?: Temporal.Instant): Promise<Map<AccountId, RecordedExpertise>> {
  const rows = await db
    .selectFrom("expertise")
    .innerJoin("account", "account.id", "expertise.recorded_by")
    .$if(until !== undefined, (query) => query.where("recorded_at", "<=", until as Temporal.Instant)) // just looked at
    .distinctOn("account_id")
    .orderBy("account_id")
    .orderBy("number", "desc")
    .select([
      "account_id as expert",
      "number",
      "subjects",
      "languages",
      "account.name as recordedBy",
      "recorded_at as recordedAt",
    ])
    .execute();
  return new Map(
    rows.map(({ expert, subjects, ...row }) => [expert, { ...row, subjects: subjects as Subject[] }]), // the table takes no others
  );
}

/** Leave that touches a range of days, by its first day; for those who plan with the experts, and nothing for others. */
export async function listLeave(db: Reads, { from, before }: { from: string; before: string }): Promise<Leave[]> {
  return await db
    .selectFrom("expert_leave")
    .innerJoin("account", "account.id", "expert_leave.recorded_by")
    .where("ended_at", "is", null)
    .where("starts_on", "<", before)
    .where("ends_before", ">", from)
    .orderBy("starts_on")
    .orderBy("expert_leave.id")
    .select([
      "expert_leave.id",
      "account_id as expert",
      "starts_on as from",
      "ends_before as before",
      "account.name as recordedBy",
      "recorded_at as recordedAt",
    ])
    .execute();
}
