import assert from "node:assert/strict";
import { test } from "node:test";
import { anActivity, anExpert, aYear } from "#test/programme-years.ts";
import { type BrokenRule, brokenRules } from "./programme-check.ts";
import type { Placement, ProgrammeYear } from "./programme-year.ts";

const one = anActivity({ id: "one", states: ["XVA", "XNA"], length: 2 });
const other = anActivity({ id: "other", states: ["XNA"] });
const year = aYear({ activities: [one, other] });

function rulesOf(plan: readonly Placement[], said: Partial<ProgrammeYear> = {}): BrokenRule[] {
  return brokenRules({ ...year, ...said }, plan);
}

const at = (activity: string, week: number, ...experts: string[]): Placement => ({ activity, week, experts });

test("a plan that keeps every rule breaks none, and to leave out is not against a rule", () => {
  assert.deepEqual(rulesOf([at("one", 0, "a"), at("other", 2, "a")]), []);
  assert.deepEqual(rulesOf([]), []);
});

test("an expert is in one place in a week", () => {
  const apart = { activities: [one, { ...other, states: [] }] };
  assert.deepEqual(rulesOf([at("one", 3, "a"), at("other", 4, "a")], apart), [
    { rule: "expert-twice", expert: "a", activities: ["one", "other"], weeks: [4] },
  ]);
  assert.deepEqual(rulesOf([at("one", 3, "a"), at("other", 5, "a")], apart), []);
});

test("a State is invited to one activity in a week", () => {
  assert.deepEqual(rulesOf([at("other", 3, "b"), at("one", 2, "a")]), [
    { rule: "state-twice", state: "XNA", activities: ["other", "one"], weeks: [3] },
  ]);
});

test("nobody takes part while on leave, in any week of an activity", () => {
  const experts = [anExpert("a", [5, 6, 9])];
  assert.deepEqual(rulesOf([at("one", 4, "a")], { experts }), [
    { rule: "on-leave", activity: "one", expert: "a", weeks: [5] },
  ]);
  assert.deepEqual(rulesOf([at("one", 7, "a")], { experts }), []);
});

test("near-duplicates begin eight weeks apart", () => {
  const nearDuplicates = [["other", "one"]] as const;
  assert.deepEqual(rulesOf([at("one", 0, "a"), at("other", 7, "b")], { nearDuplicates }), [
    { rule: "too-near", activities: ["one", "other"], apart: 7 },
  ]);
  assert.deepEqual(rulesOf([at("one", 0, "a"), at("other", 8, "b")], { nearDuplicates }), []);
});

test("an expert takes at most the weeks said, counted in weeks and not in activities", () => {
  const experts = [anExpert("a", [], 2)];
  assert.deepEqual(rulesOf([at("one", 0, "a"), at("other", 5, "a")], { experts }), [
    { rule: "too-many-weeks", expert: "a", weeks: 3, most: 2 },
  ]);
  assert.deepEqual(rulesOf([at("one", 0, "a")], { experts }), []);
});

test("an activity lies in the year, in its window as a whole, or begins in one of its weeks", () => {
  assert.deepEqual(rulesOf([at("one", 9, "a")]), [{ rule: "outside-year", activity: "one" }]);
  const inWindow = { activities: [{ ...one, allowed: { from: 2, before: 5 } }] };
  assert.deepEqual(rulesOf([at("one", 4, "a")], inWindow), [{ rule: "not-allowed", activity: "one" }]);
  assert.deepEqual(rulesOf([at("one", 3, "a")], inWindow), []);
  const onList = { activities: [{ ...one, allowed: [1, 4] }] };
  assert.deepEqual(rulesOf([at("one", 3, "a")], onList), [{ rule: "not-allowed", activity: "one" }]);
  assert.deepEqual(rulesOf([at("one", 4, "a")], onList), []);
});

test("it has as many experts as it needs, each of them able, known and counted once", () => {
  const needed = { activities: [{ ...one, expertsNeeded: 2, ableExperts: ["a", "b", "gone"] }] };
  assert.deepEqual(rulesOf([at("one", 0, "a")], needed), [
    { rule: "number-of-experts", activity: "one", needed: 2, given: 1 },
  ]);
  assert.deepEqual(rulesOf([at("one", 0, "a", "a")], needed), [
    { rule: "number-of-experts", activity: "one", needed: 2, given: 1 },
  ]);
  assert.deepEqual(rulesOf([at("one", 0, "a", "c")], needed), [{ rule: "not-able", activity: "one", expert: "c" }]);
  assert.deepEqual(rulesOf([at("one", 0, "a", "gone")], needed), [
    { rule: "unknown-expert", activity: "one", expert: "gone" },
  ]);
});

test("what is confirmed keeps week and experts, though it be outside its window and nobody be able", () => {
  const previous = { week: 7, experts: ["b", "c"], isConfirmed: true };
  const confirmed = { activities: [{ ...one, previous, allowed: [0], ableExperts: [] }] };
  assert.deepEqual(rulesOf([at("one", 7, "c", "b")], confirmed), []);
  for (const plan of [[], [at("one", 6, "b", "c")], [at("one", 7, "b")]])
    assert.deepEqual(rulesOf(plan, confirmed), [{ rule: "confirmed-changed", activity: "one" }]);
});

test("an activity stands once in a plan, and only one of the year does", () => {
  assert.deepEqual(rulesOf([at("one", 0, "a"), at("one", 4, "b")]), [{ rule: "placed-twice", activity: "one" }]);
  assert.deepEqual(rulesOf([at("a dream", 0, "a")]), [{ rule: "unknown-activity", activity: "a dream" }]);
});
