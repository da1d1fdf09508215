import assert from "node:assert/strict";
import { test } from "node:test";
import { anActivity, anExpert, aPenalty, aYear, inventedYear } from "#test/programme-years.ts";
import { firstFit } from "./first-fit.ts";
import { brokenRules } from "./programme-check.ts";
import { costOf } from "./programme-cost.ts";
import type { ProgrammeYear } from "./programme-year.ts";
import { type ProgrammeProposal, proposeProgramme } from "./propose-programme.ts";
import { withSingleMoves } from "./single-moves.ts";

async function proposed(year: ProgrammeYear): Promise<ProgrammeProposal> {
  const outcome = await proposeProgramme(year);
  assert.ok(outcome.ok);
  return outcome.proposal;
}

/** A third of an invented year's activities stand as first-fit had them, every second of them confirmed. */
function withPreviousPlan(year: ProgrammeYear): ProgrammeYear {
  const before = firstFit(year);
  return {
    ...year,
    activities: year.activities.map((activity, n) => {
      const place = before.find((placement) => placement.activity === activity.id);
      const previous = place && n % 3 === 0 ? { ...place, isConfirmed: n % 2 === 0 } : null;
      return { ...activity, previous, preferred: n % 5 === 0 ? null : activity.preferred };
    }),
  };
}

for (const seed of [1, 2, 3, 4, 5, 6])
  test(`an invented year of 24 activities, seed ${seed}: no rule is broken, no cost is wrong, nothing is forgotten`, async () => {
    const year = withPreviousPlan({ ...inventedYear(24, seed), experts: inventedYear(24, seed).experts.slice(0, 5) });
    const { placed, leftOut, cost, bound, gap, found, firstFit: first, loads } = await proposed(year);
    assert.deepEqual(brokenRules(year, placed), []);
    assert.equal(costOf(year, placed).total, cost.total);
    assert.equal(found.by, "solver");
    assert.ok(cost.total <= first.cost + 1e-9, "first-fit would have been better");
    assert.equal(first.cost, costOf(year, firstFit(year)).total);
    assert.ok(bound <= cost.total && gap <= 0.005 + 1e-9, `a gap of ${gap}`);
    assert.deepEqual(
      [...placed, ...leftOut].map(({ activity }) => activity).sort(),
      year.activities.map(({ id }) => id).sort(),
    );
    for (const { id, previous } of year.activities) {
      const now = placed.find(({ activity }) => activity === id);
      if (previous?.isConfirmed)
        assert.deepEqual([now?.week, now?.experts.toSorted()], [previous.week, previous.experts.toSorted()]);
    }
    for (const { expert, weeks, most } of loads) {
      const theirs = placed.filter(({ experts }) => experts.includes(expert)).map(({ activity }) => activity);
      const lengths = year.activities.filter(({ id }) => theirs.includes(id)).map(({ length }) => length);
      assert.equal(
        weeks,
        lengths.reduce((sum, length) => sum + length, 0),
      );
      assert.ok(weeks <= most);
    }
    for (const { activity, otherWeeks } of placed)
      for (const { week, dearerBy } of otherWeeks)
        assert.ok(dearerBy === null || dearerBy > -1e-6, `${activity} would be cheaper in week ${week}`);
  });

test("where the solver may stop far from the best, no week near by is cheaper all the same", async () => {
  for (const seed of [1, 2]) {
    const outcome = await proposeProgramme(inventedYear(40, seed), { limits: { relativeGap: 0.3 } });
    assert.ok(outcome.ok && outcome.proposal.found.by === "solver");
    const { placed, cost, firstFit: first } = outcome.proposal;
    assert.ok(cost.total < first.cost);
    assert.deepEqual(
      placed.filter(({ otherWeeks }) => otherWeeks.some(({ dearerBy }) => dearerBy !== null && dearerBy < -1e-6)),
      [],
    );
  }
});

test("what the previous plan has keeps its week and experts where moving costs more than it brings", async () => {
  const previous = { week: 4, experts: ["c"], isConfirmed: false };
  const kept = await proposed(aYear({ activities: [anActivity({ id: "one", previous, preferred: 5 })] }));
  assert.deepEqual(kept.placed[0]?.week, 4);
  assert.deepEqual(kept.placed[0]?.experts, ["c"]);
  assert.equal(kept.cost.moved + kept.cost.newExperts, 0);
  const moved = await proposed(
    aYear({
      activities: [anActivity({ id: "one", previous, preferred: 5, ableExperts: ["a"] })],
      penalties: [aPenalty(4, 8)],
    }),
  );
  assert.deepEqual(moved.placed[0]?.experts, ["a"]);
  assert.deepEqual(moved.placed[0]?.newExperts, ["a"]);
  assert.equal(moved.placed[0]?.movedFrom, 4);
  assert.deepEqual([moved.cost.moved, moved.cost.newExperts], [3, 1]);
});

test("each week shows why: what the preferred week would have cost, and what is in the way", async () => {
  const year = aYear({
    penalties: [aPenalty(5, 8, "high-level week")],
    activities: [
      anActivity({ id: "confirmed", states: ["XNA"], previous: { week: 6, experts: ["a"], isConfirmed: true } }),
      anActivity({ id: "one", states: ["XNA"], preferred: 6, ableExperts: ["a"], allowed: { from: 4, before: 8 } }),
    ],
  });
  const { placed } = await proposed(year);
  const one = placed.find(({ activity }) => activity === "one");
  assert.equal(one?.week, 7);
  assert.equal(one?.shift, 1);
  assert.deepEqual(one?.penalties, []);
  assert.deepEqual(one?.otherWeeks, [
    {
      week: 6,
      dearerBy: null,
      penalties: [],
      blockers: [
        { rule: "state", state: "XNA", activity: "confirmed" },
        {
          rule: "experts",
          needed: 1,
          free: [],
          busy: [{ expert: "a", why: "activity", activity: "confirmed" }],
        },
      ],
    },
    { week: 8, dearerBy: null, penalties: [], blockers: [{ rule: "not-allowed" }] },
  ]);
  const dearer = await proposed({ ...year, activities: year.activities.map((it) => ({ ...it, preferred: 5 })) });
  const week5 = dearer.placed.find(({ activity }) => activity === "one")?.otherWeeks.find(({ week }) => week === 5);
  assert.equal(week5?.dearerBy, 7.5);
  assert.deepEqual(
    week5?.penalties.map(({ name }) => name),
    ["high-level week"],
  );
});

test("what is left out is named with what is in the way", async () => {
  const year = aYear({
    weeks: 3,
    experts: [anExpert("a", [0]), anExpert("b", [], 1), anExpert("c")],
    activities: [
      anActivity({ id: "confirmed", states: ["XNA"], previous: { week: 1, experts: ["b"], isConfirmed: true } }),
      anActivity({ id: "too long", length: 4 }),
      anActivity({ id: "nobody", ableExperts: ["who left"] }),
      anActivity({ id: "its State is taken", states: ["XNA"], allowed: [1] }),
      anActivity({ id: "both away", ableExperts: ["a", "b"], allowed: [0] }),
      anActivity({ id: "first", states: ["XOR"], allowed: [2], priority: 2 }),
      anActivity({ id: "gave way", states: ["XOR"], allowed: [2], priority: 1 }),
    ],
  });
  const { leftOut } = await proposed(year);
  assert.deepEqual(
    leftOut.map(({ activity, reason }) => [activity, reason]),
    [
      ["too long", "no-week"],
      ["nobody", "too-few-able"],
      ["its State is taken", "no-room-at-all"],
      ["both away", "no-room-at-all"],
      ["gave way", "gave-way"],
    ],
  );
  assert.deepEqual(leftOut[3]?.weeks, [
    {
      week: 0,
      blockers: [
        {
          rule: "experts",
          needed: 1,
          free: [],
          busy: [
            { expert: "a", why: "leave" },
            { expert: "b", why: "full", weeks: 1, most: 1 },
          ],
        },
      ],
    },
  ]);
  assert.deepEqual(leftOut[4]?.rules, [{ rule: "state", weeks: 1 }]);
});

test("near-duplicates that do not fit eight weeks apart: one of them is left out, and says which it gave way to", async () => {
  const year = aYear({
    weeks: 8,
    nearDuplicates: [["one", "other"]],
    activities: [anActivity({ id: "one", priority: 2 }), anActivity({ id: "other" })],
  });
  const { placed, leftOut } = await proposed(year);
  assert.deepEqual(
    placed.map(({ activity }) => activity),
    ["one"],
  );
  assert.equal(leftOut[0]?.reason, "gave-way");
  assert.ok(leftOut[0]?.weeks.every(({ blockers }) => blockers[0]?.rule === "near-duplicate"));
  const { placed: both } = await proposed({ ...year, weeks: 9 });
  assert.equal(Math.abs((both[0]?.week ?? 0) - (both[1]?.week ?? 0)), 8);
});

test("an activity that would cost more than being left out is left out, and says so", async () => {
  const year = aYear({
    activities: [anActivity({ id: "one", priority: 0.01, allowed: [3] })],
    penalties: [aPenalty(3, 8)],
  });
  const { leftOut, firstFit: first } = await proposed(year);
  assert.deepEqual(leftOut, [{ activity: "one", reason: "dearer", rules: [], weeks: [{ week: 3, blockers: [] }] }]);
  assert.equal(first.leftOut, 0);
});

test("what is confirmed and clashes is named, and nothing is proposed", async () => {
  const confirmed = (week: number, ...experts: string[]) => ({ week, experts, isConfirmed: true });
  const outcome = await proposeProgramme(
    aYear({
      experts: [anExpert("a", [7]), anExpert("b")],
      activities: [
        anActivity({ id: "one", previous: confirmed(2, "a"), states: ["XNA"] }),
        anActivity({ id: "other", previous: confirmed(2, "a"), states: ["XNA"] }),
        anActivity({ id: "third", previous: confirmed(7, "a") }),
        anActivity({ id: "fourth", previous: confirmed(12, "gone") }),
        anActivity({ id: "free" }),
      ],
    }),
  );
  assert.deepEqual(outcome, {
    ok: false,
    reason: "confirmed-clash",
    clashes: [
      { rule: "on-leave", activity: "third", expert: "a", weeks: [7] },
      { rule: "outside-year", activity: "fourth" },
      { rule: "unknown-expert", activity: "fourth", expert: "gone" },
      { rule: "expert-twice", expert: "a", activities: ["one", "other"], weeks: [2] },
      { rule: "state-twice", state: "XNA", activities: ["one", "other"], weeks: [2] },
    ],
  });
});

test("a programme is made despite such clashes where it is asked for, but not around what lies outside the year", async () => {
  const previous = { week: 2, experts: ["a"], isConfirmed: true };
  const year = aYear({
    activities: [
      anActivity({ id: "one", previous, states: ["XNA"] }),
      anActivity({ id: "other", previous, states: ["XNA"] }),
      anActivity({ id: "free", states: ["XNA"], preferred: 2 }),
    ],
  });
  const outcome = await proposeProgramme(year, { isDespiteClashes: true });
  assert.ok(outcome.ok);
  assert.deepEqual(
    outcome.proposal.clashes.map(({ rule }) => rule),
    ["expert-twice", "state-twice"],
  );
  assert.ok(outcome.proposal.placed.every(({ activity, week }) => (activity === "free" ? week !== 2 : week === 2)));
  const outside = anActivity({ id: "one", previous: { ...previous, week: 10 } });
  const refused = await proposeProgramme({ ...year, activities: [outside] }, { isDespiteClashes: true });
  assert.ok(!refused.ok && refused.reason === "confirmed-clash");
});

test("a person stops it, before it begins and while it works", async () => {
  const year = inventedYear(80);
  assert.deepEqual(await proposeProgramme(year, { signal: AbortSignal.abort() }), { ok: false, reason: "stopped" });
  const stopping = new AbortController();
  const outcome = proposeProgramme(year, { signal: stopping.signal, limits: { seconds: 300 } });
  setTimeout(() => stopping.abort(), 300);
  assert.deepEqual(await outcome, { ok: false, reason: "stopped" });
});

test("a thread that is given no time, or no memory, leaves first-fit, which says why and how far it may be from the best", async () => {
  const year = inventedYear(60);
  const cases = [
    [{ seconds: 0.01, graceSeconds: 0 }, "out-of-time"],
    [{ heapMegabytes: 6 }, "died"],
  ] as const;
  for (const [limits, because] of cases) {
    const outcome = await proposeProgramme(year, { limits });
    assert.ok(outcome.ok);
    const { found, placed, cost, firstFit: first, gap, bound } = outcome.proposal;
    assert.ok(found.by === "first-fit" && found.because === because, JSON.stringify(found));
    assert.equal(cost.total, first.cost);
    assert.equal(gap, first.gap);
    assert.ok(bound > 0 && gap > 0 && gap < 1);
    assert.ok(Math.abs(bound - (1 - gap) * cost.total) < 1e-9);
    assert.deepEqual(brokenRules(year, placed), []);
  }
});

test("a year without activities has an empty programme", async () => {
  const { placed, leftOut, cost, gap } = await proposed(aYear({}));
  assert.deepEqual([placed, leftOut, cost.total, gap], [[], [], 0, 0]);
});

test("what is no value is refused as a fault of ours: half an expert, no priority, two activities of one name", async () => {
  const bad = [
    [anActivity({ id: "one", expertsNeeded: 0.5 })],
    [anActivity({ id: "one", priority: 0 })],
    [anActivity({ id: "one", length: 0 })],
    [anActivity({ id: "one" }), anActivity({ id: "one" })],
  ];
  for (const activities of bad) await assert.rejects(proposeProgramme(aYear({ activities })), RangeError);
});

test("first-fit keeps every rule; single moves break none and never make a plan dearer", () => {
  for (const seed of [1, 2, 3]) {
    const year = withPreviousPlan(inventedYear(60, seed));
    const first = firstFit(year);
    assert.deepEqual(brokenRules(year, first), []);
    const moved = withSingleMoves(year, first);
    assert.deepEqual(brokenRules(year, moved), []);
    assert.ok(costOf(year, moved).total <= costOf(year, first).total);
  }
});

test("single moves bring an activity nearer to its week, and one that was left out into the year", () => {
  const year = aYear({
    activities: [
      anActivity({ id: "one", preferred: 3, ableExperts: ["a"] }),
      anActivity({ id: "other", preferred: 3 }),
    ],
  });
  assert.deepEqual(withSingleMoves(year, [{ activity: "one", week: 8, experts: ["a"] }]), [
    { activity: "one", week: 3, experts: ["a"] },
    { activity: "other", week: 3, experts: ["b"] },
  ]);
});

test("first-fit lets the higher priority choose first, and gives the work to who had it before, or to who has least", () => {
  const year = aYear({
    activities: [
      anActivity({ id: "later", states: ["XNA"], preferred: 2 }),
      anActivity({ id: "first", states: ["XNA"], preferred: 2, priority: 3 }),
    ],
  });
  assert.deepEqual(firstFit(year), [
    { activity: "first", week: 2, experts: ["a"] },
    { activity: "later", week: 1, experts: ["b"] },
  ]);
  const previous = { week: 2, experts: ["c"], isConfirmed: false };
  assert.deepEqual(firstFit(aYear({ activities: [anActivity({ id: "again", previous })] })), [
    { activity: "again", week: 2, experts: ["c"] },
  ]);
});
