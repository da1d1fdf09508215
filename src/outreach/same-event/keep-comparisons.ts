import { sql } from "kysely";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import {
  type AnnouncementId,
  newId,
  type SameEventDecisionId,
  type SameEventPairId,
  type SameEventWeightsId,
} from "#db/ids.ts";
import { inPieces } from "#db/in-pieces.ts";
import { markedId } from "../announcements/announcement.ts";
import type { Match } from "./announcement-index.ts";
import { listVersionsNow } from "./comparable.queries.ts";
import { listDecisions, listPairsOf } from "./pair.queries.ts";
import { columnsOf, type Decision, endsOf, keyOf, type PairEnds } from "./pair.ts";

/** One announcement, in the version that was compared, with what may be of one event with it. */
export type Compared = { id: AnnouncementId; version: number; matches: readonly Match[] };

type Comparisons = {
  compared: readonly Compared[];
  weights: SameEventWeightsId | null;
  /** When what was compared was read; what changed since is compared again. */
  readAt: Temporal.Instant;
};

/**
 * Keeps what the comparison found. What is nearly certain is taken as one event, unless a person has said something else of the pair; what
 * was taken so and is no longer nearly certain is undone, and waits for a person.
 */
export async function keepComparisons(
  work: Work,
  { compared, weights, readAt }: Comparisons,
): Promise<{ ok: true; compared: number }> {
  requireMay(work.actor, "same-event.compare");

  const { db } = work;
  const now = await listVersionsNow(
    db,
    compared.map(({ id }) => id),
  );
  const current = compared.filter(({ id, version }) => now.get(id) === version);
  const ids = current.map(({ id }) => id);
  if (ids.length === 0) return { ok: true, compared: 0 };
  const found = matchesByPair(current);
  const decided = await listDecisions(db, { of: ids });
  await keepPairs(work, { found, ids, weights });
  const settled = new Set(decided.filter(keepsFromDeciding).map(({ ends }) => keyOf(ends)));
  const fresh = [...found.values()].filter((one) => isForTheSystem(one) && !settled.has(keyOf(one.ends)));
  const doubtful = decided.filter(
    (one) => one.undoneAt === null && one.byMachine && !isForTheSystem(found.get(keyOf(one.ends))),
  );
  await decideByItself(work, fresh, weights);
  await undoByItself(work, doubtful);
  await db
    .updateTable("announcement")
    .set({ compared_at: readAt, compared_with: weights })
    .where("id", "in", ids)
    .execute();
  if (fresh.length + doubtful.length > 0)
    await record(work, {
      permission: "same-event.compare",
      verb: "same-event.compared",
      subject: fresh[0]?.ends.announcement ?? doubtful[0]?.ends.announcement ?? "",
      details: { same: fresh.length, undone: doubtful.length },
    });
  return { ok: true, compared: ids.length };
}

type Found = { ends: PairEnds; match: Match };

/**
 * What is nearly certain, between announcements. NOTE with an activity of ours only its own identifier decides: what looks like one event
 * may be a conflict of the same days and place, and would no longer be told of.
 */
function isForTheSystem(found: Found | undefined): boolean {
  if (found?.match.verdict.is !== "same") return false;
  return isByUid(found.match) || found.ends.activity === null;
}

function isByUid({ verdict }: Match): boolean {
  return verdict.is === "same" && verdict.by === "uid";
}

function matchesByPair(compared: readonly Compared[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { id, matches } of compared)
    for (const match of matches) {
      const ends = endsOf(markedId(id), match.id);
      found.set(keyOf(ends), { ends, match });
    }
  return found;
}

/** One that stands, and one by the system that a person undid: then only a person decides. */
function keepsFromDeciding({ undoneAt, undoneByMachine }: Decision): boolean {
  return undoneAt === null || !undoneByMachine;
}

type Keeping = {
  found: ReadonlyMap<string, Found>;
  ids: readonly AnnouncementId[];
  weights: SameEventWeightsId | null;
};

async function keepPairs({ db, at }: Work, { found, ids, weights }: Keeping): Promise<void> {
  const known = new Map((await listPairsOf(db, ids)).map((pair) => [keyOf(pair.ends), pair]));
  const over = [...known].filter(([key]) => !found.has(key)).map(([, { id }]) => id);
  if (over.length > 0) await db.deleteFrom("same_event_pair").where("id", "in", over).execute();
  const rows = [...found.values()].map(({ ends, match }) => ({
    ...{ id: newId<SameEventPairId>(), ...columnsOf(ends), likelihood: match.likelihood, weights_id: weights },
    ...{ comparison: JSON.stringify(match.comparison), found_at: at },
    by_uid: isByUid(match),
  }));
  for (const some of inPieces(rows))
    await db
      .insertInto("same_event_pair")
      .values(some)
      .onConflict((pair) =>
        pair.expression(sql`announcement_id, coalesce(other_id, activity_id)`).doUpdateSet((set) => ({
          likelihood: set.ref("excluded.likelihood"),
          by_uid: set.ref("excluded.by_uid"),
          comparison: set.ref("excluded.comparison"),
          weights_id: set.ref("excluded.weights_id"),
          found_at: set.ref("excluded.found_at"),
        })),
      )
      .execute();
}

async function decideByItself(
  { db, actor, at }: Work,
  fresh: readonly Found[],
  weights: SameEventWeightsId | null,
): Promise<void> {
  const rows = fresh.map(({ ends, match }) => ({
    ...{ id: newId<SameEventDecisionId>(), ...columnsOf(ends), verdict: "same" as const, weights_id: weights },
    likelihood: isByUid(match) ? 1 : match.likelihood,
    ...{ comparison: JSON.stringify(match.comparison), decided_by: actor.id, decided_at: at },
  }));
  for (const some of inPieces(rows)) await db.insertInto("same_event_decision").values(some).execute();
}

async function undoByItself({ db, actor, at }: Work, doubtful: readonly Decision[]): Promise<void> {
  if (doubtful.length === 0) return;
  await db
    .updateTable("same_event_decision")
    .set({ undone_at: at, undone_by: actor.id })
    .where(
      "id",
      "in",
      doubtful.map(({ id }) => id),
    )
    .execute();
}
