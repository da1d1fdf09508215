/** A State as it is compared: with States of its regional group, uncertain together with its sub-region. */
export type PanelState = {
  code: string;
  /** None: the State is compared with nobody. */
  regionalGroup: string | null;
  /** Of the United Nations' M49 list. */
  subRegion: string;
};

/** An activity with the theme that is looked at. */
export type PanelActivity = {
  id: string;
  /** Of its last day; negative before the panel begins. */
  quarter: number;
  /** Codes of States that took part; one outside the panel is passed over. */
  states: readonly string[];
  /** What it cost, in one currency for the whole panel; null where nobody recorded it. */
  cost: number | null;
};

/**
 * What States did, dated by when the State acted, in the order of the panel's States.
 *
 * NOTE A matrix is examined because of a workshop: a cell counts at the date of the State's measure, not of its review.
 */
export type Outcome =
  /** How many, for each State and quarter. */
  | { kind: "counts"; counts: readonly (readonly number[])[] }
  /** The quarter in which it happened, negative before the panel begins, null for never. */
  | { kind: "once"; quarters: readonly (number | null)[] };

/** States over quarters 0 up to, not including, `quarters`. */
export type Panel = {
  quarters: number;
  states: readonly PanelState[];
  activities: readonly PanelActivity[];
  outcome: Outcome;
};

/** The quarter of each State's first participation; infinite for never. */
export function firstParticipations({ states, activities }: Panel): Float64Array {
  const places = new Map(states.map(({ code }, place) => [code, place]));
  const first = new Float64Array(states.length).fill(Infinity);
  for (const activity of activities)
    for (const code of activity.states) {
      const place = places.get(code);
      if (place !== undefined) first[place] = Math.min(first[place] ?? Infinity, activity.quarter);
    }
  return first;
}

/** Throws where the panel contradicts itself. */
export function checkPanel({ quarters, states, activities, outcome }: Panel): void {
  if (new Set(states.map(({ code }) => code)).size < states.length) throw new RangeError("a State stands twice");
  if (!activities.every(({ quarter }) => Number.isSafeInteger(quarter))) throw new RangeError("a quarter is whole");
  const lines = outcome.kind === "counts" ? outcome.counts : outcome.quarters;
  if (lines.length !== states.length) throw new RangeError("the outcome has one line for each State");
  if (outcome.kind === "counts") {
    const isWhole = outcome.counts.every((line) => line.length === quarters && line.every((n) => n >= 0));
    if (!isWhole) throw new RangeError("a State has one count, not negative, for each quarter");
  } else if (!outcome.quarters.every((quarter) => quarter === null || Number.isSafeInteger(quarter)))
    throw new RangeError("a quarter is whole");
}
