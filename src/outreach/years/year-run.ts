import type { AccountId, ActivityId, ProgrammeRunId } from "#db/ids.ts";
import type { ActivityStanding } from "#db/schema/outreach.ts";
import type { ActivityTime } from "../activities/activity.ts";
import type { ProgrammeOutcome } from "../annual-programme/propose-programme.ts";

/** What a person says of a year before it is proposed; what is not said is as usual. */
export type YearInput = {
  /** From 1; twice as much makes a shift, and being left out, cost twice as much. */
  priorities: Readonly<Record<ActivityId, number>>;
  expertsNeeded: Readonly<Record<ActivityId, number>>;
  /**
   * Weeks of the year, numbered from 1, in which an expert is away; of whom nothing is said, as it is recorded. It is kept apart from the
   * rest, for fewer readers, and is empty for all others.
   */
  leave: Readonly<Record<AccountId, readonly number[]>>;
};

/** As what an activity stood when a proposal was made. */
export type ActivityBasis = { time: ActivityTime; standing: ActivityStanding; experts: readonly AccountId[] };
export type YearBasis = Readonly<Record<ActivityId, ActivityBasis>>;

/** A proposal of weeks and experts for a year, with what it was made from. */
export type YearRun = {
  id: ProgrammeRunId;
  year: number;
  input: YearInput;
  orderedBy: string;
  orderedAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
  result: ProgrammeOutcome | null;
  failure: string | null;
  /** Null of a proposal that was made before this was kept. */
  basis: YearBasis | null;
};

export const usualPriority = 1;
export const usualDays = 5; // ours: a week of work, where nobody said how long an activity would last
export const mostPriority = 5;
export const mostExpertsNeeded = 9;
