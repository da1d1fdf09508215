import type { Design } from "./design.ts";
import type { Estimator } from "./estimator.ts";

/** Figures of fewer States than this are withheld: they would speak of one (founding methods, 1.5: nothing of a single State; that it is three is ours). */
export const fewestShown = 3;

/** The States, by their place in the panel, in cells that were used in the last run on the States' own dates. */
export type Compared = { took: ReadonlySet<number>; others: ReadonlySet<number> };

export function comparedStates({ order }: Design, { cells, values, weights }: Estimator): Compared {
  const took = new Set<number>();
  const others = new Set<number>();
  weights.forEach((weight, cell) => {
    if (weight === 0) return;
    const row = cells.row[cell] ?? 0;
    const inCell = (from: Int32Array, before: Int32Array): Int32Array =>
      order.subarray(from[cell], before[cell]).filter((state) => !Number.isNaN(values[row + state]));
    for (const state of inCell(cells.from, cells.before)) took.add(state);
    for (const state of inCell(cells.comparisonFrom, cells.comparisonBefore)) others.add(state);
  });
  return { took, others };
}

/** Whether enough States stand on either side to show a figure of them. */
export function isShown({ took, others }: Compared): boolean {
  return took.size >= fewestShown && others.size >= fewestShown;
}
