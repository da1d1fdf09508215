import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ProgrammeRunId } from "#db/ids.ts";
import { findWaitingYear } from "./year-run.queries.ts";
import type { YearInput } from "./year-run.ts";

export type OrderYearOutcome = { ok: true; id: ProgrammeRunId } | { ok: false; reason: "one-waits" };

/** Asks for a proposal of weeks and experts for a year. It moves nothing by itself. */
export async function orderYear(
  work: Work,
  { year, input }: { year: number; input: YearInput },
): Promise<OrderYearOutcome> {
  requireMay(work.actor, "year.order");

  if (await findWaitingYear(work.db)) return { ok: false, reason: "one-waits" };
  const id = newId<ProgrammeRunId>();
  const { leave, ...rest } = input;
  await work.db
    .insertInto("programme_run")
    .values({ id, year, input: JSON.stringify(rest), ordered_by: work.actor.id, ordered_at: work.at })
    .execute();
  await work.db
    .insertInto("programme_run_leave")
    .values({ run_id: id, leave: JSON.stringify(leave) })
    .execute();
  await record(work, { permission: "year.order", verb: "year.ordered", subject: id, details: { year } });
  return { ok: true, id };
}
