/** Something that stands in the view of a year: on its days, half-open, or somewhere in a window. */
export type Standing = { from: string; before: string; isRough: boolean };

export type YearDay<T> = { date: string; items: readonly T[] };

/** A month in weeks of seven places that begin on Monday, empty where the day is another month's. */
export type YearMonth<T> = {
  /** Its first day. */
  first: string;
  weeks: readonly (readonly (YearDay<T> | undefined)[])[];
  /** What stands on some of its days. */
  items: readonly T[];
  /** What falls somewhere in a window that the month is part of. */
  rough: readonly T[];
};

/** Twelve months of a year, each with its days and with what stands on them. */
export function layOutYear<T extends Standing>(year: number, items: readonly T[]): YearMonth<T>[] {
  return Array.from({ length: 12 }, (_, n) => {
    const first = Temporal.PlainDate.from({ year, month: n + 1, day: 1 });
    const inside = touching(items, first.toString(), first.add({ months: 1 }).toString());
    const fixed = inside.filter(({ isRough }) => !isRough);
    return {
      first: first.toString(),
      weeks: weeksOf(first, fixed),
      items: fixed,
      rough: inside.filter(({ isRough }) => isRough),
    };
  });
}

function weeksOf<T extends Standing>(first: Temporal.PlainDate, items: readonly T[]): (YearDay<T> | undefined)[][] {
  const before = first.dayOfWeek - 1;
  const places = Math.ceil((before + first.daysInMonth) / 7);
  return Array.from({ length: places }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - before + 1;
      if (day < 1 || day > first.daysInMonth) return undefined;
      const date = first.with({ day });
      return { date: date.toString(), items: touching(items, date.toString(), date.add({ days: 1 }).toString()) };
    }),
  );
}

function touching<T extends Standing>(items: readonly T[], first: string, next: string): T[] {
  return items.filter(({ from, before }) => from < next && before > first);
}

/** Where a window lies in a year, in months from its beginning: a month is as wide as another. */
export function bandOf(
  year: number,
  { from, before }: Pick<Standing, "from" | "before">,
): { start: number; end: number } {
  const monthsUntil = (date: string): number => {
    const { year: of, month, day, daysInMonth } = Temporal.PlainDate.from(date);
    return Math.min(12, Math.max(0, (of - year) * 12 + month - 1 + (day - 1) / daysInMonth));
  };
  return { start: monthsUntil(from), end: monthsUntil(before) };
}
