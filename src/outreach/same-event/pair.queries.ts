import { sql } from "kysely";
import { systemAccount } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ActivityId, AnnouncementId, SameEventDecisionId, SameEventPairId } from "#db/ids.ts";
import type { markedId } from "../announcements/announcement.ts";
import { type Clusters, clustersOf, type PairDecision } from "./clusters.ts";
import type { Comparison } from "./comparison.ts";
import { type Decision, keyOf, namesOf, type Pair, type PairEnds } from "./pair.ts";

type Reads = Reader | Work["db"];

/** The pairs that wait for a person: both stand, nothing decided of them stands. Those put behind others come last, the likeliest first. */
export async function listWaiting(db: Reads, most: number): Promise<Pair[]> {
  const rows = await waiting(db)
    .orderBy("later_at", (order) => order.asc().nullsFirst())
    .orderBy("likelihood", "desc")
    .orderBy("same_event_pair.id")
    .limit(most)
    .execute();
  return rows.map(shapePair);
}

/** Whether a pair waits for a person. */
export async function isWaiting(db: Reads, id: SameEventPairId): Promise<boolean> {
  return (await waiting(db).where("same_event_pair.id", "=", id).executeTakeFirst()) !== undefined;
}

/** How many pairs wait. */
export async function countWaiting(db: Reads): Promise<number> {
  const { count } = await waiting(db)
    .clearSelect()
    .select((select) => select.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function getPair(db: Reads, id: SameEventPairId): Promise<Pair> {
  const found = await pairs(db).where("same_event_pair.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("pair of announcements");
  return shapePair(found);
}

/** The pairs in which any of some announcements is. */
export async function listPairsOf(db: Reads, ids: readonly AnnouncementId[]): Promise<Pair[]> {
  if (ids.length === 0) return [];
  const rows = await pairs(db)
    .where((where) => where.or([where("announcement_id", "in", ids), where("other_id", "in", ids)]))
    .execute();
  return rows.map(shapePair);
}

/** What was decided, the newest first: what stands, or with what was undone. */
export async function listDecisions(
  db: Reads,
  which: { standing: true } | { of: readonly AnnouncementId[] } | { activity: ActivityId } | { newest: number },
): Promise<Decision[]> {
  if ("of" in which && which.of.length === 0) return [];
  const query = decisions(db).orderBy("decided_at", "desc").orderBy("same_event_decision.id", "desc");
  const rows = await ("standing" in which
    ? query.where("undone_at", "is", null)
    : "of" in which
      ? query.where((where) => where.or([where("announcement_id", "in", which.of), where("other_id", "in", which.of)]))
      : "activity" in which
        ? query.where("activity_id", "=", which.activity)
        : query.limit(which.newest)
  ).execute();
  return rows.map(shapeDecision);
}

export async function getDecision(db: Reads, id: SameEventDecisionId): Promise<Decision> {
  const found = await decisions(db).where("same_event_decision.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("decision on a pair");
  return shapeDecision(found);
}

/** The one decision of a pair that stands. */
export async function findStanding(db: Reads, ends: PairEnds): Promise<Decision | undefined> {
  const found = (await listDecisions(db, { of: [ends.announcement] })).filter(
    (one) => one.undoneAt === null && keyOf(one.ends) === keyOf(ends),
  );
  return found[0];
}

/** The events that the decisions which stand make of announcements and activities. */
export async function readClusters(db: Reads): Promise<Clusters> {
  return clustersBy(await listDecisions(db, { standing: true }));
}

/** The events that decisions make, where they were read already. */
export function clustersBy(standing: readonly Decision[]): Clusters {
  const names = [...new Set(standing.flatMap(({ ends }) => namesOf(ends)))];
  return clustersOf(names, standing.map(pairDecision));
}

/** What is of one event with something, by the names beside activities; empty where nothing was decided. */
export async function listSameAs(db: Reads, name: ActivityId | ReturnType<typeof markedId>): Promise<Set<string>> {
  const { clusters } = await readClusters(db);
  const own = clusters.find(({ ids }) => ids.includes(name));
  return new Set(own?.ids.filter((id) => id !== name));
}

function pairDecision({ id, ends, verdict, byMachine, likelihood, at, undoneAt }: Decision): PairDecision {
  const [one, other] = namesOf(ends);
  return {
    ...{ id, one, other, verdict, likelihood, by: byMachine ? "machine" : "person" },
    ...{ at: String(at), undoneAt: undoneAt === null ? null : String(undoneAt) },
  };
}

type PairRow = Awaited<ReturnType<ReturnType<typeof pairs>["execute"]>>[number];

function shapePair({ announcement, other, activity, comparison, ...row }: PairRow): Pair {
  return { ...row, ends: endsIn(announcement, other, activity), comparison: comparison as Comparison }; // as the act wrote it
}

type DecisionRow = Awaited<ReturnType<ReturnType<typeof decisions>["execute"]>>[number];

function shapeDecision(row: DecisionRow): Decision {
  const { announcement, other, activity, comparison, decidedBy, undoneById, ...rest } = row;
  return {
    ...rest,
    ends: endsIn(announcement, other, activity),
    comparison: comparison as Comparison, // as the act wrote it
    byMachine: decidedBy === systemAccount,
    undoneByMachine: undoneById === systemAccount,
  };
}

function endsIn(announcement: AnnouncementId, other: AnnouncementId | null, activity: ActivityId | null): PairEnds {
  return other !== null
    ? { announcement, other, activity: null }
    : { announcement, other: null, activity: activity as ActivityId }; // the table takes one of the two
}

function pairs(db: Reads) {
  return db
    .selectFrom("same_event_pair")
    .select([
      "same_event_pair.id",
      "same_event_pair.announcement_id as announcement",
      "same_event_pair.other_id as other",
      "same_event_pair.activity_id as activity",
      "same_event_pair.likelihood",
      "same_event_pair.by_uid as byUid",
      "same_event_pair.comparison",
      "same_event_pair.weights_id as weights",
      "same_event_pair.later_at as laterAt",
    ]);
}

function waiting(db: Reads) {
  return pairs(db).where(
    sql<boolean>`not exists (
        select from same_event_decision d where d.undone_at is null and d.announcement_id = same_event_pair.announcement_id
          and (d.other_id = same_event_pair.other_id or d.activity_id = same_event_pair.activity_id))
      and not exists (
        select from announcement a join calendar_source s on s.id = a.source_id
        where a.id in (same_event_pair.announcement_id, same_event_pair.other_id)
          and (a.gone_at is not null or a.status = 'cancelled' or s.ended_at is not null))
      and not exists (
        select from activity a where a.id = same_event_pair.activity_id and a.standing in ('cancelled', 'merged'))`,
  );
}

function decisions(db: Reads) {
  return db
    .selectFrom("same_event_decision")
    .innerJoin("account as decider", "decider.id", "same_event_decision.decided_by")
    .leftJoin("account as undoer", "undoer.id", "same_event_decision.undone_by")
    .select([
      "same_event_decision.id",
      "same_event_decision.announcement_id as announcement",
      "same_event_decision.other_id as other",
      "same_event_decision.activity_id as activity",
      "same_event_decision.verdict",
      "same_event_decision.likelihood",
      "same_event_decision.comparison",
      "same_event_decision.decided_by as decidedBy",
      "decider.name as by",
      "same_event_decision.decided_at as at",
      "same_event_decision.undone_at as undoneAt",
      "same_event_decision.undone_by as undoneById",
      "undoer.name as undoneBy",
    ]);
}
