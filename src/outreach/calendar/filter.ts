import type { ActivityHead } from "../activities/activity.ts";
import { activityKinds, activityRegions, activityStandings } from "../activities/activity.ts";
import { subjects } from "../activity.ts";
import type { AnnouncementOnRecord } from "../announcements/announcement.ts";

export const calendarViews = ["list", "months"] as const;

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

/** A filter out of an address; what it does not know it leaves open. */
export function readFilter(query: (name: string) => string | undefined, today: string): CalendarFilter {
  const one = <T extends string>(name: string, of: readonly T[]): T | undefined =>
    of.find((value) => value === query(name));
  const year = query("year") ?? "";
  return {
    year: /^(19|20|21)\d\d$/.test(year) ? Number(year) : Number(today.slice(0, 4)),
    view: one("view", calendarViews) ?? "list",
    kind: one("kind", activityKinds),
    region: one("region", activityRegions),
    subject: one("subject", subjects),
    standing: one("standing", activityStandings),
    owner: one("owner", ["committee", "others"] as const),
  };
}

/** The address of a filter, after the path. */
export function filterQuery(filter: CalendarFilter): string {
  const { year, view, ...rest } = filter;
  const given = Object.entries({ year: String(year), ...(view === "list" ? {} : { view }), ...rest }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return `?${new URLSearchParams(given)}`;
}

export function isIn(
  activity: Pick<ActivityHead, "kind" | "region" | "subjects" | "standing" | "owner">,
  { kind, region, subject, standing, owner }: CalendarFilter,
): boolean {
  return (
    (!kind || activity.kind === kind) &&
    (!region || activity.region === region) &&
    (!subject || activity.subjects.includes(subject)) &&
    (!standing || activity.standing === standing) &&
    (!owner || (owner === "others") === (activity.owner !== null))
  );
}

/** Of an announcement neither kind nor standing is known: who asks for one of those asks for activities. */
export function isAnnouncedIn(
  announced: Pick<AnnouncementOnRecord, "region" | "subjects">,
  { kind, region, subject, standing, owner }: CalendarFilter,
): boolean {
  if (kind || standing || owner === "committee") return false;
  return (!region || announced.region === region) && (!subject || announced.subjects.includes(subject));
}
