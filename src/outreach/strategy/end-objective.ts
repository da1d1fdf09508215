import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ObjectiveId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getObjective } from "./objective.queries.ts";

export type EndObjectiveOutcome = { ok: true } | { ok: false; reason: "ended" };

/** An objective ends today: no activity is given it any more; those that served it keep it. */
export async function endObjective(work: Work, id: ObjectiveId): Promise<EndObjectiveOutcome> {
  requireMay(work.actor, "objective.end");

  if ((await getObjective(work.db, id)).endedOn !== null) return { ok: false, reason: "ended" };
  await work.db
    .updateTable("objective")
    .set({ ended_on: dateOf(work.at) })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "objective.end", verb: "objective.ended", subject: id });
  return { ok: true };
}
