import { NotFound, requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import {
  type AssistanceRequestId,
  type Id,
  newId,
  type OfferId,
  type ProviderId,
  type RequestItemId,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getProgramme } from "../providers/programme.queries.ts";
import { findRequestMove, placeOf } from "../requests/machine.ts";
import { moveRequest } from "../requests/move-request.ts";
import { getRequest } from "../requests/request.queries.ts";
import { listMyProviders } from "./offer.queries.ts";

export type NewOffer = {
  provider: ProviderId;
  programme: Id<"programme"> | null;
  items: RequestItemId[];
  words: string;
  conditions: string;
  from: string | null;
  to: string | null;
  language: Language;
};
type OfferOutcome =
  | { ok: true; id: OfferId }
  | { ok: false; reason: "not-now" | "no-item" | "ends-before" | "not-named" | "not-theirs" };

/** A provider says what it will do; the secretariat records what a provider said on paper. */
export async function makeOffer(work: Work, request: AssistanceRequestId, offer: NewOffer): Promise<OfferOutcome> {
  requireMay(work.actor, "request.offer-made");

  const asked = await getRequest(work, request);
  if (!findRequestMove(placeOf(asked), "offer-made")) return { ok: false, reason: "not-now" };
  const mine = await listMyProviders(work.db);
  const onPaper = work.actor.capacities.some(({ kind }) => kind === "secretariat");
  if (!mine.includes(offer.provider) && !onPaper) throw new NotFound("provider");
  // Where the State named who may read it, nobody else could have offered.
  if (asked.audience === "named-providers" && !asked.named.includes(offer.provider))
    return { ok: false, reason: "not-named" };
  if (offer.programme && (await getProgramme(work.db, offer.programme)).provider.id !== offer.provider)
    return { ok: false, reason: "not-theirs" };
  const items = asked.items.filter(({ id }) => offer.items.includes(id)).map(({ item }) => item);
  if (items.length === 0) return { ok: false, reason: "no-item" };
  if (offer.from && offer.to && offer.to < offer.from) return { ok: false, reason: "ends-before" };

  const id = newId<OfferId>();
  await work.db
    .insertInto("offer")
    .values({
      id,
      request_id: request,
      provider_id: offer.provider,
      programme_id: offer.programme,
      items,
      words: offer.words,
      conditions: offer.conditions,
      from_on: offer.from,
      to_on: offer.to,
      language: offer.language,
      made_by: work.actor.id,
      made_at: work.at,
    })
    .execute();
  await moveRequest(work, request, "offer-made", { details: { offer: id } });
  return { ok: true, id };
}
