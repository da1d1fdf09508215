import assert from "node:assert/strict";
import { after, test } from "node:test";
import { fewRepetitions, scenarios, simulate } from "#test/outreach-panels.ts";
import { type AnalysisOrder, analyse } from "./analysis.ts";
import { openAnalysisThread } from "./analysis-thread.ts";
import { concludeFamily } from "./family.ts";

const thread = openAnalysisThread();
after(() => thread.close());

const order: AnalysisOrder = {
  panel: simulate(scenarios.S2, "an analysis").panel,
  settings: fewRepetitions,
  seed: 1540,
};

test("the same order gives the same analysis to the last digit, and is kept as JSON with its settings and seed", () => {
  const analysis = analyse(order);
  assert.deepEqual(analyse(structuredClone(order)), analysis);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.equal(analysis.seed, 1540);
  assert.deepEqual(analysis.settings, fewRepetitions);
});

test("another seed draws other repetitions of the same difference", () => {
  const [one, two] = [analyse(order), analyse({ ...order, seed: "another" })];
  assert.equal(two.effect?.difference, one.effect?.difference);
  assert.notDeepEqual(two.effect?.inference, one.effect?.inference);
});

test("nothing in an analysis is of a single State", () => {
  for (const name of ["S2", "S9", "S10"] as const) {
    const { panel } = simulate(scenarios[name], "codes");
    const analysis = analyse({ panel, settings: fewRepetitions, seed: 1 });
    const text = JSON.stringify([analysis, concludeFamily([analysis], 1)]);
    assert.ok(analysis.effect);
    assert.deepEqual(
      panel.states.filter(({ code }) => text.includes(code)),
      [],
    );
  }
});

test("where one or two States alone took part, no difference is reckoned", () => {
  for (const [count, isReckoned] of [
    [1, false],
    [2, false],
    [3, true],
  ] as const) {
    const states = order.panel.states.slice(0, count).map(({ code }) => code);
    const activities = [{ id: "one", quarter: 40, states, cost: null }];
    const { effect, preTrend, years, proportional } = analyse({ ...order, panel: { ...order.panel, activities } });
    const seen = [effect, preTrend, proportional].map((part) => part !== null);
    assert.deepEqual([...seen, years.length > 0], Array(4).fill(isReckoned));
  }
});

test("beside one or two States alone no difference is reckoned either", () => {
  const { states } = order.panel;
  const group = states.filter(({ regionalGroup }) => regionalGroup === "group-0").map(({ code }) => code);
  for (const [count, isReckoned] of [
    [2, false],
    [3, true],
  ] as const) {
    const activities = [{ id: "one", quarter: 40, states: group.slice(count), cost: null }];
    const { effect, sample } = analyse({ ...order, panel: { ...order.panel, activities } });
    assert.deepEqual([sample.comparison, effect !== null], [count, isReckoned]);
  }
});

test("a year around the activity is uncertain as the effect is, where the two are the same", () => {
  const settings = { ...fewRepetitions, before: 4, after: 4 };
  const { effect, years } = analyse({ ...order, settings });
  const { difference, halfWidth } = years.find(({ from }) => from === 0) ?? {};
  assert.equal(difference, effect?.difference);
  assert.equal(halfWidth, effect?.inference?.permutation.halfWidth);
});

test("a rate that an activity adds is found in simulated records", () => {
  const { panel, trueEffect } = simulate({ ...scenarios.S2, effect: () => 1 }, "large");
  const analysis = analyse({ panel, settings: fewRepetitions, seed: 1 });
  const [conclusion] = concludeFamily([analysis], 1);
  assert.ok(conclusion?.verdict.verdict === "more-change");
  const { lower, upper, quarters } = conclusion.verdict;
  assert.ok(lower < quarters * trueEffect(8) && quarters * trueEffect(8) < upper);
});

test("a thread of its own gives the same analyses, in their order, and says what broke", async () => {
  const orders = [order, { ...order, seed: 2 }];
  assert.deepEqual(await thread.analyse(orders), { ok: true, analyses: orders.map(analyse) });
  const broken = await thread.analyse([{ ...order, panel: { ...order.panel, states: [] } }]);
  assert.equal(broken.ok, false);
  assert.match(broken.ok ? "" : broken.detail, /one line for each State/);
  assert.equal((await thread.analyse([])).ok, true, "it goes on");
});

test("an analysis that takes too long is given up, and the next one runs", async () => {
  const hasty = openAnalysisThread({ milliseconds: 400 });
  const endless = await hasty.analyse([{ ...order, settings: { ...fewRepetitions, shuffles: 1_000_000 } }]);
  assert.match(endless.ok ? "" : endless.detail, /not done within/);
  await hasty.close();
});
