import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { levelOf, rounded, totalOf } from "./severity.ts";

test("the total takes of each kind the largest", () => {
  assert.equal(totalOf([]), 0);
  assert.equal(totalOf([{ kind: "State", severity: 0.32 }]), 0.32);
  assert.equal(
    totalOf([
      { kind: "State", severity: 0.32 },
      { kind: "State", severity: 0.7333 },
      { kind: "organisation", severity: 0.4 },
    ]),
    0.84, // 1 − 0.2667 × 0.6 = 0.83998
  );
  assert.equal(
    totalOf([
      { kind: "expert", severity: 1 },
      { kind: "State", severity: 0.5 },
    ]),
    1,
  );
});

test("the levels begin where they are said to", () => {
  assert.deepEqual([0.75, 0.7499, 0.4, 0.3999, 0.15, 0.1499].map(levelOf), [
    "conflict",
    "warning",
    "warning",
    "note",
    "note",
    "none",
  ]);
  assert.equal(levelOf(totalOf([{ kind: "weekend", severity: 0.4 }])), "warning");
});

test("numbers are rounded to four places, halves up", () => {
  assert.deepEqual([0.73333333, 0.00005, 0.12345, 1 - 0.6 * 0.7].map(rounded), [0.7333, 0.0001, 0.1235, 0.58]);
});

const items = fc.array(
  fc.record({
    kind: fc.constantFrom("a", "b", "c", "d"),
    severity: fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
  }),
);

test("one thing more never makes it less, and the order does not matter", () => {
  fc.assert(
    fc.property(items, items, (some, more) => {
      const all = totalOf([...some, ...more]);
      assert.ok(all >= totalOf(some) && all <= 1);
      assert.equal(all, totalOf([...more, ...some].reverse()));
    }),
  );
});
