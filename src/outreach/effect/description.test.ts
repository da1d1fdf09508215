import assert from "node:assert/strict";
import { test } from "node:test";
import { fewRepetitions, someStates } from "#test/outreach-panels.ts";
import { costOfObservedChange } from "./cost.ts";
import { type Description, describeActivity, describeTheme } from "./description.ts";
import type { Panel, PanelActivity } from "./panel.ts";
import type { Settings } from "./settings.ts";

const short: Settings = { ...fewRepetitions, before: 2, after: 2 };

function activity(what: Partial<PanelActivity>): PanelActivity {
  return { id: "one", quarter: 2, states: [], cost: 1_000, ...what };
}

/** States Q0, Q1 …, so many of each group. */
function statesOf(...groups: [string | null, number][]) {
  return groups
    .flatMap(([regionalGroup, count]) => someStates(count, { regionalGroup }))
    .map((state, place) => ({ ...state, code: `Q${place}` }));
}

const codes = (...places: number[]): string[] => places.map((place) => `Q${place}`);

const counts = [
  [1, 0, 2, 0, 0, 0],
  [0, 0, 0, 0, 0, 0],
  [0, 1, 1, 0, 0, 0],
  [2, 0, 0, 1, 0, 0], // takes part later, when the quarters after are over
  [0, 0, 0, 0, 9, 9],
  [0, 0, 1, 1, 9, 9],
];
const one = activity({ states: codes(0, 1, 2) });
const two = activity({ id: "two", quarter: 4, states: codes(0, 3), cost: 500 });
const panel: Panel = {
  quarters: 6,
  states: statesOf(["a", 6]),
  activities: [one, two],
  outcome: { kind: "counts", counts },
};

test("participants before and after their first participation, and others of their group in the same quarters", () => {
  const { all, byGroup, changesAfter, cost, outsideData } = describeTheme(panel, short);
  // Q0, Q1, Q2 in quarter 2 beside Q3, Q4, Q5; Q3 in quarter 4 beside Q4, Q5: a quarter of the weight, half each.
  assert.deepEqual(all, {
    participants: { states: 4, before: (1 + 0 + 1 + 1) / 4, after: (2 + 0 + 1 + 0) / 4, shareChanged: 2 / 4 },
    others: { states: 3, before: (2 + 0 + 0 + (0 + 2) / 2) / 4, after: (1 + 0 + 2 + 18) / 4, shareChanged: 3 / 4 },
  });
  assert.deepEqual(byGroup, [{ group: "a", kind: "shown", ...all }]);
  assert.deepEqual([changesAfter, cost, outsideData], [3, 1_500, 0]);
});

test("one activity: the others took part in nothing while it is looked at", () => {
  const description = describeActivity(panel, "one", short);
  assert.deepEqual(description?.all, {
    participants: { states: 3, before: 2 / 3, after: 1, shareChanged: 2 / 3 },
    others: { states: 3, before: 2 / 3, after: 1, shareChanged: 2 / 3 },
  });
  assert.equal(description.cost, 1_000);
  const busy = describeActivity({ ...panel, activities: [one, { ...two, quarter: 3 }] }, "one", short);
  assert.equal(busy?.all?.others, null, "two others are left");
  assert.equal(describeActivity(panel, "three", short), undefined);
});

test("fewer than three participants are withheld, with their changes", () => {
  const description = describeActivity(panel, "two", short);
  assert.deepEqual(description && { ...description, byGroup: description.byGroup.map(({ kind }) => kind) }, {
    all: null,
    byGroup: ["withheld"],
    changesAfter: null,
    cost: 500,
    outsideData: 0,
  });
  assert.ok(description);
  assert.deepEqual(costOfObservedChange(description), { ok: false, reason: "too-few-states" });
});

test("an activity whose quarters after are not over yet is not described", () => {
  const late = { ...panel, activities: [{ ...one, quarter: 5 }] };
  assert.deepEqual(describeTheme(late, short), {
    all: null,
    byGroup: [],
    changesAfter: null,
    cost: 0,
    outsideData: 3,
  } satisfies Description);
});

test("what happens once is counted as it happened", () => {
  const quarters = [1, 2, null, 3, null, 0];
  const { all } = describeTheme({ ...panel, activities: [one], outcome: { kind: "once", quarters } }, short);
  assert.deepEqual(all?.participants, { states: 3, before: 1 / 3, after: 1 / 3, shareChanged: 1 / 3 });
  assert.deepEqual(all?.others, { states: 3, before: 1 / 3, after: 1 / 3, shareChanged: 1 / 3 });
});

/** Which groups are shown when so many of so many States of each took part. */
function shownGroups(groups: Record<string, [took: number, states: number]>, withoutGroup = 0): string {
  const states = statesOf(...Object.entries(groups).map(([name, [, count]]): [string, number] => [name, count]), [
    null,
    withoutGroup,
  ]);
  const took = [
    ...Object.entries(groups).flatMap(([name, [count]]) =>
      states.filter(({ regionalGroup }) => regionalGroup === name).slice(0, count),
    ),
    ...states.filter(({ regionalGroup }) => regionalGroup === null),
  ];
  const { byGroup } = describeTheme(
    {
      quarters: 4,
      states,
      activities: [activity({ states: took.map(({ code }) => code) })],
      outcome: { kind: "counts", counts: states.map(() => [0, 1, 1, 0]) },
    },
    short,
  );
  return byGroup.map(({ group, kind }) => (kind === "shown" ? group : "–")).join(" ");
}

test("a line of fewer than three States is withheld, and another that would give it away by what is left of the whole", () => {
  assert.equal(shownGroups({ a: [5, 12], b: [4, 12], c: [3, 12] }), "a b c");
  assert.equal(shownGroups({ a: [5, 12], b: [4, 12], c: [2, 12] }), "a – –");
  assert.equal(shownGroups({ a: [5, 12], b: [1, 12], c: [2, 12] }), "a – –", "three are withheld together");
  assert.equal(shownGroups({ a: [5, 12], b: [1, 12], c: [1, 12] }), "– – –");
  assert.equal(shownGroups({ a: [5, 12], b: [4, 6], c: [5, 12] }), "– – c", "two others of b");
  assert.equal(shownGroups({ a: [5, 12], b: [4, 4], c: [5, 12] }), "a b c", "no others: nothing is told of them");
  assert.equal(shownGroups({ a: [5, 12], b: [4, 12] }, 1), "– a –", "one State is of no group");
});

test("a change observed has a cost where there was one, and where all costs are recorded", () => {
  const theme = describeTheme(panel, short);
  assert.deepEqual(costOfObservedChange(theme), { ok: true, cost: 1_500, changes: 3, each: 500 });
  assert.deepEqual(costOfObservedChange({ ...theme, changesAfter: 0 }), { ok: false, reason: "no-change" });
  const unknown = describeTheme({ ...panel, activities: [one, { ...two, cost: null }] }, short);
  assert.deepEqual(costOfObservedChange(unknown), { ok: false, reason: "cost-not-recorded" });
});
