// The bench's part on outreach: a new activity held against twenty years of them, and a new announcement against the others.
import { loadavg } from "node:os";
import { openCalendar } from "#outreach/overlap/calendar.ts";
import { openDiary, overlapOf } from "#outreach/overlap/diary.ts";
import { readyAnnouncement } from "#outreach/same-event/announcement.ts";
import { candidatesFor, matchesOf, openIndex } from "#outreach/same-event/announcement-index.ts";
import { openLexicon } from "#outreach/same-event/concepts.ts";
import { firstWeights } from "#outreach/same-event/first-weights.ts";
import { manyAnnouncements } from "#test/announcements.ts";
import { manyCalendarEntries, manyEntries } from "#test/diary.ts";

export const overlapHeading = "## New activities held against others";

const years = 20;
const entries = 11_000;
const asked = 1_000;
const span = { from: "2007-01-01", days: 7_305 };

/** The section of docs/performance.md, every figure of it measured now. */
export function measureOverlap(): string {
  const load = loadavg()[0] ?? 0;
  const lines = [...activities(), ...announcements()];
  return `${overlapHeading}

${count(entries)} generated activities over ${years} years (seed 1540) with ${count(calendarEntries.length)} entries of the calendar; ${count(asked)} new activities of another seed, one after another, each asked for conflicts, coincidences, duplications and proposals with the 16 other weeks. Then generated announcements in six languages, and ${count(asked)} new ones. CPU milliseconds of one process, the collection of garbage beside it included; “first” is the very first call, its code not warm. Load average of the machine before it began: ${load.toFixed(1)}.

| CPU ms | p50 | p95 | longest | first |
|---|---|---|---|---|
${lines.join("\n")}
`;
}

const calendarEntries = manyCalendarEntries(2007, years);

function activities(): string[] {
  const lexicon = openLexicon([]);
  const known = manyEntries({ seed: 1540, entries, ...span });
  const { made: diary, took } = timed(() => openDiary(known, { calendar: openCalendar(calendarEntries), lexicon }));
  const fresh = manyEntries({ seed: 2026, entries: asked, ...span }).map((entry) => ({
    ...entry,
    id: `new ${entry.id}`,
  }));
  const all = fresh.map((entry) => timed(() => overlapOf(entry, diary, { notBefore: span.from })));
  const dated = all.filter((_, n) => fresh[n]?.dates.known === "days");
  const withWeeks = all.filter(({ made }) => made.proposals.some(({ kind }) => kind === "better-week"));
  const items = mean(dated.map(({ made }) => made.conflict?.items.length ?? 0));
  const duplications = mean(all.map(({ made }) => made.duplications.length));
  return [
    row(`new activity, ${items.toFixed(1)} items and ${duplications.toFixed(1)} duplications on average`, all),
    row(`… the ${count(withWeeks.length)} for which weeks were proposed`, withWeeks),
    `| diary and calendar opened | | | ${took.toFixed(0)} | |`,
  ];
}

function announcements(): string[] {
  const made = manyAnnouncements({ seed: 1540, events: 7_200, days: span.days });
  const lexicon = openLexicon(made.places);
  const known = made.announcements.slice(0, entries);
  const { made: index, took } = timed(() => openIndex(known, lexicon));
  const fresh = manyAnnouncements({ seed: 2026, events: 700, days: span.days })
    .announcements.slice(0, asked)
    .map((announcement) => ({ ...announcement, id: `new ${announcement.id}` }));
  const all = fresh.map((announcement) => timed(() => matchesOf(announcement, index, firstWeights.weights)));
  const compared = mean(fresh.map((one) => candidatesFor(readyAnnouncement(one, lexicon), index).length));
  return [
    row(`new announcement among ${count(known.length)}, compared with ${compared.toFixed(1)} on average`, all),
    `| index of announcements opened | | | ${took.toFixed(0)} | |`,
  ];
}

function row(what: string, calls: readonly { took: number }[]): string {
  const sorted = calls.map(({ took }) => took).sort((a, b) => a - b);
  const at = (part: number): string => (sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN).toFixed(2);
  return `| ${what} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${calls[0]?.took.toFixed(1)} |`;
}

function timed<T>(make: () => T): { made: T; took: number } {
  const before = process.cpuUsage();
  const made = make();
  const { user, system } = process.cpuUsage(before);
  return { made, took: (user + system) / 1000 };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function count(number: number): string {
  return number.toLocaleString("en");
}
