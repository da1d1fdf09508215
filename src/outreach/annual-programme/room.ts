import { loadsOf, newExperts } from "./programme-cost.ts";
import {
  type AvailableExpert,
  type Placement,
  type PlannedActivity,
  type ProgrammeYear,
  startWeeks,
} from "./programme-year.ts";

/** Why an expert who is able to take part is not free in a week. */
export type BusyExpert =
  | { expert: string; why: "leave" }
  | { expert: string; why: "activity"; activity: string }
  | { expert: string; why: "full"; weeks: number; most: number };

/** What keeps an activity out of a week, as long as all others stay where they are. */
export type Blocker =
  | { rule: "not-allowed" }
  | { rule: "state"; state: string; activity: string }
  | { rule: "near-duplicate"; activity: string; week: number }
  | { rule: "experts"; needed: number; free: readonly string[]; busy: readonly BusyExpert[] };

/** Whether there is room for an activity in a week beside others: with which experts, or what is in the way. */
export type Room = { experts: readonly string[]; blockers: readonly Blocker[] };

/** An activity and all others of a plan, ready to be asked for many weeks. */
export type Beside = {
  year: ProgrammeYear;
  activity: PlannedActivity;
  others: readonly Other[];
  loads: ReadonlyMap<string, number>;
};
type Other = { placement: Placement; its: PlannedActivity };

export function beside(year: ProgrammeYear, plan: readonly Placement[], activity: PlannedActivity): Beside {
  const rest = plan.filter((placement) => placement.activity !== activity.id);
  const known = new Map(year.activities.map((one) => [one.id, one]));
  const others = rest.flatMap((placement) => {
    const its = known.get(placement.activity);
    return its ? [{ placement, its }] : [];
  });
  return { year, activity, others, loads: loadsOf(year, rest) };
}

/** Looks for room in one week; `now` are the experts whom the activity has at present. */
export function roomFor(its: Beside, week: number, now: readonly string[] = []): Room {
  const { year, activity, others } = its;
  const needed = activity.expertsNeeded;
  const during = others.filter((other) => overlaps(other, activity, week));
  const able = year.experts.filter(({ id }) => activity.ableExperts.includes(id));
  const busy = able.flatMap((expert) => busyExpert(its, week, during, expert));
  const free = able.map(({ id }) => id).filter((id) => !busy.some(({ expert }) => expert === id));
  const blockers: Blocker[] = [
    ...stateBlockers(activity, during),
    ...others
      .filter((other) => isTooNear(year, other, activity, week))
      .map(
        ({ placement }): Blocker => ({ rule: "near-duplicate", activity: placement.activity, week: placement.week }),
      ),
  ];
  if (!startWeeks(activity, year.weeks).includes(week)) blockers.unshift({ rule: "not-allowed" });
  if (free.length < needed) blockers.push({ rule: "experts", needed, free, busy });
  return { experts: inOrder(its, free, now).slice(0, needed), blockers };
}

function stateBlockers({ states }: PlannedActivity, during: readonly Other[]): Blocker[] {
  return during.flatMap(({ placement, its }) =>
    its.states
      .filter((state) => states.includes(state))
      .map((state): Blocker => ({ rule: "state", state, activity: placement.activity })),
  );
}

function busyExpert(
  { year, activity, loads }: Beside,
  week: number,
  during: readonly Other[],
  { id, leave, mostWeeks }: AvailableExpert,
): BusyExpert[] {
  if (leave.some((away) => away >= week && away < week + activity.length)) return [{ expert: id, why: "leave" }];
  const other = during.find(({ placement }) => placement.experts.includes(id));
  if (other) return [{ expert: id, why: "activity", activity: other.placement.activity }];
  const most = mostWeeks ?? year.weights.mostWeeks;
  const weeks = loads.get(id) ?? 0;
  return weeks + activity.length > most ? [{ expert: id, why: "full", weeks, most }] : [];
}

/** Those of the previous plan first, then those it has now, then those with the fewest weeks. */
function inOrder({ activity, loads }: Beside, free: readonly string[], now: readonly string[]): string[] {
  const added = newExperts(activity, free);
  return free.toSorted(
    (a, b) =>
      Number(added.includes(a)) - Number(added.includes(b)) ||
      Number(now.includes(b)) - Number(now.includes(a)) ||
      (loads.get(a) ?? 0) - (loads.get(b) ?? 0),
  );
}

function overlaps({ placement, its }: Other, { length }: PlannedActivity, week: number): boolean {
  return placement.week < week + length && week < placement.week + its.length;
}

function isTooNear(
  { nearDuplicates, weights }: ProgrammeYear,
  { its, placement }: Other,
  { id }: PlannedActivity,
  week: number,
): boolean {
  return (
    Math.abs(placement.week - week) < weights.weeksApart &&
    nearDuplicates.some(([a, b]) => (a === id && b === its.id) || (b === id && a === its.id))
  );
}
