import type { Reader, Work } from "#access/work.ts";
import { listMeetingDays } from "#committee/meetings/meeting.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { listActivities, listAssigned, listExperts, listInvitees } from "../activities/activity.queries.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { isCertain } from "../activities/machine.ts";
import { findNearDuplicates } from "../annual-programme/near-duplicates.ts";
import { firstProgrammeWeights } from "../annual-programme/programme-weights.ts";
import type { PlannedActivity, ProgrammeYear, WeekPenalty } from "../annual-programme/programme-year.ts";
import { daysOf, weekOf, weeksOf, weeksTouched, type YearWeeks } from "../annual-programme/year-weeks.ts";
import { listMarks } from "../marks/mark.queries.ts";
import { weeksEachSide } from "../overlap/better-weeks.ts";
import { usualPriority, type YearInput } from "./year-run.ts";

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

/**
 * All that a proposal is made from. What is confirmed or held keeps its week and its experts; what has days and is not confirmed may move
 * as far as better weeks are looked for; a window is a window. Weeks that have passed are given to nothing new.
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
  const statesOf = (id: ActivityHead["id"]): string[] =>
    (invitees.get(id) ?? []).flatMap(({ state, standing }) => (state && standing !== "declined" ? [state] : []));
  const now = weekOf(dateOf(at), weeks) + 1;
  return {
    weeks: weeks.count,
    activities: activities.map((activity) =>
      plannedOf(activity, {
        ...{ weeks, now, input, states: statesOf(activity.id) },
        experts: assigned.get(activity.id) ?? [],
        able: experts.map(({ id }) => id),
      }),
    ),
    experts: experts.map(({ id }) => ({ id, leave: (input.leave[id] ?? []).map((week) => week - 1), mostWeeks: null })),
    penalties: await readPenalties(db, year, weeks),
    nearDuplicates: findNearDuplicates(
      activities.map(({ id, subjects, region }) => ({ id, subjects, region, states: statesOf(id) })),
    ),
    weights: firstProgrammeWeights,
  };
}

const usualDays = 5; // ours: a week of work, where nobody said how long it would last

type Around = { weeks: YearWeeks; now: number; input: YearInput; states: string[]; experts: string[]; able: string[] };

function plannedOf(
  { id, time, standing }: ActivityHead,
  { weeks, now, input, states, experts, able }: Around,
): PlannedActivity {
  const touched = weeksTouched(time, weeks);
  const hasDays = time.precision === "days";
  const first = touched[0] ?? Math.max(0, weekOf(time.from, weeks));
  const length = hasDays ? Math.max(1, touched.length) : Math.max(1, Math.ceil((time.daysLong ?? usualDays) / 7));
  const isConfirmed = isCertain(standing);
  const window = hasDays
    ? { from: Math.max(0, first - weeksEachSide), before: Math.min(weeks.count, first + length + weeksEachSide) }
    : { from: first, before: Math.min(weeks.count, first + touched.length) };
  return {
    ...{ id, length, states },
    allowed: isConfirmed ? [first] : { from: Math.max(window.from, now), before: window.before },
    expertsNeeded: input.expertsNeeded[id] ?? Math.max(experts.length, 1),
    ableExperts: isConfirmed ? [...new Set([...able, ...experts])] : able,
    priority: input.priorities[id] ?? usualPriority,
    preferred: hasDays ? first : null,
    previous: hasDays ? { week: first, experts, isConfirmed } : null,
  };
}

/** Weeks better left free: of meetings of the Committee and of large meetings. */
async function readPenalties(db: Reads, year: number, weeks: YearWeeks): Promise<WeekPenalty[]> {
  const range = { from: `${year}-01-01`, before: `${year + 1}-01-01` };
  const meetings = await listMeetingDays(db, range);
  const marks = await listMarks(db, range);
  const { penalties } = firstProgrammeWeights;
  return [
    ...meetings.map(
      ({ day }): WeekPenalty => ({
        ...{ week: weekOf(day, weeks), kind: "committee-meeting", name: day },
        ...{ cost: penalties["committee-meeting"], activities: "all" },
      }),
    ),
    ...marks
      .filter(({ kind }) => kind !== "host-holiday")
      .flatMap((mark) =>
        weeksTouched(mark, weeks).map((week): WeekPenalty => {
          const kind = mark.kind === "floating-holiday" ? "holiday" : "large-meeting";
          return { week, kind, name: mark.name, cost: penalties[kind], activities: "all" };
        }),
      ),
  ].filter(({ week }) => week >= 0 && week < weeks.count);
}
