import assert from "node:assert/strict";
import { test } from "node:test";
import { newDice } from "#test/dice.ts";
import type { Comparison } from "./comparison.ts";
import { firstWeights } from "./first-weights.ts";
import { type Decided, learnWeights } from "./learn-weights.ts";
import { type Feature, features, likelihoodOf, valuesOf, type Weights } from "./likelihood.ts";

const start = firstWeights.weights;
const nothing: Comparison = {
  dates: "far",
  place: "unknown",
  organisers: "unknown",
  subjects: "unknown",
  kind: "unknown",
  region: "unknown",
  states: null,
  title: { by: "letters", likeness: 0 },
  numbers: "unknown",
};

/** Decisions of a person for whom the same days and bodies mean much, and who errs now and then. */
function decisions(seed: number, count: number): Decided[] {
  const draw = newDice(seed);
  return Array.from({ length: count }, () => {
    const comparison: Comparison = {
      ...nothing,
      dates: draw.one(["same", "within-2-weeks", "far"]),
      organisers: draw.one(["all", "none", "unknown"]),
      title: { by: draw.one(["letters", "concepts"]), likeness: draw.part() },
    };
    const likely = (comparison.dates === "same" ? 0.5 : 0.05) + (comparison.organisers === "all" ? 0.4 : 0);
    return { comparison, isSame: draw.part() < likely };
  });
}

/** The sum that is to be smallest, written anew. */
function loss(decided: readonly Decided[], weights: Weights, ridge: number): number {
  const drawn = features.reduce((sum, feature) => sum + (weights[feature] - start[feature]) ** 2, 0);
  return decided.reduce(
    (sum, { comparison, isSame }) => {
      const likelihood = likelihoodOf(comparison, weights);
      return sum - Math.log(isSame ? likelihood : 1 - likelihood);
    },
    (ridge / 2) * drawn,
  );
}

test("without decisions the weights are those to begin with", () => {
  assert.deepEqual(learnWeights([], start), start);
});

test("one decision moves one weight as worked out by hand", () => {
  const flat = Object.fromEntries(features.map((feature) => [feature, 0])) as Record<Feature, number>; // one for each
  const { always, "dates:far": far, ...others } = learnWeights([{ comparison: nothing, isSame: true }], flat, 0.5);
  // Each of the two is x with 0.5 x = 1 − 1 / (1 + e^(−2x)), which holds at x = 0.52338…
  assert.ok(Math.abs(0.5 * always - 1 / (1 + Math.exp(2 * always))) < 1e-6);
  assert.ok(Math.abs(always - far) < 1e-9 && always > 0.5 && always < 0.55);
  assert.deepEqual(new Set(Object.values(others)), new Set([0]));
});

test("from what is learned no step leads lower", () => {
  for (const ridge of [0.1, 1, 10]) {
    const decided = decisions(3, 300);
    const learned = learnWeights(decided, start, ridge);
    const lowest = loss(decided, learned, ridge);
    for (const feature of features)
      for (const step of [-1e-3, 1e-3])
        assert.ok(loss(decided, { ...learned, [feature]: learned[feature] + step }, ridge) > lowest, feature);
  }
});

test("the order of decisions does not matter, and the same decisions teach the same", () => {
  const decided = decisions(5, 200);
  const learned = learnWeights(decided, start);
  assert.deepEqual(learnWeights(decided, start), learned);
  const turned = learnWeights(decided.toReversed(), start);
  for (const feature of features) assert.ok(Math.abs(turned[feature] - learned[feature]) < 1e-6, feature);
});

test("a wrong beginning gives way to many decisions, and what was never decided keeps it", () => {
  const wrong = { ...start, "dates:same": -6, "place:same-city": 4.25 };
  const learned = learnWeights(decisions(7, 4_000), wrong);
  const about = (dates: Comparison["dates"]): number => likelihoodOf({ ...nothing, dates, organisers: "all" }, learned);
  assert.ok(about("same") > 0.8 && about("far") < 0.6);
  assert.equal(learned["place:same-city"], 4.25);
});

test("decisions that are all alike do not run away, and without a ridge nothing is learned", () => {
  const all = Array.from({ length: 1_000 }, () => ({ comparison: nothing, isSame: true }));
  const learned = learnWeights(all, start);
  assert.ok(features.every((feature) => Math.abs(learned[feature]) < 20));
  assert.throws(() => learnWeights(all, start, 0), RangeError);
});

test("what is unknown weighs nothing", () => {
  const values = valuesOf(nothing);
  assert.deepEqual(
    features.filter((_, n) => values[n] !== 0),
    ["always", "dates:far"],
  );
});
