import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { NoObjectionId } from "#db/ids.ts";
import { isInTime } from "../working-days/deadline.ts";
import { getNoObjection } from "./no-objection.queries.ts";
import { conclude } from "./object.ts";

export type WithdrawOutcome = { ok: true } | { ok: false; reason: "not-running" };

/** The Chair takes a text back before its deadline; it becomes a draft again. */
export async function withdrawText(work: Work, id: NoObjectionId): Promise<WithdrawOutcome> {
  requireMay(work.actor, "no-objection.withdraw");

  const procedure = await getNoObjection(work.db, id);
  if (procedure.standing.status !== "running" || !isInTime(work.at, procedure.deadline))
    return { ok: false, reason: "not-running" };

  await work.db
    .updateTable("no_objection")
    .set({ withdrawn_at: work.at, withdrawn_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await conclude(work, id, "withdrawn");
  await record(work, {
    permission: "no-objection.withdraw",
    verb: "no-objection.withdrawn",
    subject: id,
    state: procedure.stateCode,
  });
  return { ok: true };
}
