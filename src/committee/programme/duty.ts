import type { DutyId } from "#db/ids.ts";
import { type Language, languages, type Texts } from "#i18n/languages.ts";

/** Each year by a day (a day past the month's end means its last), or once by a date. */
export type DutyTime = { month: number; day: number } | { on: string };

/** What the mandate asks of the Committee, by which resolution and paragraph, from a day up to, not including, another. */
export type Duty = {
  id: DutyId;
  title: Texts;
  resolution: string;
  paragraph: string | null;
  time: DutyTime;
  from: string;
  before: string | null;
  source: string;
  /** The language of the source's words. */
  language: Language;
  ended: boolean;
};

/** What is due in one year under one duty. */
export type Occurrence = { duty: Duty; year: number; due: string };

/** The day by which a duty asks something in a year; undefined where it asks nothing that year. */
export function dueIn(
  { time, from, before }: Pick<Duty, "time" | "from" | "before">,
  year: number,
): string | undefined {
  const due = "on" in time ? time.on : lastDayOf(year, time.month, time.day);
  const isOfYear = due.startsWith(`${String(year).padStart(4, "0")}-`);
  return isOfYear && from <= due && (before === null || due < before) ? due : undefined;
}

/** What is due in a year, the nearest date first. */
export function occurrencesIn(duties: readonly Duty[], year: number): Occurrence[] {
  return duties
    .flatMap((duty) => {
      const due = dueIn(duty, year);
      return due ? [{ duty, year, due }] : [];
    })
    .sort((a, b) => a.due.localeCompare(b.due) || a.duty.id.localeCompare(b.duty.id));
}

function lastDayOf(year: number, month: number, day: number): string {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: "constrain" }).toString(); // 30 February is its last day
}

/** A date agreed in place of the first one. */
export type Extension = {
  id: string;
  newDate: string;
  words: string;
  source: string;
  language: Language;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** That the piece was delivered. */
export type Delivery = {
  id: string;
  deliveredOn: string;
  symbol: string | null;
  source: string;
  language: Language;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

export type Tracking = { extensions: readonly Extension[]; deliveries: readonly Delivery[] };

/** Where a piece stands on a day: delivered, still to come, or past its date and not yet recorded. `due` is the date in force. */
export type DueStanding = { due: string; first: string | undefined } & (
  | { status: "delivered"; on: string; symbol: string | null }
  | { status: "to-come"; daysLeft: number }
  | { status: "not-recorded" }
);

export function dueStanding(due: string, { extensions, deliveries }: Tracking, today: string): DueStanding {
  const extension = newest(extensions);
  const delivery = newest(deliveries);
  const dates = { due: extension?.newDate ?? due, first: extension && due };
  if (delivery) return { ...dates, status: "delivered", on: delivery.deliveredOn, symbol: delivery.symbol };
  const daysLeft = daysFrom(today, dates.due);
  return daysLeft < 0 ? { ...dates, status: "not-recorded" } : { ...dates, status: "to-come", daysLeft };
}

/** The line recorded last counts: a mistake is put right by a later one. */
function newest<T extends { recordedAt: Temporal.Instant; id: string }>(lines: readonly T[]): T | undefined {
  return [...lines].sort((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt) || (a.id < b.id ? 1 : -1))[0];
}

/** Days of the calendar from one date to another; negative when it lies behind. */
export function daysFrom(today: string, date: string): number {
  return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(date), { largestUnit: "day" }).days;
}

/** Whether two duties ask the same in some days of both: they carry one title in a language. */
export function asksTheSame(
  a: Pick<Duty, "title" | "from" | "before">,
  b: Pick<Duty, "title" | "from" | "before">,
): boolean {
  const overlap = (b.before === null || a.from < b.before) && (a.before === null || b.from < a.before);
  const same = (code: Language): boolean =>
    a.title[code] !== undefined && a.title[code]?.toLowerCase() === b.title[code]?.toLowerCase();
  return overlap && languages.some(same);
}

/** A year out of an address or a form, or undefined when no programme can be of it. */
export function readYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 2004 && year <= 2100 ? year : undefined; // the tables' own limits
}
