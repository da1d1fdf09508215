import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, OfferId } from "#db/ids.ts";
import { findRequestMove, placeOf } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import { getOffer } from "./offer.queries.ts";
import { stateOfOffer } from "./offer.ts";

type AcceptOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Who asks takes an offer. Its provider is named from now on: it goes on reading the request where its State later lets fewer see it. */
export async function acceptOffer(
  work: Work,
  request: AssistanceRequestId,
  { offer, words }: { offer: OfferId; words: string },
): Promise<AcceptOutcome> {
  requireMay(work.actor, "request.accept");

  const asked = await getRequest(work, request);
  const { providerId, ...found } = await getOffer(work.db, request, offer);
  if (!asked.isAsking || stateOfOffer(found) !== "open" || !findRequestMove(placeOf(asked), "accept"))
    return { ok: false, reason: "not-now" };
  await work.db
    .updateTable("offer")
    .set({ accepted_by: work.actor.id, accepted_at: work.at })
    .where("id", "=", offer)
    .execute();
  const named = [...new Set([...asked.named, providerId])];
  await moveRequest(work, request, "accept", { words, details: { offer, named } });
  return { ok: true };
}
