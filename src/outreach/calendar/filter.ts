import type { FeedFilter } from "#jobs/calendar/feed.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { activityKinds, activityRegions, activityStandings } from "../activities/activity.ts";
import { subjects } from "../activity.ts";
import type { AnnouncementOnRecord } from "../announcements/announcement.ts";

export const calendarViews = ["list", "months", "year"] as const;

/** What of the calendar a page shows; an address carries it, so that it can be kept and sent. */
export type CalendarFilter = {
  year: number;
  view: (typeof calendarViews)[number];
  kind: (typeof activityKinds)[number] | undefined;
  region: (typeof activityRegions)[number] | undefined;
  subject: (typeof subjects)[number] | undefined;
  standing: (typeof activityStandings)[number] | undefined;
  /** Whose: the Committee's own, or those of other bodies. */
  owner: "committee" | "others" | undefined;
};

/** What of a filter goes on with time: neither year nor view. */
export type LastingFilter = Omit<CalendarFilter, "year" | "view">;

type Query = (name: string) => string | undefined;

/** A filter out of an address; what it does not know it leaves open. */
export function readFilter(query: Query, today: string): CalendarFilter {
  return {
    year: yearAsked(query) ?? Number(today.slice(0, 4)),
    view: oneOf(query, "view", calendarViews) ?? "list",
    ...readLasting(query),
  };
}

/** The same without year and view. */
export function readLasting(query: Query): LastingFilter {
  return {
    kind: oneOf(query, "kind", activityKinds),
    region: oneOf(query, "region", activityRegions),
    subject: oneOf(query, "subject", subjects),
    standing: oneOf(query, "standing", activityStandings),
    owner: oneOf(query, "owner", ["committee", "others"] as const),
  };
}

/** The filter that a feed was made with; of a feed without one it leaves everything. */
export function filterOfFeed(filter: FeedFilter | null): LastingFilter {
  const kept = new Map(Object.entries(filter ?? {}));
  return readLasting((name) => kept.get(name));
}

function oneOf<T extends string>(query: Query, name: string, of: readonly T[]): T | undefined {
  return of.find((value) => value === query(name));
}

/** The year that an address names; without one it is of today, whatever day that is. */
export function yearAsked(query: Query): number | undefined {
  const year = query("year") ?? "";
  return /^(19|20|21)\d\d$/.test(year) ? Number(year) : undefined;
}

/** All that the calendar takes from an address: two that differ in something else are one page. */
export function askedQuery(query: Query): string {
  return filterQuery({ ...readFilter(query, "0000"), year: yearAsked(query) });
}

/** The address of a filter, after the path; without a year it goes on with time. */
export function filterQuery(filter: Omit<CalendarFilter, "year"> & { year: number | undefined }): string {
  const { year, view, ...rest } = filter;
  const given = Object.entries({ year: year?.toString(), view: view === "list" ? undefined : view, ...rest }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

export function isIn(
  activity: Pick<ActivityHead, "kind" | "region" | "subjects" | "standing" | "owner">,
  { kind, region, subject, standing, owner }: LastingFilter,
): boolean {
  return (
    (!kind || activity.kind === kind) &&
    (!region || activity.region === region) &&
    (!subject || activity.subjects.includes(subject)) &&
    (!standing || activity.standing === standing) &&
    (!owner || (owner === "others") === (activity.owner !== null))
  );
}

/** What a calendar that was subscribed to keeps: what has ended stays in it as cancelled, whatever standing was asked for. */
export function isInFeed(activity: Parameters<typeof isIn>[0], filter: LastingFilter): boolean {
  const isEnded = activity.standing === "cancelled" || activity.standing === "merged";
  return isIn(activity, isEnded ? { ...filter, standing: undefined } : filter);
}

/** What a feed keeps of a filter. */
export function feedFilterOf({ kind, region, subject, standing, owner }: LastingFilter): FeedFilter {
  const given = Object.entries({ kind, region, subject, standing, owner }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

/** Of an announcement neither kind nor standing is known: who asks for one of those asks for activities. */
export function isAnnouncedIn(
  announced: Pick<AnnouncementOnRecord, "region" | "subjects">,
  { kind, region, subject, standing, owner }: CalendarFilter,
): boolean {
  if (kind || standing || owner === "committee") return false;
  return (!region || announced.region === region) && (!subject || announced.subjects.includes(subject));
}
