import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AssistanceRequestId, OfferId, ProviderId, RequestItemId } from "#db/ids.ts";
import type { Delivery, Feedback, Offer } from "./offer.ts";

type Reads = Reader | Work["db"];

/** The offers on a request that this reader may see, with what was done on each: the earliest first. */
export async function listOffers(db: Reads, request: AssistanceRequestId): Promise<Offer[]> {
  const rows = await offers(db)
    .where("offer.request_id", "=", request)
    .orderBy("offer.made_at")
    .orderBy("offer.id")
    .execute();
  if (rows.length === 0) return [];
  const items = await readItems(db, request);
  const deliveries = await readDeliveries(db, request, items);
  return rows.map((row) => shape(row, items, deliveries.get(row.id) ?? []));
}

export async function getOffer(db: Reads, request: AssistanceRequestId, id: OfferId): Promise<Offer> {
  const found = (await listOffers(db, request)).find((offer) => offer.id === id);
  if (!found) throw new NotFound("offer");
  return found;
}

/** What each side said of it, as far as the reader may read it. */
export async function listFeedback(db: Reads, request: AssistanceRequestId): Promise<Feedback[]> {
  return await db
    .selectFrom("feedback")
    .innerJoin("account", "account.id", "feedback.by")
    .where("feedback.request_id", "=", request)
    .orderBy("feedback.at")
    .select([
      "feedback.side",
      "feedback.happened",
      "feedback.achieved",
      "feedback.opportunities",
      "account.name as by",
      "feedback.at",
    ])
    .execute();
}

/** The providers this person acts for, that are in force. */
export async function listMyProviders(db: Reads): Promise<ProviderId[]> {
  const { ids } = await db.selectNoFrom(sql<ProviderId[]>`app_providers()`.as("ids")).executeTakeFirstOrThrow();
  return ids;
}

/** Whom a request reached and who was asked to put it aside; a provider reads its own. */
export async function listReach(db: Reads, request: AssistanceRequestId) {
  return await db
    .selectFrom("request_reach")
    .where("request_id", "=", request)
    .orderBy("reached_at")
    .select([
      "provider_id as providerId",
      "reached_at as reachedAt",
      "recalled_at as recalledAt",
      "recall_seen_at as seenAt",
    ])
    .execute();
}

/** What this person's providers were asked to put aside and have not confirmed yet: nothing of the request itself. */
export async function listRecalls(
  db: Reads,
): Promise<{ requestId: AssistanceRequestId; recalledAt: Temporal.Instant }[]> {
  const rows = await db
    .selectFrom("request_reach")
    .where("provider_id", "in", sql<ProviderId>`(select unnest(app_providers()))`)
    .where("recalled_at", "is not", null)
    .where("recall_seen_at", "is", null)
    .orderBy("recalled_at")
    .select(["request_id as requestId", "recalled_at as recalledAt"])
    .execute();
  return rows.flatMap(({ requestId, recalledAt }) => (recalledAt ? [{ requestId, recalledAt }] : []));
}

function offers(db: Reads) {
  return db
    .selectFrom("offer")
    .select([
      "offer.id",
      "offer.request_id as requestId",
      "offer.provider_id as providerId",
      "offer.programme_id as programmeId",
      "offer.items",
      "offer.words",
      "offer.conditions",
      "offer.from_on as from",
      "offer.to_on as to",
      "offer.language",
      "offer.made_at as madeAt",
      "offer.accepted_at as acceptedAt",
      "offer.ended_at as endedAt",
      "offer.ended_how as endedHow",
      "offer.ended_words as endedWords",
      sql<boolean>`offer.provider_id = any (app_providers())`.as("isMine"),
    ]);
}

type Items = ReadonlyMap<number, RequestItemId>;

async function readItems(db: Reads, request: AssistanceRequestId): Promise<Items> {
  const rows = await db.selectFrom("request_item").where("request_id", "=", request).select(["n", "id"]).execute();
  return new Map(rows.map(({ n, id }) => [n, id]));
}

function named(items: Items, numbers: readonly number[]): RequestItemId[] {
  return numbers.flatMap((n) => items.get(n) ?? []);
}

async function readDeliveries(
  db: Reads,
  request: AssistanceRequestId,
  items: Items,
): Promise<Map<OfferId, Delivery[]>> {
  const rows = await db
    .selectFrom("delivery")
    .leftJoin("account", "account.id", "delivery.ended_by")
    .where("delivery.request_id", "=", request)
    .orderBy("delivery.started_at")
    .select([
      "delivery.id",
      "delivery.offer_id as offerId",
      "delivery.started_on as startedOn",
      "delivery.words",
      "delivery.items",
      "delivery.ended_on as endedOn",
      "delivery.outcome",
      "delivery.delivered_items as deliveredItems",
      "delivery.outcome_words as outcomeWords",
      "account.name as endedBy",
      "delivery.confirmed_at as confirmedAt",
      "delivery.confirmed_words as confirmedWords",
    ])
    .execute();
  const byOffer = new Map<OfferId, Delivery[]>();
  for (const row of rows) {
    const delivery: Delivery = {
      id: row.id,
      startedOn: row.startedOn,
      words: row.words,
      items: named(items, row.items),
      ended:
        row.outcome && row.endedOn
          ? {
              on: row.endedOn,
              outcome: row.outcome,
              items: named(items, row.deliveredItems),
              words: row.outcomeWords,
              by: row.endedBy ?? "",
            }
          : undefined,
      confirmed: row.confirmedAt ? { at: row.confirmedAt, words: row.confirmedWords } : undefined,
    };
    byOffer.set(row.offerId, [...(byOffer.get(row.offerId) ?? []), delivery]);
  }
  return byOffer;
}

function shape(
  row: Awaited<ReturnType<ReturnType<typeof offers>["execute"]>>[number],
  items: Items,
  deliveries: Delivery[],
): Offer {
  const { items: numbers, endedAt, endedHow, endedWords, ...offer } = row;
  return {
    ...offer,
    items: named(items, numbers),
    ended: endedAt && endedHow ? { at: endedAt, how: endedHow, words: endedWords } : undefined,
    deliveries,
  };
}
