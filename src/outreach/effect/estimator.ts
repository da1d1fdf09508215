import { type Contrast, contrastOf, isInside } from "./contrast.ts";
import { comparisonFrom, type Design, isCohortUsed } from "./design.ts";

/** Cells in columns: those who took part in a quarter, of one regional group, and the slots they are compared with. */
export type Cells = {
  /** Where the values of the cell's quarter begin. */
  row: Int32Array;
  from: Int32Array;
  before: Int32Array;
  comparisonFrom: Int32Array;
  comparisonBefore: Int32Array;
};

export type Estimate = {
  /** Not a number where nobody can be compared. */
  difference: number;
  /** By State. Zero where nothing varies; not a number where fewer than two States differ. */
  standardError: number;
  participants: number;
  /** The mean of those who had not taken part (yet), each cell as often as States took part in it. */
  othersChange: number;
};

export type Estimator = {
  cells: Cells;
  /** The contrast by quarter of an activity and State; not a number where the State is not at risk, or left out. */
  values: Float64Array;
  /** Of each State, in the last run: its influence on the difference, times the number of participants. */
  influence: Float64Array;
  /** Of each cell, in the last run: mean of those compared with; participants for each of them, 0 for a cell not used. */
  means: Float64Array;
  weights: Float64Array;
  /** For any order of the States within their groups. */
  run: (order: Int32Array) => Estimate;
};

export const fewestCompared = 2; // founding methods, 1.2
const tiny = 1e-10;

/**
 * Group-time difference-in-differences: each who took part less the mean of those of the same regional group who had not (yet),
 * averaged over participants. Founding methods, 1.2, after Callaway and Sant'Anna (2021).
 */
export function openEstimator(design: Design, contrast: Contrast): Estimator {
  const { cells, values } = laidOut(design, contrast);
  const count = cells.row.length;
  const influence = new Float64Array(design.states);
  const means = new Float64Array(count);
  const weights = new Float64Array(count);
  return { cells, values, influence, means, weights, run };

  function run(order: Int32Array): Estimate {
    let participants = 0;
    let total = 0;
    let others = 0;
    for (let cell = 0; cell < count; cell++) {
      const row = cells.row[cell] ?? 0;
      const end = cells.comparisonBefore[cell] ?? 0;
      weights[cell] = 0;
      let compared = 0;
      let sum = 0;
      for (let slot = cells.comparisonFrom[cell] ?? 0; slot < end; slot++) {
        const value = values[row + (order[slot] ?? 0)] ?? NaN;
        if (Number.isNaN(value)) continue;
        compared++;
        sum += value;
      }
      if (compared < fewestCompared) continue;
      const mean = sum / compared;
      let took = 0;
      for (let slot = cells.from[cell] ?? 0; slot < (cells.before[cell] ?? 0); slot++) {
        const value = values[row + (order[slot] ?? 0)] ?? NaN;
        if (Number.isNaN(value)) continue;
        took++;
        total += value - mean;
      }
      participants += took;
      others += took * mean;
      means[cell] = mean;
      weights[cell] = took / compared;
    }
    const difference = total / participants;
    setInfluence(order, difference);
    const standardError = spread(influence) / participants;
    return { difference, standardError, participants, othersChange: others / participants };
  }

  // NOTE The difference of all is subtracted, not the mean of the cell: with one participant in it, it would not vary at all.
  function setInfluence(order: Int32Array, difference: number): void {
    influence.fill(0);
    for (let cell = 0; cell < count; cell++) {
      const weight = weights[cell] ?? 0;
      if (weight === 0) continue;
      const row = cells.row[cell] ?? 0;
      const mean = means[cell] ?? 0;
      for (let slot = cells.from[cell] ?? 0; slot < (cells.before[cell] ?? 0); slot++) {
        const state = order[slot] ?? 0;
        const value = values[row + state] ?? NaN;
        if (!Number.isNaN(value)) influence[state] = (influence[state] ?? 0) + value - mean - difference;
      }
      const end = cells.comparisonBefore[cell] ?? 0;
      for (let slot = cells.comparisonFrom[cell] ?? 0; slot < end; slot++) {
        const state = order[slot] ?? 0;
        const value = values[row + state] ?? NaN;
        if (!Number.isNaN(value)) influence[state] = (influence[state] ?? 0) - weight * (value - mean);
      }
    }
  }
}

/** Root of m/(m − 1) times the sum of squares, over the m units that have any influence. Founding methods, 1.2. */
export function spread(influence: Float64Array): number {
  let largest = 0;
  for (const one of influence) largest = Math.max(largest, Math.abs(one));
  if (!(largest > tiny)) return 0; // what rounding leaves of nothing is nothing
  let units = 0;
  let squares = 0;
  for (const one of influence) {
    if (Math.abs(one) <= tiny * largest) continue;
    units++;
    squares += one * one;
  }
  return units < 2 ? NaN : Math.sqrt((units / (units - 1)) * squares);
}

/** By sub-region: States of one are uncertain together. Founding methods, 1.2. */
export function subRegionSpread(design: Design, influence: Float64Array): number {
  const sums = new Float64Array(design.subRegions);
  influence.forEach((one, state) => {
    const place = design.subRegion[state] ?? 0;
    sums[place] = (sums[place] ?? 0) + one;
  });
  return spread(sums);
}

/** How many errors the difference is away from none, whichever the sign. */
export function distance({ difference, standardError }: Pick<Estimate, "difference" | "standardError">): number {
  return Math.abs(difference) <= tiny ? 0 : Math.abs(difference) / standardError;
}

function laidOut(design: Design, contrast: Contrast): { cells: Cells; values: Float64Array } {
  const { changes, groups, states } = design;
  const isUsed = (quarter: number): boolean =>
    isCohortUsed(design, quarter) && isInside(changes.quarters, contrast, quarter);
  const quarters = [...new Set(groups.flatMap(({ cohorts }) => cohorts.map(({ quarter }) => quarter)))].filter(isUsed);
  const rows = new Map(quarters.map((quarter, row) => [quarter, row * states]));
  const values = new Float64Array(quarters.length * states);
  for (const [quarter, row] of rows)
    for (let state = 0; state < states; state++) values[row + state] = contrastOf(changes, contrast, state, quarter);

  const lines = groups.flatMap((group) =>
    group.cohorts.flatMap(({ quarter, from, before }) => {
      const row = rows.get(quarter);
      const compared = comparisonFrom(design, group, quarter, contrast);
      const isCompared = group.before - compared >= fewestCompared;
      return row === undefined || !isCompared ? [] : [[row, from, before, compared, group.before] as const];
    }),
  );
  const column = (place: 0 | 1 | 2 | 3 | 4): Int32Array => Int32Array.from(lines, (line) => line[place]);
  const cells = {
    row: column(0),
    from: column(1),
    before: column(2),
    comparisonFrom: column(3),
    comparisonBefore: column(4),
  };
  return { cells, values };
}
