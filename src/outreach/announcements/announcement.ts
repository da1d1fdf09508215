import type { AnnouncementId, CalendarSourceId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { ActivityRegion } from "../activities/activity.ts";
import type { Subject } from "../activity.ts";

/** What another body announces, as it says now, with what was read out of its words. */
export type AnnouncementOnRecord = {
  id: AnnouncementId;
  source: CalendarSourceId;
  organisation: OrganisationId | null;
  body: string | null;
  /** The address of its calendar: what has one uid there is one thing. */
  address: string | null;
  uid: string;
  instance: string | null;
  title: string;
  language: Language;
  from: string;
  before: string;
  startsAt: string | null;
  endsAt: string | null;
  zone: string | null;
  place: string;
  organiser: string;
  hostState: StateCode | null;
  region: ActivityRegion | null;
  subjects: Subject[];
  url: string | null;
  description: string;
  status: "tentative" | "confirmed" | "cancelled" | null;
  firstSeenAt: Temporal.Instant;
  lastSeenAt: Temporal.Instant;
  changedAt: Temporal.Instant;
  goneAt: Temporal.Instant | null;
  version: number;
  sourceEndedAt: Temporal.Instant | null;
};

const mark = "announcement:";

/** How an announcement is called beside activities, in the diary and in decisions on what is of one event. */
export function markedId(id: AnnouncementId): string {
  return mark + id;
}

/** The announcement behind such a name; undefined for an activity. */
export function unmarked(id: string): AnnouncementId | undefined {
  return id.startsWith(mark) ? (id.slice(mark.length) as AnnouncementId) : undefined; // only `markedId` makes them
}
