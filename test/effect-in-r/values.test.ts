import assert from "node:assert/strict";
import { test } from "node:test";
import { analyse } from "#outreach/effect/analysis.ts";
import { usualSettings } from "#outreach/effect/settings.ts";
import { cases, panelOf } from "./cases.ts";
import recorded from "./values.json" with { type: "json" };

// R reckoned these panels with a regression and loops of its own (att.R). R is not needed to run this.

test("R has reckoned every case", () => {
  const named = ({ name, scenario, seed }: { name: string; scenario: string; seed: string }): string =>
    `${name}, ${scenario} of seed ${seed}`;
  assert.deepEqual(recorded.values.map(named).sort(), cases.map(named).sort());
});

for (const { name, settings, ...from } of cases)
  test(`${name} is what R finds, to 8 decimals`, () => {
    const r = recorded.values.find((one) => one.name === name);
    assert.ok(r);
    const analysis = analyse({ panel: panelOf(from), settings, seed: 1540 });
    const { effect, preTrend, sample, years } = analysis;
    assert.ok(effect?.inference && preTrend);
    const { permutation, bootstrap, jackknife } = effect.inference;
    const figures = {
      participants: [sample.participants, r.participants],
      comparison: [sample.comparison, r.comparison],
      difference: [effect.difference, r.difference],
      states: [permutation.standardError, r.states],
      ...(bootstrap ? { subRegions: [bootstrap.standardError, r.subRegions] } : {}),
      jackknife: [jackknife, r.jackknife],
      placebo: [preTrend.placebo.difference, r.placebo],
      placeboError: [preTrend.placebo.standardError, r.placeboError],
      ...Object.fromEntries(years.map(({ from: year, difference }, n) => [`year ${year}`, [difference, r.years?.[n]]])),
    };
    for (const [what, [ours, theirs]] of Object.entries(figures))
      assert.ok(Math.abs((ours ?? NaN) - (theirs ?? NaN)) < 5e-9, `${what}: ${ours}, R ${theirs}`);
    assert.equal(years.length, r.years?.length ?? 0);
    assert.equal(bootstrap === null, r.bootstrap === null);

    // Both drew their own repetitions: the shares agree as far as two such draws do.
    const near = (ours: number, theirs: number): void => {
      const share = Math.max((ours + theirs) / 2, 1 / usualSettings.shuffles);
      const error = Math.sqrt((2 * share * (1 - share)) / recorded.repetitions);
      assert.ok(Math.abs(ours - theirs) <= 4 * error, `${ours}, R ${theirs}`);
    };
    near(permutation.p, r.permutation);
    if (bootstrap && r.bootstrap !== null) near(bootstrap.p, r.bootstrap);
  });
