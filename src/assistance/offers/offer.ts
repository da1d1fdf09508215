import type { AssistanceRequestId, DeliveryId, Id, OfferId, ProviderId, RequestItemId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { RequestWhole } from "../requests/request.ts";

/** What a provider says it will do about a request. */
export type Offer = {
  id: OfferId;
  requestId: AssistanceRequestId;
  providerId: ProviderId;
  programmeId: Id<"programme"> | null;
  /** The items it is about, those that the reader may see. */
  items: RequestItemId[];
  words: string;
  conditions: string;
  from: string | null;
  to: string | null;
  language: Language;
  madeAt: Temporal.Instant;
  acceptedAt: Temporal.Instant | null;
  ended: { at: Temporal.Instant; how: "withdrawn" | "declined" | "failed" | "recalled"; words: string } | undefined;
  /** The reader is of this provider. */
  isMine: boolean;
  deliveries: Delivery[];
};

export const deliveryOutcomes = ["delivered", "partly", "failed"] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

/** What was done on an offer, from a day to a day. */
export type Delivery = {
  id: DeliveryId;
  startedOn: string;
  words: string;
  items: RequestItemId[];
  ended: { on: string; outcome: DeliveryOutcome; items: RequestItemId[]; words: string; by: string } | undefined;
  confirmed: { at: Temporal.Instant; words: string } | undefined;
};

export type Feedback = {
  side: "state" | "provider";
  happened: string;
  achieved: string;
  opportunities: string;
  by: string;
  at: Temporal.Instant;
};

/** Items of which nothing was delivered: what a State may ask for anew. */
export function itemsStillOpen(request: Pick<RequestWhole, "items">, offers: readonly Offer[]): RequestItemId[] {
  const delivered = new Set(offers.flatMap(({ deliveries }) => deliveries.flatMap(({ ended }) => ended?.items ?? [])));
  return request.items.map(({ id }) => id).filter((id) => !delivered.has(id));
}

export type OfferState = "open" | "accepted" | "ended";

export function stateOfOffer({ acceptedAt, ended }: Pick<Offer, "acceptedAt" | "ended">): OfferState {
  if (ended) return "ended";
  return acceptedAt ? "accepted" : "open";
}
