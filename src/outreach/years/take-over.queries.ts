import type { Reader, Work } from "#access/work.ts";
import type { ActivityId, ProgrammeRunId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { listActivitiesById, listAssigned, listExperts } from "../activities/activity.queries.ts";
import { daysOf, weeksOf } from "../annual-programme/year-weeks.ts";
import { listLeave } from "../experts/expert.queries.ts";
import { type TakenOver, type TakeOverLine, takeOverLine } from "./take-over.ts";
import type { YearRun } from "./year-run.ts";

type Reads = Reader | Work["db"];

/** What may be taken over of a proposal, and what not and why; nothing of one that is not made, or whose basis was not kept. */
export async function readTakeOver(
  db: Reads,
  { id, year, result, basis, orderedAt }: YearRun,
  at: Temporal.Instant,
): Promise<TakeOverLine[]> {
  if (!result?.ok || !basis) return [];
  const { placed } = result.proposal;
  const ids = placed.map(({ activity }) => activity as ActivityId); // as year.queries.ts gave them
  const assigned = await listAssigned(db, ids);
  const now = (await listActivitiesById(db, ids)).map((one) => ({ ...one, experts: assigned.get(one.id) ?? [] }));
  const weeks = weeksOf(year);
  const leave = await listLeave(db, { from: daysOf(0, weeks).from, before: daysOf(weeks.count, weeks).from });
  const today = {
    ...{ basis, weeks, date: dateOf(at) },
    leaveSince: leave.filter(({ recordedAt }) => Temporal.Instant.compare(recordedAt, orderedAt) > 0),
    activities: new Map(now.map((one) => [one.id, one])),
    group: new Set((await listExperts(db, dateOf(at))).map((expert) => expert.id)),
    taken: await listTakenOver(db, id),
  };
  return placed.map((one) => takeOverLine(one, today));
}

/** From which proposals an activity was taken over, the earliest first. */
export async function listTakenFrom(
  db: Reads,
  activity: ActivityId,
): Promise<{ proposal: ProgrammeRunId; by: string; at: Temporal.Instant }[]> {
  return await db
    .selectFrom("programme_take_over")
    .innerJoin("account", "account.id", "programme_take_over.taken_by")
    .where("activity_id", "=", activity)
    .orderBy("taken_at")
    .select(["run_id as proposal", "account.name as by", "taken_at as at"])
    .execute();
}

async function listTakenOver(db: Reads, run: ProgrammeRunId): Promise<Map<ActivityId, TakenOver>> {
  const rows = await db
    .selectFrom("programme_take_over")
    .innerJoin("account", "account.id", "programme_take_over.taken_by")
    .where("run_id", "=", run)
    .select(["activity_id as activity", "account.name as by", "taken_at as at"])
    .execute();
  return new Map(rows.map((row) => [row.activity, row]));
}
