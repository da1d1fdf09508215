import { assumedRestDays } from "../marks/rest-days.ts";
import { type Days, daysOf, weekdayOf } from "./days.ts";
import type { ReadyEntry } from "./diary-entry.ts";
import { rounded } from "./severity.ts";
import { openSpans, placesWithin, type Spans } from "./spans.ts";

/** What stands in the calendar on its own days, half-open, whatever anybody plans. */
export type CalendarEntry = { name: string; from: string; before: string } & (
  | { kind: "committee-meeting" }
  /** The General Conference of IAEA, the Conference of the States Parties of OPCW, a meeting under the BWC. */
  | { kind: "large-meeting"; subject: "nuclear" | "chemical" | "biological" }
  | { kind: "fatf" }
  | { kind: "general-assembly"; part: "high-level-week" | "first-committee" }
  | { kind: "host-holiday"; state: string }
  | { kind: "un-holiday"; isFloating: boolean }
);

/** Calendar entries sorted once, and the days of the weekend by State: 1 is Monday. */
export type Calendar = {
  entries: readonly CalendarEntry[];
  days: readonly Days[];
  spans: Spans;
  weekends: ReadonlyMap<string, readonly number[]>;
};

type Named = { name: string; from: string; before: string };
/** `days` of the `of` days of the activity. */
type Part = { days: number; of: number };

/** What of the calendar an activity meets. Kinds are the lines of the table: of each the largest counts. */
export type CalendarItem = { severity: number } & (
  | { kind: "committee-meeting"; meeting: Named; experts: readonly string[] }
  | { kind: "large-meeting"; meeting: Named; subject: "nuclear" | "chemical" | "biological"; isOnSubject: boolean }
  | { kind: "fatf"; meeting: Named; isOnSubject: boolean }
  | { kind: "general-assembly"; meeting: Named; part: "high-level-week" | "first-committee" }
  /** Of the days that are no weekend there. */
  | ({ kind: "host-holiday"; state: string; holidays: Named[] } & Part)
  | ({ kind: "un-holiday"; holidays: (Named & { isFloating: boolean })[] } & Part)
  /** `isAssumed`: no weekend is recorded for this State, Saturday and Sunday were taken. */
  | ({ kind: "weekend"; state: string; isAssumed: boolean } & Part)
);

export function openCalendar(
  entries: readonly CalendarEntry[],
  weekends: ReadonlyMap<string, readonly number[]> = new Map(),
): Calendar {
  const days = entries.map(daysOf);
  return { entries, days, spans: openSpans(days), weekends };
}

/** The items with the calendar when this activity is on these days. // Founding methods, 2.1, second table */
export function calendarItems(own: ReadyEntry, days: Days, calendar: Calendar): CalendarItem[] {
  const met = placesWithin(calendar.spans, days).map((place) => calendar.entries[place] as CalendarEntry); // its own places
  return [
    ...met.flatMap((entry) => meetingItem(own, entry)),
    ...hostHolidayItem(own, days, met, calendar),
    ...unHolidayItem(days, met),
    ...weekendItem(own, days, calendar),
  ];
}

function meetingItem({ entry: { experts }, subjects }: ReadyEntry, met: CalendarEntry): CalendarItem[] {
  const meeting = named(met);
  switch (met.kind) {
    case "committee-meeting":
      return [{ kind: met.kind, severity: experts.length > 0 ? 0.9 : 0.4, meeting, experts }];
    case "large-meeting": {
      const isOnSubject = subjects.has(met.subject);
      return [{ kind: met.kind, severity: isOnSubject ? 0.7 : 0.4, meeting, subject: met.subject, isOnSubject }];
    }
    case "fatf": {
      const isOnSubject = subjects.has("financing");
      return [{ kind: met.kind, severity: isOnSubject ? 0.7 : 0.3, meeting, isOnSubject }];
    }
    case "general-assembly":
      return [{ kind: met.kind, severity: met.part === "high-level-week" ? 0.6 : 0.3, meeting, part: met.part }];
    case "host-holiday":
    case "un-holiday":
      return [];
  }
}

/** NOTE Neither x nor n counts a day of the weekend: a holiday that falls on one takes no day of work from anybody. */
function hostHolidayItem(
  { entry: { hostState } }: ReadyEntry,
  days: Days,
  met: readonly CalendarEntry[],
  calendar: Calendar,
): CalendarItem[] {
  if (hostState === null) return [];
  const weekend = weekendOf(hostState, calendar).days;
  const working = eachDay(days).filter((day) => !weekend.includes(weekdayOf(day)));
  const holidays = met.filter((entry) => entry.kind === "host-holiday" && entry.state === hostState);
  const taken = covered(working, holidays);
  if (taken === 0) return [];
  const severity = rounded(Math.max(0.3, (0.6 * taken) / working.length));
  return [
    {
      kind: "host-holiday",
      severity,
      state: hostState,
      holidays: holidays.map(named),
      days: taken,
      of: working.length,
    },
  ];
}

function unHolidayItem(days: Days, met: readonly CalendarEntry[]): CalendarItem[] {
  const holidays = met.filter((entry) => entry.kind === "un-holiday");
  const of = days.before - days.from;
  const taken = covered(eachDay(days), holidays);
  if (taken === 0) return [];
  const severity = rounded(Math.max(0.25, (0.5 * taken) / of));
  const told = holidays.map((entry) => ({ ...named(entry), isFloating: entry.isFloating }));
  return [{ kind: "un-holiday", severity, holidays: told, days: taken, of }];
}

function weekendItem({ entry: { hostState } }: ReadyEntry, days: Days, calendar: Calendar): CalendarItem[] {
  if (hostState === null) return [];
  const weekend = weekendOf(hostState, calendar);
  const of = days.before - days.from;
  const taken = eachDay(days).filter((day) => weekend.days.includes(weekdayOf(day))).length;
  if (taken === 0) return [];
  const severity = rounded((0.4 * taken) / of);
  return [{ kind: "weekend", severity, state: hostState, isAssumed: weekend.isAssumed, days: taken, of }];
}

function weekendOf(state: string, { weekends }: Calendar): { days: readonly number[]; isAssumed: boolean } {
  const known = weekends.get(state);
  return { days: known ?? assumedRestDays, isAssumed: known === undefined };
}

function eachDay({ from, before }: Days): number[] {
  return Array.from({ length: before - from }, (_, n) => from + n);
}

function covered(days: readonly number[], entries: readonly CalendarEntry[]): number {
  const ranges = entries.map(daysOf);
  return days.filter((day) => ranges.some(({ from, before }) => from <= day && day < before)).length;
}

function named({ name, from, before }: CalendarEntry): Named {
  return { name, from, before };
}
