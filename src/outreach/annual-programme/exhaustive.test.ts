import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anActivity, anExpert, aPenalty, aYear } from "#test/programme-years.ts";
import { type BrokenRule, brokenRules } from "./programme-check.ts";
import { costOf, leastCost } from "./programme-cost.ts";
import { confirmedPlacements, type Placement, type PlannedActivity, type ProgrammeYear } from "./programme-year.ts";
import { proposeProgramme } from "./propose-programme.ts";

const people = ["a", "b", "c"];
const weeks = 5;

const somePlace = fc.option(
  fc.record({
    week: fc.nat(weeks - 1),
    experts: fc.subarray(people, { maxLength: 2 }),
    isConfirmed: fc.boolean(),
  }),
  { nil: null },
);

const someActivity = fc.record({
  allowed: fc.oneof(
    fc.subarray([0, 1, 2, 3, 4]),
    fc.record({ from: fc.integer({ min: -1, max: 3 }), before: fc.integer({ min: 2, max: 6 }) }),
  ),
  length: fc.constantFrom(1, 1, 2),
  expertsNeeded: fc.constantFrom(0, 1, 1, 2),
  ableExperts: fc.subarray([...people, "who left"]),
  states: fc.subarray(["XVA", "XNA", "XOR"]),
  priority: fc.constantFrom(0.05, 1, 2, 3),
  preferred: fc.option(fc.nat(weeks - 1), { nil: null }),
  previous: somePlace,
});

/** Up to four activities, three experts and five weeks: few enough that every plan there is can be looked at. */
const someYear: fc.Arbitrary<ProgrammeYear> = fc
  .record({
    activities: fc.array(someActivity, { maxLength: 4 }),
    leave: fc.tuple(...people.map(() => fc.subarray([0, 1, 2, 3, 4], { maxLength: 2 }))),
    most: fc.tuple(...people.map(() => fc.constantFrom(null, 1, 3))),
    penalties: fc.array(fc.tuple(fc.nat(weeks - 1), fc.constantFrom(2, 5, 8)), { maxLength: 3 }),
    pair: fc.option(fc.constant(["activity 0", "activity 1"] as const), { nil: null }),
    weeksApart: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ activities, leave, most, penalties, pair, weeksApart }) => {
    const year = aYear({ weeks });
    return {
      ...year,
      activities: activities.map((activity, n) => anActivity({ id: `activity ${n}`, ...activity })),
      experts: people.map((id, n) => anExpert(id, leave[n], most[n])),
      penalties: penalties.map(([week, cost], n) =>
        n === 0 ? { ...aPenalty(week, cost), activities: ["activity 1"] } : aPenalty(week, cost),
      ),
      nearDuplicates: pair ? [pair] : [],
      weights: { ...year.weights, weeksApart },
    };
  });

test("no plan of all there are costs less than the one proposed, and none holds where what is confirmed clashes", async () => {
  const seen = { planned: 0, leftOut: 0, clash: 0, despite: 0, confirmed: 0 };
  for (const year of fc.sample(someYear, { numRuns: 50, seed: 1540 })) {
    const best = cheapest(year);
    const outcome = await proposeProgramme(year, { limits: { relativeGap: 0 } });
    if (!outcome.ok) {
      assert.equal(outcome.reason, "confirmed-clash");
      assert.equal(best, Number.POSITIVE_INFINITY);
      seen.clash++;
      if (await isPlannedDespite(year, outcome.clashes)) seen.despite++;
      continue;
    }
    const { cost, bound, placed, leftOut, found } = outcome.proposal;
    assert.ok(
      Math.abs(cost.total - best) < 1e-6,
      `${cost.total} is proposed, ${best} is possible: ${JSON.stringify(year)}`,
    );
    assert.ok(Math.abs(bound - best) < 1e-3, `the bound ${bound} is not ${best}`);
    assert.equal(found.by, "solver");
    assert.ok(leastCost(year) <= best + 1e-9);
    seen.planned++;
    if (leftOut.length > 0) seen.leftOut++;
    if (placed.some(({ isConfirmed }) => isConfirmed)) seen.confirmed++;
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count >= 5, `${what} was seen ${count} times only`);
});

/** What is confirmed stands with its clashes, and no other plan around it costs less; unless it lies outside the year. */
async function isPlannedDespite(year: ProgrammeYear, clashes: readonly BrokenRule[]): Promise<boolean> {
  const outcome = await proposeProgramme(year, { limits: { relativeGap: 0 }, isDespiteClashes: true });
  assert.equal(outcome.ok, !clashes.some(({ rule }) => rule === "outside-year"));
  if (!outcome.ok) return false;
  const { cost, placed, clashes: told, found } = outcome.proposal;
  assert.equal(found.by, "solver");
  assert.deepEqual(told, clashes);
  assert.deepEqual(brokenRules(year, placed), clashes);
  assert.ok(Math.abs(cost.total - cheapest(year, true)) < 1e-6);
  return true;
}

test("the cost of a plan and the rules it breaks are those of a reckoning of its own", () => {
  let holding = 0;
  fc.assert(
    fc.property(someYear, fc.array(fc.tuple(fc.nat(weeks), fc.subarray(people))), (year, places) => {
      const plan = year.activities.flatMap(({ id }, n) => {
        const [week, experts] = places[n] ?? [];
        return week === undefined || !experts ? [] : [{ activity: id, week, experts }];
      });
      const isSound = isAllowedTogether(year, plan);
      assert.equal(brokenRules(year, plan).length === 0, isSound);
      if (!isSound) return;
      holding++;
      assert.ok(Math.abs(costOf(year, plan).total - naiveCost(year, plan)) < 1e-9);
    }),
    { numRuns: 2_000, seed: 7 },
  );
  assert.ok(holding > 50, `only ${holding} plans held`);
});

/** The cost of the cheapest of all plans; infinite where what is confirmed allows none, if its clashes are not borne with. */
function cheapest(year: ProgrammeYear, isBorne = false): number {
  let best = Number.POSITIVE_INFINITY;
  const choices = year.activities.map((activity) => choicesOf(year, activity));
  const extend = (plan: Placement[], n: number): void => {
    const options = choices[n];
    if (!options) {
      if (isAllowedTogether(year, plan, isBorne)) best = Math.min(best, naiveCost(year, plan));
      return;
    }
    for (const option of options) {
      const longer = option ? [...plan, option] : plan;
      if (!option || !isClashing(year, longer, isBorne)) extend(longer, n + 1);
    }
  };
  extend([], 0);
  return best;
}

function choicesOf(year: ProgrammeYear, activity: PlannedActivity): (Placement | null)[] {
  if (activity.previous?.isConfirmed) return confirmedPlacements({ activities: [activity] });
  const groups = subsets(people.filter((id) => activity.ableExperts.includes(id))).filter(
    ({ length }) => length === activity.expertsNeeded,
  );
  const all = Array.from({ length: weeks }, (_, week) =>
    groups.map((experts) => ({ activity: activity.id, week, experts })),
  ).flat();
  return [null, ...all.filter((placement) => isAllowedTogether({ ...year, activities: [activity] }, [placement]))];
}

function subsets(list: readonly string[]): string[][] {
  return Array.from({ length: 2 ** list.length }, (_, mask) => list.filter((_one, n) => (mask >> n) & 1));
}

/** Every rule, cell by cell of the year: slow and plain. */
function isAllowedTogether(year: ProgrammeYear, plan: readonly Placement[], isBorne = false): boolean {
  const complete = year.activities.every(
    ({ id, previous }) => !previous?.isConfirmed || plan.some(({ activity }) => activity === id),
  );
  return complete && plan.every((placement) => isAllowed(year, placement, isBorne)) && !isClashing(year, plan, isBorne);
}

function isAllowed(year: ProgrammeYear, { activity: id, week, experts }: Placement, isBorne: boolean): boolean {
  const activity = year.activities.find((one) => one.id === id);
  if (!activity || week < 0 || week + activity.length > weeks) return false;
  const during = Array.from({ length: activity.length }, (_, n) => week + n);
  const away = year.experts.filter((one) => experts.includes(one.id)).flatMap(({ leave }) => leave);
  const { previous, allowed } = activity;
  if (!(isBorne && previous?.isConfirmed) && during.some((one) => away.includes(one))) return false;
  if (previous?.isConfirmed)
    return week === previous.week && String(experts.toSorted()) === String(previous.experts.toSorted());
  const isInTime =
    "from" in allowed ? during.every((one) => one >= allowed.from && one < allowed.before) : allowed.includes(week);
  return (
    isInTime && experts.length === activity.expertsNeeded && experts.every((one) => activity.ableExperts.includes(one))
  );
}

function isClashing(year: ProgrammeYear, plan: readonly Placement[], isBorne: boolean): boolean {
  const its = (id: string) => year.activities.find((one) => one.id === id);
  const counts = (...some: Placement[]) =>
    !isBorne || some.some(({ activity }) => !its(activity)?.previous?.isConfirmed);
  const pairs = plan.flatMap((a, n) => plan.slice(n + 1).map((b) => [a, b] as const)).filter((pair) => counts(...pair));
  for (const [a, b] of pairs)
    for (let week = 0; week < weeks + 2; week++) {
      const isOn = [a, b].every((one) => week >= one.week && week < one.week + (its(one.activity)?.length ?? 0));
      if (isOn && a.experts.some((expert) => b.experts.includes(expert))) return true;
      if (isOn && its(a.activity)?.states.some((state) => its(b.activity)?.states.includes(state))) return true;
    }
  for (const [a, b] of pairs) {
    const isNear = Math.abs(a.week - b.week) < year.weights.weeksApart;
    if (
      isNear &&
      year.nearDuplicates.some((pair) => String(pair.toSorted()) === String([a.activity, b.activity].sort()))
    )
      return true;
  }
  return year.experts.some(
    ({ id, mostWeeks }) =>
      loadOf(year, plan, id) > (mostWeeks ?? year.weights.mostWeeks) &&
      plan.some((placement) => placement.experts.includes(id) && counts(placement)),
  );
}

function loadOf(year: ProgrammeYear, plan: readonly Placement[], expert: string): number {
  const theirs = plan.filter(({ experts }) => experts.includes(expert)).map(({ activity }) => activity);
  return year.activities.filter(({ id }) => theirs.includes(id)).reduce((sum, { length }) => sum + length, 0);
}

function naiveCost(year: ProgrammeYear, plan: readonly Placement[]): number {
  let cost = Math.max(...people.map((id) => loadOf(year, plan, id)));
  for (const activity of year.activities) {
    const { id, priority, preferred, previous } = activity;
    const placement = plan.find((one) => one.activity === id);
    if (!placement) {
      cost += 60 * priority;
      continue;
    }
    if (preferred !== null) cost += 0.5 * priority * Math.abs(placement.week - preferred);
    for (const one of year.penalties)
      for (let week = placement.week; week < placement.week + activity.length; week++)
        if (one.week === week && (one.activities === "all" || one.activities.includes(id))) cost += one.cost;
    if (previous && previous.week !== placement.week) cost += 3;
    for (const expert of placement.experts) if (previous && !previous.experts.includes(expert)) cost += 1;
  }
  return cost;
}
