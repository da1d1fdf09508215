import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId, ActivityId, ProgrammeRunId } from "#db/ids.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type AssignExpertsOutcome = { ok: true } | { ok: false; reason: "over" };

/** Which experts of the Group go to an activity; those not named stay at home. */
export async function assignExperts(
  work: Work,
  id: ActivityId,
  experts: readonly AccountId[],
  /** From where it is taken over, where it is from a proposal for a year. */
  from: { proposal?: ProgrammeRunId } = {},
): Promise<AssignExpertsOutcome> {
  requireMay(work.actor, "activity.assign");

  const { db, actor, at } = work;
  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const now = activity.experts.map((one) => one.id);
  const gone = now.filter((one) => !experts.includes(one));
  const added = experts.filter((one) => !now.includes(one));
  if (gone.length > 0)
    await db.deleteFrom("activity_expert").where("activity_id", "=", id).where("account_id", "in", gone).execute();
  if (added.length > 0)
    await db
      .insertInto("activity_expert")
      .values(added.map((account_id) => ({ activity_id: id, account_id, assigned_by: actor.id, assigned_at: at })))
      .execute();
  await record(work, {
    permission: "activity.assign",
    verb: "activity.experts-assigned",
    subject: id,
    details: { added: added.length, gone: gone.length, ...from },
  });
  return { ok: true };
}
