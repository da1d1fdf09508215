import type { OutcomeKind } from "#db/schema/strategy.ts";
import { type Description, describeActivity } from "../effect/description.ts";
import type { Panel } from "../effect/panel.ts";
import { quarterOfActivity } from "../effect/quarter.ts";
import { usualSettings } from "../effect/settings.ts";

/** What States did that counts as a change on record: all that is looked at but replies, which only States that were written to can give. */
export const changeKinds = [
  "first-report",
  "updated-report",
  "action-plan",
  "point-of-contact",
  "consent",
  "cells",
  "request",
] as const satisfies readonly OutcomeKind[];
export type ChangeKind = (typeof changeKinds)[number];

/** The records of each kind, and of all together, over the same States and quarters. */
export type ChangePanels = {
  /** The day after the last quarter that is over. */
  until: string;
  firstDay: string;
  version: string;
  all: Panel;
  byKind: ReadonlyMap<ChangeKind, Panel>;
};

/** What was counted around one activity; or why nothing is. Never called an effect (founding methods, 1.6). */
export type ActivityCounts =
  | { kind: "nobody" | "few" | "outside" }
  | { kind: "not-yet"; begins: string }
  | {
      kind: "counted";
      /** The first day that is not counted; of the eight quarters after, how many are over. */
      until: string;
      quarters: number;
      all: Description;
      byKind: ReadonlyMap<ChangeKind, Description>;
    };

/** What was counted, and on which records. */
export type ActivityDescription = {
  counts: ActivityCounts;
  cost: { amount: number; currency: string } | null;
  /** The day after the last that is on record here, and which records they were. */
  until: string;
  version: string;
};

/**
 * Counts around one activity, up to the end of the last quarter that is over: the quarters after that are still to come are counted when
 * they are. Those before are always two years.
 */
export function countAround(activity: { id: string; before: string }, panels: ChangePanels): ActivityCounts {
  const quarter = quarterOfActivity(activity, panels.firstDay);
  const ended = panels.all.quarters - quarter;
  if (ended <= 0) return { kind: "not-yet", begins: startOf(quarter + 1, panels.firstDay) };
  const settings = { ...usualSettings, after: Math.min(usualSettings.after, ended) };
  const all = describeActivity(panels.all, activity.id, settings);
  if (!all) return { kind: "nobody" };
  if (all.outsideData > 0) return { kind: "outside" };
  if (!all.all) return { kind: "few" };
  const byKind = new Map<ChangeKind, Description>();
  for (const [kind, panel] of panels.byKind) {
    const description = describeActivity(panel, activity.id, settings);
    if (description) byKind.set(kind, description);
  }
  const until = startOf(quarter + settings.after, panels.firstDay);
  return { kind: "counted", until, quarters: settings.after, all, byKind };
}

function startOf(quarter: number, firstDay: string): string {
  return Temporal.PlainDate.from(firstDay)
    .add({ months: 3 * quarter })
    .toString();
}

/** What an activity cost, where everything that was given in money is in one currency. */
export function costOf(
  parties: readonly { amount: string | null; currency: string | null }[],
): { amount: number; currency: string } | null {
  const given = parties.flatMap(({ amount, currency }) =>
    amount !== null && currency !== null ? [{ amount: Number(amount), currency }] : [],
  );
  const [first] = given;
  if (!first || given.some(({ currency }) => currency !== first.currency)) return null;
  return { amount: given.reduce((sum, { amount }) => sum + amount, 0), currency: first.currency };
}
