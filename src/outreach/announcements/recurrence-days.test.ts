import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ruleDays } from "./recurrence-days.ts";
import type { Rule } from "./recurrence-rule.ts";

const epoch = Temporal.PlainDate.from("1970-01-01");
const start = fc.integer({ min: 18_262, max: 20_500 }); // 2020 to 2026
const span = 1_500;

function some<T>(values: readonly T[], most = 3): fc.Arbitrary<T[]> {
  return fc.oneof(fc.constant<T[]>([]), fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }));
}

const rules: fc.Arbitrary<Rule> = fc
  .record({
    every: fc.constantFrom("day", "week", "month", "year"),
    interval: fc.integer({ min: 1, max: 4 }),
    count: fc.constant(null),
    until: fc.constant(null),
    weekStart: fc.integer({ min: 1, max: 7 }),
    days: fc.uniqueArray(
      fc.record({ ordinal: fc.constantFrom(0, 0, 1, -1, 2, 5, -5), weekday: fc.integer({ min: 1, max: 7 }) }),
      { maxLength: 3 },
    ),
    monthDays: some([1, 2, 13, 15, 29, 30, 31, -1, -5, -31]),
    yearDays: some([1, 60, 100, 365, 366, -1, -366]),
    months: some([1, 2, 3, 6, 9, 12]),
    positions: some([1, 2, 3, -1]),
  })
  .map(allowed);

/** What the RFC rules out is left out. */
function allowed(rule: Rule): Rule {
  const isShort = rule.every === "day" || rule.every === "week";
  return {
    ...rule,
    days: isShort ? rule.days.map(({ weekday }) => ({ ordinal: 0, weekday })) : rule.days,
    monthDays: rule.every === "week" ? [] : rule.monthDays,
    yearDays: rule.every === "year" ? rule.yearDays : [],
  };
}

/** The same by the words of RFC 5545, 3.3.10, slowly: every day is asked which period it is in and whether each part lets it through. */
function slowly(rule: Rule, first: number): number[] {
  const from = epoch.add({ days: first });
  const periods = new Map<number, number[]>();
  for (let number = first - 400; number < first + span + 400; number++) {
    const day = epoch.add({ days: number });
    const period = periodOf(day, from, rule);
    if (period < 0 || period % rule.interval !== 0 || !isLetThrough(day, from, rule)) continue;
    periods.set(period, [...(periods.get(period) ?? []), number]);
  }
  const { positions } = rule;
  const chosen = [...periods.values()].flatMap((numbers) =>
    positions.length === 0 ? numbers : positions.flatMap((n) => numbers.at(n > 0 ? n - 1 : n) ?? []),
  );
  const within = chosen.filter((number) => number > first && number < first + span);
  return [...new Set([first, ...within])].sort((a, b) => a - b);
}

function periodOf(day: Temporal.PlainDate, from: Temporal.PlainDate, { every, weekStart }: Rule): number {
  const weekOf = (one: Temporal.PlainDate): Temporal.PlainDate =>
    one.subtract({ days: (one.dayOfWeek - weekStart + 7) % 7 });
  if (every === "day") return from.until(day).days;
  if (every === "week") return weekOf(from).until(weekOf(day)).days / 7;
  return every === "month" ? (day.year - from.year) * 12 + day.month - from.month : day.year - from.year;
}

function isLetThrough(day: Temporal.PlainDate, from: Temporal.PlainDate, rule: Rule): boolean {
  const { every, days, monthDays, yearDays, months } = rule;
  if (months.length > 0 && !months.includes(day.month)) return false;
  if (monthDays.length > 0 && !monthDays.some((n) => day.day === (n > 0 ? n : day.daysInMonth + 1 + n))) return false;
  if (yearDays.length > 0 && !yearDays.some((n) => day.dayOfYear === (n > 0 ? n : day.daysInYear + 1 + n)))
    return false;
  if (days.length > 0)
    return days.some(
      (one) => one.weekday === day.dayOfWeek && isThat(one.ordinal, day, every === "month" || months.length > 0),
    );
  if (monthDays.length > 0 || yearDays.length > 0) return true;
  if (every === "week") return day.dayOfWeek === from.dayOfWeek;
  if (every === "month" || (every === "year" && months.length > 0)) return day.day === from.day;
  return every === "day" || (day.day === from.day && day.month === from.month);
}

/** Counts the same weekdays of its month or year one by one. */
function isThat(ordinal: number, day: Temporal.PlainDate, isInMonth: boolean): boolean {
  if (ordinal === 0) return true;
  const isSame = (other: Temporal.PlainDate): boolean =>
    other.year === day.year && (!isInMonth || other.month === day.month);
  const step = { days: ordinal > 0 ? -7 : 7 };
  let place = 1;
  for (let other = day.add(step); isSame(other); other = other.add(step)) place++;
  return place === Math.abs(ordinal);
}

test("the days of any rule are those that its words let through", () => {
  fc.assert(
    fc.property(rules, start, (rule, first) => {
      const asked = { rule, start: first, from: first, before: first + span, isPast: () => false, most: 10_000 };
      assert.deepEqual(ruleDays(asked, { days: 1e6 }), slowly(rule, first));
    }),
    { numRuns: 250, seed: 1540 },
  );
});

test("the same days are found from a later one, as many as are wanted, until one that is past, and as many as are counted", () => {
  fc.assert(
    fc.property(
      rules,
      start,
      fc.integer({ min: 1, max: span }),
      fc.integer({ min: 1, max: 9 }),
      (rule, first, later, few) => {
        const asked = { rule, start: first, from: first, before: first + span, isPast: () => false, most: 10_000 };
        const all = ruleDays(asked, { days: 1e6 });
        const from = first + later;
        assert.deepEqual(
          ruleDays({ ...asked, from }, { days: 1e6 }),
          all?.filter((day) => day >= from),
        );
        assert.deepEqual(ruleDays({ ...asked, most: few }, { days: 1e6 }), all?.slice(0, few));
        assert.deepEqual(ruleDays({ ...asked, rule: { ...rule, count: few } }, { days: 1e6 }), all?.slice(0, few));
        const isPast = (day: number): boolean => day > from;
        assert.deepEqual(
          ruleDays({ ...asked, isPast }, { days: 1e6 }),
          all?.filter((day) => day === first || day <= from),
        );
      },
    ),
    { numRuns: 500, seed: 1540 },
  );
});

test("a rule for which more days would have to be looked at than may be is not followed", () => {
  const rule: Rule = {
    every: "day",
    interval: 1,
    count: 5_000,
    until: null,
    weekStart: 1,
    days: [],
    monthDays: [],
    yearDays: [],
    months: [],
    positions: [],
  };
  const asked = { rule, start: 0, from: 4_990, before: 20_000, isPast: () => false, most: 200 };
  const budget = { days: 10_000 };
  assert.equal(ruleDays(asked, budget)?.length, 10);
  assert.ok(budget.days < 5_100, "what was looked at is taken off");
  assert.equal(ruleDays(asked, { days: 4_000 }), undefined);
});
