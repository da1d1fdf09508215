import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, ExpertLeaveId } from "#db/ids.ts";
import { getKeptExpert } from "./kept-expert.ts";

/** Takes days of leave out; that they were there stays on record. */
export async function endLeave(work: Work, expert: AccountId, id: ExpertLeaveId): Promise<{ ok: true }> {
  requireMay(work.actor, "expert-leave.end");

  await getKeptExpert(work, expert, "expert-leave.end");
  const { numUpdatedRows } = await work.db
    .updateTable("expert_leave")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .where("account_id", "=", expert)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("leave of an expert");
  await record(work, { permission: "expert-leave.end", verb: "expert-leave.ended", subject: expert });
  return { ok: true };
}
