import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { CalendarSourceId } from "#db/ids.ts";
import type { AnnouncementFault } from "./announced.ts";
import { type CalendarSource, type CheckOutcome, isDue } from "./source.ts";

type Reads = Reader | Work["db"];

/** The calendars that the reader may know of, those that ended last, with how much each announces now. */
export async function listSources(db: Reads): Promise<(CalendarSource & { announced: number })[]> {
  const rows = await sources(db)
    .select((select) =>
      select
        .selectFrom("announcement")
        .whereRef("announcement.source_id", "=", "calendar_source.id")
        .where("announcement.gone_at", "is", null)
        .select((count) => count.fn.countAll<string>().as("count"))
        .as("announced"),
    )
    .orderBy("ended_at", (order) => order.asc().nullsFirst())
    .orderBy("added_at")
    .orderBy("calendar_source.id")
    .execute();
  return rows.map(({ announced, ...row }) => ({ ...shape(row), announced: Number(announced) }));
}

export async function getSource(db: Reads, id: CalendarSourceId): Promise<CalendarSource> {
  const found = await sources(db).where("calendar_source.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("calendar of another body");
  return shape(found);
}

/** The calendars that are asked for at their address now, those waiting longest first. */
export async function listDueSources(db: Reads, at: Temporal.Instant): Promise<CalendarSource[]> {
  const rows = await sources(db)
    .where("address", "is not", null)
    .where("ended_at", "is", null)
    .orderBy("checked_at", (order) => order.asc().nullsFirst())
    .orderBy("calendar_source.id")
    .execute();
  return rows.map(shape).filter((source) => isDue(source, at));
}

type Row = Awaited<ReturnType<ReturnType<typeof sources>["execute"]>>[number];

function shape({ outcome, faults, ...row }: Row): CalendarSource {
  return {
    ...row,
    outcome: outcome as CheckOutcome | null, // as the act wrote it
    faults: faults as AnnouncementFault[], // as above
  };
}

function sources(db: Reads) {
  return db
    .selectFrom("calendar_source")
    .select([
      "calendar_source.id",
      "organisation_id as organisation",
      "body",
      "kind",
      "address",
      "language",
      "added_by as addedBy",
      "added_at as addedAt",
      "asked_at as askedAt",
      "checked_at as checkedAt",
      "etag",
      "last_modified as lastModified",
      "outcome",
      "outcome_detail as detail",
      "read_at as readAt",
      "read_whole as readWhole",
      "faults",
      "faults_in_all as faultsInAll",
      "ended_at as endedAt",
    ]);
}
