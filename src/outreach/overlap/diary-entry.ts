import type { Language } from "#i18n/languages.ts";
import type { ActivityOutline } from "../activity.ts";
import { readTitle, type Title } from "../same-event/title.ts";
import { type Days, daysOf } from "./days.ts";

/**
 * An activity or another body's announcement in the diary. Either [from, before) are its days, or a window (a month, a quarter, a
 * half) within which it will be, for `length` days; null where even that is not known.
 */
export type DiaryEntry = ActivityOutline & {
  dates: { known: "days" } | { known: "window"; length: number | null };
};

/** The other activity, as far as a sentence about it needs. */
export type Party = { id: string; title: string; language: Language; from: string; before: string };

/** An entry made ready for many comparisons. */
export type ReadyEntry = {
  entry: DiaryEntry;
  days: Days;
  states: ReadonlySet<string>;
  experts: ReadonlySet<string>;
  /** Organises, or else is invited. */
  organisations: ReadonlyMap<string, Part>;
  subjects: ReadonlySet<string>;
  /** Read when it is first asked for. */
  title: () => Title;
};

export type Part = "organiser" | "invited";

export function readyEntry(entry: DiaryEntry): ReadyEntry {
  let title: Title | undefined;
  return {
    entry,
    days: daysOf(entry),
    states: new Set(entry.states),
    experts: new Set(entry.experts),
    organisations: new Map([
      ...entry.organisations.map((id) => [id, "invited"] as const),
      ...entry.organisers.map((id) => [id, "organiser"] as const),
    ]),
    subjects: new Set(entry.subjects),
    title: () => {
      title ??= readTitle(entry.title, entry.language);
      return title;
    },
  };
}

export function partyOf({ entry: { id, title, language, from, before } }: ReadyEntry): Party {
  return { id, title, language, from, before };
}

/** What two sets have in common, in the order of the smaller (of the first where they are of one size). */
export function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  const common: string[] = [];
  for (const key of small) if (large.has(key)) common.push(key);
  return common;
}
