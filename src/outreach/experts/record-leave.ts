import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AccountId, type ExpertLeaveId, newId } from "#db/ids.ts";
import { getKeptExpert } from "./kept-expert.ts";

export type RecordLeaveOutcome = { ok: true } | { ok: false; reason: "there-already" };

/** Records days on which an expert is away. */
export async function recordLeave(
  work: Work,
  expert: AccountId,
  { from, before }: { from: string; before: string },
): Promise<RecordLeaveOutcome> {
  requireMay(work.actor, "expert-leave.record");

  await getKeptExpert(work, expert, "expert-leave.record");
  const { numInsertedOrUpdatedRows } = await work.db
    .insertInto("expert_leave")
    .values({
      ...{ id: newId<ExpertLeaveId>(), account_id: expert, starts_on: from, ends_before: before },
      ...{ recorded_by: work.actor.id, recorded_at: work.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows) === 0) return { ok: false, reason: "there-already" };
  await record(work, { permission: "expert-leave.record", verb: "expert-leave.recorded", subject: expert });
  return { ok: true };
}
