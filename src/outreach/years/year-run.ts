import type { AccountId, ActivityId, ProgrammeRunId } from "#db/ids.ts";
import type { ProgrammeOutcome } from "../annual-programme/propose-programme.ts";

/** What a person says of a year before it is proposed; what is not said is as usual. */
export type YearInput = {
  /** From 1; twice as much makes a shift, and being left out, cost twice as much. */
  priorities: Readonly<Record<ActivityId, number>>;
  expertsNeeded: Readonly<Record<ActivityId, number>>;
  /** Weeks of the year, numbered from 1, in which an expert is away. */
  leave: Readonly<Record<AccountId, readonly number[]>>;
};

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
};

export const usualPriority = 1;
export const mostPriority = 5;
export const mostExpertsNeeded = 9;
