import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ReportedActionId } from "#db/ids.ts";

/** What was reported by mistake is taken back; it stays on record and counts no more. */
export async function takeBackAction(work: Work, id: ReportedActionId): Promise<{ ok: true }> {
  requireMay(work.actor, "action.take-back");

  const { numUpdatedRows } = await work.db
    .updateTable("reported_action")
    .set({ taken_back_at: work.at, taken_back_by: work.actor.id })
    .where("id", "=", id)
    .where("taken_back_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("reported action");
  await record(work, { permission: "action.take-back", verb: "action.taken-back", subject: id });
  return { ok: true };
}
