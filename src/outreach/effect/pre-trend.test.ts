import assert from "node:assert/strict";
import { test } from "node:test";
import { activitiesOf, fewRepetitions, someStates } from "#test/outreach-panels.ts";
import { analyse } from "./analysis.ts";
import { effectContrast, placeboContrast, yearContrasts } from "./contrast.ts";
import type { Outcome, Panel } from "./panel.ts";
import { usualSettings } from "./settings.ts";

test("the quarters that are looked at before and after", () => {
  assert.deepEqual(effectContrast(usualSettings), {
    window: { from: 0, before: 8 },
    base: { from: -8, before: 0 },
    reach: 8,
  });
  assert.deepEqual(placeboContrast(usualSettings, "counts"), {
    window: { from: -4, before: 0 },
    base: { from: -8, before: -4 },
    reach: 8,
  });
  assert.deepEqual(placeboContrast({ ...usualSettings, anticipation: 1 }, "once"), {
    window: { from: -9, before: -1 },
    base: { from: -9, before: -9 }, // at risk are those that had it not before these quarters
    reach: 8,
  });
  const { leads, lags } = yearContrasts({ ...usualSettings, anticipation: 1 });
  assert.deepEqual(
    [...leads, ...lags].map(({ window, reach }) => [window.from, window.before, reach]),
    [
      [-13, -9, 8],
      [-9, -5, 8],
      [0, 4, 8],
      [4, 8, 8],
      [8, 12, 12],
    ],
  );
  assert.deepEqual(leads[0]?.base, { from: -5, before: -1 });
});

const quarters = 32;
const held = 16;

/** Forty States, ten of which take part in quarter 16; each does what is said of its place. */
function panelOf(counts: (place: number, quarter: number) => number): Panel {
  const states = someStates(40).map((state, place) => ({ ...state, subRegion: `sub-region-${place % 8}` }));
  const lines = states.map((_, place) => Array.from({ length: quarters }, (_, quarter) => counts(place, quarter)));
  return panelWith({ kind: "counts", counts: lines });
}

function panelWith(outcome: Outcome): Panel {
  const states = someStates(40).map((state, place) => ({ ...state, subRegion: `sub-region-${place % 8}` }));
  const firsts = states.map((_, place) => (place % 4 === 0 ? held : null));
  return { quarters, states, activities: activitiesOf(states, firsts), outcome };
}

/** States differ from each other a little, in a way that has nothing to do with who took part. */
function noise(place: number, quarter: number): number {
  return (place * 7 + quarter * 5 + ((place * quarter) % 3)) % 4;
}

function preTrendOf(panel: Panel) {
  const { preTrend, effect, years } = analyse({ panel, settings: fewRepetitions, seed: 1 });
  assert.ok(preTrend && effect);
  return { preTrend, effect, years };
}

test("a rise before that others did not have is found; without it nothing is", () => {
  const { preTrend: calm } = preTrendOf(panelOf(noise));
  assert.ok(calm.p >= 0.1, `${calm.p}`);
  assert.equal(calm.kind, "trend");
  const rising = (place: number, quarter: number): number =>
    noise(place, quarter) + (place % 4 === 0 && quarter >= held - 4 && quarter < held ? 3 : 0);
  const { preTrend } = preTrendOf(panelOf(rising));
  assert.equal(preTrend.p, 1 / 200, "farther than all shuffles");
  assert.ok(Math.abs(preTrend.placebo.difference - 3) < 0.5);
});

test("what happened three years before is looked at too, against the year just before", () => {
  const early = (place: number, quarter: number): number =>
    noise(place, quarter) + (place % 4 === 0 && quarter >= held - 12 && quarter < held - 8 ? 3 : 0);
  const { preTrend, years } = preTrendOf(panelOf(early));
  assert.equal(preTrend.p, 1 / 200);
  assert.ok(Math.abs((years[0]?.difference ?? NaN) - 3) < 0.5);
  assert.equal(preTrend.largestBefore, Math.abs(years[0]?.difference ?? NaN));
});

test("the breakdown is the finding's nearer end in differences before", () => {
  const more = (place: number, quarter: number): number =>
    noise(place, quarter) + (place % 4 === 0 && quarter >= held ? 4 : 0);
  const { preTrend, effect } = preTrendOf(panelOf(more));
  assert.ok(effect.inference);
  const expected = (Math.abs(effect.difference) - effect.inference.halfWidth) / preTrend.largestBefore;
  assert.ok(expected > 1);
  assert.equal(preTrend.breakdown, expected);
});

test("where there was no difference before, there is no breakdown", () => {
  const only = (place: number, quarter: number): number =>
    quarter < held ? 0 : (place % 3) + (place % 4 === 0 ? 2 : 0);
  const { preTrend } = preTrendOf(panelOf(only));
  assert.equal(preTrend.largestBefore, 0);
  assert.equal(preTrend.breakdown, null);
  assert.equal(preTrend.p, 1);
});

test("for what happens once the hazard before is compared, and the check says that it is weaker", () => {
  // Of those that took part four had it within two years before, of the others none; half of the rest have it after.
  const once = Array.from({ length: 40 }, (_, place) => {
    if (place % 4 === 0 && place < 16) return held - 3;
    return place % 8 < 4 ? held + 2 : null;
  });
  const { preTrend, years, effect } = preTrendOf(panelWith({ kind: "once", quarters: once }));
  assert.equal(preTrend.kind, "hazard");
  assert.equal(preTrend.placebo.difference, 0.4);
  assert.ok(preTrend.p < 0.1);
  assert.deepEqual(years, []);
  assert.ok(effect.inference);
});

test("a year outside the data, or of fewer than three States, is withheld", () => {
  const states = someStates(12);
  const firsts = [9, 9, 9, 9, 14, 14, ...Array<null>(6).fill(null)];
  const isLate = (place: number): boolean => firsts[place] === 14;
  const counts = states.map((_, place) =>
    Array.from({ length: 22 }, (_, quarter) => noise(place, quarter) + (isLate(place) && quarter < 6 ? 90 : 0)),
  );
  const panel: Panel = {
    quarters: 22,
    states,
    activities: activitiesOf(states, firsts),
    outcome: { kind: "counts", counts },
  };
  const { years, preTrend } = analyse({ panel, settings: fewRepetitions, seed: 1 });
  assert.equal(
    preTrend?.largestBefore,
    Math.abs(years[1]?.difference ?? NaN),
    "the 90 of two States count for nothing",
  );
  assert.deepEqual(
    years.map(({ from, participants, difference }) => [from, participants, difference === null]),
    [
      [-12, 0, true], // two States took part late enough
      [-8, 6, false],
      [0, 6, false],
      [4, 6, false],
      [8, 4, false], // four early enough
    ],
  );
});
