import { type AnnouncedTime, type LossReason, mostInstances, yearsAhead } from "./announced.ts";
import type { CalendarEvent } from "./calendar-event.ts";
import { dayOf, inZone, keyOf, onDay, timeOf, type When } from "./calendar-when.ts";
import { type Budget, dayNumber, ruleDays } from "./recurrence-days.ts";
import type { Rule } from "./recurrence-rule.ts";

type Expanded = { times: AnnouncedTime[]; isCut: boolean } | { reason: LossReason };

/**
 * The times of something that repeats, from a day for two years and at most two hundred: its first start, what its rules and its added
 * dates give, without the excluded ones and without those that an event of their own tells of.
 */
export function expand(event: CalendarEvent, own: readonly CalendarEvent[], since: string, budget: Budget): Expanded {
  const { start, length, added, excluded, shownIn } = event;
  const until = Temporal.PlainDate.from(since).add({ years: yearsAhead }).toString();
  const first = timeOf(start, length);
  if (!first) return { reason: "too-long" };
  const span = numberOf(first.before) - numberOf(first.from) + 1; // a day more: the calendar's own zone may be another
  const days = daysOf(event, { from: numberOf(since) - span, before: numberOf(until) + 1, apart: own.length, budget });
  if (!days) return { reason: "rule-too-long" };

  const apart = new Set(
    [...excluded, ...own.flatMap(({ instance }) => instance ?? [])].flatMap((when) => names(when, start)),
  );
  const starts = new Map<string, When>();
  for (const when of [...days.map((day) => onDay(start, dayText(day))), ...added.map((when) => inTerms(when, start))]) {
    if (!apart.has(keyOf(when)) && !apart.has(`${dayOf(when)} all`)) starts.set(keyOf(when), when);
  }
  const times = [...starts]
    .map(([instance, when]) => ({ instance, time: timeOf(inZone(when, shownIn), length) }))
    .flatMap(({ instance, time }) => (time && time.before > since && time.from < until ? [{ instance, ...time }] : []))
    .sort((a, b) => (a.from < b.from || (a.from === b.from && a.instance < b.instance) ? -1 : 1));
  return { times: times.slice(0, mostInstances), isCut: times.length > mostInstances };
}

/** `apart`: how many of the days may be told of elsewhere. */
type Bounds = { from: number; before: number; apart: number; budget: Budget };

/** The days of all rules within bounds; undefined where one cannot be followed so far. Without a rule, the day itself. */
function daysOf(event: CalendarEvent, { from, before, apart, budget }: Bounds): number[] | undefined {
  const start = numberOf(dayOf(event.start));
  const most = mostInstances + 3 + event.excluded.length + apart;
  if (event.rules.length === 0) return [start];
  const found = new Set<number>();
  for (const rule of event.rules.slice(0, 10)) {
    const days = ruleDays({ rule, start, from, before, isPast: pastOf(event.start, rule), most }, budget);
    if (!days) return undefined;
    for (const day of days) found.add(day);
  }
  return [...found].sort((a, b) => a - b);
}

/** Whether a day is past the rule's last; only around that day itself the hour is looked at. */
function pastOf(start: When, { until }: Rule): (day: number) => boolean {
  if (!until) return () => false;
  const last = numberOf(dayOf(until));
  return (day) => day > last + 2 || (day > last - 2 && isAfter(onDay(start, dayText(day)), until));
}

/** Whether a start lies behind a rule's UNTIL: by the moment where both have one, else by the day or the time as written. */
function isAfter(start: When, until: When): boolean {
  if (until.isDay || start.isDay) return dayOf(start) > dayOf(until);
  if (start.zone === null || until.zone === null) return Temporal.PlainDateTime.compare(start.at, until.at) > 0;
  return keyOf(start) > keyOf(until);
}

/** What an excluded or replaced start is known by, in the terms of the first one; a day alone means whatever starts on it. */
function names(when: When, start: When): string[] {
  return when.isDay && !start.isDay ? [`${dayOf(when)} all`] : [keyOf(inTerms(when, start))];
}

/** A day for what takes whole days; a local time in the zone of the first start. */
export function inTerms(when: When, start: When): When {
  if (start.isDay) return { ...when, isDay: true, zone: null };
  if (when.isDay) return onDay(start, dayOf(when));
  return when.zone === null ? { ...when, zone: start.zone } : when;
}

function numberOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return dayNumber(year, month, date);
}

function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
