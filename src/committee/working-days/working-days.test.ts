import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { daysLeftWhenHeld, deadlineAfter, isAdopted, isInTime, workingDaysLeft } from "./deadline.ts";
import file from "./holiday-lists.json" with { type: "json" };
import { type HolidayList, provisionalList } from "./holidays.ts";

const seen = file.lists as HolidayList[]; // the file's own shape, checked by the tests below
const lists = seen.filter(({ year }) => year === 2024);
const at = (text: string): Temporal.Instant => Temporal.ZonedDateTime.from(`${text}[America/New_York]`).toInstant();

function deadline(circulated: string, workingDays = 5): string {
  const counted = deadlineAfter({ circulatedAt: at(circulated), workingDays, lists });
  return counted.ok ? counted.deadline.toString() : `refused: ${counted.year}`;
}

test("five working days from a Monday morning end at 17:00 on the next Monday in New York", () => {
  assert.equal(deadline("2024-10-07T10:00"), "2024-10-14T17:00:00-04:00[America/New_York]");
});

test("circulation at 17:00:00 counts the day as day zero, a second later the next", () => {
  assert.equal(deadline("2024-10-07T17:00:00"), "2024-10-14T17:00:00-04:00[America/New_York]");
  assert.equal(deadline("2024-10-07T17:00:01"), "2024-10-15T17:00:00-04:00[America/New_York]");
});

test("circulation on a Saturday starts on Monday", () => {
  assert.equal(deadline("2024-10-05T12:00"), "2024-10-14T17:00:00-04:00[America/New_York]");
});

test("United States holidays that the United Nations does not keep are working days", () => {
  // Columbus Day 14 October, Veterans Day 11 November, Presidents' Day 19 February, Juneteenth 19 June 2024
  assert.equal(deadline("2024-10-11T09:00", 1), "2024-10-14T17:00:00-04:00[America/New_York]");
  assert.equal(deadline("2024-11-08T09:00", 1), "2024-11-11T17:00:00-05:00[America/New_York]");
  assert.equal(deadline("2024-02-16T09:00", 1), "2024-02-19T17:00:00-05:00[America/New_York]");
  assert.equal(deadline("2024-06-18T09:00", 1), "2024-06-19T17:00:00-04:00[America/New_York]");
});

test("official holidays are not working days: Thanksgiving 2024, and Eid al-Adha on Monday 17 June", () => {
  assert.equal(deadline("2024-11-27T09:00", 1), "2024-11-29T17:00:00-05:00[America/New_York]");
  assert.equal(deadline("2024-06-14T09:00", 1), "2024-06-18T17:00:00-04:00[America/New_York]");
});

test("the deadline is 17:00 by the clock on the wall across both changes of summer time", () => {
  assert.equal(deadline("2024-03-08T09:00", 2), "2024-03-12T17:00:00-04:00[America/New_York]");
  assert.equal(deadline("2024-11-01T09:00", 2), "2024-11-05T17:00:00-05:00[America/New_York]");
});

test("a year without an official list is refused, and named", () => {
  assert.equal(deadline("2024-12-30T09:00", 5), "refused: 2025");
  assert.equal(deadline("2023-12-28T09:00", 1), "refused: 2023");
  const hint = deadlineAfter({ circulatedAt: at("2025-03-03T09:00"), workingDays: 5, lists: [provisionalList(2025)] });
  assert.deepEqual(hint, { ok: false, reason: "no-official-list", year: 2025 });
});

test("no period without a day", () => {
  assert.throws(() => deadline("2024-10-07T10:00", 0), RangeError);
  assert.throws(() => deadline("2024-10-07T10:00", 1.5), RangeError);
});

test("17:00:00 sharp is in time; silence adopts only after it", () => {
  const end = at("2024-10-14T17:00");
  assert.ok(isInTime(end, end));
  assert.ok(!isAdopted(end, end));
  assert.ok(!isInTime(end.add({ nanoseconds: 1 }), end));
  assert.ok(isAdopted(end.add({ nanoseconds: 1 }), end));
});

test("working days left are those after today: as many as the period at its opening, none on the last day", () => {
  const end = at("2024-10-14T17:00");
  assert.equal(workingDaysLeft(at("2024-10-14T09:00"), end, lists), 0);
  assert.equal(workingDaysLeft(at("2024-10-11T18:00"), end, lists), 1);
  assert.equal(workingDaysLeft(at("2024-10-07T18:00"), end, lists), 5);
  assert.equal(workingDaysLeft(at("2024-10-15T09:00"), end, lists), 0);
});

test("the rule gives 27 of the 27 days of the three lists seen", () => {
  for (const list of seen) assert.deepEqual(provisionalList(list.year).days, [...list.days].sort());
});

test("the rule gives the provisional days of 2025 to 2027", () => {
  assert.deepEqual(provisionalList(2025).days, [
    "2025-01-01",
    "2025-03-31",
    "2025-04-18",
    "2025-05-26",
    "2025-06-06",
    "2025-07-04",
    "2025-09-01",
    "2025-11-27",
    "2025-12-25",
  ]);
  assert.deepEqual(provisionalList(2026).days, [
    "2026-01-01",
    "2026-03-20",
    "2026-04-03",
    "2026-05-25",
    "2026-05-27",
    "2026-07-03",
    "2026-09-07",
    "2026-11-26",
    "2026-12-25",
  ]);
  assert.deepEqual(provisionalList(2027).days, [
    "2027-01-01",
    "2027-03-09",
    "2027-03-26",
    "2027-05-17",
    "2027-05-31",
    "2027-07-05",
    "2027-09-06",
    "2027-11-25",
    "2027-12-24",
  ]);
});

const moments = fc
  .integer({ min: at("2024-01-02T00:00").epochMilliseconds, max: at("2024-11-29T00:00").epochMilliseconds })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

test("a later circulation never gives an earlier deadline", () => {
  fc.assert(
    fc.property(moments, moments, fc.integer({ min: 1, max: 15 }), (one, other, workingDays) => {
      const [first, second] = [one, other]
        .sort(Temporal.Instant.compare)
        .map((circulatedAt) => deadlineAfter({ circulatedAt: circulatedAt as Temporal.Instant, workingDays, lists }));
      assert.ok(first?.ok && second?.ok);
      assert.ok(Temporal.ZonedDateTime.compare(first.deadline, second.deadline) <= 0);
    }),
    { numRuns: 1000 },
  );
});

test("a deadline is always a working day at 17:00, and exactly the days asked for lie between", () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 15 }), (circulatedAt, workingDays) => {
      const counted = deadlineAfter({ circulatedAt, workingDays, lists });
      assert.ok(counted.ok);
      const { deadline, dayZero } = counted;
      assert.ok(
        deadline.dayOfWeek <= 5 && deadline.hour === 17 && !lists[0]?.days.includes(deadline.toPlainDate().toString()),
      );
      const opening = dayZero.toZonedDateTime({ timeZone: "America/New_York", plainTime: "09:00" }).toInstant();
      assert.equal(workingDaysLeft(opening, deadline.toInstant(), lists), workingDays);
    }),
    { numRuns: 1000 },
  );
});

// ── each to the letter of the founding methods 4.1 and 4.3 ───────────────────────────────────────────────────────────────────

test("floating holidays are working days: each member of the staff chooses one, and the clock chooses none", () => {
  const floating = ["2017-01-06", "2017-02-20", "2017-05-10", "2017-09-29", "2017-10-19", "2017-11-03"];
  const lists2017 = seen.filter(({ year }) => year === 2017);
  for (const day of floating) {
    const date = Temporal.PlainDate.from(day);
    const eve = date.subtract({ days: date.dayOfWeek === 1 ? 3 : 1 });
    const counted = deadlineAfter({ circulatedAt: at(`${eve}T09:00`), workingDays: 1, lists: lists2017 });
    assert.ok(counted.ok && counted.deadline.toPlainDate().equals(date), day);
  }
});

test("17:00:00 sharp on the days after both changes of summer time is 17:00 in New York, not 24 hours later", () => {
  for (const [friday, utc] of [
    ["2024-03-08", "2024-03-11T21:00:00Z"],
    ["2024-11-01", "2024-11-04T22:00:00Z"],
  ]) {
    const counted = deadlineAfter({ circulatedAt: at(`${friday}T17:00:00`), workingDays: 1, lists });
    assert.ok(counted.ok);
    const end = counted.deadline.toInstant();
    assert.equal(end.toString(), utc);
    assert.ok(isInTime(Temporal.Instant.from(utc ?? ""), end) && !isAdopted(Temporal.Instant.from(utc ?? ""), end));
    assert.equal(daysLeftWhenHeld({ heldAt: end, deadline: end, lists }), 1, "a hold in the last second leaves a day");
  }
});

test("a hold from before summer time to after it counts days, not hours", () => {
  for (const [heldAt, until, left] of [
    ["2024-03-08T16:00", "2024-03-12T17:00", 3],
    ["2024-03-09T12:00", "2024-03-12T17:00", 2],
    ["2024-11-01T17:00:01", "2024-11-05T17:00", 2],
    ["2024-11-03T01:30", "2024-11-05T17:00", 2],
  ] as const)
    assert.equal(daysLeftWhenHeld({ heldAt: at(heldAt), deadline: at(until), lists }), left, heldAt);
});
