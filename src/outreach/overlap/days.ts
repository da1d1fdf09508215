const milliseconds = 86_400_000;

/** Whole days by number, half-open: day 0 is 1 January 1970. */
export type Days = { from: number; before: number };

/** The number of a day written YYYY-MM-DD. */
export function dayOf(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`${date} is not a day`);
  return at / milliseconds;
}

/** The days of a half-open range of dates; one day at least. */
export function daysOf({ from, before }: { from: string; before: string }): Days {
  const days = { from: dayOf(from), before: dayOf(before) };
  if (days.before <= days.from) throw new RangeError(`nothing lies from ${from} to before ${before}`);
  return days;
}

/** A day by number, written YYYY-MM-DD. */
export function writtenDay(day: number): string {
  return Temporal.PlainDate.from("1970-01-01").add({ days: day }).toString();
}

/** 1 on Monday to 7 on Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1; // day 0 was a Thursday
}

/** 0 when two ranges share a day, 1 when one starts the day after the other ends, and so on. */
export function gapBetween(one: Days, other: Days): number {
  // Founding methods, 2.1
  return Math.max(0, other.from - one.before + 1, one.from - other.before + 1);
}
