import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A date of the calendar, "2026-12-01", as the language writes it, with the digits 0-9. */
export function formatDate(language: Language, date: string): string {
  return format(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** A moment with its place: "1 December 2026, 17:00, New York". */
export function formatMoment(language: Language, moment: Temporal.Instant, zone: string): string {
  const at = new Date(moment.epochMilliseconds);
  const date = format(language, { dateStyle: "long", timeZone: zone }).format(at);
  const time = format(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at);
  return t(language, "date.moment", {
    date,
    time,
    place: zone === "America/New_York" ? t(language, "date.new-york") : zone,
  });
}

/** A time known only roughly, as a half-open range of dates: "between 29 October and 9 November 2007". */
export function formatWindow(language: Language, from: string, before: string): string {
  const last = Temporal.PlainDate.from(before).subtract({ days: 1 }).toString();
  return t(language, "date.window", { from: formatDate(language, from), to: formatDate(language, last) });
}

/** A few days, as a half-open range: "27–28 November 2007". */
export function formatDays(language: Language, from: string, before: string): string {
  const last = Temporal.PlainDate.from(before).subtract({ days: 1 }).toString();
  if (last === from) return formatDate(language, from);
  if (language === "zh") return `${formatDate(language, from)}至${formatDate(language, last)}`; // its range has no words for year and month
  const day = (date: string): Date => new Date(`${date}T00:00:00Z`);
  return format(language, { dateStyle: "long", timeZone: "UTC" }).formatRange(day(from), day(last));
}

/** A month: "November 2007". */
export function formatMonth(language: Language, date: string): string {
  return format(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** A month where its year is known: "November", or its first letter. */
export function formatMonthName(language: Language, date: string, month: "long" | "narrow" = "long"): string {
  return format(language, { month, timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The days of a week from Monday, whole or by their first letters. */
export function weekdayNames(language: Language, weekday: "long" | "narrow"): string[] {
  const monday = Date.UTC(2024, 0, 1);
  return Array.from({ length: 7 }, (_, day) =>
    format(language, { weekday, timeZone: "UTC" }).format(new Date(monday + day * 86_400_000)),
  );
}

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  return dateFormats.getOrInsertComputed(
    key,
    () =>
      new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
        ...options,
        numberingSystem: "latn",
        calendar: "gregory",
      }),
  );
}
