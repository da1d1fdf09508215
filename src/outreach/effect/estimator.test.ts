import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { activitiesOf, someStates } from "#test/outreach-panels.ts";
import { effectContrast } from "./contrast.ts";
import { designOf } from "./design.ts";
import { openEstimator, subRegionSpread } from "./estimator.ts";
import { jackknife } from "./jackknife.ts";
import type { Outcome, Panel, PanelState } from "./panel.ts";
import { proportionalOf } from "./proportional.ts";
import { sampleOf } from "./sample.ts";
import { type Settings, usualSettings } from "./settings.ts";

const short: Settings = { ...usualSettings, before: 2, after: 2 };

function panelOf(states: PanelState[], firsts: (number | null)[], outcome: Outcome, quarters = 4): Panel {
  return { quarters, states, activities: activitiesOf(states, firsts), outcome };
}

function estimated(panel: Panel, settings = short) {
  const design = designOf(panel, settings);
  const estimator = openEstimator(design, effectContrast(settings));
  const estimate = estimator.run(design.order);
  const bySubRegion = subRegionSpread(design, estimator.influence) / estimate.participants;
  const leftOut = sampleOf(panel, design, estimator);
  const proportional = proportionalOf(design, estimator, estimate);
  return { ...estimate, bySubRegion, jackknife: jackknife(design, estimator), sample: leftOut, proportional };
}

function near(actual: number | undefined, expected: number): void {
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-12, `${actual} is not ${expected}`);
}

test("five States reckoned by hand: the difference, its errors, and the second line", () => {
  const counts = [
    [0, 0, 2, 0], // took part in quarter 2: after less before 1
    [1, 1, 1, 1], // took part: 0
    [0, 0, 0, 0], // 0
    [0, 2, 2, 2], // 1
    [1, 1, 0, 0], // −1
  ];
  const states = someStates(5).map((state, place) => ({ ...state, subRegion: "vvwwx"[place] ?? "" }));
  const found = estimated(panelOf(states, [2, 2, null, null, null], { kind: "counts", counts }));
  near(found.difference, 1 / 2);
  near(found.othersChange, 0);
  assert.equal(found.participants, 2);
  // Influences, times two: 1/2, −1/2, 0, −2/3, 2/3; the third does not count.
  near(found.standardError, Math.sqrt(((4 / 3) * (1 / 4 + 1 / 4 + 4 / 9 + 4 / 9)) / 4));
  // By sub-region: 0, −2/3, 2/3.
  near(found.bySubRegion, Math.sqrt((2 * (4 / 9 + 4 / 9)) / 4));
  // Without one after another: 0, 1, 1/2, 1, 0.
  near(found.jackknife, Math.sqrt((4 / 5) * 4 * (1 / 4)));
  // The others did as much after as before, so that growth is one: 1 − 0 and 1 − 1.
  assert.deepEqual(found.proportional, { difference: 1 / 2, participants: 2, hasOtherSign: false });
});

test("in proportion, those who did more already are expected to grow by more, and the sign may change", () => {
  const counts = [
    [4, 4, 5, 5], // took part: one more; half as much again would have been two more
    [2, 0, 2, 1],
    [0, 2, 1, 2],
  ];
  const { difference, proportional } = estimated(panelOf(someStates(3), [2, null, null], { kind: "counts", counts }));
  near(difference, 1 / 2);
  assert.deepEqual(proportional, { difference: -1, participants: 1, hasOtherSign: true });
});

test("the cost is that of activities at which States first took part, and of those that are compared", () => {
  const states = someStates(4);
  const counts = states.map(() => [0, 0, 0, 0, 0, 0]);
  const panel: Panel = {
    quarters: 6,
    states,
    activities: [
      { id: "first", quarter: 2, states: ["Q0"], cost: 100 },
      { id: "again", quarter: 3, states: ["Q0"], cost: 20 },
      { id: "too late", quarter: 5, states: ["Q1"], cost: null },
    ],
    outcome: { kind: "counts", counts },
  };
  assert.equal(estimated(panel).sample.cost, 100);
  const unknown = { ...panel, activities: panel.activities.map((one) => ({ ...one, cost: null })) };
  assert.equal(estimated(unknown).sample.cost, null);
});

test("States that take part later are compared until then, those of other regional groups never", () => {
  const states = [...someStates(5), ...someStates(1, { regionalGroup: "b" })].map((state, place) => ({
    ...state,
    code: `Q${place}`,
  }));
  const counts = [
    [0, 0, 4, 4, 9, 9, 9, 9], // quarter 2: 4
    [0, 0, 0, 2, 0, 0, 0, 0], // quarter 4, too late for quarter 2's cohort to be anything but compared: 1; its own: 0 − 1
    [2, 2, 2, 0, 0, 0, 0, 0], // never: −1; 0 − 1
    [0, 0, 0, 0, 1, 1, 0, 0], // never: 0; 1 − 0
    [0, 0, 0, 6, 6, 6, 6, 6], // quarter 3: too soon to be compared with quarter 2; its own: 6 − 0
    [0, 0, 50, 50, 50, 50, 50, 50], // of another group, alone there
  ];
  const firsts = [2, 4, null, null, 3, 2];
  const found = estimated(panelOf(states, firsts, { kind: "counts", counts }, 8));
  // Quarter 2: 4 − (1 − 1 + 0)/3. Quarter 3: 6 − (−2 + 1/2)/2. Quarter 4: −1 − (−1 + 1)/2.
  near(found.difference, (4 + 6.75 - 1) / 3);
  assert.deepEqual(
    { ...found.sample, leftOut: found.sample.leftOut.withoutComparison },
    { states: 6, tookPart: 4, participants: 3, comparison: 3, cohorts: 3, leftOut: 1, cost: 3_000 },
  );
  const never = estimated(panelOf(states, firsts, { kind: "counts", counts }, 8), { ...short, comparison: "never" });
  near(never.difference, (4 + 1 / 2 + 6.75 - 1) / 3);
});

test("what happens once is looked at for States that had it not before", () => {
  const states = someStates(8);
  const quarters = [2, null, 1, 3, null, 0, null, -3];
  const found = estimated(panelOf(states, [2, 2, 2, null, null, null, null, null], { kind: "once", quarters }));
  near(found.difference, 1 / 2 - 1 / 3);
  assert.equal(found.sample.participants, 2);
  assert.equal(found.sample.comparison, 3);
  assert.equal(found.sample.leftOut.hadBefore, 1);
  assert.equal(found.proportional, undefined);
});

test("quarters in which States prepare are neither before nor after", () => {
  const counts = [
    [0, 0, 9, 3, 3],
    [0, 0, 0, 0, 0],
    [1, 1, 5, 1, 1],
  ];
  const panel = panelOf(someStates(3), [3, null, null], { kind: "counts", counts }, 5);
  near(estimated(panel, { ...short, anticipation: 1 }).difference, 3);
  assert.equal(estimated(panel, { ...short, anticipation: 2 }).participants, 0, "the data begin too late");
});

test("who is left out is counted by its reason", () => {
  const states = [
    ...someStates(5),
    ...someStates(2, { regionalGroup: "b" }),
    ...someStates(1, { regionalGroup: null }),
  ].map((state, place) => ({ ...state, code: `Q${place}` }));
  const firsts = [2, -1, 3, null, null, 2, null, 2];
  const { sample } = estimated(panelOf(states, firsts, { kind: "counts", counts: states.map(() => [0, 0, 0, 0]) }));
  assert.deepEqual(sample.leftOut, { withoutRegionalGroup: 1, outsideData: 2, hadBefore: 0, withoutComparison: 1 });
  assert.equal(sample.participants, 1);
});

const length = 9;
/** Up to 30 States in three groups; activities leave room for two quarters before and after. */
const somePanel = fc
  .array(
    fc.record({
      group: fc.constantFrom("a", "b", "c"),
      subRegion: fc.constantFrom("u", "v", "w", "x"),
      first: fc.option(fc.integer({ min: 2, max: length - 2 })),
      counts: fc.array(fc.nat(3), { minLength: length, maxLength: length }),
    }),
    { minLength: 6, maxLength: 30 },
  )
  .map((lines) =>
    panelOf(
      lines.map(({ group, subRegion }, place) => ({ code: `Q${place}`, regionalGroup: group, subRegion })),
      lines.map(({ first }) => first),
      { kind: "counts", counts: lines.map(({ counts }) => counts) },
      length,
    ),
  );

function countsOf({ outcome }: Panel): readonly (readonly number[])[] {
  assert.ok(outcome.kind === "counts");
  return outcome.counts;
}

function withCounts(panel: Panel, change: (count: number, state: number, quarter: number) => number): Panel {
  const counts = countsOf(panel).map((line, state) => line.map((count, quarter) => change(count, state, quarter)));
  return { ...panel, outcome: { kind: "counts", counts } };
}

function same(panel: Panel, other: Panel, by: (value: number) => number = (value) => value, spread = 1): void {
  const [one, two] = [estimated(panel), estimated(other)];
  assert.equal(two.participants, one.participants);
  if (one.participants === 0) return;
  const close = (a: number | undefined, b: number | undefined): void =>
    assert.ok(Object.is(a, b) || Math.abs((a ?? NaN) - (b ?? NaN)) < 1e-9, `${a} is not ${b}`);
  close(two.difference, by(one.difference));
  close(two.standardError, spread * one.standardError);
  close(two.bySubRegion, spread * one.bySubRegion);
  close(two.jackknife, one.jackknife && spread * one.jackknife);
}

test("the order in which States stand, and their codes, change nothing", () => {
  fc.assert(
    fc.property(somePanel, fc.infiniteStream(fc.nat()), (panel, keys) => {
      const order = panel.states.map((_, place) => place);
      const key = new Map(order.map((place) => [place, keys.next().value]));
      order.sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
      const renamed = (code: string): string => `X${code}`;
      same(panel, {
        ...panel,
        states: order.map((place) => ({ ...(panel.states[place] as PanelState), code: renamed(`Q${place}`) })), // a place of its own list
        activities: panel.activities.map((one) => ({ ...one, states: one.states.map(renamed).reverse() })).reverse(),
        outcome: { kind: "counts", counts: order.map((place) => countsOf(panel)[place] ?? []) },
      });
    }),
  );
});

test("what lies before and after all that is looked at changes nothing", () => {
  fc.assert(
    fc.property(somePanel, fc.nat(5), fc.nat(5), fc.nat(9), (panel, earlier, later, count) => {
      const fill = (times: number): number[] => Array(times).fill(count);
      same(panel, {
        ...panel,
        quarters: panel.quarters + earlier + later,
        activities: panel.activities.map((one) => ({ ...one, quarter: one.quarter + earlier })),
        outcome: {
          kind: "counts",
          counts: countsOf(panel).map((line) => [...fill(earlier), ...line, ...fill(later)]),
        },
      });
    }),
  );
});

test("what a State always does, and what a regional group does together in a quarter, change nothing", () => {
  fc.assert(
    fc.property(somePanel, fc.array(fc.nat(5), { minLength: length, maxLength: length }), (panel, shocks) => {
      same(
        panel,
        withCounts(panel, (count, state) => count + (state % 4)),
      );
      const isB = (state: number): boolean => panel.states[state]?.regionalGroup === "b";
      same(
        panel,
        withCounts(panel, (count, state, quarter) => count + (isB(state) ? (shocks[quarter] ?? 0) : 0)),
      );
    }),
  );
});

test("what an activity adds is found exactly, and a larger unit makes all larger", () => {
  fc.assert(
    fc.property(somePanel, fc.integer({ min: 1, max: 5 }), (panel, added) => {
      const firsts = panel.states.map(
        ({ code }) => panel.activities.find(({ states }) => states.includes(code))?.quarter ?? Infinity,
      );
      const more = withCounts(panel, (count, state, quarter) => count + (quarter >= (firsts[state] ?? 0) ? added : 0));
      same(panel, more, (difference) => difference + added);
      const scaled = withCounts(panel, (count) => count * added);
      same(panel, scaled, (difference) => difference * added, added);
    }),
  );
});

test("a panel that contradicts itself is refused", () => {
  const states = someStates(2);
  const panel = panelOf(states, [2, null], { kind: "counts", counts: [[0, 0, 0, 0]] });
  assert.throws(() => designOf(panel, short), /one line for each State/);
  assert.throws(
    () =>
      designOf(
        withCounts({ ...panel, states: [] }, () => 0),
        short,
      ),
    RangeError,
  );
  const short3 = panelOf(states, [2, null], { kind: "counts", counts: states.map(() => [0, 0, 0]) });
  assert.throws(() => designOf(short3, short), /each quarter/);
  assert.throws(() => designOf({ ...panel, states: [...states, ...states] }, short), /twice/);
  assert.throws(() => designOf(panel, { ...short, before: 1 }), RangeError);
});
