import { comparedStates, isShown } from "./compared.ts";
import type { Design } from "./design.ts";
import { distance, type Estimator } from "./estimator.ts";
import { shareAsFar } from "./repetitions.ts";

/** Whether those who took part were changing differently already before. A check that is passed is no proof. */
export type PreTrend = {
  /** For what happens only once, the hazard before is compared: the check is weaker. */
  kind: "trend" | "hazard";
  /** From the same shuffles as the effect's. */
  p: number;
  /** The later half of the quarters before less the earlier half; for a hazard, all quarters before. */
  placebo: { difference: number; standardError: number | null };
  /** The largest difference before, whatever its sign: of the earlier years, or else of the placebo. */
  largestBefore: number;
  /**
   * How many times the largest difference before one after, that the activity did not make, would have to be to undo the finding;
   * negative where the interval holds none. Null where there was no difference before, or nothing varies.
   */
  breakdown: number | null;
};

/** An estimator with its distances from none after each shuffle. */
export type Shuffled = { estimator: Estimator; distances: Float64Array };

/** Founding methods, 1.4. A year of fewer than three States counts for nothing. */
export function preTrendOf(
  design: Design,
  checks: { placebo: Shuffled; leads: readonly Shuffled[] },
  finding: { difference: number; halfWidth: number } | null,
): PreTrend {
  const placebo = checks.placebo.estimator.run(design.order);
  const leads = checks.leads.filter(({ estimator }) => {
    estimator.run(design.order);
    return isShown(comparedStates(design, estimator));
  });
  const used = [checks.placebo, ...leads];
  const seen = farthest(used.map(({ estimator }) => distance(estimator.run(design.order))));
  const shuffled = Float64Array.from(checks.placebo.distances, (_, turn) =>
    farthest(used.map(({ distances }) => distances[turn] ?? NaN)),
  );
  const before = leads.length > 0 ? leads : [checks.placebo];
  const differences = before.map(({ estimator }) => Math.abs(estimator.run(design.order).difference));
  const largestBefore = Math.max(...differences);
  return {
    kind: design.changes.kind === "once" ? "hazard" : "trend",
    p: Number.isNaN(seen) ? 1 : shareAsFar(seen, shuffled),
    placebo: {
      difference: placebo.difference,
      standardError: Number.isNaN(placebo.standardError) ? null : placebo.standardError,
    },
    largestBefore,
    breakdown: finding && largestBefore > 0 ? (Math.abs(finding.difference) - finding.halfWidth) / largestBefore : null,
  };
}

/** Of those that can be told; not a number where none can. */
function farthest(distances: readonly number[]): number {
  const told = distances.filter((one) => !Number.isNaN(one));
  return told.length === 0 ? NaN : Math.max(...told);
}
