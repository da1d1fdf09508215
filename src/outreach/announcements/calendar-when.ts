import { type AnnouncedTime, longestDays } from "./announced.ts";
import type { FindZone } from "./zone.ts";

/** A day, or a time of a day in a zone; without a zone it is local wherever the thing takes place. */
export type When = { at: Temporal.PlainDateTime; isDay: boolean; zone: string | null };

/** How long something takes: whole days, an exact time, or what a DURATION says (days by the calendar, hours exact). */
export type Length = { days: number } | { exact: Temporal.Duration } | { nominal: Temporal.Duration } | null;

type Reading = { zone: string | null; isUnknown: boolean };

/**
 * A DTSTART, DTEND, RDATE … as the syntax gives it ("2026-11-27", "2026-11-27T09:00:00Z"); undefined where it is no such day or time,
 * or before 1900 or after 2199. Some programs leave VALUE=DATE out; eight digits are a day all the same.
 */
export function readWhen(value: unknown, zone: string | null): When | undefined {
  const found = typeof value === "string" ? pattern.exec(value) : null;
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, utc] = found;
  const isDay = hour === undefined;
  const fields = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Math.min(59, Number(second || 0)), // a leap second is the one before it
  };
  if (fields.year < 1900 || fields.year > 2199 || Number(second || 0) > 60) return undefined;
  try {
    const at = Temporal.PlainDateTime.from(fields, { overflow: "reject" });
    return { at, isDay, zone: isDay ? null : utc ? "UTC" : zone };
  } catch {
    return undefined; // 30 February, 25 o'clock
  }
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:T::|T(\d\d):(\d\d):(\d\d)?(Z?))?$/;

/** The zone of a property by its TZID; a name that nobody knows leaves the time local. */
export function zoneOf(tzid: unknown, find: FindZone): Reading {
  if (typeof tzid !== "string" || tzid === "") return { zone: null, isUnknown: false };
  const zone = find(tzid);
  return { zone: zone ?? null, isUnknown: zone === undefined };
}

/** A moment written in UTC as it is in a zone, so that its days are those of the people who meet. */
export function inZone(when: When, zone: string | null): When {
  if (when.zone !== "UTC" || zone === null) return when;
  return { ...when, at: zoned(when).withTimeZone(zone).toPlainDateTime(), zone };
}

/** NOTE A time that does not exist, or is there twice, on a night when clocks change is the later one or the first (RFC 5545, 3.3.5). */
function zoned({ at, zone }: When): Temporal.ZonedDateTime {
  return at.toZonedDateTime(zone ?? "UTC", { disambiguation: "compatible" });
}

/** From the start to an end as DTEND names it: for whole days the day after the last, else the moment. Undefined for an end before the start. */
export function lengthTo(start: When, end: When): Length | undefined {
  if (start.isDay || end.isDay) {
    const days = start.at.toPlainDate().until(end.at.toPlainDate()).days;
    if (!start.isDay) return days < 0 ? undefined : null; // an end without a time says nothing of one
    return days < 0 ? undefined : { days: Math.max(1, days) }; // some programs name the day itself
  }
  const sameTerms = { ...end, zone: end.zone === null || start.zone === null ? start.zone : end.zone };
  const exact = zoned(start).toInstant().until(zoned(sameTerms).toInstant());
  return exact.sign < 0 ? undefined : { exact };
}

/** The length that a DURATION gives ("PT2H", "P3D"); undefined for none, a negative one and one that is not bounded. */
export function readLength(value: unknown, isDay: boolean): Length | undefined {
  if (
    typeof value !== "string" ||
    !/^\+?P(?:\d{1,3}W|(?:\d{1,3}D)?(?:T(?:\d{1,5}H)?(?:\d{1,7}M)?(?:\d{1,8}S)?)?)$/.test(value)
  )
    return undefined;
  try {
    const nominal = Temporal.Duration.from(value);
    return isDay ? { days: Math.max(1, nominal.days + 7 * nominal.weeks) } : { nominal };
  } catch {
    return undefined; // "P", "PT"
  }
}

/** The days and times of something that starts then and is so long; undefined for more days than are believed. */
export function timeOf(start: When, length: Length): Omit<AnnouncedTime, "instance"> | undefined {
  const first = start.at.toPlainDate();
  if (start.isDay) {
    const days = length && "days" in length ? length.days : 1;
    return days > longestDays ? undefined : { from: first.toString(), before: first.add({ days }).toString() };
  }
  const begins = zoned(start);
  const ends = endOf(begins, length);
  const last = endsAtMidnight(begins, ends) ? ends.toPlainDate() : ends.toPlainDate().add({ days: 1 });
  if (first.until(last).days > longestDays) return undefined;
  return {
    from: first.toString(),
    before: last.toString(),
    startsAt: written(begins, start.zone),
    ...(length === null ? {} : { endsAt: written(ends, start.zone) }),
    ...(start.zone === null ? {} : { zone: start.zone }),
  };
}

function endOf(begins: Temporal.ZonedDateTime, length: Length): Temporal.ZonedDateTime {
  if (length && "exact" in length) return begins.add(length.exact);
  return length && "nominal" in length ? begins.add(length.nominal) : begins;
}

function endsAtMidnight(begins: Temporal.ZonedDateTime, ends: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(ends, begins) > 0 && ends.toPlainTime().equals(new Temporal.PlainTime());
}

function written(moment: Temporal.ZonedDateTime, zone: string | null): string {
  if (zone === null) return moment.toPlainDateTime().toString({ smallestUnit: "second" });
  return moment.toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** What an instance is known by: its day, its moment in UTC, or its local time. */
export function keyOf(when: When): string {
  if (when.isDay) return dayOf(when);
  if (when.zone === null) return when.at.toString({ smallestUnit: "second" });
  return zoned(when).toInstant().toString({ smallestUnit: "second" });
}

export function dayOf({ at }: When): string {
  return at.toPlainDate().toString();
}

/** The same time of day on another day. */
export function onDay(when: When, day: string): When {
  return { ...when, at: Temporal.PlainDate.from(day).toPlainDateTime(when.at.toPlainTime()) };
}
