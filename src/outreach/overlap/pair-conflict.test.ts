import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anEntry, manyEntries } from "#test/diary.ts";
import { daysOf } from "./days.ts";
import { type DiaryEntry, readyEntry } from "./diary-entry.ts";
import { pairItems, sharedBy } from "./pair-conflict.ts";

/** The items that one activity has with another, without the other's name. */
function itemsOf(one: Partial<DiaryEntry>, other: Partial<DiaryEntry>) {
  const own = readyEntry(anEntry(one));
  const shared = sharedBy(own, readyEntry(anEntry({ id: "other", ...other })));
  if (!shared) return [];
  return pairItems(shared, own.days).map(({ with: party, ...item }) => {
    assert.equal(party.id, "other");
    return item;
  });
}

const firstWeek = { from: "2026-11-02", before: "2026-11-04" }; // Monday and Tuesday
const host = { hostState: "XVA", city: "Port Aldov" };

test("one expert cannot be at two activities on one day", () => {
  const found = itemsOf(
    { experts: ["a", "b"], mode: "online" },
    { experts: ["b", "c"], from: "2026-11-25", before: "2026-11-28" },
  );
  assert.deepEqual(found, [{ kind: "expert", reason: "same-days", severity: 1, experts: ["b"] }]);
});

test("an expert needs two free days to travel to another State, one within a State, none within a city", () => {
  const expert = { experts: ["a"] };
  const after = (from: string, place: Partial<DiaryEntry>) =>
    itemsOf({ ...firstWeek, ...expert, ...host }, { ...expert, ...place, from, before: "2026-11-30" });
  const at = (days: number) => ({ side: "later", days });
  const travel = { kind: "expert", reason: "travel", severity: 0.7, experts: ["a"] };
  const away = { hostState: "XOR", city: "Port Aldov" };
  assert.deepEqual(after("2026-11-04", away), [{ ...travel, at: at(1), freeDays: 0, travelDays: 2 }]);
  assert.deepEqual(after("2026-11-05", away), [{ ...travel, at: at(2), freeDays: 1, travelDays: 2 }]);
  assert.deepEqual(after("2026-11-06", away), []);
  const inland = { hostState: "XVA", city: "Lower Vance" };
  assert.deepEqual(after("2026-11-04", inland), [{ ...travel, at: at(1), freeDays: 0, travelDays: 1 }]);
  assert.deepEqual(after("2026-11-05", inland), []);
  assert.deepEqual(after("2026-11-04", host), []);
  assert.deepEqual(after("2026-11-04", { ...away, mode: "online" }), []);
  assert.equal(after("2026-11-04", { ...away, mode: "hybrid" }).length, 1);
});

test("a place that is not known is taken for another one", () => {
  const next = { experts: ["a"], from: "2026-11-05", before: "2026-11-06" };
  assert.equal(itemsOf({ ...firstWeek, experts: ["a"] }, next).length, 1);
  assert.equal(itemsOf({ ...firstWeek, experts: ["a"], hostState: "XVA" }, { ...next, hostState: "XVA" }).length, 0);
});

test("States invited to both on one day weigh by their part of the smaller list", () => {
  const own = { ...firstWeek, states: ["A", "B", "C", "D", "E", "F"] };
  const item = { kind: "State", at: { side: "same-days" } };
  assert.deepEqual(itemsOf(own, { ...firstWeek, states: ["A", "B", "C", "D", "X", "Y", "Z"] }), [
    { ...item, severity: 0.7333, states: ["A", "B", "C", "D"], of: 6, smallerList: "this" }, // 0.4 + 0.5 × 4/6
  ]);
  assert.deepEqual(itemsOf(own, { ...firstWeek, states: ["B"] }), [
    { ...item, severity: 0.9, states: ["B"], of: 1, smallerList: "other" },
  ]);
  assert.deepEqual(itemsOf(own, { ...firstWeek, states: ["X"] }), []);
});

test("States invited to both within a fortnight weigh less the further apart the two are", () => {
  const own = { ...firstWeek, states: ["A", "B", "C", "D", "E", "F"] };
  const on = (from: string, before: string) =>
    itemsOf(own, { from, before, states: ["A", "B", "C", "D", "X", "Y"] }).map((item) => ({
      severity: item.severity,
      ...("at" in item ? { at: item.at } : {}),
    }));
  assert.deepEqual(on("2026-11-06", "2026-11-07"), [{ severity: 0.32, at: { side: "later", days: 3 } }]); // 0.6 × 4/6 × 12/15
  assert.deepEqual(on("2026-11-04", "2026-11-07"), [{ severity: 0.3733, at: { side: "later", days: 1 } }]); // × 14/15
  assert.deepEqual(on("2026-11-17", "2026-11-18"), [{ severity: 0.0267, at: { side: "later", days: 14 } }]); // × 1/15
  assert.deepEqual(on("2026-11-18", "2026-11-19"), []);
  assert.deepEqual(on("2026-10-29", "2026-10-30"), [{ severity: 0.2933, at: { side: "earlier", days: 4 } }]); // × 11/15
});

test("a body that organises or is invited cannot be at both on one day", () => {
  const own = { ...firstWeek, organisers: ["x"], organisations: ["y", "x"] };
  assert.deepEqual(itemsOf(own, { ...firstWeek, organisers: ["y"], organisations: ["x", "z"] }), [
    {
      kind: "organisation",
      severity: 0.4,
      organisations: [
        { id: "y", here: "invited", there: "organiser" },
        { id: "x", here: "organiser", there: "invited" },
      ],
    },
  ]);
  assert.deepEqual(itemsOf(own, { from: "2026-11-04", before: "2026-11-05", organisers: ["x"] }), []);
});

test("what stands between two activities is the same from either side", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const [one, other] = manyEntries({ seed, entries: 2, from: "2026-01-01", days: 20 }).map(readyEntry);
      assert.ok(one && other);
      const [here, there] = [sharedBy(one, other), sharedBy(other, one)];
      const plain = (shared: typeof here, days: typeof one.days) =>
        (shared ? pairItems(shared, days) : []).map(({ kind, severity }) => ({ kind, severity }));
      assert.deepEqual(plain(here, one.days), plain(there, other.days));
    }),
  );
});

test("another common State or a smaller gap never weighs less", () => {
  const severity = (common: number, gap: number): number => {
    const list = (letter: string) =>
      Array.from({ length: 10 }, (_, n) => (n < common ? `both-${n}` : `${letter}-${n}`));
    const own = readyEntry(anEntry({ from: "2026-11-02", before: "2026-11-03", states: list("a") }));
    const shared = sharedBy(
      own,
      readyEntry(anEntry({ id: "other", states: list("b"), from: "2026-11-30", before: "2026-12-01" })),
    );
    assert.ok(shared);
    const { from } = daysOf({ from: "2026-11-30", before: "2026-12-01" });
    return pairItems(shared, { from: from - Math.max(gap, 0), before: from - gap + 1 })[0]?.severity ?? 0;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 20 }), (common, gap) => {
      assert.ok(severity(common + 1, gap) >= severity(common, gap));
      assert.ok(severity(common, gap - 1) >= severity(common, gap));
    }),
  );
});
