import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type IndicatorId, type IndicatorYearCountId, newId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { countYears, getIndicator } from "./indicator-year.queries.ts";
import { yearOf, yearsOf } from "./indicator-year.ts";

export type CountYearOutcome =
  | { ok: true; id: IndicatorYearCountId }
  | { ok: false; reason: "no-longer" | "no-such-year" | "not-over" };

/** The system counts a year that is over, to be locked: the figure does not depend on who asks, and nobody writes it by hand. */
export async function countYear(
  work: Work,
  { indicator, year }: { indicator: IndicatorId; year: number },
): Promise<CountYearOutcome> {
  requireMay(work.actor, "indicator-year.count");

  const { db, at } = work;
  const today = dateOf(at);
  const kept = await getIndicator(db, { id: indicator });
  if (!kept.isStanding) return { ok: false, reason: "no-longer" };
  if (!yearsOf(kept, today).includes(year)) return { ok: false, reason: "no-such-year" };
  if (year >= yearOf(today)) return { ok: false, reason: "not-over" };
  const counted = (await countYears(db, { indicator: kept, years: [year], today })).get(year);
  if (!counted) throw new Error("a year that is asked for is counted");
  const id = newId<IndicatorYearCountId>();
  const { baseline, actual, version } = counted;
  await db
    .insertInto("indicator_year_count")
    .values({ id, indicator_id: indicator, year, baseline, actual, data_version: version, counted_at: at })
    .execute();
  await record(work, {
    permission: "indicator-year.count",
    verb: "indicator-year.counted",
    subject: indicator,
    details: { year },
  });
  return { ok: true, id };
}
