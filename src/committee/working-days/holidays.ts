/** Official holidays of United Nations Headquarters in one year. Only an official list (in a demonstration: its own) starts a clock. */
export type HolidayList = {
  year: number;
  days: readonly string[];
  confidence: "official" | "provisional" | "demonstration";
  source: string;
};

/**
 * The list by the rule that gives 27 of the 27 days of the three lists seen (2017, 2020, 2024): New Year, Good Friday, the last
 * Monday of May, 4 July, the first Monday of September, the fourth Thursday of November, 25 December, 1 Shawwal and 10 Dhu al-Hijja
 * of the Umm al-Qura calendar. Sunday moves to Monday, Saturday to Friday (New Year to Monday), a day already taken to the next
 * working day. Three years are no proof: such a list is a hint and starts no clock.
 */
export function provisionalList(year: number): HolidayList {
  const fixed = [
    moved(day(year, 1, 1), "monday"),
    goodFriday(year),
    weekdayOf(year, 5, 1, "last"),
    moved(day(year, 7, 4), "friday"),
    weekdayOf(year, 9, 1, 1),
    weekdayOf(year, 11, 4, 4),
    moved(day(year, 12, 25), "friday"),
  ];
  const feasts = [...islamicDays(year, 10, 1), ...islamicDays(year, 12, 10)].map((feast) => moved(feast, "friday"));
  const days = new Set(fixed.map(String));
  for (const feast of feasts) days.add(String(nextFree(feast, days)));
  return {
    year,
    days: [...days].sort(),
    confidence: "provisional",
    source: "Computed by the usual rule; not an official list",
  };
}

function day(year: number, month: number, dayOfMonth: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day: dayOfMonth });
}

function moved(date: Temporal.PlainDate, saturdayTo: "friday" | "monday"): Temporal.PlainDate {
  if (date.dayOfWeek === 7) return date.add({ days: 1 });
  if (date.dayOfWeek === 6) return saturdayTo === "friday" ? date.subtract({ days: 1 }) : date.add({ days: 2 });
  return date;
}

function nextFree(date: Temporal.PlainDate, taken: ReadonlySet<string>): Temporal.PlainDate {
  let free = date;
  while (free.dayOfWeek > 5 || taken.has(String(free))) free = free.add({ days: 1 });
  return free;
}

function weekdayOf(year: number, month: number, dayOfWeek: number, which: number | "last"): Temporal.PlainDate {
  const first = day(year, month, 1);
  const start = first.add({ days: (dayOfWeek - first.dayOfWeek + 7) % 7 });
  const weeks = which === "last" ? Math.floor((first.daysInMonth - start.day) / 7) : which - 1;
  return start.add({ weeks });
}

/** Two days before Easter Sunday of the Gregorian calendar (Meeus's algorithm). */
function goodFriday(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1).subtract({ days: 2 });
}

/** The days of a Gregorian year on which a day of the Umm al-Qura calendar falls; seldom two. */
function islamicDays(year: number, month: number, dayOfMonth: number): Temporal.PlainDate[] {
  const firstYear = day(year, 1, 1).withCalendar("islamic-umalqura").year;
  return [firstYear, firstYear + 1]
    .map((islamicYear) =>
      Temporal.PlainDate.from({ calendar: "islamic-umalqura", year: islamicYear, month, day: dayOfMonth }).withCalendar(
        "iso8601",
      ),
    )
    .filter((date) => date.year === year);
}
