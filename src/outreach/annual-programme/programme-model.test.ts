import assert from "node:assert/strict";
import { test } from "node:test";
import { anActivity, aYear, inventedYear } from "#test/programme-years.ts";
import { firstFit } from "./first-fit.ts";
import { programmeModel } from "./programme-model.ts";

test("no name from outside comes into the text, and no line of it is long", () => {
  const id = "1e5 \\ End\nBinaries ≤ ورشة";
  const year = aYear({ activities: [anActivity({ id, states: ["Minimize"], preferred: 3 })] });
  assert.match(programmeModel(year).text, /^[A-Z a-z0-9_:+\-=<.\n]+$/);
  const lines = programmeModel(inventedYear(40)).text.split("\n");
  assert.ok(lines.every((line) => line.length <= 160));
  assert.ok(lines.length > 1_000);
});

test("a small year, as it is told to the solver", () => {
  const year = aYear({
    weeks: 2,
    activities: [
      anActivity({ id: "one", ableExperts: ["b"], states: ["XNA"], preferred: 1, priority: 2 }),
      anActivity({ id: "other", expertsNeeded: 0, states: ["XNA"], allowed: [1] }),
    ],
  });
  assert.equal(
    programmeModel(year).text,
    `Minimize
 cost:
 + 1 x0_0 + 0 x0_1 + 120 u0 + 0 x1_1 + 60 u1 + 1 load
Subject To
 r0:
 + 1 x0_0 + 1 x0_1 + 1 u0
 = 1
 r1:
 + 1 z0_0_1 - 1 x0_0
 = 0
 r2:
 + 1 z0_1_1 - 1 x0_1
 = 0
 r3:
 + 1 z0_0_1 + 1 z0_1_1 - 1 y0_1
 = 0
 r4:
 + 1 y0_1 + 1 u0
 = 1
 r5:
 + 1 x1_1 + 1 u1
 = 1
 r6:
 + 1 x0_1 + 1 x1_1
 <= 1
 r7:
 + 1 y0_1
 <= 16
 r8:
 + 1 y0_1 - 1 load
 <= 0
Binaries
 u0 x0_0 x0_1 z0_0_1 z0_1_1 y0_1 u1 x1_1
End
`,
  );
});

test("a plan becomes variables and is the same plan again", () => {
  const year = inventedYear(30, 7);
  const { planOf, valuesOf, text } = programmeModel(year);
  const plan = firstFit(year);
  const values = valuesOf(plan);
  const ones = [...values].filter(([name, value]) => value === 1 && name !== "load").map(([name]) => name);
  const sorted = (list: typeof plan) =>
    list
      .map(({ experts, ...rest }) => ({ ...rest, experts: experts.toSorted() }))
      .toSorted((a, b) => (a.activity < b.activity ? -1 : 1));
  assert.deepEqual(sorted(planOf(ones)), sorted(plan));
  const known = new Set(text.split(/\s+/));
  assert.deepEqual(
    [...values.keys()].filter((name) => !known.has(name)),
    [],
  );
});
