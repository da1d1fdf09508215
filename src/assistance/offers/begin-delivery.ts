import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, type DeliveryId, newId, type OfferId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import { findRequestMove, placeOf } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getOffer } from "./offer.queries.ts";
import { stateOfOffer } from "./offer.ts";

type BeginOutcome = { ok: true; id: DeliveryId } | { ok: false; reason: "not-now" | "in-the-future" };

/** Either side says that what was offered and accepted has begun. */
export async function beginDelivery(
  work: Work,
  request: AssistanceRequestId,
  { offer, startedOn, words }: { offer: OfferId; startedOn: string; words: string },
): Promise<BeginOutcome> {
  requireMay(work.actor, "request.delivery-starts");

  const asked = await getRequest(work, request);
  const found = await getOffer(work.db, request, offer);
  const isRunning = found.deliveries.some(({ ended }) => !ended);
  const mayBegin = (found.isMine || asked.isAsking) && stateOfOffer(found) === "accepted" && !isRunning;
  if (!mayBegin || !findRequestMove(placeOf(asked), "delivery-starts")) return { ok: false, reason: "not-now" };
  if (isYetToCome(startedOn, work.at)) return { ok: false, reason: "in-the-future" };
  const id = newId<DeliveryId>();
  await work.db
    .insertInto("delivery")
    .values({
      id,
      request_id: request,
      offer_id: offer,
      started_on: startedOn,
      started_by: work.actor.id,
      started_at: work.at,
      items: asked.items.filter(({ id }) => found.items.includes(id)).map(({ item }) => item),
      words,
    })
    .execute();
  await moveRequest(work, request, "delivery-starts", { words, details: { delivery: id } });
  return { ok: true, id };
}
