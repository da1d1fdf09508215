import { type Compared, comparedStates } from "./compared.ts";
import { type Design, isCohortUsed } from "./design.ts";
import type { Estimator } from "./estimator.ts";
import type { Panel } from "./panel.ts";

/** Who was compared, and who was left out and why: numbers of States. */
export type Sample = {
  states: number;
  tookPart: number;
  /** Of those who took part: compared. */
  participants: number;
  /** Different States they are compared with. */
  comparison: number;
  /** Different quarters in which those compared took part first. */
  cohorts: number;
  leftOut: {
    withoutRegionalGroup: number;
    /** Took part too early or too late for the quarters that the data hold. */
    outsideData: number;
    /** What happens only once lay behind them. */
    hadBefore: number;
    /** Fewer than two States to compare them with. */
    withoutComparison: number;
  };
  /** Of the activities at which the participants compared first took part; null where one has none recorded. */
  cost: number | null;
};

export function sampleOf(panel: Panel, design: Design, estimator: Estimator): Sample {
  const compared = comparedStates(design, estimator);
  const leftOut = { withoutRegionalGroup: 0, outsideData: 0, hadBefore: 0, withoutComparison: 0 };
  const reasonOf = (state: number): keyof typeof leftOut => {
    const quarter = design.firsts[state] ?? Infinity;
    if (panel.states[state]?.regionalGroup === null) return "withoutRegionalGroup";
    if (!isCohortUsed(design, quarter)) return "outsideData";
    return design.changes.hadBefore(state, quarter - design.settings.anticipation) ? "hadBefore" : "withoutComparison";
  };
  const participants = [...panel.states.keys()].filter((state) => design.firsts[state] !== Infinity);
  for (const state of participants) if (!compared.took.has(state)) leftOut[reasonOf(state)]++;
  return {
    states: panel.states.length,
    tookPart: participants.length,
    participants: compared.took.size,
    comparison: compared.others.size,
    cohorts: new Set([...compared.took].map((state) => design.firsts[state])).size,
    leftOut,
    cost: costOf(panel, design, compared.took),
  };
}

/** What the activities cost at which one of these States took part for the first time; null where one has no cost recorded. */
export function costOf({ states, activities }: Panel, { firsts }: Design, took: Compared["took"]): number | null {
  const places = new Map(states.map(({ code }, place) => [code, place]));
  const first = activities.filter((activity) =>
    activity.states.some((code) => {
      const place = places.get(code);
      return place !== undefined && took.has(place) && firsts[place] === activity.quarter;
    }),
  );
  return first.reduce<number | null>((sum, { cost }) => (sum === null || cost === null ? null : sum + cost), 0);
}
