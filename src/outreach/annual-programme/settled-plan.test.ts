import assert from "node:assert/strict";
import { test } from "node:test";
import { anActivity, aYear } from "#test/programme-years.ts";
import type { Placement } from "./programme-year.ts";
import { settlePlan } from "./settled-plan.ts";

const year = aYear({
  activities: [anActivity({ id: "one", preferred: 3 }), anActivity({ id: "other", states: ["XNA"] })],
});
const first: Placement[] = [
  { activity: "one", week: 3, experts: ["a"] },
  { activity: "other", week: 0, experts: ["b"] },
];

function settled(plan: readonly Placement[], objective: number, bound = 1) {
  const answer = {
    kind: "answer",
    ones: [],
    objective,
    bound,
    isTimeUp: false,
    nodes: 1,
    seconds: 1,
    version: "",
  } as const;
  return settlePlan(year, { planOf: () => [...plan] }, answer, first);
}

test("a solver's plan that holds is given, with its bound", () => {
  const plan: Placement[] = [first[0] ?? assert.fail(), { activity: "other", week: 5, experts: ["c"] }];
  const { plan: given, bound, found } = settled(plan, 1);
  assert.deepEqual(given, plan);
  assert.equal(bound, 1);
  assert.equal(found.by, "solver");
});

test("a solver's plan that breaks a rule, or does not cost what it says, is refused, and its bound with it", () => {
  const cases = [
    [[{ activity: "one", week: 3, experts: ["a", "b"] }], 61, /number-of-experts/],
    [first, 0.9, /it costs 1 and not 0.9/],
  ] as const;
  for (const [plan, objective, detail] of cases) {
    const { plan: given, bound, found } = settled(plan, objective, 0.8);
    assert.deepEqual(given, first);
    assert.equal(bound, 0);
    assert.ok(found.by === "first-fit" && found.because === "refused");
    assert.match(found.detail, detail);
  }
});

test("a solver's plan that is dearer than first-fit gives way to it", () => {
  const { plan, found, bound } = settled([{ activity: "one", week: 3, experts: ["a"] }], 61, 0.8);
  assert.deepEqual(plan, first);
  assert.equal(bound, 0.8);
  assert.ok(found.by === "first-fit" && found.because === "dearer");
});

test("a bound that is none is not believed", () => {
  for (const bound of [Number.NEGATIVE_INFINITY, Number.NaN]) assert.equal(settled(first, 1, bound).bound, 0);
});

test("a thread that died says how", () => {
  const { plan, found } = settlePlan(year, { planOf: () => [] }, { kind: "died", detail: "no memory" }, first);
  assert.deepEqual(plan, first);
  assert.deepEqual(found, { by: "first-fit", because: "died", detail: "no memory" });
});
