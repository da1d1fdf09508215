import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { IndicatorId, ObjectiveId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import type { Subject } from "../activity.ts";
import { readStatesByYear } from "../results/panel.queries.ts";
import type { Indicator } from "../strategy/objective.ts";
import { type KeptIndicator, withheld, type YearCount, type YearLock, type YearTarget } from "./indicator-year.ts";

type Reads = Reader | Work["db"];
type Found<T> = T & { year: number };

/** An indicator that was chosen for an objective, also one that is looked at no longer. */
export async function getIndicator(
  db: Reads,
  { id, objective }: { id: IndicatorId; objective?: ObjectiveId },
): Promise<KeptIndicator> {
  const row = await db
    .selectFrom("indicator")
    .where("id", "=", id)
    .$if(objective !== undefined, (query) => query.where("objective_id", "=", objective ?? ("" as ObjectiveId)))
    .select(["id", "objective_id as objective", "outcome", "subject", "smallest_effect", "source"])
    .select(["chosen_on as chosenOn", "ended_at"])
    .executeTakeFirst();
  if (!row) throw new NotFound("indicator");
  const { smallest_effect, ended_at, subject, ...rest } = row;
  return {
    ...rest,
    subject: subject as Subject | null, // chosen from the list of subjects
    smallestEffect: Number(smallest_effect),
    isStanding: ended_at === null,
  };
}

/** Every target that was set, the newest first. */
export async function listTargets(db: Reads, indicator: IndicatorId): Promise<Found<YearTarget>[]> {
  const rows = await db
    .selectFrom("indicator_year_target as target")
    .innerJoin("account", "account.id", "target.set_by")
    .where("target.indicator_id", "=", indicator)
    .orderBy("target.number", "desc")
    .select(["target.year", "target.number", "target.states", "target.words", "target.source", "target.set_at"])
    .select("account.name as setBy")
    .execute();
  return rows.map(({ set_at, ...row }) => ({ ...row, setOn: dateOf(set_at) }));
}

/** Everything that was locked, the newest first. */
export async function listLocks(db: Reads, indicator: IndicatorId): Promise<Found<YearLock>[]> {
  const rows = await db
    .selectFrom("indicator_year_lock as lock")
    .innerJoin("indicator_year_count as count", "count.id", "lock.count_id")
    .innerJoin("account", "account.id", "lock.locked_by")
    .leftJoin("indicator_year_approval as approval", (join) =>
      join
        .onRef("approval.indicator_id", "=", "lock.indicator_id")
        .onRef("approval.year", "=", "lock.year")
        .onRef("approval.number", "=", "lock.number"),
    )
    .leftJoin("account as chair", "chair.id", "approval.approved_by")
    .where("lock.indicator_id", "=", indicator)
    .orderBy("lock.number", "desc")
    .select(["lock.year", "lock.number", "lock.words", "lock.locked_at", "account.name as lockedBy"])
    .select(["count.baseline", "count.actual", "count.data_version as version"])
    .select(["approval.approved_at", "chair.name as approvedBy"])
    .execute();
  return rows.map(({ locked_at, approved_at, ...row }) => ({
    ...row,
    lockedOn: dateOf(locked_at),
    approvedOn: approved_at && dateOf(approved_at),
  }));
}

/** What is on record today of some years, each beside the year before. NOTE to be read as the system. */
export async function countYears(
  db: Reads,
  { indicator, years, today }: { indicator: Pick<Indicator, "outcome" | "subject">; years: number[]; today: string },
): Promise<ReadonlyMap<number, YearCount>> {
  const { outcome, subject } = indicator;
  const { statesIn, version } = await readStatesByYear(db, { outcome, matter: subject ?? "any" }, today);
  return new Map(
    years.map((year) => [year, { baseline: withheld(statesIn(year - 1)), actual: withheld(statesIn(year)), version }]),
  );
}
