import type { Comparison } from "./comparison.ts";

/** What is weighed of a comparison; what is unknown weighs nothing. */
export const features = [
  "always",
  "dates:same",
  "dates:same-start",
  "dates:shares-a-day",
  "dates:within-4-days",
  "dates:within-2-weeks",
  "dates:within-a-quarter",
  "dates:far",
  "place:same-city",
  "place:same-State",
  "place:other-city",
  "place:other-State",
  "organisers:all",
  "organisers:some",
  "organisers:none",
  "subjects:all",
  "subjects:some",
  "subjects:none",
  "kind:same",
  "kind:different",
  "region:same",
  "region:different",
  "states:known",
  "states:in-common",
  "title:other-language",
  "title:letters",
  "title:concepts",
  "numbers:same",
  "numbers:different",
] as const;
export type Feature = (typeof features)[number];
/** One weight for each feature, in logits. */
export type Weights = Readonly<Record<Feature, number>>;

const places = new Map<string, number>(features.map((feature, place) => [feature, place]));
const chosen = ["dates", "place", "organisers", "subjects", "kind", "region", "numbers"] as const;

/** A comparison as numbers, in the order of `features`. */
export function valuesOf(comparison: Comparison): Float64Array {
  const values = new Float64Array(features.length);
  const put = (feature: string, value: number): void => {
    const place = places.get(feature);
    if (place !== undefined) values[place] = value; // "unknown" has no place
  };
  put("always", 1);
  for (const what of chosen) put(`${what}:${comparison[what]}`, 1);
  if (comparison.states !== null) {
    put("states:known", 1);
    put("states:in-common", comparison.states);
  }
  const { by, likeness } = comparison.title;
  if (by === "concepts") put("title:other-language", 1);
  put(`title:${by}`, likeness);
  return values;
}

/** How likely it is, from 0 to 1, that the two announce one event. */
export function likelihoodOf(comparison: Comparison, weights: Weights): number {
  return logistic(inner(valuesOf(comparison), columnOf(weights)));
}

export function columnOf(weights: Weights): Float64Array {
  return Float64Array.from(features, (feature) => weights[feature]);
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

export function inner(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < one.length; n++) sum += (one[n] ?? 0) * (other[n] ?? 0);
  return sum;
}
