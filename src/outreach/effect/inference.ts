import type { Design } from "./design.ts";
import { distance, type Estimator, subRegionSpread } from "./estimator.ts";
import { jackknife } from "./jackknife.ts";
import type { RandomStream } from "./random-stream.ts";
import { criticalDistance, shareAsFar } from "./repetitions.ts";
import { wildDistances } from "./wild-bootstrap.ts";

/** One way to say how uncertain a difference is. */
export type Uncertainty = {
  /** The share of repetitions under no effect that lie as far from none, or farther. */
  p: number;
  /** The distance from none, in standard errors, that one repetition in twenty reaches. */
  critical: number;
  standardError: number;
  /** Of the interval of 95 %. */
  halfWidth: number;
};

/** How uncertain a difference is: the wider of two ways. Units are those of the difference. Founding methods, 1.3. */
export type Inference = {
  permutation: Uncertainty;
  /** Null for fewer than six sub-regions. */
  bootstrap: Uncertainty | null;
  /** Leaving out each State once; beside the others, not part of what is reported. */
  jackknife: number | null;
  p: number;
  halfWidth: number;
  /** The smallest difference that would have been seen four times in five. */
  smallestSeen: number;
};

const fourInFive = 0.8416; // of a normal distribution; founding methods, 1.3

/** Undefined where nothing varies, so that nothing can be said of it. */
export function inferenceOf(
  design: Design,
  estimator: Estimator,
  shuffled: Float64Array,
  stream: RandomStream,
): Inference | undefined {
  const estimate = estimator.run(design.order);
  const permutation = uncertaintyOf(estimate, shuffled);
  if (!permutation) return undefined;
  const bySubRegion = {
    difference: estimate.difference,
    standardError: subRegionSpread(design, estimator.influence) / estimate.participants,
  };
  const drawn = wildDistances(design, estimator, stream);
  const bootstrap = drawn && uncertaintyOf(bySubRegion, drawn);
  const ways = bootstrap ? [permutation, bootstrap] : [permutation];
  const most = (of: (way: Uncertainty) => number): number => Math.max(...ways.map(of));
  return {
    permutation,
    bootstrap: bootstrap ?? null,
    jackknife: jackknife(design, estimator) ?? null,
    p: most(({ p }) => p),
    halfWidth: most(({ halfWidth }) => halfWidth),
    smallestSeen: (most(({ critical }) => critical) + fourInFive) * most(({ standardError }) => standardError),
  };
}

/** What repetitions say of a difference; undefined where it does not vary, or they do not. */
export function uncertaintyOf(
  estimate: { difference: number; standardError: number },
  repeated: Float64Array,
): Uncertainty | undefined {
  const { standardError } = estimate;
  const critical = criticalDistance(repeated);
  if (!(standardError > 0) || !Number.isFinite(critical)) return undefined;
  return {
    p: shareAsFar(distance(estimate), repeated),
    critical,
    standardError,
    halfWidth: critical * standardError,
  };
}
