import type { Reader, Work } from "#access/work.ts";
import { listMeetingDays } from "#committee/meetings/meeting.queries.ts";
import type { AccountId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { listActivities, listAssigned, listExperts, listInvitees } from "../activities/activity.queries.ts";
import type { ActivityHead, ActivityTime } from "../activities/activity.ts";
import { isCertain } from "../activities/machine.ts";
import { findNearDuplicates } from "../annual-programme/near-duplicates.ts";
import { firstProgrammeWeights } from "../annual-programme/programme-weights.ts";
import type { PlannedActivity, ProgrammeYear, WeekPenalty } from "../annual-programme/programme-year.ts";
import { daysOf, weekOf, weeksOf, weeksTouched, type YearWeeks } from "../annual-programme/year-weeks.ts";
import { listExpertise, listLeave } from "../experts/expert.queries.ts";
import { isAbleFor, weeksAway } from "../experts/expertise.ts";
import { listMarks } from "../marks/mark.queries.ts";
import { readRestDays } from "../marks/rest-days.queries.ts";
import { assumedRestDays } from "../marks/rest-days.ts";
import { weeksEachSide } from "../overlap/better-weeks.ts";
import { usualDays, usualPriority, type YearBasis, type YearInput } from "./year-run.ts";

type Reads = Reader | Work["db"];

/**
 * The Committee's own activities of a year that are still to be held, and those that were: windows by the calendar, days by the weeks of the
 * year, which may begin before 1 January and end before 31 December.
 */
export async function listActivitiesOfYear(db: Reads, year: number): Promise<ActivityHead[]> {
  const weeks = weeksOf(year);
  const all = await listActivities(db, {
    from: [daysOf(0, weeks).from, `${year}-01-01`].sort()[0] ?? "",
    before: [daysOf(weeks.count, weeks).from, `${year + 1}-01-01`].sort()[1] ?? "",
  });
  return all.filter(
    ({ owner, onRecord, standing, time }) =>
      owner === null &&
      !onRecord &&
      standing !== "cancelled" &&
      standing !== "merged" &&
      (time.precision === "days"
        ? weeksTouched(time, weeks).length > 0
        : time.from < `${year + 1}-01-01` && time.before > `${year}-01-01`),
  );
}

/** As what the activities of a year stand now. */
export async function readBasis(db: Reads, year: number): Promise<YearBasis> {
  const activities = await listActivitiesOfYear(db, year);
  const assigned = await listAssigned(
    db,
    activities.map(({ id }) => id),
  );
  return Object.fromEntries(
    activities.map(({ id, time, standing }) => [id, { time, standing, experts: assigned.get(id) ?? [] }]),
  );
}

/** The weeks of a year, from 0, in which each expert is away as it is recorded, as far as the reader may know. */
export async function readAway(db: Reads, year: number): Promise<Map<AccountId, number[]>> {
  const weeks = weeksOf(year);
  const leave = await listLeave(db, rangeOf(weeks));
  const groups = Map.groupBy(leave, ({ expert }) => expert);
  return new Map([...groups].map(([expert, of]) => [expert, weeksAway(of, weeks)]));
}

/**
 * All that a proposal is made from. What is confirmed or held keeps its week and its experts; what has days and is not confirmed may move
 * as far as better weeks are looked for; a window is a window. Weeks that have passed are given to nothing new. Who is able and who is away
 * is as recorded, but what is said of leave for this proposal counts for it.
 */
export async function readYear(
  db: Reads,
  { year, input, at }: { year: number; input: YearInput; at: Temporal.Instant },
): Promise<ProgrammeYear> {
  const weeks = weeksOf(year);
  const activities = await listActivitiesOfYear(db, year);
  const ids = activities.map(({ id }) => id);
  const invitees = await listInvitees(db, ids);
  const assigned = await listAssigned(db, ids);
  const experts = await listExperts(db, dateOf(at));
  const expertise = await listExpertise(db);
  const away = await readAway(db, year);
  const statesOf = (id: ActivityHead["id"]): string[] =>
    (invitees.get(id) ?? []).flatMap(({ state, standing }) => (state && standing !== "declined" ? [state] : []));
  const now = weekOf(dateOf(at), weeks) + 1;
  return {
    weeks: weeks.count,
    activities: activities.map((activity) =>
      plannedOf(activity, {
        ...{ weeks, now, input, states: statesOf(activity.id) },
        experts: assigned.get(activity.id) ?? [],
        able: experts.flatMap(({ id }) => (isAbleFor(expertise.get(id), activity) ? [id] : [])),
      }),
    ),
    experts: experts.map(({ id }) => ({
      id,
      leave: input.leave[id]?.map((week) => week - 1) ?? away.get(id) ?? [],
      mostWeeks: null,
    })),
    penalties: await readPenalties(db, { weeks, activities }),
    nearDuplicates: findNearDuplicates(
      activities.map(({ id, subjects, region }) => ({ id, subjects, region, states: statesOf(id) })),
    ),
    weights: firstProgrammeWeights,
  };
}

type Around = { weeks: YearWeeks; now: number; input: YearInput; states: string[]; experts: string[]; able: string[] };

function plannedOf(
  { id, time, standing }: ActivityHead,
  { weeks, now, input, states, experts, able }: Around,
): PlannedActivity {
  const touched = weeksTouched(time, weeks);
  const hasDays = time.precision === "days";
  const first = touched[0] ?? Math.max(0, weekOf(time.from, weeks));
  const isConfirmed = isCertain(standing);
  return {
    ...{ id, states },
    length: hasDays ? Math.max(1, touched.length) : Math.ceil((time.daysLong ?? usualDays) / 7),
    allowed: isConfirmed ? [first] : openWeeks(time, weeks).filter((week) => week >= now),
    expertsNeeded: input.expertsNeeded[id] ?? Math.max(experts.length, 1),
    ableExperts: [...new Set([...able, ...experts])], // whom a person assigned is able, whatever is recorded
    priority: input.priorities[id] ?? usualPriority,
    preferred: hasDays ? first : null,
    previous: hasDays ? { week: first, experts, isConfirmed } : null,
  };
}

/**
 * The weeks in which an activity may begin: around its days, as far as better weeks are looked for; of a window those on whose Monday
 * it can begin and end within it, or, where it is too short for that, all that it touches.
 */
function openWeeks(time: ActivityTime, weeks: YearWeeks): number[] {
  const touched = weeksTouched(time, weeks);
  const first = touched[0] ?? Math.max(0, weekOf(time.from, weeks));
  const all = Array.from({ length: weeks.count }, (_, week) => week);
  if (time.precision === "days") return all.filter((week) => Math.abs(week - first) <= weeksEachSide);
  const inside = touched.filter((week) => {
    const monday = daysOf(week, weeks).from;
    const before = Temporal.PlainDate.from(monday).add({ days: time.daysLong ?? usualDays });
    return monday >= time.from && before.toString() <= time.before;
  });
  return inside.length > 0 ? inside : touched;
}

/** Weeks better left free: of meetings of the Committee, of large meetings, and of holidays where an activity has its host. */
async function readPenalties(
  db: Reads,
  { weeks, activities }: { weeks: YearWeeks; activities: readonly ActivityHead[] },
): Promise<WeekPenalty[]> {
  const range = rangeOf(weeks);
  const meetings = await listMeetingDays(db, range);
  const marks = await listMarks(db, range);
  const restDays = await readRestDays(db);
  const { penalties } = firstProgrammeWeights;
  return [
    ...meetings.map(
      ({ day }): WeekPenalty => ({
        ...{ week: weekOf(day, weeks), kind: "committee-meeting", name: day },
        ...{ cost: penalties["committee-meeting"], activities: "all" },
      }),
    ),
    ...marks.flatMap((mark): WeekPenalty[] => {
      const { kind, name, state } = mark;
      if (kind !== "host-holiday" || !state)
        return weeksTouched(mark, weeks).map((week) => {
          const what = kind === "floating-holiday" ? "holiday" : "large-meeting";
          return { week, kind: what, name, cost: penalties[what], activities: "all" };
        });
      const hosted = activities.filter(({ hostState }) => hostState === state).map(({ id }) => id);
      const rest = restDays.get(state) ?? assumedRestDays;
      return hosted.length === 0
        ? []
        : weeksTouched(mark, weeks)
            .filter((week) => takesWork(mark, { ...daysOf(week, weeks), rest }))
            .map((week) => ({ week, kind: "holiday", name, state, cost: penalties.holiday, activities: hosted }));
    }),
  ];
}

/** From the first Monday of a year to the first of the next: it may begin before 1 January and end after 31 December. */
function rangeOf(weeks: YearWeeks): Days {
  return { from: weeks.firstMonday, before: daysOf(weeks.count, weeks).from };
}

type Days = { from: string; before: string };

/** Whether a holiday takes a day of a week on which its State works. */
function takesWork(holiday: Days, { from, before, rest }: Days & { rest: readonly number[] }): boolean {
  for (let day = Temporal.PlainDate.from(from); day.toString() < before; day = day.add({ days: 1 }))
    if (day.toString() >= holiday.from && day.toString() < holiday.before && !rest.includes(day.dayOfWeek)) return true;
  return false;
}
