import { effectContrast } from "./contrast.ts";
import type { Design } from "./design.ts";
import type { Estimate, Estimator } from "./estimator.ts";

/**
 * A second line: what participants did, less what they did before times the growth of those they are compared with.
 * It is noisier and biased by small cells. It matters where active States are invited first and everything grows:
 * then the two may disagree in sign, and the finding depends on how it is compared. Founding methods, 1.7 (S7).
 */
export type Proportional = {
  /** Mean of a quarter. */
  difference: number;
  /** Fewer than are compared otherwise where those they are compared with did nothing before. */
  participants: number;
  hasOtherSign: boolean;
};

/** Undefined for what happens only once, and where nobody can be compared so. */
export function proportionalOf(design: Design, estimator: Estimator, estimate: Estimate): Proportional | undefined {
  const { changes, order, firsts } = design;
  if (changes.kind === "once") return undefined;
  const { window, base } = effectContrast(design.settings);
  const { cells, weights } = estimator;
  let total = 0;
  let participants = 0;
  weights.forEach((weight, cell) => {
    if (weight === 0) return;
    const quarter = firsts[order[cells.from[cell] ?? -1] ?? -1] ?? NaN;
    const mean = (state: number, { from, before }: typeof window): number =>
      changes.count(state, quarter + from, quarter + before) / (before - from);
    const others = [...order.subarray(cells.comparisonFrom[cell], cells.comparisonBefore[cell])];
    const earlier = others.reduce((sum, state) => sum + mean(state, base), 0);
    if (earlier === 0) return;
    const growth = others.reduce((sum, state) => sum + mean(state, window), 0) / earlier;
    for (const state of order.subarray(cells.from[cell], cells.before[cell])) {
      total += mean(state, window) - mean(state, base) * growth;
      participants++;
    }
  });
  if (participants === 0) return undefined;
  const difference = total / participants;
  return { difference, participants, hasOtherSign: difference * estimate.difference < 0 };
}
