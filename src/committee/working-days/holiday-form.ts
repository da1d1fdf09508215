import type { NewHolidayList } from "./record-holidays.ts";

export type TypedHolidays = { year: string; days: string; source: string };
export type HolidayFormError = {
  field: keyof TypedHolidays;
  key:
    | "holidays.error.year"
    | "holidays.error.days-missing"
    | "holidays.error.not-a-day"
    | "holidays.error.twice"
    | "holidays.error.too-many"
    | "holidays.error.source";
  values?: Record<string, string>;
};
export type HolidayForm = { typed: TypedHolidays; list: NewHolidayList; errors: HolidayFormError[] };

const mostDays = 20; // the table's own limit
const longestSource = 500;

/** The form of a list, read once: what was typed, the list it says, and what is wrong with it. */
export function readHolidayForm(form: FormData): HolidayForm {
  const field = (name: string): string => String(form.get(name) ?? "").trim();
  const typed = { year: field("year"), days: field("days"), source: field("source") };
  const year = readListYear(typed.year);
  const days = typed.days.split(/\s*[\n\r]+\s*/).filter(Boolean);
  return {
    typed,
    list: { year: year ?? 0, days: [...days].sort(), source: typed.source },
    errors: [
      ...(year ? [] : [{ field: "year" as const, key: "holidays.error.year" as const }]),
      ...wrongDays(days, year),
      ...(typed.source && typed.source.length <= longestSource
        ? []
        : [{ field: "source" as const, key: "holidays.error.source" as const }]),
    ],
  };
}

/** A year out of a form or an address, or undefined when no list can be of it. */
export function readListYear(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= 2004 && year <= 2100 ? year : undefined; // the table's own limits
}

/** The first thing that is wrong with the days: one at a time, so that the message can name the line. */
function wrongDays(days: readonly string[], year: number | undefined): HolidayFormError[] {
  if (days.length === 0) return [{ field: "days", key: "holidays.error.days-missing" }];
  if (days.length > mostDays) return [{ field: "days", key: "holidays.error.too-many" }];
  const wrong = days.find((day) => !isDay(day) || (year && !day.startsWith(`${year}-`)));
  if (wrong) return [{ field: "days", key: "holidays.error.not-a-day", values: { day: wrong } }];
  const twice = days.find((day, n) => days.indexOf(day) !== n);
  return twice ? [{ field: "days", key: "holidays.error.twice", values: { day: twice } }] : [];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false; // 2027-02-30
  }
}
