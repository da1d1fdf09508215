import type { Comparison } from "./comparison.ts";
import { columnOf, type Feature, features, inner, logistic, valuesOf, type Weights } from "./likelihood.ts";

/** A pair that a person decided, as it was compared. */
export type Decided = { comparison: Comparison; isSame: boolean };

const usualRidge = 0.3; // with more, too little is nearly certain and too much is asked; tried on announcements of other seeds than the test’s
const mostSteps = 50;
const enough = 1e-9;

/**
 * Ridge logistic regression by Newton's steps: the weights with the smallest −log likelihood + ridge / 2 · |weights − start|². The
 * more decisions there are of a kind, the less the start says. Without decisions the start is given back. The sum is strictly convex,
 * so that there is one answer. // Founding methods, 2.2
 */
export function learnWeights(decided: readonly Decided[], start: Weights, ridge = usualRidge): Weights {
  if (!(ridge > 0)) throw new RangeError("without a ridge there may be no answer");
  const rows = decided.map(({ comparison, isSame }) => ({ values: valuesOf(comparison), isSame }));
  const prior = columnOf(start);
  let column: Float64Array = prior.slice();
  let loss = lossOf(rows, column, prior, ridge);
  for (let step = 0; step < mostSteps; step++) {
    const { slope, curve } = slopeAndCurve(rows, column, prior, ridge);
    const move = solved(curve, slope);
    let part = 1;
    let next = moved(column, move, part);
    let after = lossOf(rows, next, prior, ridge);
    while (after > loss && part > 1e-6) {
      part /= 2; // a whole step can overshoot where nearly all is certain
      next = moved(column, move, part);
      after = lossOf(rows, next, prior, ridge);
    }
    if (!(after < loss)) break;
    const gain = loss - after;
    column = next;
    loss = after;
    if (gain < enough) break;
  }
  return Object.fromEntries(features.map((feature, n) => [feature, column[n] ?? 0])) as Record<Feature, number>; // one for each
}

type Row = { values: Float64Array; isSame: boolean };

function lossOf(rows: readonly Row[], column: Float64Array, prior: Float64Array, ridge: number): number {
  let loss = 0;
  for (let n = 0; n < column.length; n++) loss += (ridge / 2) * ((column[n] ?? 0) - (prior[n] ?? 0)) ** 2;
  for (const { values, isSame } of rows) {
    const logit = inner(values, column) * (isSame ? 1 : -1);
    loss += logit > 0 ? Math.log1p(Math.exp(-logit)) : Math.log1p(Math.exp(logit)) - logit;
  }
  return loss;
}

/** The slope of the sum at these weights, and its curve as rows of a square. */
function slopeAndCurve(rows: readonly Row[], column: Float64Array, prior: Float64Array, ridge: number) {
  const size = column.length;
  const slope = Float64Array.from(column, (weight, n) => ridge * (weight - (prior[n] ?? 0)));
  const curve = new Float64Array(size * size);
  for (let n = 0; n < size; n++) curve[n * size + n] = ridge;
  for (const { values, isSame } of rows) {
    const chance = logistic(inner(values, column));
    const miss = chance - (isSame ? 1 : 0);
    const weight = chance * (1 - chance);
    for (let n = 0; n < size; n++) {
      const value = values[n] ?? 0;
      if (value === 0) continue;
      slope[n] = (slope[n] ?? 0) + miss * value;
      for (let m = 0; m <= n; m++) curve[n * size + m] = (curve[n * size + m] ?? 0) + weight * value * (values[m] ?? 0);
    }
  }
  return { slope, curve };
}

/** Solves a symmetric positive system, of which the lower half is given, by Cholesky's square root; the ridge keeps it positive. */
function solved(curve: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const root = new Float64Array(size * size);
  const at = (n: number, m: number): number => root[n * size + m] ?? 0;
  for (let n = 0; n < size; n++)
    for (let m = 0; m <= n; m++) {
      let rest = curve[n * size + m] ?? 0;
      for (let k = 0; k < m; k++) rest -= at(n, k) * at(m, k);
      root[n * size + m] = n === m ? Math.sqrt(rest) : rest / at(m, m);
    }
  const answer = right.slice();
  for (let n = 0; n < size; n++) {
    for (let k = 0; k < n; k++) answer[n] = (answer[n] ?? 0) - at(n, k) * (answer[k] ?? 0);
    answer[n] = (answer[n] ?? 0) / at(n, n);
  }
  for (let n = size - 1; n >= 0; n--) {
    for (let k = n + 1; k < size; k++) answer[n] = (answer[n] ?? 0) - at(k, n) * (answer[k] ?? 0);
    answer[n] = (answer[n] ?? 0) / at(n, n);
  }
  return answer;
}

function moved(column: Float64Array, move: Float64Array, part: number): Float64Array {
  return Float64Array.from(column, (weight, n) => weight - part * (move[n] ?? 0));
}
