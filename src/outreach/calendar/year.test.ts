import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bandOf, layOutYear } from "./year.ts";

const years = fc.integer({ min: 1990, max: 2100 });

test("each day of a year stands once, under its weekday, in weeks that begin on Monday", () => {
  fc.assert(
    fc.property(years, (year) => {
      const days = layOutYear(year, []).flatMap(({ weeks }) => {
        for (const week of weeks) {
          assert.equal(week.length, 7);
          assert.ok(week.some((day) => day));
          for (const [n, day] of week.entries())
            if (day) assert.equal(Temporal.PlainDate.from(day.date).dayOfWeek, n + 1);
        }
        return weeks.flat().flatMap((day) => (day ? [day.date] : []));
      });
      assert.equal(days.length, Temporal.PlainDate.from({ year, month: 1, day: 1 }).daysInYear);
      assert.deepEqual(days, days.toSorted());
      assert.equal(new Set(days).size, days.length);
    }),
    { numRuns: 50, seed: 1540 },
  );
});

test("what has days stands on each of them that is the year’s, and on no other", () => {
  fc.assert(
    fc.property(years, fc.integer({ min: -60, max: 400 }), fc.integer({ min: 1, max: 90 }), (year, start, length) => {
      const from = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: start });
      const item = { from: from.toString(), before: from.add({ days: length }).toString(), isRough: false };
      const marked = layOutYear(year, [item]).flatMap(({ weeks }) =>
        weeks.flat().flatMap((day) => (day && day.items.length > 0 ? [day.date] : [])),
      );
      const wanted = Array.from({ length }, (_, n) => from.add({ days: n }).toString());
      assert.deepEqual(
        marked,
        wanted.filter((day) => day.startsWith(String(year))),
      );
    }),
    { numRuns: 100, seed: 1540 },
  );
});

test("what is known only roughly stands on no day, but beside each month that its window covers", () => {
  const quarter = { from: "2027-04-01", before: "2027-07-01", isRough: true };
  const months = layOutYear(2027, [quarter]);
  assert.ok(months.every(({ weeks, items }) => items.length === 0 && weeks.flat().every((day) => !day?.items.length)));
  assert.deepEqual(
    months.filter(({ rough }) => rough.length > 0).map(({ first }) => first),
    ["2027-04-01", "2027-05-01", "2027-06-01"],
  );
});

test("a window is drawn from its first to its last day, and ends with the year", () => {
  assert.deepEqual(bandOf(2027, { from: "2027-04-01", before: "2027-07-01" }), { start: 3, end: 6 });
  assert.deepEqual(bandOf(2027, { from: "2027-06-16", before: "2027-07-01" }), { start: 5.5, end: 6 });
  assert.deepEqual(bandOf(2027, { from: "2026-07-01", before: "2028-01-01" }), { start: 0, end: 12 });
});
