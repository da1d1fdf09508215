import type { IndicatorId, ObjectiveId } from "#db/ids.ts";
import type { OutcomeKind } from "#db/schema/strategy.ts";
import type { Texts } from "#i18n/languages.ts";
import type { Subject } from "../activity.ts";

/** The words of an objective, from a day on. */
export type ObjectiveText = { name: Texts; description: Texts; from: string; source: string };

/** An objective of the strategy in its newest words. */
export type Objective = {
  id: ObjectiveId;
  position: number;
  number: number;
  name: Texts;
  description: Texts;
  from: string;
  source: string;
  endedOn: string | null;
};

/** Whether activities can be given it on a day; those that served it keep it. */
export function isStanding({ endedOn }: Pick<Objective, "endedOn">, on: string): boolean {
  return endedOn === null || endedOn > on;
}

/** By what results are looked at (founding methods, 1.1). */
export const outcomeKinds = [
  "first-report",
  "updated-report",
  "action-plan",
  "point-of-contact",
  "consent",
  "cells",
  "request",
  "reply",
] as const satisfies readonly OutcomeKind[];

/** What happens once for a State; all else is counted (founding methods, 1.1). */
export const onceOnly: readonly OutcomeKind[] = ["first-report", "action-plan", "point-of-contact", "consent"];

/** The most that a smallest difference can be: of what happens once it is a share of States, of what is counted changes of one State. */
export function mostDifference(outcome: OutcomeKind): number {
  return onceOnly.includes(outcome) ? 1 : 100;
}

/** What the Committee chose beforehand: an outcome, of a subject or of any, and the smallest difference that would matter. */
export type Indicator = {
  id: IndicatorId;
  objective: ObjectiveId;
  outcome: OutcomeKind;
  subject: Subject | null;
  /** Outcomes of a State in a quarter; for what happens once, the share of States in two years. */
  smallestEffect: number;
  chosenOn: string;
  source: string;
};

export type NewIndicator = Omit<Indicator, "id">;
