import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, OfferId } from "#db/ids.ts";
import { findRequestMove, placeOf } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getOffer } from "./offer.queries.ts";
import { stateOfOffer } from "./offer.ts";

export type EndingHow = "withdrawn" | "declined";
type EndOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Its provider withdraws an offer, also one that was accepted and not begun; or who asks declines one that is open. */
export async function endOffer(
  work: Work,
  request: AssistanceRequestId,
  { offer, how, words }: { offer: OfferId; how: EndingHow; words: string },
): Promise<EndOutcome> {
  const event = how === "withdrawn" ? "offer-withdrawn" : "offer-declined";
  requireMay(work.actor, `request.${event}`);

  const asked = await getRequest(work, request);
  const found = await getOffer(work.db, request, offer);
  const isTheirs = how === "withdrawn" ? found.isMine : asked.isAsking && stateOfOffer(found) === "open";
  const isRunning = found.deliveries.some(({ ended }) => !ended);
  if (!isTheirs || isRunning || stateOfOffer(found) === "ended" || !findRequestMove(placeOf(asked), event))
    return { ok: false, reason: "not-now" };
  await work.db
    .updateTable("offer")
    .set({ ended_by: work.actor.id, ended_at: work.at, ended_how: how, ended_words: words })
    .where("id", "=", offer)
    .execute();
  await moveRequest(work, request, event, { words, details: { offer } });
  return { ok: true };
}
