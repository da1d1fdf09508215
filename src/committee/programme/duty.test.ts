import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Duty, daysFrom, dueIn, dueStanding, occurrencesIn, type Tracking } from "./duty.ts";
import { readMandateDuties } from "./fill-mandate-duties.ts";
import { lastDay } from "./programme-task.ts";

const year = fc.integer({ min: 2004, max: 2100 });
const monthAndDay = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) });
const date = fc
  .integer({ min: 0, max: 35_000 })
  .map((days) => Temporal.PlainDate.from("2004-01-01").add({ days }).toString());

const always = { from: "2000-01-01", before: null };

test("what is asked each year is due once in every year, leap years too, never past its month", () => {
  fc.assert(
    fc.property(monthAndDay, year, (time, asked) => {
      const due = dueIn({ time, ...always }, asked);
      assert.ok(due);
      const day = Temporal.PlainDate.from(due);
      assert.equal(day.year, asked);
      assert.equal(day.month, time.month);
      assert.equal(day.day, Math.min(time.day, day.daysInMonth));
    }),
  );
});

test("the end of February is the 29th in a leap year and the 28th in the others", () => {
  const time = { month: 2, day: 31 };
  assert.equal(dueIn({ time, ...always }, 2028), "2028-02-29");
  assert.equal(dueIn({ time, ...always }, 2026), "2026-02-28");
  assert.equal(dueIn({ time, ...always }, 2100), "2100-02-28");
});

test("a duty asks from its first day up to, not including, its last: for any days and any year", () => {
  fc.assert(
    fc.property(monthAndDay, date, fc.option(date), year, (time, from, before, asked) => {
      const free = dueIn({ time, ...always }, asked) ?? "";
      const due = dueIn({ time, from, before }, asked);
      assert.equal(due !== undefined, from <= free && (before === null || free < before));
    }),
  );
});

test("what is asked once is due in one year only", () => {
  fc.assert(
    fc.property(date, (on) => {
      const years = [...Array(101).keys()].map((n) => 2004 + n);
      const due = years.filter((one) => dueIn({ time: { on }, ...always }, one) !== undefined);
      assert.deepEqual(due, on < "2101" ? [Number(on.slice(0, 4))] : []);
    }),
  );
});

test("a day on the boundary belongs to the duty that begins, not to the one that ends", () => {
  const time = { month: 5, day: 31 };
  assert.equal(dueIn({ time, from: "2011-05-31", before: "2016-05-31" }, 2011), "2011-05-31");
  assert.equal(dueIn({ time, from: "2011-05-31", before: "2016-05-31" }, 2016), undefined);
});

const founding: Duty[] = readMandateDuties().map(({ id, paragraph, title, ...duty }) => ({
  ...duty,
  id: id as Duty["id"],
  title,
  paragraph: paragraph ?? null,
  language: "en",
  ended: false,
}));

test("the mandate asks a programme of work once in every year from 2012 to 2032, by May and then by January", () => {
  for (let asked = 2012; asked <= 2032; asked++) {
    const due = occurrencesIn(founding, asked).filter(({ duty }) => duty.title.en?.startsWith("Programme of work"));
    assert.deepEqual(
      due.map((one) => one.due),
      [asked <= 2016 ? `${asked}-05-31` : `${asked}-01-31`],
    );
  }
});

test("the cycle of 2027 has the programme, the briefing, the first comprehensive review and the annual review, in order", () => {
  assert.deepEqual(
    occurrencesIn(founding, 2027).map(({ due }) => due),
    ["2027-01-31", "2027-03-31", "2027-11-30", "2027-12-31"],
  );
  assert.deepEqual(
    occurrencesIn(founding, 2032).map(({ due }) => due),
    ["2032-01-31", "2032-03-31", "2032-11-30"],
  );
  assert.deepEqual(occurrencesIn(founding, 2033), []);
});

const at = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);
const by = { source: "S", language: "en", recordedBy: "N" } as const;
const extended = (newDate: string, second: number) => ({
  id: `e${second}`,
  newDate,
  words: "W",
  recordedAt: at(second),
  ...by,
});
const delivered = (deliveredOn: string, second: number) => ({
  id: `d${second}`,
  deliveredOn,
  symbol: null,
  recordedAt: at(second),
  ...by,
});
const nothing: Tracking = { extensions: [], deliveries: [] };

test("a piece has days left up to its date, is due on it, and afterwards is not yet recorded", () => {
  const on = (today: string) => dueStanding("2026-12-31", nothing, today);
  assert.deepEqual(on("2026-12-30"), { due: "2026-12-31", first: undefined, status: "to-come", daysLeft: 1 });
  assert.deepEqual(on("2026-12-31"), { due: "2026-12-31", first: undefined, status: "to-come", daysLeft: 0 });
  assert.deepEqual(on("2027-01-01"), { due: "2026-12-31", first: undefined, status: "not-recorded" });
});

test("the newest extension gives the date in force, the newest delivery the day it came; the first date stays known", () => {
  const extensions = [extended("2026-02-15", 1), extended("2026-02-28", 2)];
  assert.deepEqual(dueStanding("2026-01-31", { ...nothing, extensions }, "2026-02-27"), {
    due: "2026-02-28",
    first: "2026-01-31",
    status: "to-come",
    daysLeft: 1,
  });
  const deliveries = [delivered("2026-02-20", 4), delivered("2026-02-02", 3)];
  assert.deepEqual(dueStanding("2026-01-31", { extensions, deliveries }, "2026-09-01"), {
    due: "2026-02-28",
    first: "2026-01-31",
    status: "delivered",
    on: "2026-02-20",
    symbol: null,
  });
});

test("days are those of the calendar, leap days counted, and the same backwards", () => {
  assert.equal(daysFrom("2028-02-28", "2028-03-01"), 2);
  assert.equal(daysFrom("2026-02-28", "2026-03-01"), 1);
  fc.assert(fc.property(date, date, (a, b) => assert.equal(daysFrom(a, b), 0 - daysFrom(b, a))));
});

test("a quarter ends with its last month", () => {
  const ends = [1, 2, 3, 4].map((quarter) => lastDay({ year: 2026, time: { quarter } }));
  assert.deepEqual(ends, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
});
