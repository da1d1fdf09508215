import { sql } from "kysely";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AnnouncementId, type CalendarSourceId, newId } from "#db/ids.ts";
import { inPieces } from "#db/in-pieces.ts";
import { dateOf } from "#states/state.queries.ts";
import { listKept } from "./announcement.queries.ts";
import { type AnnouncementChanges, changesOf, type Kept, type Reading, type ToldOnce } from "./announcement-changes.ts";
import { type Guessing, guessOf } from "./announcement-guess.ts";
import { readGuessing } from "./guessing.queries.ts";
import { getSource } from "./source.queries.ts";
import { type CheckOutcome, mostFaultsKept } from "./source.ts";

/** What came of asking for a calendar or of bringing a file, read before the act: nothing waits for the network inside it. */
export type Check = {
  outcome: CheckOutcome;
  detail?: string | null;
  etag?: string | null;
  lastModified?: string | null;
  reading?: Reading;
  /** When it had been asked for before; another process may have been quicker. Nothing for a file. */
  after?: Temporal.Instant | null;
};

export type KeptCounts = { fresh: number; changed: number; gone: number };
export type KeepCheckOutcome =
  | ({ ok: true } & KeptCounts)
  | { ok: false; reason: "ended" | "checked-meanwhile" | "is-asked" };

/** Keeps what another body announces: what is new, what changed and what vanished, each as a version, with the faults of the reading. */
export async function keepCheck(work: Work, id: CalendarSourceId, check: Check): Promise<KeepCheckOutcome> {
  requireMay(work.actor, "announcements.keep");

  const source = await getSource(work.db, id);
  if (source.endedAt !== null) return { ok: false, reason: "ended" };
  if (check.outcome === "brought" && source.kind === "address") return { ok: false, reason: "is-asked" };
  if (check.after !== undefined && String(check.after) !== String(source.checkedAt))
    return { ok: false, reason: "checked-meanwhile" };
  const counts = check.reading ? await keepReading(work, source, check.reading) : { fresh: 0, changed: 0, gone: 0 };
  await noteCheck(work, id, check);
  // What an hour of asking did not change is no act of anybody; the source itself says when it was asked last.
  const isNews = counts.fresh + counts.changed + counts.gone > 0 || check.outcome !== source.outcome;
  if (isNews)
    await record(work, {
      permission: "announcements.keep",
      verb: "announcements.kept",
      subject: id,
      details: { outcome: check.outcome, ...counts },
    });
  return { ok: true, ...counts };
}

async function noteCheck({ db, at }: Work, id: CalendarSourceId, check: Check): Promise<void> {
  const { outcome, detail, reading, etag, lastModified } = check;
  const { numUpdatedRows } = await db
    .updateTable("calendar_source")
    .set({
      ...{ checked_at: at, outcome, outcome_detail: detail?.slice(0, 2000) ?? null },
      ...(reading
        ? {
            ...{ read_at: at, read_whole: reading.isWhole, faults_in_all: reading.faults.length },
            faults: JSON.stringify(reading.faults.slice(0, mostFaultsKept)),
            ...{ etag: etag?.slice(0, 1000) ?? null, last_modified: lastModified?.slice(0, 1000) ?? null },
          }
        : {}),
    })
    .where("id", "=", id)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) throw new NotFound("calendar of another body");
}

type Source = Awaited<ReturnType<typeof getSource>>;

async function keepReading(work: Work, source: Source, reading: Reading): Promise<KeptCounts> {
  const kept = await listKept(work.db, source.id);
  const changes = changesOf(kept, reading, { language: source.language, today: dateOf(work.at) });
  const guessing = await readGuessing(work.db, work.at);
  await insertFresh(work, source.id, changes.fresh, guessing);
  for (const { kept: old, told } of changes.changed)
    await work.db
      .updateTable("announcement")
      .set({
        ...{ ...rowOf(told, guessing), version: old.version + 1, gone_at: null },
        ...{ last_seen_at: work.at, changed_at: work.at },
      })
      .where("id", "=", old.id)
      .execute();
  for (const some of inPieces(changes.gone))
    await work.db
      .updateTable("announcement")
      .set({ gone_at: work.at, changed_at: work.at, version: sql`version + 1` })
      .where(
        "id",
        "in",
        some.map(({ id }) => id),
      )
      .execute();
  for (const some of inPieces(changes.same))
    await work.db
      .updateTable("announcement")
      .set({ last_seen_at: work.at })
      .where(
        "id",
        "in",
        some.map(({ id }) => id),
      )
      .execute();
  await insertVersions(work, changes);
  return { fresh: changes.fresh.length, changed: changes.changed.length, gone: changes.gone.length };
}

type Changes = AnnouncementChanges<AnnouncementId>;

async function insertFresh(
  work: Work,
  source: CalendarSourceId,
  fresh: Changes["fresh"],
  guessing: Guessing,
): Promise<void> {
  const rows = fresh.map(({ uid, instance, told }) => ({
    ...{ id: newId<AnnouncementId>(), source_id: source, uid, instance, version: 1, ...rowOf(told, guessing) },
    ...{ first_seen_at: work.at, last_seen_at: work.at, changed_at: work.at },
    told,
  }));
  for (const some of inPieces(rows)) {
    await work.db
      .insertInto("announcement")
      .values(some.map(({ told: _, ...row }) => row))
      .execute();
    await work.db
      .insertInto("announcement_version")
      .values(some.map(({ id, told }) => versionOf(work, { id, version: 1 }, "new", told)))
      .execute();
  }
}

async function insertVersions(work: Work, { changed, gone }: Changes): Promise<void> {
  const rows = [
    ...changed.map(({ kept, told, what }) => versionOf(work, { ...kept, version: kept.version + 1 }, what, told)),
    ...gone.map((kept) => versionOf(work, { ...kept, version: kept.version + 1 }, "gone", {})),
  ];
  for (const some of inPieces(rows)) await work.db.insertInto("announcement_version").values(some).execute();
}

function versionOf(
  { actor, at }: Work,
  { id, version }: Pick<Kept<AnnouncementId>, "id" | "version">,
  what: "new" | "changed" | "gone" | "back",
  told: ToldOnce | Record<string, never>,
) {
  return { announcement_id: id, version, what, at, by: actor.id, told: JSON.stringify(told) };
}

function rowOf(told: ToldOnce, guessing: Guessing) {
  const { from, before, startsAt, endsAt, ...rest } = told;
  const { hostState, region, subjects } = guessOf(told, guessing);
  return {
    ...{ ...rest, starts_on: from, ends_before: before, starts_at: startsAt, ends_at: endsAt },
    ...{ host_state: hostState, region, subjects: [...subjects] },
  };
}
