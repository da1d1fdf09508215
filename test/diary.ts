// Entries of a diary for tests and for the bench: one with what matters, or many from a seed.
import { subjects } from "#outreach/activity.ts";
import { type CalendarEntry, openCalendar } from "#outreach/overlap/calendar.ts";
import { dayOf, writtenDay } from "#outreach/overlap/days.ts";
import { openDiary } from "#outreach/overlap/diary.ts";
import type { DiaryEntry } from "#outreach/overlap/diary-entry.ts";
import { openLexicon } from "#outreach/same-event/concepts.ts";
import { anActivity } from "./announcements.ts";
import { newDice } from "./dice.ts";

/** An activity of two days, Tuesday 24 and Wednesday 25 November 2026, that meets nothing. */
export function anEntry(what: Partial<DiaryEntry> = {}): DiaryEntry {
  return { ...anActivity(), dates: { known: "days" }, ...what };
}

/** A diary of these entries, with this in the calendar. */
export function aDiary(entries: readonly DiaryEntry[], calendar: readonly CalendarEntry[] = []) {
  return openDiary(entries, { calendar: openCalendar(calendar), lexicon: openLexicon([]) });
}

const groups = ["african", "asia-pacific", "eastern-european", "latin-american-and-caribbean"];
const titles = [
  "Regional workshop on border control for points of contact",
  "Training course on chemical security",
  "Table-top exercise on proliferation financing",
  "National round table on the voluntary action plan",
  "Conference with industry on export control",
  "Seminar on legislation and national reports",
];

type Many = { seed: number; entries: number; from: string; days: number };

/** The same seed gives the same entries: mostly a few days long, one in ten only a quarter with or without a length. */
export function manyEntries({ seed, entries, from, days }: Many): DiaryEntry[] {
  const draw = newDice(seed);
  const first = dayOf(from);
  return Array.from({ length: entries }, (_, n) => {
    const isWindow = draw.below(10) === 0;
    const start = first + draw.below(days);
    const group = draw.below(groups.length);
    return anEntry({
      id: `entry-${String(n).padStart(5, "0")}`,
      title: `${draw.one(titles)}, ${2007 + draw.below(20)}`,
      from: writtenDay(start),
      before: writtenDay(start + (isWindow ? 91 : 1 + draw.below(5))),
      dates: isWindow ? { known: "window", length: draw.one([null, 2, 5]) } : { known: "days" },
      mode: draw.one(["in-person", "in-person", "online", "hybrid"]),
      city: draw.one(["Port Aldov", "Lower Vance", "Vinata", ""]),
      hostState: draw.below(8) === 0 ? null : `Q${group}${draw.below(48)}`,
      organisers: draw.some(["body-1", "body-2", "body-3", "body-4", "body-5", "body-6"], 1 + draw.below(2)),
      organisations: draw.some(["body-5", "body-6", "body-7", "body-8", "body-9"], draw.below(3)),
      states: Array.from({ length: draw.below(20) }, () => `Q${group}${draw.below(48)}`),
      experts: draw.some(["expert-1", "expert-2", "expert-3", "expert-4", "expert-5", "expert-6"], draw.below(3)),
      subjects: draw.some(subjects, 1 + draw.below(3)),
      region: draw.below(3) === 0 ? null : (groups[group] ?? null),
      isConfirmed: draw.below(2) === 0,
    });
  });
}

/** Twenty-odd days of meetings and holidays in each year. */
export function manyCalendarEntries(firstYear: number, years: number): CalendarEntry[] {
  const draw = newDice(firstYear);
  const on = (name: string, from: string, days: number) => ({ name, from, before: writtenDay(dayOf(from) + days) });
  return Array.from({ length: years }, (_, n) => String(firstYear + n)).flatMap((year): CalendarEntry[] => [
    ...Array.from({ length: 8 }, (_, month) => ({
      kind: "committee-meeting" as const,
      ...on(
        `meeting ${month + 1}`,
        `${year}-${String(month + 2).padStart(2, "0")}-${String(1 + draw.below(28)).padStart(2, "0")}`,
        1,
      ),
    })),
    { kind: "large-meeting", subject: "nuclear", ...on("General Conference", `${year}-09-14`, 5) },
    { kind: "large-meeting", subject: "chemical", ...on("Conference of the States Parties", `${year}-11-23`, 5) },
    { kind: "large-meeting", subject: "biological", ...on("Meeting of States Parties", `${year}-12-07`, 3) },
    { kind: "fatf", ...on("Plenary", `${year}-10-19`, 5) },
    { kind: "general-assembly", part: "high-level-week", ...on("High-level week", `${year}-09-22`, 7) },
    { kind: "general-assembly", part: "first-committee", ...on("First Committee", `${year}-10-05`, 28) },
    ...["01-01", "05-25", "07-03", "09-07", "11-26", "12-25"].map((day) => ({
      kind: "un-holiday" as const,
      isFloating: false,
      ...on(day, `${year}-${day}`, 1),
    })),
    ...Array.from({ length: 300 }, () => ({
      kind: "host-holiday" as const,
      state: `Q${draw.below(4)}${draw.below(48)}`,
      ...on(
        "national day",
        `${year}-${String(1 + draw.below(12)).padStart(2, "0")}-${String(1 + draw.below(28)).padStart(2, "0")}`,
        1,
      ),
    })),
  ]);
}
