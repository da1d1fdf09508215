import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AnnouncementId, CalendarSourceId } from "#db/ids.ts";
import type { ActivityRegion } from "../activities/activity.ts";
import type { Subject } from "../activity.ts";
import { type AnnouncementOnRecord, markedId } from "./announcement.ts";
import type { Kept, ToldOnce } from "./announcement-changes.ts";

type Reads = Reader | Work["db"];

/** An announcement as far as it is for its reader, also one no longer announced. */
export async function getAnnouncement(db: Reads, id: AnnouncementId): Promise<AnnouncementOnRecord> {
  const found = await announcements(db).where("announcement.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("announcement");
  return shape(found);
}

/** Announcements by id, also those no longer announced, each with its name beside activities. */
export async function listAnnouncements(
  db: Reads,
  ids: readonly AnnouncementId[],
): Promise<(AnnouncementOnRecord & { name: string })[]> {
  if (ids.length === 0) return [];
  const rows = await announcements(db).where("announcement.id", "in", ids).execute();
  return rows.map((row) => ({ ...shape(row), name: markedId(row.id) }));
}

/** What is announced now for a range of days: nothing that is gone or cancelled, nothing of a calendar that is read no more. */
export async function listAnnounced(
  db: Reads,
  { from, before }: { from: string; before: string },
): Promise<AnnouncementOnRecord[]> {
  const rows = await standing(db)
    .where("announcement.starts_on", "<", before)
    .where("announcement.ends_before", ">", from)
    .orderBy("announcement.starts_on")
    .orderBy("announcement.id")
    .execute();
  return rows.map(shape);
}

/** The years in which something is announced now. */
export async function listAnnouncedYears(db: Reads): Promise<number[]> {
  const rows = await standing(db)
    .clearSelect()
    .select(({ fn, val }) => fn<number>("date_part", [val("year"), "announcement.starts_on"]).as("year"))
    .distinct()
    .execute();
  return rows.map(({ year }) => year);
}

/** What a calendar announced from a day on, also what is gone or cancelled; at most so many. */
export async function listOfSource(
  db: Reads,
  source: CalendarSourceId,
  { from, most }: { from: string; most: number },
): Promise<AnnouncementOnRecord[]> {
  const rows = await announcements(db)
    .where("announcement.source_id", "=", source)
    .where("announcement.ends_before", ">", from)
    .orderBy("announcement.starts_on")
    .orderBy("announcement.id")
    .limit(most)
    .execute();
  return rows.map(shape);
}

export type AnnouncementVersion = {
  version: number;
  what: "new" | "changed" | "gone" | "back";
  at: Temporal.Instant;
  by: string;
  /** Nothing of what is gone. */
  told: Partial<ToldOnce>;
};

/** What was said of one thing and when, the earliest first. */
export async function listVersions(db: Reads, id: AnnouncementId): Promise<AnnouncementVersion[]> {
  const rows = await db
    .selectFrom("announcement_version")
    .innerJoin("account", "account.id", "announcement_version.by")
    .where("announcement_id", "=", id)
    .orderBy("version")
    .select(["version", "what", "at", "account.name as by", "told"])
    .execute();
  return rows.map(({ told, ...row }) => ({ ...row, told: told as Partial<ToldOnce> })); // as the act wrote it
}

/** Everything that was kept of a calendar, as the next reading is held against it. */
export async function listKept(db: Reads, source: CalendarSourceId): Promise<Kept<AnnouncementId>[]> {
  const rows = await db
    .selectFrom("announcement")
    .where("source_id", "=", source)
    .select([
      "id",
      "uid",
      "instance",
      "version",
      "gone_at",
      "sequence",
      "title",
      "language",
      "zone",
      "place",
      "organiser",
    ])
    .select(["starts_on as from", "ends_before as before", "starts_at as startsAt", "ends_at as endsAt"])
    .select(["url", "description", "status", "raw"])
    .execute();
  return rows.map(({ id, uid, instance, version, gone_at, ...told }) => ({
    ...{ id, uid, instance, version, isGone: gone_at !== null },
    told,
  }));
}

/** Announcements that stand beside activities. */
export function standing(db: Reads) {
  return announcements(db)
    .where("announcement.gone_at", "is", null)
    .where("calendar_source.ended_at", "is", null)
    .where((where) =>
      where.or([where("announcement.status", "is", null), where("announcement.status", "<>", "cancelled")]),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof announcements>["execute"]>>[number];

export function shape({ region, subjects, ...row }: Row): AnnouncementOnRecord {
  return {
    ...row,
    region: region as ActivityRegion | null, // the table takes no other
    subjects: subjects as Subject[], // as above
  };
}

function announcements(db: Reads) {
  return db
    .selectFrom("announcement")
    .innerJoin("calendar_source", "calendar_source.id", "announcement.source_id")
    .select([
      "announcement.id",
      "announcement.source_id as source",
      "calendar_source.organisation_id as organisation",
      "calendar_source.body",
      "calendar_source.address",
      "announcement.uid",
      "announcement.instance",
      "announcement.title",
      "announcement.language",
      "announcement.starts_on as from",
      "announcement.ends_before as before",
      "announcement.starts_at as startsAt",
      "announcement.ends_at as endsAt",
      "announcement.zone",
      "announcement.place",
      "announcement.organiser",
      "announcement.host_state as hostState",
      "announcement.region",
      "announcement.subjects",
      "announcement.url",
      "announcement.description",
      "announcement.status",
      "announcement.first_seen_at as firstSeenAt",
      "announcement.last_seen_at as lastSeenAt",
      "announcement.changed_at as changedAt",
      "announcement.gone_at as goneAt",
      "announcement.version",
      "calendar_source.ended_at as sourceEndedAt",
    ]);
}
