import type { Design } from "./design.ts";
import { distance, type Estimator } from "./estimator.ts";
import type { RandomStream } from "./random-stream.ts";

/**
 * Shuffles the dates of first participation, "never" among them, within each regional group, and gives the distance from none
 * of each estimator after each shuffle; not a number where nobody could be compared. Founding methods, 1.3.
 */
export function shuffledDistances(
  design: Design,
  estimators: readonly Estimator[],
  stream: RandomStream,
): Float64Array[] {
  const { shuffles } = design.settings;
  const order = design.order.slice();
  const distances = estimators.map(() => new Float64Array(shuffles));
  for (let turn = 0; turn < shuffles; turn++) {
    for (const { from, before } of design.groups) shuffle(order, from, before, stream);
    estimators.forEach((estimator, which) => {
      const estimate = estimator.run(order);
      const into = distances[which];
      if (into) into[turn] = estimate.participants === 0 ? NaN : distance(estimate);
    });
  }
  return distances;
}

/** Fisher and Yates, on a part of the order. */
function shuffle(order: Int32Array, from: number, before: number, stream: RandomStream): void {
  for (let last = before - 1; last > from; last--) {
    const other = from + stream.below(last - from + 1);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
}
