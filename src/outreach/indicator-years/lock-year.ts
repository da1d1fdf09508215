import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IndicatorId, IndicatorYearCountId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getIndicator, listLocks } from "./indicator-year.queries.ts";
import { type NewLock, type YearCount, yearOf } from "./indicator-year.ts";

export type LockYearOutcome =
  | { ok: true; number: number }
  | { ok: false; reason: "no-longer" | "not-over" | "changed" | "why" | "nothing-new" };

/**
 * The secretariat locks what the system counted of a year that is over. A correction is locked beside what was locked before, with why;
 * what was approved stands until the Chair approves the correction.
 */
export async function lockYear(
  work: Work,
  { indicator, year }: { indicator: IndicatorId; year: number },
  { count, words, basedOn }: NewLock,
): Promise<LockYearOutcome> {
  requireMay(work.actor, "indicator-year.lock");

  const { db, actor, at } = work;
  if (!(await getIndicator(db, { id: indicator })).isStanding) return { ok: false, reason: "no-longer" };
  if (year >= yearOf(dateOf(at))) return { ok: false, reason: "not-over" };
  const [last] = (await listLocks(db, indicator)).filter((one) => one.year === year);
  const number = (last?.number ?? 0) + 1;
  if (number - 1 !== basedOn) return { ok: false, reason: "changed" };
  if (last && words === "") return { ok: false, reason: "why" };
  if (last && isSame(last, await getCount(work, count))) return { ok: false, reason: "nothing-new" };
  await db
    .insertInto("indicator_year_lock")
    .values({
      ...{ indicator_id: indicator, year, number, count_id: count, words },
      ...{ locked_by: actor.id, locked_at: at },
    })
    .execute();
  await record(work, {
    permission: "indicator-year.lock",
    verb: "indicator-year.locked",
    subject: indicator,
    details: { year, number },
  });
  return { ok: true, number };
}

type Figures = Pick<YearCount, "baseline" | "actual">;

async function getCount({ db }: Work, id: IndicatorYearCountId): Promise<Figures> {
  return await db
    .selectFrom("indicator_year_count")
    .where("id", "=", id)
    .select(["baseline", "actual"])
    .executeTakeFirstOrThrow();
}

function isSame(one: Figures, other: Figures): boolean {
  return one.baseline === other.baseline && one.actual === other.actual;
}
