import type { IndicatorYearCountId } from "#db/ids.ts";
import type { Indicator } from "../strategy/objective.ts";

/** How many States, from three on or none; null is one or two, which is told and kept nowhere. */
export type StateCount = number | null;

export function withheld(states: number): StateCount {
  return states === 0 || states >= 3 ? states : null;
}

/** An indicator with whether it is looked at still. */
export type KeptIndicator = Indicator & { isStanding: boolean };

/** What is aimed at in a year; a later version stands in place of the earlier, which stays on record. */
export type YearTarget = {
  number: number;
  states: number;
  words: string;
  source: string;
  setBy: string;
  setOn: string;
};
export type NewTarget = Pick<YearTarget, "states" | "words" | "source"> & { basedOn: number };

/** What was counted of a year and of the year before it, and on which state of the records. */
export type YearCount = { baseline: StateCount; actual: StateCount; version: string };

/** What the secretariat locked of a year, and whether the Chair approved it. */
export type YearLock = YearCount & {
  number: number;
  words: string;
  lockedBy: string;
  lockedOn: string;
  approvedBy: string | null;
  approvedOn: string | null;
};
export type NewLock = { count: IndicatorYearCountId; words: string; basedOn: number };

/** A year of an indicator: its targets and locks the newest first, and what is on record now. */
export type IndicatorYear = { year: number; targets: YearTarget[]; locks: YearLock[]; now: YearCount };

/** What stands of a year: what was approved last; until something is, what was locked last. */
export function standingLock({ locks }: Pick<IndicatorYear, "locks">): YearLock | undefined {
  return locks.find(({ approvedOn }) => approvedOn !== null) ?? locks[0];
}

/** The years of an indicator: from the one in which it was chosen to the coming one, the latest first. */
export function yearsOf({ chosenOn }: Pick<Indicator, "chosenOn">, today: string): number[] {
  const first = yearOf(chosenOn);
  const last = Math.max(yearOf(today) + 1, first);
  return Array.from({ length: last - first + 1 }, (_, n) => last - n);
}

export function yearOf(day: string): number {
  return Temporal.PlainDate.from(day).year;
}
