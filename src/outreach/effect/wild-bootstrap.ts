import type { Design } from "./design.ts";
import { distance, type Estimator, spread } from "./estimator.ts";
import type { RandomStream } from "./random-stream.ts";

/** Fewer sub-regions than this say nothing about their spread. Founding methods, 1.3. */
export const fewestSubRegions = 6;

/** Webb's six points. Founding methods, 1.3. */
const points = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];

/**
 * Wild cluster bootstrap-t by sub-region under no effect: each State's difference from its whole cell is multiplied by one of
 * Webb's points for each sub-region, and the distance from none is taken anew. Undefined for too few sub-regions.
 * Founding methods, 1.3.
 *
 * A draw is linear in the points, so that cells are added up once: `own` is what a sub-region adds to the sum of differences,
 * `shared` what the points of one sub-region change in the influence of another through the means of cells.
 */
export function wildDistances(design: Design, estimator: Estimator, stream: RandomStream): Float64Array | undefined {
  const { own, shared, took, participants, used } = addedUp(design, estimator);
  if (used.length < fewestSubRegions) return undefined;
  const count = design.subRegions;
  const distances = new Float64Array(design.settings.draws);
  const drawn = new Float64Array(count);
  const influence = new Float64Array(count);
  for (let turn = 0; turn < distances.length; turn++) {
    for (const one of used) drawn[one] = points[stream.below(points.length)] ?? 0;
    let total = 0;
    for (const one of used) total += (drawn[one] ?? 0) * (own[one] ?? 0);
    const difference = total / participants;
    for (const one of used) {
      let sum = (drawn[one] ?? 0) * (own[one] ?? 0) - difference * (took[one] ?? 0);
      for (const other of used) sum -= (shared[one * count + other] ?? 0) * (drawn[other] ?? 0);
      influence[one] = sum;
    }
    distances[turn] = distance({ difference, standardError: spread(influence) / participants });
  }
  return distances;
}

function addedUp(design: Design, { cells, values, weights }: Estimator) {
  const { order, subRegion, subRegions: count } = design;
  const own = new Float64Array(count);
  const took = new Float64Array(count);
  const shared = new Float64Array(count * count);
  const used = new Set<number>();
  weights.forEach((weight, cell) => {
    if (weight === 0) return;
    const row = cells.row[cell] ?? 0;
    const inCell = (from: Int32Array, before: Int32Array) =>
      [...order.subarray(from[cell], before[cell])]
        .map((state) => ({ value: values[row + state] ?? NaN, place: subRegion[state] ?? 0 }))
        .filter(({ value }) => !Number.isNaN(value));
    const those = inCell(cells.from, cells.before);
    const others = inCell(cells.comparisonFrom, cells.comparisonBefore);
    const all = [...those, ...others];
    const mean = all.reduce((sum, { value }) => sum + value, 0) / all.length;
    const balance = new Float64Array(count); // those who took part less the others, as they are weighed
    const ofMean = new Float64Array(count); // what a sub-region adds to the mean of the others
    for (const { value, place } of those) {
      own[place] = (own[place] ?? 0) + value - mean;
      took[place] = (took[place] ?? 0) + 1;
      balance[place] = (balance[place] ?? 0) + 1;
    }
    for (const { value, place } of others) {
      own[place] = (own[place] ?? 0) - weight * (value - mean);
      ofMean[place] = (ofMean[place] ?? 0) + (value - mean) / others.length;
      balance[place] = (balance[place] ?? 0) - weight;
    }
    for (const { place } of all) used.add(place);
    for (let one = 0; one < count; one++)
      for (let other = 0; other < count; other++) {
        const at = one * count + other;
        shared[at] = (shared[at] ?? 0) + (balance[one] ?? 0) * (ofMean[other] ?? 0);
      }
  });
  const participants = took.reduce((sum, one) => sum + one, 0);
  return { own, shared, took, participants, used: [...used].sort((a, b) => a - b) };
}
