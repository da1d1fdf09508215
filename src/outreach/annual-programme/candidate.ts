import type { Term } from "./linear-programme.ts";
import { newExperts, weekCost } from "./programme-cost.ts";
import { u, x, y, z } from "./programme-variables.ts";
import { type PlannedActivity, type ProgrammeYear, startWeeks } from "./programme-year.ts";

/** An activity as the model sees it: what is confirmed has one week and its own experts. */
export type Candidate = {
  n: number;
  activity: PlannedActivity;
  isFixed: boolean;
  needed: number;
  /** The weeks in which it can begin, each with the experts who are not on leave then. */
  starts: readonly { week: number; experts: readonly number[] }[];
  experts: readonly number[];
  /** Those of them who were not on it in the previous plan, where there was one. */
  newcomers: readonly number[];
};

export function candidateOf(year: ProgrammeYear, activity: PlannedActivity, n: number): Candidate {
  const placeOf = (ids: readonly string[]): number[] =>
    year.experts.flatMap(({ id }, place) => (ids.includes(id) ? [place] : []));
  const { previous } = activity;
  if (previous?.isConfirmed) {
    const experts = placeOf(previous.experts);
    const starts = [{ week: previous.week, experts }];
    return { n, activity, isFixed: true, needed: experts.length, starts, experts, newcomers: [] };
  }
  const experts = placeOf(activity.ableExperts);
  const starts = startWeeks(activity, year.weeks)
    .map((week) => ({ week, experts: experts.filter((e) => !isAway(year, e, week, activity.length)) }))
    .filter((start) => start.experts.length >= activity.expertsNeeded);
  const newcomers = placeOf(newExperts(activity, activity.ableExperts));
  return { n, activity, isFixed: false, needed: activity.expertsNeeded, starts, experts, newcomers };
}

function isAway({ experts }: ProgrammeYear, e: number, week: number, length: number): boolean {
  return experts[e]?.leave.some((away) => away >= week && away < week + length) ?? false;
}

/** What each of its variables costs. */
export function costTerms(year: ProgrammeYear, { n, activity, isFixed, needed, starts, newcomers }: Candidate): Term[] {
  const weeks = starts.map(({ week }): Term => [weekCost(year, activity, week).total, x(n, week)]);
  if (isFixed) return weeks;
  const people = needed > 0 ? newcomers.map((e): Term => [year.weights.newExpert, y(n, e)]) : [];
  return [...weeks, ...people, [year.weights.leftOut * activity.priority, u(n)]];
}

/** All its variables. */
export function binariesOf({ n, isFixed, needed, starts, experts }: Candidate): string[] {
  return [
    ...(isFixed ? [] : [u(n)]),
    ...starts.map(({ week }) => x(n, week)),
    ...(needed === 0 ? [] : starts.flatMap((start) => start.experts.map((e) => z(n, start.week, e)))),
    ...(needed === 0 ? [] : experts.map((e) => y(n, e))),
  ];
}
