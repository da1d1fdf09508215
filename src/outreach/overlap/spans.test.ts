import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayOf, gapBetween, weekdayOf, writtenDay } from "./days.ts";
import { openSpans, placesWithin } from "./spans.ts";

const range = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 400 }))
  .map(([from, length]) => ({ from, before: from + length }));

test("what shares a day with a range is found as if each were looked at", () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 60 }), range, (ranges, days) => {
      const all = [...ranges.keys()].filter((place) => {
        const one = ranges[place];
        return one && one.from < days.before && days.from < one.before;
      });
      assert.deepEqual(placesWithin(openSpans(ranges), days), all);
    }),
  );
});

test("the gap is 0 on a common day and 1 from one day to the next, from either side", () => {
  const days = { from: 10, before: 12 };
  assert.deepEqual(
    [7, 8, 9, 10, 11, 12, 13].map((from) => gapBetween(days, { from, before: from + 2 })),
    [2, 1, 0, 0, 0, 1, 2],
  );
  fc.assert(fc.property(range, range, (one, other) => gapBetween(one, other) === gapBetween(other, one)));
});

test("days have their numbers, their weekdays and their names", () => {
  for (const date of ["1969-12-29", "1970-01-01", "2024-02-29", "2026-11-26", "2100-03-01"]) {
    assert.equal(writtenDay(dayOf(date)), date);
    assert.equal(weekdayOf(dayOf(date)), Temporal.PlainDate.from(date).dayOfWeek);
  }
  assert.throws(() => dayOf("next week"), RangeError);
});
