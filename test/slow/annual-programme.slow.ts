import assert from "node:assert/strict";
import { test } from "node:test";
import { firstFit } from "#outreach/annual-programme/first-fit.ts";
import { brokenRules } from "#outreach/annual-programme/programme-check.ts";
import { costOf } from "#outreach/annual-programme/programme-cost.ts";
import { proposeProgramme } from "#outreach/annual-programme/propose-programme.ts";
import { inventedYear } from "../programme-years.ts";

// Years as large as a secretariat would plan, and one with more activities than nine experts can take, who have 144 weeks.

for (const [activities, seed] of [
  [80, 1540],
  [80, 7],
  [110, 1540],
] as const)
  test(`${activities} activities, 9 experts, 52 weeks, seed ${seed}: within half a per cent of the best, and every rule kept`, async () => {
    const year = inventedYear(activities, seed);
    const outcome = await proposeProgramme(year, { limits: { seconds: 600 } });
    assert.ok(outcome.ok);
    const { placed, leftOut, cost, bound, gap, found, firstFit: first, loads } = outcome.proposal;
    assert.deepEqual(brokenRules(year, placed), []);
    assert.equal(costOf(year, placed).total, cost.total);
    assert.ok(found.by === "solver" && !found.isTimeUp);
    assert.ok(bound <= cost.total && gap <= 0.005, `a gap of ${gap}`);
    assert.equal(first.cost, costOf(year, firstFit(year)).total);
    assert.ok(cost.total < first.cost);
    assert.equal(placed.length + leftOut.length, activities);
    assert.ok(loads.every(({ weeks, most }) => weeks <= most));
    for (const { otherWeeks } of placed)
      for (const { dearerBy } of otherWeeks) assert.ok(dearerBy === null || dearerBy > -1e-6);
    for (const { weeks, reason } of leftOut) {
      assert.equal(reason, "gave-way");
      assert.ok(weeks.length > 0 && weeks.every(({ blockers }) => blockers.length > 0));
    }
    const needed = year.activities.reduce((sum, { length, expertsNeeded }) => sum + length * expertsNeeded, 0);
    assert.equal(needed > 144, activities === 110);
    assert.equal(leftOut.length > 0, activities === 110);
  });
