import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IndicatorId } from "#db/ids.ts";
import { listIndicators } from "./objective.queries.ts";

/** An indicator is no longer looked at; what was chosen stays on record. */
export async function endIndicator(work: Work, id: IndicatorId): Promise<{ ok: true }> {
  requireMay(work.actor, "indicator.end");

  if (!(await listIndicators(work.db)).some((one) => one.id === id)) throw new NotFound("indicator");
  await work.db
    .updateTable("indicator")
    .set({ ended_at: work.at, ended_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "indicator.end", verb: "indicator.ended", subject: id });
  return { ok: true };
}
