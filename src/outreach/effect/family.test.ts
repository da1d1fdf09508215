import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fewRepetitions } from "#test/outreach-panels.ts";
import type { Analysis } from "./analysis.ts";
import { costOfAdditionalChange } from "./cost.ts";
import { falseDiscoveryShares } from "./false-discovery.ts";
import { concludeFamily } from "./family.ts";
import type { Verdict } from "./verdict.ts";

test("findings of a family are weighed together, after Benjamini and Hochberg", () => {
  const near = (found: number[], expected: number[]): void => {
    assert.equal(found.length, expected.length);
    found.forEach((one, n) => {
      assert.ok(Math.abs(one - (expected[n] ?? NaN)) < 1e-12, found.join(" "));
    });
  };
  near(falseDiscoveryShares([0.01, 0.04, 0.03, 0.005]), [0.02, 0.04, 0.04, 0.02]);
  near(falseDiscoveryShares([0.9, 0.02, 0.5]), [0.9, 0.06, 0.75]);
  near(falseDiscoveryShares([0.3]), [0.3]);
  near(falseDiscoveryShares([]), []);
});

test("a finding is never stronger beside others than alone, and the order of all stays", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.0005, max: 1, noNaN: true }), { maxLength: 12 }), (shares) => {
      const found = falseDiscoveryShares(shares);
      found.forEach((one, n) => {
        assert.ok(one >= (shares[n] ?? 0) && one <= 1);
        shares.forEach((other, place) => {
          if (other <= (shares[n] ?? 0)) assert.ok((found[place] ?? 0) <= one);
        });
      });
    }),
  );
});

type What = {
  participants?: number;
  comparison?: number;
  p?: number;
  preTrend?: number;
  difference?: number;
  halfWidth?: number;
  breakdown?: number | null;
  hasOtherSign?: boolean;
  kind?: Analysis["kind"];
  isStill?: boolean;
  cost?: number | null;
};

/** An analysis of which all that matters for a verdict is said; a quarter's figures, over eight quarters. */
function anAnalysis(what: What = {}): Analysis {
  const { participants = 20, comparison = 40, p = 0.5, difference = 0.05, halfWidth = 0.1, kind = "counts" } = what;
  const way = { p, critical: 2, standardError: halfWidth / 2, halfWidth };
  return {
    settings: fewRepetitions,
    seed: 1,
    kind,
    sample: {
      states: 193,
      tookPart: participants + 5,
      participants,
      comparison,
      cohorts: 6,
      leftOut: { withoutRegionalGroup: 1, outsideData: 4, hadBefore: 0, withoutComparison: 0 },
      cost: what.cost === undefined ? 800_000 : what.cost,
    },
    effect: {
      difference,
      othersChange: 0.02,
      participantsChange: difference + 0.02,
      inference: what.isStill
        ? null
        : { permutation: way, bootstrap: way, jackknife: 0.05, p, halfWidth, smallestSeen: 0.14 },
    },
    preTrend: {
      kind: kind === "once" ? "hazard" : "trend",
      p: what.preTrend ?? 0.5,
      placebo: { difference: 0.01, standardError: 0.05 },
      largestBefore: 0.01,
      breakdown: what.breakdown === undefined ? 3 : what.breakdown,
    },
    years: [],
    proportional: { difference: 0.01, participants, hasOtherSign: what.hasOtherSign ?? false },
    description: { all: null, byGroup: [], changesAfter: null, cost: null, outsideData: 0 },
  };
}

function verdictOn(what: What, smallestEffect: number | null = null): Verdict {
  const [conclusion] = concludeFamily([anAnalysis(what)], smallestEffect);
  assert.ok(conclusion);
  return conclusion.verdict;
}

const found: What = { p: 0.01, difference: 0.2 };

// One row of the table of verdicts each, every row with what the next would say beside it. Smallest effect of interest: 1.
const table: [string, What, Verdict["verdict"], string?][] = [
  ["seven participants, whatever else", { ...found, participants: 7, preTrend: 0.01 }, "too-few", "participants"],
  ["seven to compare with, whatever else", { ...found, comparison: 7, preTrend: 0.01 }, "too-few", "comparison"],
  ["nothing varies", { isStill: true, preTrend: 0.01 }, "too-few", "changes"],
  ["eight of each are enough", { ...found, participants: 8, comparison: 8 }, "more-change"],
  ["another change before, whatever was found", { ...found, preTrend: 0.099 }, "not-comparable"],
  ["a change before that is near enough", { ...found, preTrend: 0.1 }, "more-change"],
  ["more", { ...found, p: 0.05 }, "more-change"],
  ["less", { p: 0.05, difference: -0.2 }, "less-change"],
  ["more, however little", { p: 0.05, difference: 0.06, halfWidth: 0.05 }, "more-change"],
  ["the whole interval within", { p: 0.06, difference: 0.02 }, "no-meaningful-difference"],
  ["the interval reaches beyond above", { p: 0.06, difference: 0.03 }, "no-evidence"],
  ["the interval reaches beyond below", { p: 0.06, difference: -0.03 }, "no-evidence"],
];

for (const [what, given, verdict, because] of table)
  test(`verdict: ${what}`, () => {
    const said = verdictOn(given, 1);
    assert.equal(said.verdict, verdict);
    if (because) assert.equal(said.verdict === "too-few" && said.because, because);
  });

test("without a smallest effect of interest nothing is called meaningless", () => {
  assert.equal(verdictOn({ p: 0.9, difference: 0.0, halfWidth: 0.001 }, null).verdict, "no-evidence");
});

const ground = { kind: "counts", quarters: 8, participants: 20, comparison: 40, leftOut: 5 } as const;

/** Rounded, so that figures can be written down. */
function written(verdict: Verdict): unknown {
  return JSON.parse(JSON.stringify(verdict, (_, value) => (typeof value === "number" ? +value.toFixed(9) : value)));
}

test("a verdict carries every number of its sentence, in changes of a State over the quarters after", () => {
  assert.deepEqual(written(verdictOn({ ...found, hasOtherSign: true, breakdown: 0.9 })), {
    ...ground,
    verdict: "more-change",
    difference: 1.6,
    lower: 0.8,
    upper: 2.4,
    participantsChange: 1.76,
    othersChange: 0.16,
    q: 0.01,
    tests: 1,
    breakdown: 0.9,
    isFragile: true,
    dependsOnComparison: true,
  });
  assert.deepEqual(written(verdictOn({}, 2)), {
    ...ground,
    verdict: "no-meaningful-difference",
    difference: 0.4,
    lower: -0.4,
    upper: 1.2,
    smallestEffect: 2,
  });
  assert.deepEqual(written(verdictOn({})), {
    ...ground,
    verdict: "no-evidence",
    difference: 0.4,
    lower: -0.4,
    upper: 1.2,
    smallestSeen: 1.12,
  });
  assert.deepEqual(verdictOn({ preTrend: 0.03 }), { ...ground, verdict: "not-comparable", check: "trend", p: 0.03 });
  assert.deepEqual(verdictOn({ participants: 3 }), {
    ...ground,
    participants: 3,
    verdict: "too-few",
    because: "participants",
  });
});

test("for what happens once a difference is a share of States already, and the weaker check is named", () => {
  const said = verdictOn({ ...found, kind: "once" });
  assert.equal(said.verdict === "more-change" && said.difference, 0.2);
  const doubted = verdictOn({ ...found, kind: "once", preTrend: 0.01 });
  assert.equal(doubted.verdict === "not-comparable" && doubted.check, "hazard");
});

test("no breakdown is not fragile", () => {
  const said = verdictOn({ ...found, breakdown: null });
  assert.equal(said.verdict === "more-change" && said.isFragile, false);
});

test("a finding stands beside the other tests of its family; an analysis of too few States is none", () => {
  const analyses = [
    anAnalysis({ ...found, p: 0.03 }),
    anAnalysis({ p: 0.6 }),
    anAnalysis({ ...found, p: 0.0005, participants: 7 }),
    anAnalysis({ isStill: true }),
  ];
  const concluded = concludeFamily(analyses, null);
  assert.deepEqual(
    concluded.map(({ q, tests, verdict }) => [q && +q.toFixed(9), tests, verdict.verdict]),
    [
      [0.09, 3, "no-evidence"],
      [0.9, 3, "no-evidence"],
      [null, 3, "too-few"],
      [1, 3, "too-few"],
    ],
  );
  assert.equal(concludeFamily(analyses.slice(0, 1), null)[0]?.verdict.verdict, "more-change", "alone it would stand");
});

test("a change more has a cost only where more change was found, and is not told where there may be none", () => {
  const costOf = (what: What) => costOfAdditionalChange(anAnalysis(what), verdictOn(what));
  // 20 States with 1.6 changes more each, between 0.8 and 2.4.
  assert.deepEqual(written(costOf(found) as unknown as Verdict), {
    ok: true,
    cost: 800_000,
    each: 25_000,
    lower: +(800_000 / 48).toFixed(9),
    upper: 50_000,
  });
  assert.deepEqual(costOf({ ...found, p: 0.5 }), { ok: false, reason: "no-finding" });
  assert.deepEqual(costOf({ p: 0.01, difference: -0.2 }), { ok: false, reason: "no-finding" });
  assert.deepEqual(costOf({ ...found, cost: null }), { ok: false, reason: "cost-not-recorded" });
  assert.deepEqual(costOf({ ...found, halfWidth: 0.2 }), { ok: false, reason: "perhaps-none" });
});
