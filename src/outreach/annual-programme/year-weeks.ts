/** The weeks of a year by ISO 8601: they begin on a Monday, and the first is the one with 4 January in it. */
export type YearWeeks = { firstMonday: string; count: number };

/** Half-open, local days. */
type Days = { from: string; before: string };

export function weeksOf(year: number): YearWeeks {
  const first = firstMonday(year);
  return { firstMonday: first.toString(), count: first.until(firstMonday(year + 1)).days / 7 };
}

/** The number of the week in which a day lies, from 0; below zero before the year, `count` or more after it. */
export function weekOf(day: string, { firstMonday }: YearWeeks): number {
  return Math.floor(Temporal.PlainDate.from(firstMonday).until(day).days / 7);
}

export function daysOf(week: number, { firstMonday }: YearWeeks): Days {
  const monday = Temporal.PlainDate.from(firstMonday).add({ weeks: week });
  return { from: monday.toString(), before: monday.add({ weeks: 1 }).toString() };
}

/** The weeks of the year that some days touch: of leave, of a meeting. */
export function weeksTouched({ from, before }: Days, weeks: YearWeeks): number[] {
  if (from >= before) return [];
  const last = weekOf(Temporal.PlainDate.from(before).subtract({ days: 1 }).toString(), weeks);
  return Array.from({ length: weeks.count }, (_, week) => week).filter(
    (week) => week >= weekOf(from, weeks) && week <= last,
  );
}

function firstMonday(year: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 });
}
