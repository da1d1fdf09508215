import type { AssistanceRequestId, DeliveryId, OfferId } from "#db/ids.ts";
import { requestPath } from "../requests/paths.ts";

export function newOfferPath(request: AssistanceRequestId): string {
  return `${requestPath(request)}/offers/new`;
}

export function offersPath(request: AssistanceRequestId): string {
  return `${requestPath(request)}/offers`;
}

/** What may be done about one offer, each a page of its own. */
export const offerSteps = ["acceptance", "declining", "withdrawal", "delivery"] as const;
export type OfferStep = (typeof offerSteps)[number];

export function offerStepPath(request: AssistanceRequestId, offer: OfferId, step: OfferStep): string {
  return `${offersPath(request)}/${offer}/${step}`;
}

export const deliverySteps = ["ending", "confirmation"] as const;
export type DeliveryStep = (typeof deliverySteps)[number];

export function deliveryStepPath(request: AssistanceRequestId, delivery: DeliveryId, step: DeliveryStep): string {
  return `${requestPath(request)}/deliveries/${delivery}/${step}`;
}

export function feedbackPath(request: AssistanceRequestId): string {
  return `${requestPath(request)}/feedback`;
}

export function carryingOverPath(request: AssistanceRequestId): string {
  return `${requestPath(request)}/carrying-over`;
}

/** Where a provider confirms that it put a request aside; it tells nothing of the request. */
export function recallPath(request: AssistanceRequestId): string {
  return `/assistance/recalls/${request}`;
}
