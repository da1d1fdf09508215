import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IndicatorId } from "#db/ids.ts";
import { listLocks } from "./indicator-year.queries.ts";

export type ApproveYearOutcome = { ok: true } | { ok: false; reason: "changed" | "approved-already" };

/** The Chair approves what was locked last of a year; it stands in place of what was approved before, which stays on record. */
export async function approveYear(
  work: Work,
  { indicator, year }: { indicator: IndicatorId; year: number },
  { number }: { number: number },
): Promise<ApproveYearOutcome> {
  requireMay(work.actor, "indicator-year.approve");

  const [last] = (await listLocks(work.db, indicator)).filter((one) => one.year === year);
  if (!last) throw new NotFound("locked year");
  if (last.number !== number) return { ok: false, reason: "changed" };
  if (last.approvedOn !== null) return { ok: false, reason: "approved-already" };
  await work.db
    .insertInto("indicator_year_approval")
    .values({ indicator_id: indicator, year, number, approved_by: work.actor.id, approved_at: work.at })
    .execute();
  await record(work, {
    permission: "indicator-year.approve",
    verb: "indicator-year.approved",
    subject: indicator,
    details: { year, number },
  });
  return { ok: true };
}
