import { type Calendar, type CalendarItem, calendarItems } from "./calendar.ts";
import { type Days, writtenDay } from "./days.ts";
import type { ReadyEntry } from "./diary-entry.ts";
import { type PairItem, pairItems, type Shared } from "./pair-conflict.ts";
import { type ConflictLevel, levelOf, totalOf } from "./severity.ts";

export type ConflictItem = PairItem | CalendarItem;

/** What stands in the way of an activity on its days, the most severe first. */
export type Conflict = { total: number; level: ConflictLevel; items: ConflictItem[] };

/** The same activity on other days, with what would still stand in the way. `shift` in days: negative is earlier. */
export type Week = Conflict & { from: string; before: string; shift: number };

/** Weeks looked at on each side: 8 × 7 days lie within ±60, so that there are 17 with its own. Founding methods, 2.1, proposals. */
export const weeksEachSide = 8;

/** What stands in the way on these days, of what is shared with others whose days are known, and of the calendar. */
export function conflictOn(days: Days, own: ReadyEntry, shared: readonly Shared[], calendar: Calendar): Conflict {
  const items: ConflictItem[] = [];
  for (const one of shared) items.push(...pairItems(one, days));
  items.push(...calendarItems(own, days, calendar));
  const total = totalOf(items);
  return { total, level: levelOf(total), items: items.sort(bySeverity) };
}

type Search = {
  own: ReadyEntry;
  shared: readonly Shared[];
  calendar: Calendar;
  /** Days that may be taken instead. */
  candidates: readonly Days[];
  /** Only weeks better than this. */
  below: number;
  keep: number;
};

/** The weeks with the lowest total; of equal ones the nearest, then the later. // Founding methods, 2.1, proposals */
export function betterWeeks({ own, shared, calendar, candidates, below, keep }: Search): Week[] {
  const found = candidates.map((days) => {
    const shift = days.from - own.days.from;
    return {
      from: writtenDay(days.from),
      before: writtenDay(days.before),
      shift,
      ...conflictOn(days, own, shared, calendar),
    };
  });
  return found
    .filter(({ total }) => total < below)
    .sort((a, b) => a.total - b.total || Math.abs(a.shift) - Math.abs(b.shift) || b.shift - a.shift)
    .slice(0, keep);
}

/** Whole weeks earlier and later, none that begins before a day. Its own is among them, and never better than itself. */
export function weeksAround({ from, before }: Days, notBefore: number): Days[] {
  const shifts = Array.from({ length: 2 * weeksEachSide + 1 }, (_, n) => (n - weeksEachSide) * 7);
  return shifts
    .filter((shift) => from + shift >= notBefore)
    .map((shift) => ({ from: from + shift, before: before + shift }));
}

/** Every week of a window in which so many days in a row fit, on the first one's weekday. */
export function weeksInside(window: Days, length: number, notBefore: number): Days[] {
  const weeks: Days[] = [];
  for (let from = window.from; from + length <= window.before; from += 7)
    if (from >= notBefore) weeks.push({ from, before: from + length });
  return weeks;
}

function bySeverity(a: ConflictItem, b: ConflictItem): number {
  return b.severity - a.severity || compared(keyOf(a), keyOf(b));
}

function keyOf(item: ConflictItem): string {
  return `${item.kind} ${"with" in item ? item.with.id : "meeting" in item ? item.meeting.name : ""}`;
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
