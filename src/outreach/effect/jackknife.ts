import { comparedStates } from "./compared.ts";
import type { Design } from "./design.ts";
import type { Estimator } from "./estimator.ts";

/** The standard error (CR3) from leaving out each compared State once; undefined where nobody would be left to compare. Founding methods, 1.2. */
export function jackknife(design: Design, estimator: Estimator): number | undefined {
  const { values, run } = estimator;
  const { difference } = run(design.order);
  const { took, others } = comparedStates(design, estimator);
  const compared = took.union(others);
  let squares = 0;
  for (const state of compared) {
    const kept = leaveOut(values, state, design.states);
    const without = run(design.order).difference;
    putBack(values, state, design.states, kept);
    squares += (without - difference) ** 2;
  }
  run(design.order); // the influence of the last run is that of all States again
  return Number.isNaN(squares) ? undefined : Math.sqrt(((compared.size - 1) / compared.size) * squares);
}

function leaveOut(values: Float64Array, state: number, states: number): number[] {
  const kept: number[] = [];
  for (let place = state; place < values.length; place += states) {
    kept.push(values[place] ?? NaN);
    values[place] = NaN;
  }
  return kept;
}

function putBack(values: Float64Array, state: number, states: number, kept: readonly number[]): void {
  kept.forEach((value, row) => {
    values[row * states + state] = value;
  });
}
