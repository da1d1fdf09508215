import assert from "node:assert/strict";
import { test } from "node:test";
import { activitiesOf, fewRepetitions, scenarios, simulate, someStates } from "#test/outreach-panels.ts";
import { effectContrast } from "./contrast.ts";
import { designOf } from "./design.ts";
import { distance, openEstimator, subRegionSpread } from "./estimator.ts";
import { inferenceOf } from "./inference.ts";
import type { Panel } from "./panel.ts";
import { shuffledDistances } from "./permutation.ts";
import { openStream, type RandomStream } from "./random-stream.ts";
import { criticalDistance, shareAsFar } from "./repetitions.ts";
import { usualSettings } from "./settings.ts";
import { wildDistances } from "./wild-bootstrap.ts";

function opened(panel: Panel, settings = fewRepetitions) {
  const design = designOf(panel, settings);
  const estimator = openEstimator(design, effectContrast(settings));
  return { design, estimator, estimate: estimator.run(design.order) };
}

test("the share of repetitions counts what was seen as one of them, equal ones as being as far, and lost ones too", () => {
  assert.equal(shareAsFar(2, Float64Array.of(0, 1, 1.5)), 1 / 4);
  assert.equal(shareAsFar(2, Float64Array.of(0, 2, 3)), 3 / 4);
  assert.equal(shareAsFar(2, Float64Array.of(0, 2 - 1e-12, NaN)), 3 / 4);
});

test("the critical distance is the one that a twentieth of the repetitions reaches, what was seen among them", () => {
  const distances = Float64Array.from({ length: 199 }, (_, n) => ((n * 7) % 199) + 1);
  assert.equal(criticalDistance(distances), 190);
  assert.equal(criticalDistance(Float64Array.from({ length: 1_999 }, (_, n) => 1_999 - n)), 1_900);
  assert.equal(criticalDistance(distances.map((one) => (one > 180 ? NaN : one))), Infinity);
});

test("shuffles come as near as chance allows to all ways of dealing out the dates", () => {
  const states = someStates(7);
  const sums = [3, 5, 0, 1, 2, 2, 1];
  const panelFor = (took: number[]): Panel => ({
    quarters: 4,
    states,
    activities: activitiesOf(
      states,
      states.map((_, place) => (took.includes(place) ? 2 : null)),
    ),
    outcome: { kind: "counts", counts: sums.map((sum) => [0, 0, sum, 0]) },
  });
  const settings = { ...usualSettings, before: 2, after: 2, shuffles: 9_999 };
  const { design, estimator, estimate } = opened(panelFor([0, 2]), settings);
  const all = states.flatMap((_, one) =>
    states.flatMap((_, other) => (one < other ? [distance(opened(panelFor([one, other]), settings).estimate)] : [])),
  );
  assert.equal(all.length, 21);
  const exact = all.filter((one) => one >= distance(estimate) - 1e-9).length / all.length;
  assert.ok(exact > 1 / 21 && exact < 1, `${exact} would show nothing`);
  const [shuffled = new Float64Array()] = shuffledDistances(design, [estimator], openStream(3, "permutation"));
  const found = shareAsFar(distance(estimate), shuffled);
  assert.ok(Math.abs(found - exact) < 4 * Math.sqrt((exact * (1 - exact)) / 9_999), `${found} is far from ${exact}`);
});

test("every order of a group is as likely as any other, the same as before among them", () => {
  const states = someStates(3);
  const counts = states.map(() => [0, 0, 0, 0]);
  const shuffles = 6_000;
  const { design, estimator } = opened(
    { quarters: 4, states, activities: activitiesOf(states, [2, null, null]), outcome: { kind: "counts", counts } },
    { ...usualSettings, before: 2, after: 2, shuffles },
  );
  const orders: string[] = [];
  const watched = {
    ...estimator,
    run: (order: Int32Array) => {
      orders.push(order.join());
      return estimator.run(order);
    },
  };
  shuffledDistances(design, [watched], openStream(1, "permutation"));
  const times = Object.values(Object.groupBy(orders, (order) => order)).map((same) => same?.length ?? 0);
  const error = Math.sqrt(shuffles * (1 / 6) * (5 / 6));
  assert.equal(times.length, 6);
  for (const time of times) assert.ok(Math.abs(time - shuffles / 6) < 4 * error, times.join(" "));
  const stayed = orders.filter((order, turn) => order === orders[turn - 1]).length;
  assert.ok(Math.abs(stayed - shuffles / 6) < 4 * error, `${stayed}`);
});

test("dates are shuffled within a regional group alone", () => {
  const states = [...someStates(4), ...someStates(4, { regionalGroup: "b" })].map((state, place) => ({
    ...state,
    code: `Q${place}`,
  }));
  const counts = states.map((_, place) => [0, 0, place < 4 ? place % 2 : 100 + place, 0]);
  const activities = [{ id: "one", quarter: 2, states: ["Q1"], cost: null }];
  const settings = { ...usualSettings, before: 2, after: 2, shuffles: 50 };
  const { design, estimator } = opened(
    { quarters: 4, states, activities, outcome: { kind: "counts", counts } },
    settings,
  );
  const seen: number[] = [];
  const watched = {
    ...estimator,
    run: (order: Int32Array) => {
      seen.push(Math.abs(estimator.run(order).difference));
      return estimator.run(order);
    },
  };
  shuffledDistances(design, [watched], openStream(1, "permutation"));
  assert.deepEqual(
    [...new Set(seen.map((one) => one.toFixed(9)))].sort(),
    [((1 / 2) * (2 / 3)).toFixed(9)], // one State of four, two of which have 1 and two 0, whoever it is
  );
});

for (const name of ["S2", "S10"] as const)
  test(`the bootstrap that adds cells up once is the one that multiplies each State (${name})`, () => {
    const settings = { ...fewRepetitions, draws: 40 };
    const { design, estimator, estimate } = opened(simulate(scenarios[name], 11).panel, settings);
    const points = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];
    const drawn: number[] = [];
    const stream = openStream(5, "bootstrap");
    const watched: RandomStream = { ...stream, below: (limit) => drawn[drawn.push(stream.below(limit)) - 1] ?? NaN };
    const fast = wildDistances(design, estimator, watched);
    assert.ok(fast && estimate.participants > 0);
    const { cells, values, weights } = estimator;
    const residuals = values.slice();
    const used = new Set<number>();
    weights.forEach((weight, cell) => {
      const row = cells.row[cell] ?? 0;
      const members = [
        ...design.order.subarray(cells.from[cell], cells.before[cell]),
        ...design.order.subarray(cells.comparisonFrom[cell], cells.comparisonBefore[cell]),
      ].filter((state) => !Number.isNaN(values[row + state]));
      const mean = members.reduce((sum, state) => sum + (values[row + state] ?? NaN), 0) / members.length;
      for (const state of members) residuals[row + state] = (values[row + state] ?? NaN) - mean;
      if (weight > 0) for (const state of members) used.add(design.subRegion[state] ?? -1);
    });
    const places = [...used].sort((a, b) => a - b);
    assert.equal(drawn.length, places.length * settings.draws);
    fast.forEach((one, turn) => {
      const point = new Map(places.map((place, n) => [place, points[drawn[turn * places.length + n] ?? -1] ?? NaN]));
      values.set(
        residuals.map((residual, at) => residual * (point.get(design.subRegion[at % design.states] ?? -1) ?? 0)),
      );
      const slow = estimator.run(design.order);
      const standardError = subRegionSpread(design, estimator.influence) / slow.participants;
      assert.ok(Math.abs(one - distance({ ...slow, standardError })) < 1e-9);
    });
  });

test("fewer than six sub-regions say nothing, and the shuffles alone are reported", () => {
  const { design, estimator } = opened(simulate(scenarios.S9, 2).panel);
  const [shuffled = new Float64Array()] = shuffledDistances(design, [estimator], openStream(1, "permutation"));
  const found = inferenceOf(design, estimator, shuffled, openStream(1, "bootstrap"));
  assert.ok(found);
  assert.equal(found.bootstrap, null);
  assert.equal(found.p, found.permutation.p);
  assert.equal(found.halfWidth, found.permutation.halfWidth);
  assert.equal(found.smallestSeen, (found.permutation.critical + 0.8416) * found.permutation.standardError);
});

test("the wider of both ways is reported, part by part", () => {
  const wider = new Set<string>();
  for (let seed = 0; seed < 12; seed++) {
    const { design, estimator } = opened(simulate(seed % 2 === 0 ? scenarios.S2 : scenarios.S5, seed).panel);
    const [shuffled = new Float64Array()] = shuffledDistances(design, [estimator], openStream(1, "permutation"));
    const found = inferenceOf(design, estimator, shuffled, openStream(1, "bootstrap"));
    assert.ok(found?.bootstrap);
    const { permutation, bootstrap } = found;
    assert.equal(found.p, Math.max(permutation.p, bootstrap.p));
    assert.equal(found.halfWidth, Math.max(permutation.halfWidth, bootstrap.halfWidth));
    const critical = Math.max(permutation.critical, bootstrap.critical);
    const standardError = Math.max(permutation.standardError, bootstrap.standardError);
    assert.equal(found.smallestSeen, (critical + 0.8416) * standardError);
    wider.add(permutation.halfWidth > bootstrap.halfWidth ? "permutation" : "bootstrap");
  }
  assert.equal(wider.size, 2, "each was the wider one once");
});

test("where nothing varies, nothing can be said", () => {
  const states = someStates(12);
  const firsts = states.map((_, place) => (place < 4 ? 2 : null));
  const counts = states.map(() => [1, 1, 1, 1]);
  const settings = { ...fewRepetitions, before: 2, after: 2 };
  const panel: Panel = {
    quarters: 4,
    states,
    activities: activitiesOf(states, firsts),
    outcome: { kind: "counts", counts },
  };
  const { design, estimator } = opened(panel, settings);
  const [shuffled = new Float64Array()] = shuffledDistances(design, [estimator], openStream(1, "permutation"));
  assert.equal(inferenceOf(design, estimator, shuffled, openStream(1, "bootstrap")), undefined);
});
