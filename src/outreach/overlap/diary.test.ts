import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActivityId } from "#db/ids.ts";
import { aDiary, anEntry, manyCalendarEntries, manyEntries } from "#test/diary.ts";
import { activityStandings } from "../activities/activity.ts";
import { openLexicon } from "../same-event/concepts.ts";
import { calendarItems, openCalendar } from "./calendar.ts";
import { coincidenceOf } from "./coincidence.ts";
import { entryOf } from "./diary.queries.ts";
import { openDiary, overlapOf } from "./diary.ts";
import { type DiaryEntry, readyEntry } from "./diary-entry.ts";
import { duplicationOf } from "./duplication.ts";
import { pairItems, sharedBy } from "./pair-conflict.ts";
import { totalOf } from "./severity.ts";

const asked = { notBefore: "2026-01-01" };
const inNovember = { from: "2026-11-24", before: "2026-11-26" };

test("the sweep finds what looking at every pair finds", () => {
  const lexicon = openLexicon([]);
  const calendar = openCalendar(manyCalendarEntries(2025, 3));
  for (let seed = 1; seed <= 4; seed++) {
    const entries = manyEntries({ seed, entries: 150, from: "2025-06-01", days: 500 });
    const diary = openDiary(entries, { calendar, lexicon });
    for (const entry of entries) {
      const own = readyEntry(entry);
      const others = entries.filter(({ id }) => id !== entry.id).map(readyEntry);
      const found = overlapOf(entry, diary, asked);

      const pairs = others
        .filter((other) => other.entry.dates.known === "days")
        .flatMap((other) => {
          const shared = sharedBy(own, other);
          return shared ? pairItems(shared, own.days) : [];
        });
      const items = [...pairs, ...calendarItems(own, own.days, calendar)];
      if (entry.dates.known === "window") assert.equal(found.conflict, null);
      else {
        assert.deepEqual(new Set(found.conflict?.items), new Set(items));
        assert.equal(found.conflict?.total, totalOf(items));
      }

      const all = others.flatMap((other) => duplicationOf(own, other, lexicon) ?? []);
      assert.deepEqual(new Set(found.duplications), new Set(all));
      const may = others.flatMap((other) => {
        const shared = sharedBy(own, other);
        return shared ? (coincidenceOf(own, shared) ?? []) : [];
      });
      assert.deepEqual(new Set(found.mayCoincide), new Set(may));
    }
  }
});

test("what is confirmed or was held is certain, to its closing: nobody proposes to merge with it", () => {
  const people = { parties: [], invitees: [], experts: [], names: { organisations: new Map() } };
  const told = anEntry({ subjects: ["nuclear"], region: "african", title: "Workshop on nuclear security" });
  const mayMerge = activityStandings.filter((standing) => {
    const head = {
      ...{
        id: "other" as ActivityId,
        title: told.title,
        language: told.language,
        mode: told.mode,
        place: "",
        hostState: null,
      },
      ...{ subjects: ["nuclear" as const], region: "african" as const, kind: "workshop" as const, standing },
      time: { from: told.from, before: told.before, precision: "days" as const, daysLong: null },
    };
    return overlapOf(told, aDiary([entryOf(head, people)]), asked).proposals.some(({ kind }) => kind === "merge");
  });
  assert.deepEqual(mayMerge, ["proposed", "planned", "invited", "postponed", "cancelled", "merged"]);
});

test("an activity does not meet itself, nor what was decided to be the same event", () => {
  const entry = anEntry({ experts: ["a"], states: ["A"], subjects: ["nuclear"], region: "african" });
  const diary = aDiary([entry, { ...entry, id: "announced" }]);
  assert.deepEqual(overlapOf(entry, diary, { ...asked, except: new Set(["announced"]) }), {
    conflict: { total: 0, level: "none", items: [] },
    mayCoincide: [],
    duplications: [],
    proposals: [],
  });
  assert.equal(overlapOf(entry, diary, asked).conflict?.level, "conflict");
});

test("a proposed week has what the activity would have on those days, and no other week is better", () => {
  const entries = manyEntries({ seed: 8, entries: 150, from: "2025-06-01", days: 250 }).filter(
    ({ dates }) => dates.known === "days",
  );
  const diary = aDiary(entries, manyCalendarEntries(2025, 2));
  for (const entry of entries) {
    const shifted = Array.from({ length: 17 }, (_, n) => (n - 8) * 7).map((days) => {
      const later = (date: string) => Temporal.PlainDate.from(date).add({ days }).toString();
      const on = { from: later(entry.from), before: later(entry.before) };
      return { ...on, shift: days, ...overlapOf({ ...entry, ...on }, diary, asked).conflict };
    });
    const own = shifted[8];
    assert.ok(own?.total !== undefined);
    const { total, level } = own;
    const better = shifted
      .filter((week) => (week.total ?? 1) < total && week.from >= asked.notBefore)
      .sort((a, b) => (a.total ?? 1) - (b.total ?? 1) || Math.abs(a.shift) - Math.abs(b.shift) || b.shift - a.shift);
    assert.deepEqual(weeksFor(entry, diary), level === "conflict" || level === "warning" ? better.slice(0, 3) : []);
  }
});

/** What is taken for an expert on these weeks after the one in November. */
function busyExcept(free: readonly number[]): DiaryEntry[] {
  const weeks = Array.from({ length: 21 }, (_, n) => n - 10).filter((week) => !free.includes(week));
  return weeks.map((week) => {
    const from = Temporal.PlainDate.from(inNovember.from).add({ days: week * 7 });
    return anEntry({
      id: `week ${week}`,
      experts: ["a"],
      from: from.toString(),
      before: from.add({ days: 2 }).toString(),
    });
  });
}

function weeksFor(entry: DiaryEntry, diary: ReturnType<typeof aDiary>, notBefore = asked.notBefore) {
  return overlapOf(entry, diary, { notBefore }).proposals.flatMap((proposal) =>
    proposal.kind === "better-week" ? [proposal.week] : [],
  );
}

test("for a conflict the best three weeks within sixty days are proposed, the nearest first and then the later", () => {
  const diary = aDiary(busyExcept([-9, -8, -2, 2, 3, 8, 9]));
  const weeks = weeksFor(anEntry({ experts: ["a"] }), diary);
  assert.deepEqual(
    weeks.map(({ from, before, shift, total, items }) => ({ from, before, shift, total, items })),
    [
      { from: "2026-12-08", before: "2026-12-10", shift: 14, total: 0, items: [] },
      { from: "2026-11-10", before: "2026-11-12", shift: -14, total: 0, items: [] },
      { from: "2026-12-15", before: "2026-12-17", shift: 21, total: 0, items: [] },
    ],
  );
});

test("the weeks at both ends of the sixty days are looked at, those beyond are not", () => {
  const shifts = (free: number[]) =>
    weeksFor(anEntry({ experts: ["a"] }), aDiary(busyExcept(free))).map(({ shift }) => shift);
  assert.deepEqual(shifts([-8, 8]), [56, -56]);
  assert.deepEqual(shifts([-9, 9]), []);
});

test("a proposed week carries what would stand in its way", () => {
  const diary = aDiary(busyExcept([1]), [{ kind: "fatf", name: "Plenary", from: "2026-12-01", before: "2026-12-02" }]);
  const [week, ...others] = weeksFor(anEntry({ experts: ["a"] }), diary);
  assert.deepEqual(others, []);
  assert.equal(week?.total, 0.3);
  assert.deepEqual(
    week?.items.map(({ kind }) => kind),
    ["fatf"],
  );
});

test("no week in the past is proposed, and none where nothing stands in the way", () => {
  const diary = aDiary(busyExcept([-2, 2]));
  assert.deepEqual(
    weeksFor(anEntry({ experts: ["a"] }), diary, "2026-11-11").map(({ shift }) => shift),
    [14],
  );
  assert.deepEqual(weeksFor(anEntry({ experts: ["b"] }), diary), []);
});

const quarter = { from: "2026-10-01", before: "2027-01-01" };

test("while only a window is known nothing is said of a conflict, but that two may coincide", () => {
  const window = anEntry({
    ...quarter,
    dates: { known: "window", length: null },
    experts: ["a"],
    states: ["A"],
    organisers: ["x"],
  });
  const other = anEntry({ id: "other", experts: ["a", "b"], states: ["A", "B"], organisations: ["x"] });
  const diary = aDiary([other, window], [{ kind: "committee-meeting", name: "meeting", ...inNovember }]);
  const common = { isCertain: false, experts: ["a"], states: ["A"], organisations: ["x"] };
  const found = overlapOf({ ...window, id: "new" }, diary, asked);
  assert.equal(found.conflict, null);
  assert.deepEqual(
    found.mayCoincide.map(({ with: { id }, ...rest }) => ({ id, ...rest })),
    [
      { id: "activity", unknown: "both", ...common },
      { id: "other", unknown: "this", ...common },
    ],
  );
  const dated = overlapOf({ ...other, id: "new" }, diary, asked);
  assert.deepEqual(
    dated.mayCoincide.map(({ with: { id }, unknown }) => ({ id, unknown })),
    [{ id: "activity", unknown: "other" }],
  );
});

test("a window that leaves no room beside the other's days coincides for certain", () => {
  const certain = (from: string, before: string, length: number | null): boolean | undefined => {
    const window = anEntry({ id: "window", from, before, experts: ["a"], dates: { known: "window", length } });
    return overlapOf(anEntry({ experts: ["a"] }), aDiary([window]), asked).mayCoincide[0]?.isCertain;
  };
  assert.equal(certain("2026-11-23", "2026-11-28", 2), false); // Thursday and Friday are left
  assert.equal(certain("2026-11-23", "2026-11-28", 3), true);
  assert.equal(certain("2026-11-24", "2026-11-26", null), true);
  assert.equal(certain("2026-11-23", "2026-11-26", null), false);
  assert.equal(certain("2026-11-26", "2026-11-30", 2), undefined);
});

test("inside a window the best weeks are proposed once its length is known", () => {
  const window = (length: number | null) =>
    anEntry({ id: "new", ...quarter, dates: { known: "window", length }, experts: ["a"] });
  const busy = ["2026-10-01", "2026-10-08", "2026-10-15"].map((from) =>
    anEntry({ id: from, from, before: Temporal.PlainDate.from(from).add({ days: 3 }).toString(), experts: ["a"] }),
  );
  const weeks = weeksFor(window(3), aDiary(busy));
  assert.deepEqual(
    weeks.map(({ from, before }) => [from, before]),
    [
      ["2026-10-22", "2026-10-25"],
      ["2026-10-29", "2026-11-01"],
      ["2026-11-05", "2026-11-08"],
    ],
  );
  assert.deepEqual(weeksFor(window(null), aDiary(busy)), []);
  assert.deepEqual(
    weeksFor(window(3), aDiary(busy), "2026-10-23").map(({ from }) => from),
    ["2026-10-29", "2026-11-05", "2026-11-12"],
  );
  assert.equal(weeksFor(window(92), aDiary(busy)).length, 1); // the quarter itself
  assert.deepEqual(weeksFor(window(93), aDiary(busy)), []);
});
