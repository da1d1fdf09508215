import type { HolidayList } from "./holidays.ts";

const zone = "America/New_York";
const closeOfBusiness = Temporal.PlainTime.from("17:00:00");

export type Deadline =
  | { ok: true; dayZero: Temporal.PlainDate; deadline: Temporal.ZonedDateTime; listYears: number[] }
  | { ok: false; reason: "no-official-list"; year: number };

/** Close of business at Headquarters on a day, written YYYY-MM-DD: 17:00:00 in New York. */
export function closeOfBusinessOn(day: string): Temporal.Instant {
  return closeOf(Temporal.PlainDate.from(day)).toInstant();
}

function closeOf(day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: zone, plainTime: closeOfBusiness });
}

type Circulation = { circulatedAt: Temporal.Instant; workingDays: number; lists: readonly HolidayList[] };

/**
 * 17:00:00 in New York on the n-th working day after day zero: the day of circulation if it is a working day and not after 17:00:00,
 * else the next working day. A year without a usable list is refused, never guessed.
 */
export function deadlineAfter({ circulatedAt, workingDays, lists }: Circulation): Deadline {
  const calendar = openCalendar(lists);
  return endOf(calendar, dayZeroIn(calendar, circulatedAt), workingDays);
}

type Count = { dayZero: Temporal.PlainDate; days: number; lists: readonly HolidayList[] };

/** The same count from a day zero that is known: how a period is counted anew when it grows or a list changes. */
export function deadlineFrom({ dayZero, days, lists }: Count): Deadline {
  return endOf(openCalendar(lists), dayZero, days);
}

/** The same count by another list: a day zero that is a holiday by it gives way to the next working day. */
export function recountedFrom({ dayZero, days, lists }: Count): Deadline {
  const calendar = openCalendar(lists);
  let first = dayZero;
  while (!calendar.missing && !calendar.isWorking(first)) first = first.add({ days: 1 });
  return endOf(calendar, first, days);
}

type Rest = { heldAt: Temporal.Instant; deadline: Temporal.Instant; lists: readonly HolidayList[] };

/**
 * What remains of a period whose clock stops: the working days after that day up to the deadline, and the day itself if it is a
 * working day and the clock stopped by 17:00:00. One at least; undefined without a list.
 */
export function daysLeftWhenHeld({ heldAt, deadline, lists }: Rest): number | undefined {
  const after = workingDaysLeft(heldAt, deadline, lists);
  if (after === undefined) return undefined;
  const calendar = openCalendar(lists);
  const stop = heldAt.toZonedDateTimeISO(zone);
  const itself =
    calendar.isWorking(stop.toPlainDate()) && Temporal.PlainTime.compare(stop.toPlainTime(), closeOfBusiness) <= 0
      ? 1
      : 0;
  return calendar.missing ? undefined : Math.max(1, after + itself);
}

function dayZeroIn(calendar: Calendar, at: Temporal.Instant): Temporal.PlainDate {
  const start = at.toZonedDateTimeISO(zone);
  let dayZero = start.toPlainDate();
  if (Temporal.PlainTime.compare(start.toPlainTime(), closeOfBusiness) > 0) dayZero = dayZero.add({ days: 1 });
  while (!calendar.missing && !calendar.isWorking(dayZero)) dayZero = dayZero.add({ days: 1 });
  return dayZero;
}

function endOf(calendar: Calendar, dayZero: Temporal.PlainDate, workingDays: number): Deadline {
  if (!Number.isInteger(workingDays) || workingDays < 1)
    throw new RangeError(`a period is one working day or more, not ${workingDays}`);
  let last = dayZero;
  for (let passed = 0; passed < workingDays && !calendar.missing; ) {
    last = last.add({ days: 1 });
    if (calendar.isWorking(last)) passed++;
  }
  if (calendar.missing) return { ok: false, reason: "no-official-list", year: calendar.missing };
  return {
    ok: true,
    dayZero,
    deadline: closeOf(last),
    listYears: [...calendar.used].sort(),
  };
}

/** 17:00:00 in New York so many months after the day of a moment: how long a hold may last where the rule limits it. */
export function monthsAfter(at: Temporal.Instant, months: number): Temporal.Instant {
  const day = at.toZonedDateTimeISO(zone).toPlainDate().add({ months });
  return closeOf(day).toInstant();
}

/** An act at 17:00:00 sharp is in time. */
export function isInTime(at: Temporal.Instant, deadline: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, deadline) <= 0;
}

/** Silence adopts at the first instant after the deadline. */
export function isAdopted(at: Temporal.Instant, deadline: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, deadline) > 0;
}

/** Working days after today up to a deadline, its own day included: 0 on the last day; undefined without a list. */
export function workingDaysLeft(
  now: Temporal.Instant,
  deadline: Temporal.Instant,
  lists: readonly HolidayList[],
): number | undefined {
  const end = deadline.toZonedDateTimeISO(zone).toPlainDate();
  const calendar = openCalendar(lists);
  let left = 0;
  let day = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  for (; Temporal.PlainDate.compare(day, end) <= 0; day = day.add({ days: 1 })) if (calendar.isWorking(day)) left++;
  return calendar.missing ? undefined : left;
}

type Calendar = { isWorking: (date: Temporal.PlainDate) => boolean; used: Set<number>; missing: number | undefined };

/** Monday to Friday and not an official holiday; remembers the years it was asked about and the first it has no list for. */
function openCalendar(lists: readonly HolidayList[]): Calendar {
  const byYear = new Map(
    lists.filter(({ confidence }) => confidence !== "provisional").map((list) => [list.year, new Set(list.days)]),
  );
  const calendar: Calendar = {
    used: new Set(),
    missing: undefined,
    isWorking: (date) => {
      const holidays = byYear.get(date.year);
      if (!holidays) calendar.missing ??= date.year;
      calendar.used.add(date.year);
      return date.dayOfWeek <= 5 && !holidays?.has(date.toString());
    },
  };
  return calendar;
}
