import assert from "node:assert/strict";
import { test } from "node:test";
import { anEntry } from "#test/diary.ts";
import { type CalendarEntry, calendarItems, openCalendar } from "./calendar.ts";
import { type DiaryEntry, readyEntry } from "./diary-entry.ts";

const days = { from: "2026-11-23", before: "2026-11-28" }; // Monday to Friday
const met = { name: "it", from: "2026-11-25", before: "2026-11-26" };

function itemsOf(
  what: Partial<DiaryEntry>,
  entries: readonly CalendarEntry[],
  weekends?: ReadonlyMap<string, readonly number[]>,
) {
  const own = readyEntry(anEntry({ ...days, ...what }));
  return calendarItems(own, own.days, openCalendar(entries, weekends));
}

function severitiesOf(what: Partial<DiaryEntry>, entries: readonly CalendarEntry[]): number[] {
  return itemsOf(what, entries).map(({ severity }) => severity);
}

test("a Committee meeting on the same day weighs more where experts take part", () => {
  assert.deepEqual(itemsOf({ experts: ["a"] }, [{ kind: "committee-meeting", ...met }]), [
    { kind: "committee-meeting", severity: 0.9, meeting: met, experts: ["a"] },
  ]);
  assert.deepEqual(severitiesOf({}, [{ kind: "committee-meeting", ...met }]), [0.4]);
});

test("what is on the day before or after is not met", () => {
  const beside = [
    { name: "before", from: "2026-11-20", before: "2026-11-23" },
    { name: "after", from: "2026-11-28", before: "2026-11-30" },
  ];
  assert.deepEqual(
    severitiesOf(
      {},
      beside.map((one) => ({ kind: "committee-meeting", ...one })),
    ),
    [],
  );
});

test("a large meeting weighs more for an activity on its own subject", () => {
  for (const subject of ["nuclear", "chemical", "biological"] as const) {
    const meeting: CalendarEntry = { kind: "large-meeting", subject, ...met };
    assert.deepEqual(severitiesOf({ subjects: [subject, "reporting"] }, [meeting]), [0.7]);
    assert.deepEqual(severitiesOf({ subjects: ["financing"] }, [meeting]), [0.4]);
  }
});

test("FATF weighs more for an activity on financing", () => {
  assert.deepEqual(severitiesOf({ subjects: ["financing"] }, [{ kind: "fatf", ...met }]), [0.7]);
  assert.deepEqual(severitiesOf({ subjects: ["nuclear"] }, [{ kind: "fatf", ...met }]), [0.3]);
});

test("the high-level week weighs more than the First Committee", () => {
  assert.deepEqual(severitiesOf({}, [{ kind: "general-assembly", part: "high-level-week", ...met }]), [0.6]);
  assert.deepEqual(severitiesOf({}, [{ kind: "general-assembly", part: "first-committee", ...met }]), [0.3]);
});

test("holidays of the host weigh by the working days that they take", () => {
  const holiday = (from: string, before: string, state = "XVA"): CalendarEntry => ({
    kind: "host-holiday",
    name: "feast",
    state,
    from,
    before,
  });
  const here = { hostState: "XVA" };
  assert.deepEqual(itemsOf(here, [holiday("2026-11-24", "2026-11-27"), holiday("2026-11-26", "2026-11-29")]), [
    {
      kind: "host-holiday",
      severity: 0.48, // 0.6 × 4/5; a day in two holidays counts once
      state: "XVA",
      holidays: [
        { name: "feast", from: "2026-11-24", before: "2026-11-27" },
        { name: "feast", from: "2026-11-26", before: "2026-11-29" },
      ],
      days: 4,
      of: 5,
    },
  ]);
  assert.deepEqual(severitiesOf(here, [holiday("2026-11-24", "2026-11-25")]), [0.3]); // 0.6 × 1/5 is less
  assert.deepEqual(severitiesOf(here, [holiday("2026-11-24", "2026-11-25", "XOR")]), []);
  assert.deepEqual(severitiesOf({}, [holiday("2026-11-24", "2026-11-25")]), []);
});

test("a host holiday on a weekend takes nothing, and days of the weekend are not counted", () => {
  const friday: CalendarEntry = {
    kind: "host-holiday",
    name: "feast",
    state: "XVA",
    from: "2026-11-27",
    before: "2026-11-28",
  };
  const weekends = new Map([["XVA", [5, 6]]]);
  const overWeekend = { hostState: "XVA", from: "2026-11-26", before: "2026-11-30" }; // Thursday to Sunday
  assert.deepEqual(itemsOf(overWeekend, [friday], weekends), [
    { kind: "weekend", severity: 0.2, state: "XVA", isAssumed: false, days: 2, of: 4 },
  ]);
  const both = itemsOf(overWeekend, [{ ...friday, from: "2026-11-26", before: "2026-11-30" }], weekends);
  assert.equal(both[0]?.severity, 0.6); // Thursday and Sunday: two of two working days
  const found = itemsOf(overWeekend, [{ ...friday, before: "2026-11-30" }], weekends);
  assert.deepEqual(
    found.map(({ kind, severity }) => ({ kind, severity })),
    [
      { kind: "host-holiday", severity: 0.3 }, // Sunday: one of two working days
      { kind: "weekend", severity: 0.2 },
    ],
  );
});

test("holidays of Headquarters weigh by the days that they take, floating ones too", () => {
  const floating: CalendarEntry = { kind: "un-holiday", isFloating: true, ...met };
  const official: CalendarEntry = {
    kind: "un-holiday",
    isFloating: false,
    name: "Thanksgiving",
    from: "2026-11-26",
    before: "2026-11-27",
  };
  assert.deepEqual(severitiesOf({}, [floating]), [0.25]); // 0.5 × 1/5 is less
  assert.deepEqual(itemsOf({ from: "2026-11-25", before: "2026-11-28" }, [floating, official]), [
    {
      kind: "un-holiday",
      severity: 0.3333, // 0.5 × 2/3
      holidays: [
        { ...met, isFloating: true },
        { name: "Thanksgiving", from: "2026-11-26", before: "2026-11-27", isFloating: false },
      ],
      days: 2,
      of: 3,
    },
  ]);
});

test("the weekend is that of the host; where none is recorded Saturday and Sunday are taken, and that is told", () => {
  const days = { from: "2026-11-26", before: "2026-12-02" }; // Thursday to Tuesday
  assert.deepEqual(itemsOf({ ...days, hostState: "XVA" }, []), [
    { kind: "weekend", severity: 0.1333, state: "XVA", isAssumed: true, days: 2, of: 6 }, // 0.4 × 2/6
  ]);
  assert.deepEqual(itemsOf({ ...days, hostState: "XVA" }, [], new Map([["XVA", [5]]])), [
    { kind: "weekend", severity: 0.0667, state: "XVA", isAssumed: false, days: 1, of: 6 },
  ]);
  assert.deepEqual(itemsOf({ ...days, hostState: null }, []), []);
});
