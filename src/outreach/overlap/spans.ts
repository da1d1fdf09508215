import type { Days } from "./days.ts";

/** Ranges of days, sorted once, so that those that share a day with another range are found without looking at all. */
export type Spans = readonly LengthClass[];

/** Ranges of about one length: a single long one does not make the search for the short ones wide. */
type LengthClass = { longest: number; from: Int32Array; before: Int32Array; place: Int32Array };

/** Sorts ranges by length (in classes of powers of two) and by their first day. */
export function openSpans(ranges: readonly Days[]): Spans {
  const byClass = Map.groupBy(ranges.keys(), (place) => 31 - Math.clz32(lengthOf(ranges[place])));
  return [...byClass.values()].map((places) => {
    const sorted = places.sort((a, b) => (ranges[a]?.from ?? 0) - (ranges[b]?.from ?? 0) || a - b);
    return {
      longest: Math.max(...new Set(sorted.map((place) => lengthOf(ranges[place])))),
      from: Int32Array.from(sorted, (place) => ranges[place]?.from ?? 0),
      before: Int32Array.from(sorted, (place) => ranges[place]?.before ?? 0),
      place: Int32Array.from(sorted),
    };
  });
}

/** The places of the ranges that share a day with this one, in ascending order. */
export function placesWithin(spans: Spans, days: Days): number[] {
  const found: number[] = [];
  for (const { longest, from, before, place } of spans) {
    for (let n = firstAfter(from, days.from - longest); n < from.length && (from[n] ?? 0) < days.before; n++)
      if ((before[n] ?? 0) > days.from) found.push(place[n] ?? -1);
  }
  return found.sort((a, b) => a - b);
}

function lengthOf(days: Days | undefined): number {
  return days ? days.before - days.from : 0;
}

/** The place of the first number greater than the limit. */
function firstAfter(sorted: Int32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
