import { type Changes, changesOf } from "./changes.ts";
import { type Contrast, effectContrast, isInside } from "./contrast.ts";
import { checkPanel, firstParticipations, type Panel } from "./panel.ts";
import { checkSettings, type Settings } from "./settings.ts";

/**
 * Who took part when. Slots are dates of first participation, those of a regional group side by side, the earliest first and
 * "never" last; `order` says which State stands in a slot. Shuffling the dates of a group is shuffling its part of the order.
 */
export type Design = {
  settings: Settings;
  changes: Changes;
  states: number;
  /** Of each State, infinite for never. */
  firsts: Float64Array;
  /** Of each slot: the place of a State in the panel. */
  order: Int32Array;
  groups: readonly Group[];
  /** Of each State: the number of its sub-region. */
  subRegion: Int32Array;
  subRegions: number;
};

/** The slots of a regional group, half-open, and its distinct dates at which States took part. */
export type Group = { name: string; from: number; before: number; cohorts: readonly Cohort[] };

/** The slots of a group whose date is this quarter. */
export type Cohort = { quarter: number; from: number; before: number };

export function designOf(panel: Panel, settings: Settings): Design {
  checkPanel(panel);
  checkSettings(settings);
  const firsts = firstParticipations(panel);
  const order: number[] = [];
  const groups: Group[] = [];
  const names = new Set(panel.states.flatMap(({ regionalGroup }) => regionalGroup ?? []));
  for (const name of [...names].sort()) {
    const members = [...panel.states.keys()].filter((state) => panel.states[state]?.regionalGroup === name);
    members.sort((a, b) => compare(firsts[a] ?? Infinity, firsts[b] ?? Infinity) || a - b);
    const from = order.length;
    order.push(...members);
    groups.push({ name, from, before: order.length, cohorts: cohortsOf(order, firsts, from) });
  }
  const subRegionNames = [...new Set(panel.states.map(({ subRegion }) => subRegion))];
  return {
    settings,
    changes: changesOf(panel),
    states: panel.states.length,
    firsts,
    order: Int32Array.from(order),
    groups,
    subRegion: Int32Array.from(panel.states, ({ subRegion }) => subRegionNames.indexOf(subRegion)),
    subRegions: subRegionNames.length,
  };
}

/** Whether the data hold all quarters around an activity that an effect is read from. Founding methods, 1.2. */
export function isCohortUsed({ changes, settings }: Design, quarter: number): boolean {
  return isInside(changes.quarters, effectContrast(settings), quarter);
}

/** The first slot of a group that is compared with States that took part in a quarter; all after it are. */
export function comparisonFrom(design: Design, group: Group, quarter: number, contrast: Contrast): number {
  const least = design.settings.comparison === "never" ? Infinity : quarter + contrast.reach;
  let slot = group.before;
  while (slot > group.from && (design.firsts[design.order[slot - 1] ?? -1] ?? NaN) >= least) slot--;
  return slot;
}

function cohortsOf(order: readonly number[], firsts: Float64Array, from: number): Cohort[] {
  const cohorts: Cohort[] = [];
  for (let slot = from; slot < order.length; slot++) {
    const quarter = firsts[order[slot] ?? -1] ?? Infinity;
    const last = cohorts.at(-1);
    if (quarter === Infinity) break;
    if (last?.quarter === quarter) last.before = slot + 1;
    else cohorts.push({ quarter, from: slot, before: slot + 1 });
  }
  return cohorts;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
