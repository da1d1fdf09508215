/**
 * How often what was seen, or more, is seen when the activity cannot matter; what was seen counts as one of them.
 * A repetition in which nothing could be compared counts as more. Founding methods, 1.3.
 */
export function shareAsFar(seen: number, repeated: Float64Array): number {
  const near = seen * (1 - 1e-9); // equal sums differ in their last digits when they are added in another order
  let asFar = 1;
  for (const one of repeated) if (!(one < near)) asFar++;
  return asFar / (repeated.length + 1);
}

/** The distance that one in twenty repetitions reaches. Founding methods, 1.3. */
export function criticalDistance(repeated: Float64Array): number {
  const ordered = repeated.map((one) => (Number.isNaN(one) ? Infinity : one)).sort();
  return ordered[Math.ceil((19 * (ordered.length + 1)) / 20) - 1] ?? Infinity;
}
