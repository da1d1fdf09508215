import { comparedStates, isShown } from "./compared.ts";
import type { Contrast, Span } from "./contrast.ts";
import type { Design } from "./design.ts";
import { uncertaintyOf } from "./inference.ts";
import type { Shuffled } from "./pre-trend.ts";

/**
 * One year around the activity: the difference between those who took part and those who had not (yet), less that of the year
 * just before it. Means of a quarter.
 */
export type YearAround = Span & {
  participants: number;
  /** Null for a year that the data do not hold, and for fewer than three States on either side. */
  difference: number | null;
  /** Of the interval of 95 %, from the shuffles of States; null where nothing varies. */
  halfWidth: number | null;
};

/** Founding methods, 1.4. */
export function yearAroundOf(design: Design, { window }: Contrast, { estimator, distances }: Shuffled): YearAround {
  const estimate = estimator.run(design.order);
  if (!isShown(comparedStates(design, estimator)))
    return { ...window, participants: 0, difference: null, halfWidth: null };
  return {
    ...window,
    participants: estimate.participants,
    difference: estimate.difference,
    halfWidth: uncertaintyOf(estimate, distances)?.halfWidth ?? null,
  };
}
