import type { Lexicon } from "../same-event/concepts.ts";
import { betterWeeks, type Conflict, conflictOn, weeksAround, weeksEachSide, weeksInside } from "./better-weeks.ts";
import type { Calendar } from "./calendar.ts";
import { type Coincidence, coincidenceOf } from "./coincidence.ts";
import { type Days, dayOf } from "./days.ts";
import { type DiaryEntry, type ReadyEntry, readyEntry } from "./diary-entry.ts";
import { type Duplication, duplicationOf, duplicationReach } from "./duplication.ts";
import { conflictReach, type Shared, sharedBy } from "./pair-conflict.ts";
import { type Proposal, proposalsFor } from "./proposal.ts";
import { openSpans, placesWithin, type Spans } from "./spans.ts";

/** What everybody does and has done, sorted once, so that one more activity is held against it while it is typed. */
export type Diary = { entries: readonly ReadyEntry[]; spans: Spans; calendar: Calendar; lexicon: Lexicon };

/** What one activity meets in the diary. */
export type Overlap = {
  /** Null while only a window is known: nothing is said of a conflict until there are days. */
  conflict: Conflict | null;
  mayCoincide: Coincidence[];
  duplications: Duplication[];
  proposals: Proposal[];
};

type Asked = {
  /** Weeks that begin before this day are not proposed: today, as a rule. */
  notBefore: string;
  /** Left out beside its own id: what was decided to be the same event. */
  except?: ReadonlySet<string>;
};

const reach = 7 * weeksEachSide + conflictReach;
const weeksProposed = 3; // founding methods, 2.1, proposals

export function openDiary(
  entries: readonly DiaryEntry[],
  { calendar, lexicon }: { calendar: Calendar; lexicon: Lexicon },
): Diary {
  const ready = entries.map(readyEntry);
  return { entries: ready, spans: openSpans(ready.map(({ days }) => days)), calendar, lexicon };
}

/** Conflicts, duplications and proposals of one activity; the same as if it were held against every entry. // Founding methods, 2.1 */
export function overlapOf(entry: DiaryEntry, diary: Diary, { notBefore, except }: Asked): Overlap {
  const own = readyEntry(entry);
  const isLeftOut = (id: string): boolean => id === entry.id || except?.has(id) === true;

  const shared = near(diary, widened(own.days, reach), isLeftOut).flatMap((other) => sharedBy(own, other) ?? []);
  const dated = shared.filter(({ other }) => other.entry.dates.known === "days");
  const conflict = entry.dates.known === "days" ? conflictOn(own.days, own, dated, diary.calendar) : null;

  const duplications: Duplication[] = [];
  const proposals: Proposal[] = proposedWeeks(own, dated, diary.calendar, { conflict, notBefore: dayOf(notBefore) });
  for (const [other, found] of duplicated(own, diary, isLeftOut)) {
    duplications.push(found);
    proposals.push(...proposalsFor(entry, other.entry, found));
  }
  const mayCoincide = shared.flatMap((one) => coincidenceOf(own, one) ?? []).sort(byWeight);
  return { conflict, mayCoincide, duplications, proposals };
}

/** For a conflict or a warning; for a window, once its length is known, the best weeks inside it. */
function proposedWeeks(
  own: ReadyEntry,
  shared: readonly Shared[],
  calendar: Calendar,
  { conflict, notBefore }: { conflict: Conflict | null; notBefore: number },
): Proposal[] {
  const search = { own, shared, calendar, keep: weeksProposed };
  const { dates } = own.entry;
  const weeks =
    dates.known === "days"
      ? conflict && (conflict.level === "conflict" || conflict.level === "warning")
        ? betterWeeks({ ...search, candidates: weeksAround(own.days, notBefore), below: conflict.total })
        : []
      : dates.length !== null
        ? betterWeeks({ ...search, candidates: weeksInside(own.days, dates.length, notBefore), below: Infinity })
        : [];
  return weeks.map((week) => ({ kind: "better-week", week }));
}

/** The strongest first. */
function duplicated(own: ReadyEntry, diary: Diary, isLeftOut: (id: string) => boolean): [ReadyEntry, Duplication][] {
  return near(diary, widened(own.days, duplicationReach), isLeftOut)
    .flatMap((other): [ReadyEntry, Duplication][] => {
      const found = duplicationOf(own, other, diary.lexicon);
      return found ? [[other, found]] : [];
    })
    .sort(([, a], [, b]) => b.strength - a.strength || compared(a.with.id, b.with.id));
}

function near({ entries, spans }: Diary, days: Days, isLeftOut: (id: string) => boolean): ReadyEntry[] {
  return placesWithin(spans, days).flatMap((place) => {
    const other = entries[place];
    return other && !isLeftOut(other.entry.id) ? [other] : [];
  });
}

/** Ranges that share a day with these days lie at a gap of so many days or less. */
function widened({ from, before }: Days, days: number): Days {
  return { from: from - days, before: before + days };
}

function byWeight(a: Coincidence, b: Coincidence): number {
  return (
    Number(b.isCertain) - Number(a.isCertain) ||
    b.experts.length - a.experts.length ||
    b.states.length - a.states.length ||
    compared(a.with.id, b.with.id)
  );
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
