import { type Announcement, type ReadyAnnouncement, readyAnnouncement } from "./announcement.ts";
import { type Comparison, compareAnnouncements } from "./comparison.ts";
import type { Lexicon } from "./concepts.ts";
import { likelihoodOf, type Weights } from "./likelihood.ts";

/** Announcements by what two of one event share as a rule, so that a new one is held against a few. It grows as they come in. */
export type AnnouncementIndex = {
  lexicon: Lexicon;
  announcements: Map<string, ReadyAnnouncement>;
  idsByKey: Map<string, string[]>;
};

/** Another announcement that may be of the same event, with what is to be done about it. */
export type Match = { id: string; comparison: Comparison; likelihood: number; verdict: Verdict };

/** The same (by the uid of one feed, whatever else changed; or by likeness), a question for a person, or apart. */
export type Verdict = { is: "same"; by: "uid" | "likeness" } | { is: "question" } | { is: "apart" };

/** Settings: from which likelihood on two are taken as one, and from which a person is asked. // Founding methods, 2.2 */
export const thresholds = { same: 0.97, question: 0.1 } as const;

export function openIndex(announcements: readonly Announcement[], lexicon: Lexicon): AnnouncementIndex {
  const index: AnnouncementIndex = { lexicon, announcements: new Map(), idsByKey: new Map() };
  for (const announcement of announcements) enterAnnouncement(announcement, index);
  return index;
}

/** Puts one more into the index; one with the same id takes the place of the earlier. */
export function enterAnnouncement(announcement: Announcement, index: AnnouncementIndex): void {
  leaveOut(announcement.id, index);
  const ready = readyAnnouncement(announcement, index.lexicon);
  index.announcements.set(announcement.id, ready);
  for (const key of keysOf(ready, "own")) index.idsByKey.getOrInsertComputed(key, () => []).push(announcement.id);
}

/** Takes an announcement out of the index: it was replaced or withdrawn. */
export function leaveOut(id: string, index: AnnouncementIndex): void {
  const known = index.announcements.get(id);
  if (!known) return;
  index.announcements.delete(id);
  for (const key of keysOf(known, "own")) {
    const rest = (index.idsByKey.get(key) ?? []).filter((other) => other !== id);
    if (rest.length > 0) index.idsByKey.set(key, rest);
    else index.idsByKey.delete(key);
  }
}

/** The announcements with which this one shares a key, the likeliest first; those apart, and those that are not asked for, are left out. */
export function matchesOf(
  announcement: Announcement,
  index: AnnouncementIndex,
  weights: Weights,
  isAskedFor: (id: string) => boolean = () => true,
): Match[] {
  const own = readyAnnouncement(announcement, index.lexicon);
  return candidatesFor(own, index)
    .filter(({ announcement: { id } }) => isAskedFor(id))
    .map((other) => matchOf(own, other, index.lexicon, weights))
    .filter(({ verdict }) => verdict.is !== "apart")
    .sort((a, b) => order(b) - order(a) || (a.id < b.id ? -1 : 1));
}

/** Those that share a key with this one, itself left out. */
export function candidatesFor(own: ReadyAnnouncement, index: AnnouncementIndex): ReadyAnnouncement[] {
  const ids = new Set(keysOf(own, "near").flatMap((key) => index.idsByKey.get(key) ?? []));
  ids.delete(own.announcement.id);
  return [...ids].map((id) => index.announcements.get(id) as ReadyAnnouncement); // keys and announcements go in and out together
}

function matchOf(own: ReadyAnnouncement, other: ReadyAnnouncement, lexicon: Lexicon, weights: Weights): Match {
  const comparison = compareAnnouncements(own, other, lexicon);
  const likelihood = likelihoodOf(comparison, weights);
  return { id: other.announcement.id, comparison, likelihood, verdict: verdictOf(own, other, likelihood) };
}

function verdictOf(
  { announcement: one }: ReadyAnnouncement,
  { announcement: other }: ReadyAnnouncement,
  likelihood: number,
): Verdict {
  if (one.uid !== null && one.feed !== null && one.uid === other.uid && one.feed === other.feed)
    return { is: "same", by: "uid" };
  if (likelihood >= thresholds.same) return { is: "same", by: "likeness" };
  return likelihood >= thresholds.question ? { is: "question" } : { is: "apart" };
}

function order({ verdict, likelihood }: Match): number {
  return verdict.is === "same" && verdict.by === "uid" ? 2 : likelihood;
}

const weekLength = 7;
const periodLength = 45;

/**
 * Feed and uid; host State and week; organiser and week; subject, host State or organiser, and period of 45 days. What is asked for
 * lies one week or two periods to each side. // Founding methods, 2.2. Ours: a word of the city and week, where the State is not said.
 */
function keysOf(
  { announcement, days, city, host, organisers, subjects }: ReadyAnnouncement,
  which: "own" | "near",
): string[] {
  const week = Math.floor(days.from / weekLength);
  const period = Math.floor(days.from / periodLength);
  const weeks = which === "own" ? [week] : [week - 1, week, week + 1];
  const periods = which === "own" ? [period] : [period - 2, period - 1, period, period + 1, period + 2];
  const whose = [...(host === null ? [] : [`host ${host}`]), ...[...organisers].map((id) => `organiser ${id}`)];
  return [
    ...(announcement.feed !== null && announcement.uid !== null
      ? [`uid ${announcement.feed} ${announcement.uid}`]
      : []),
    ...whose.flatMap((who) => weeks.map((n) => `${who} week ${n}`)),
    ...city.split(" ").flatMap((word) => (word.length > 1 ? weeks.map((n) => `city ${word} week ${n}`) : [])),
    ...whose.flatMap((who) => [...subjects].flatMap((what) => periods.map((n) => `${who} ${what} period ${n}`))),
  ];
}
