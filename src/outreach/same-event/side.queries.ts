import type { Reader } from "#access/work.ts";
import type { ActivityId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { listParties } from "../activities/activity.queries.ts";
import type { ActivityRegion } from "../activities/activity.ts";
import type { Subject } from "../activity.ts";
import { listAnnouncements } from "../announcements/announcement.queries.ts";
import { unmarked } from "../announcements/announcement.ts";
import { readKnownOrganisations } from "../written-names/written-name.queries.ts";
import { organisationCalled } from "../written-names/written-name.ts";

/** One of two that may be the same, as a person looks at it. */
export type Side = {
  /** As it is called beside activities. */
  name: string;
  title: string;
  language: Language;
  from: string;
  before: string;
  place: string;
  hostState: StateCode | null;
  region: ActivityRegion | null;
  subjects: readonly Subject[];
  /** Ids of organisations, codes of States, or words. */
  organisers: readonly string[];
  /** Where its body tells of it. */
  url: string | null;
};

/** Activities and announcements by the names they have beside each other, as far as the reader may read them. */
export async function readSides(db: Reader, names: readonly string[]): Promise<Map<string, Side>> {
  const announcements = names.flatMap((name) => unmarked(name) ?? []);
  const activities = names.filter((name) => !unmarked(name)) as ActivityId[]; // what is no announcement is an activity
  const sides = [...(await announcedSides(db, announcements)), ...(await activitySides(db, activities))];
  return new Map(sides.map((side) => [side.name, side]));
}

async function announcedSides(db: Reader, ids: Parameters<typeof listAnnouncements>[1]): Promise<Side[]> {
  if (ids.length === 0) return [];
  const names = await readKnownOrganisations(db);
  return (await listAnnouncements(db, ids)).map(({ organisation, organiser, body, ...one }) => ({
    ...one,
    organisers: [organisation ?? organisationCalled(organiser || body || "", names) ?? (organiser || body || "")],
  }));
}

async function activitySides(db: Reader, ids: readonly ActivityId[]): Promise<Side[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("activity")
    .where("id", "in", ids)
    .select(["id", "title", "language", "starts_on as from", "ends_before as before", "place", "link"])
    .select(["host_state as hostState", "region", "subjects"])
    .execute();
  const parties = await listParties(db, ids);
  return rows.map(({ id, link, region, subjects, ...row }) => ({
    ...row,
    name: id,
    region: region as ActivityRegion | null, // the table takes no other
    subjects: subjects as Subject[], // as above
    organisers: (parties.get(id) ?? []).flatMap(({ role, organisation, state, body }) =>
      role === "organiser" ? [organisation ?? state ?? body ?? ""] : [],
    ),
    url: link || null,
  }));
}
