import type { PenaltyKind, ProgrammeWeights } from "./programme-weights.ts";

/** All that a programme of a year is made from. Weeks are whole numbers: 0 is the first of the year, `weeks` stands after the last. */
export type ProgrammeYear = {
  weeks: number;
  activities: readonly PlannedActivity[];
  experts: readonly AvailableExpert[];
  penalties: readonly WeekPenalty[];
  /** Pairs of activities that should not stand close to each other. */
  nearDuplicates: readonly (readonly [string, string])[];
  weights: ProgrammeWeights;
};

export type PlannedActivity = {
  id: string;
  /** The weeks in which it may begin, or a window in which it lies as a whole. */
  allowed: readonly number[] | WeekWindow;
  /** In weeks. */
  length: number;
  expertsNeeded: number;
  ableExperts: readonly string[];
  /** Codes of the States invited. */
  states: readonly string[];
  /** Above zero; twice as much makes a shift, and being left out, cost twice as much. */
  priority: number;
  preferred: number | null;
  previous: PreviousPlace | null;
};

/** Half-open. */
export type WeekWindow = { from: number; before: number };

/** Where the plan before this one has it. What is confirmed keeps its week and its experts, whatever is asked of others. */
export type PreviousPlace = { week: number; experts: readonly string[]; isConfirmed: boolean };

/** Weeks in which an expert is away, and the most weeks of activities in the year (null: as usual). */
export type AvailableExpert = { id: string; leave: readonly number[]; mostWeeks: number | null };

/** That a week is better left free, and why; for all activities or for those named. */
export type WeekPenalty = {
  week: number;
  kind: PenaltyKind;
  /** Of the meeting or the holiday, as it is shown. */
  name: string;
  /** Of the State whose holiday it is, where it is a host's; the code. */
  state?: string;
  cost: number;
  activities: "all" | readonly string[];
};

/** One activity in its week with its experts. A plan is a list of them; an activity that is not on it is left out. */
export type Placement = { activity: string; week: number; experts: readonly string[] };

/** The weeks in which an activity may begin, so that it ends within the year; in order. */
export function startWeeks({ allowed, length }: PlannedActivity, weeks: number): number[] {
  const all = Array.from({ length: Math.max(0, weeks - length + 1) }, (_, week) => week);
  if ("from" in allowed) return all.filter((week) => week >= allowed.from && week + length <= allowed.before);
  return all.filter((week) => allowed.includes(week));
}

/** What is confirmed stands as it is; nothing is asked of it but not to clash. */
export function confirmedPlacements({ activities }: Pick<ProgrammeYear, "activities">): Placement[] {
  return activities.flatMap(({ id, previous }) =>
    previous?.isConfirmed ? [{ activity: id, week: previous.week, experts: previous.experts }] : [],
  );
}

/** Throws where a value is none: such a year was made wrongly, and nobody can mend it on a page. */
export function requireSound({ weeks, activities, experts, weights }: ProgrammeYear): void {
  const sound =
    isWhole(weeks, 1) &&
    isWhole(weights.weeksApart, 1) &&
    isDistinct(activities.map(({ id }) => id)) &&
    isDistinct(experts.map(({ id }) => id)) &&
    activities.every(
      ({ length, expertsNeeded, priority, ableExperts, previous }) =>
        isWhole(length, 1) &&
        isWhole(expertsNeeded, 0) &&
        priority > 0 &&
        Number.isFinite(priority) &&
        isDistinct(ableExperts) &&
        isDistinct(previous?.experts ?? []),
    );
  if (!sound)
    throw new RangeError("weeks, lengths and numbers of experts are whole, priorities above zero, ids unique");
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length;
}

function isWhole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least;
}
