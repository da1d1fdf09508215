import { type Changes, changesOf } from "./changes.ts";
import { fewestShown } from "./compared.ts";
import { effectContrast, isInside } from "./contrast.ts";
import { checkPanel, firstParticipations, type Panel } from "./panel.ts";
import { checkSettings, type Settings } from "./settings.ts";

/** What States did around an activity: means of one State, and the share of States with at least one change after. */
export type Described = { states: number; before: number; after: number; shareChanged: number };

/** Those who took part beside States of the same regional groups that did not, in the same quarters. Never called an effect. */
export type DescribedPair = {
  participants: Described;
  /** Each counts as often as it stands beside a participant; null for fewer than three different States. */
  others: Described | null;
};

/** States of no regional group have a line of their own. */
export type GroupLine = { group: string | null } & (
  | ({ kind: "shown" } & DescribedPair)
  /** It is of fewer than three States, or would give those away that are. */
  | { kind: "withheld" }
);

/** Founding methods, 1.6. */
export type Description = {
  /** Null for fewer than three participants. */
  all: DescribedPair | null;
  byGroup: GroupLine[];
  /** Changes of the participants after the activity, those that would have happened anyway among them; null for fewer than three. */
  changesAfter: number | null;
  /** What the activities cost; null where one has no cost recorded. */
  cost: number | null;
  /** Participants, or participations, for whose quarters before or after there are no data. */
  outsideData: number;
};

/** States of one regional group around one quarter. */
type Cell = { group: string | null; quarter: number; took: number[]; others: number[] };

/** Around the first participation of each State; the others are those that took part in nothing until the quarters after are over. */
export function describeTheme(panel: Panel, settings: Settings): Description {
  const firsts = firstParticipations(panel);
  const took = [...panel.states.keys()].filter((state) => firsts[state] !== Infinity);
  const cells = cellsOf(panel, took, (state) => firsts[state] ?? NaN);
  for (const cell of cells)
    cell.others = membersOf(panel, cell.group).filter((state) => (firsts[state] ?? 0) >= cell.quarter + settings.after);
  const isFirst = (code: string, quarter: number): boolean =>
    panel.states.some((state, place) => state.code === code && firsts[place] === quarter);
  const activities = panel.activities.filter(({ states, quarter }) => states.some((code) => isFirst(code, quarter)));
  return described(panel, settings, cells, activities);
}

/** Around one activity; the others took part in nothing in the quarters after. Undefined where the panel has no such activity. */
export function describeActivity(panel: Panel, id: string, settings: Settings): Description | undefined {
  const activity = panel.activities.find((one) => one.id === id);
  if (!activity) return undefined;
  const { quarter } = activity;
  const busy = new Set(
    panel.activities
      .filter((one) => one.quarter >= quarter && one.quarter < quarter + settings.after)
      .flatMap(({ states }) => states),
  );
  const took = [...panel.states.keys()].filter((state) => activity.states.includes(panel.states[state]?.code ?? ""));
  const cells = cellsOf(panel, took, () => quarter);
  for (const cell of cells)
    cell.others = membersOf(panel, cell.group).filter((state) => !busy.has(panel.states[state]?.code ?? ""));
  return described(panel, settings, cells, [activity]);
}

function described(
  panel: Panel,
  settings: Settings,
  all: readonly Cell[],
  activities: Panel["activities"],
): Description {
  checkPanel(panel);
  checkSettings(settings);
  const isUsed = (quarter: number): boolean => isInside(panel.quarters, effectContrast(settings), quarter);
  const changes = changesOf(panel);
  const cells = all.filter(({ quarter }) => isUsed(quarter));
  const whole = pairOf(changes, settings, cells);
  const isShown = whole.participants.states >= fewestShown;
  return {
    all: isShown ? shownPair(whole) : null,
    byGroup: groupLines(changes, settings, cells),
    changesAfter: isShown ? Math.round(whole.participants.after * whole.participants.states) : null,
    cost: activities
      .filter(({ quarter }) => isUsed(quarter))
      .reduce<number | null>((sum, { cost }) => (sum === null || cost === null ? null : sum + cost), 0),
    outsideData: all.reduce((sum, { quarter, took }) => sum + (isUsed(quarter) ? 0 : took.length), 0),
  };
}

function groupLines(changes: Changes, settings: Settings, cells: readonly Cell[]): GroupLine[] {
  const byGroup = Map.groupBy(cells, ({ group }) => group);
  const lines = [...byGroup].map(([group, own]) => ({
    group,
    pair: pairOf(changes, settings, own),
    isWithheld: false,
  }));
  lines.sort((a, b) => ((a.group ?? "") < (b.group ?? "") ? -1 : 1));
  for (const line of lines) line.isWithheld = isTooSmall([line.pair]);
  // What is withheld is not to be had by taking what is shown from the whole.
  const left = lines.filter(({ isWithheld }) => !isWithheld);
  left.sort((a, b) => a.pair.participants.states - b.pair.participants.states);
  for (const line of left) {
    const withheld = lines.filter(({ isWithheld }) => isWithheld).map(({ pair }) => pair);
    if (withheld.length > 0 && isTooSmall(withheld)) line.isWithheld = true;
  }
  return lines.map(({ group, pair, isWithheld }) =>
    isWithheld ? { group, kind: "withheld" } : { group, kind: "shown", ...shownPair(pair) },
  );
}

function isTooSmall(pairs: readonly { participants: Described; others: Described }[]): boolean {
  const participants = pairs.reduce((sum, pair) => sum + pair.participants.states, 0);
  const others = pairs.reduce((sum, pair) => sum + pair.others.states, 0);
  return participants < fewestShown || (others > 0 && others < fewestShown);
}

function shownPair({ participants, others }: { participants: Described; others: Described }): DescribedPair {
  return { participants, others: others.states < fewestShown ? null : others };
}

function pairOf(changes: Changes, { before, after }: Settings, cells: readonly Cell[]) {
  const took = newSum();
  const others = newSum();
  for (const cell of cells) {
    const weight = cell.took.length / cell.others.length;
    const add = (sum: Sum, state: number, weigh: number): void => {
      const later = changes.count(state, cell.quarter, cell.quarter + after);
      sum.different.add(state);
      sum.weight += weigh;
      sum.before += weigh * changes.count(state, cell.quarter - before, cell.quarter);
      sum.after += weigh * later;
      sum.changed += later > 0 ? weigh : 0;
    };
    for (const state of cell.took) add(took, state, 1);
    for (const state of cell.others) add(others, state, weight);
  }
  return { participants: describedOf(took), others: describedOf(others) };
}

type Sum = { different: Set<number>; weight: number; before: number; after: number; changed: number };

function newSum(): Sum {
  return { different: new Set(), weight: 0, before: 0, after: 0, changed: 0 };
}

function describedOf({ different, weight, before, after, changed }: Sum): Described {
  if (weight === 0) return { states: 0, before: 0, after: 0, shareChanged: 0 };
  return { states: different.size, before: before / weight, after: after / weight, shareChanged: changed / weight };
}

function cellsOf({ states }: Panel, took: readonly number[], quarterOf: (state: number) => number): Cell[] {
  const cells = new Map<string, Cell>();
  for (const state of took) {
    const group = states[state]?.regionalGroup ?? null;
    const quarter = quarterOf(state);
    const cell = cells.getOrInsertComputed(`${quarter} ${group}`, () => ({ group, quarter, took: [], others: [] }));
    cell.took.push(state);
  }
  return [...cells.values()];
}

function membersOf({ states }: Panel, group: string | null): number[] {
  return [...states.keys()].filter((state) => group !== null && states[state]?.regionalGroup === group);
}
