import { type Actor, holds } from "#access/actor.ts";
import { may } from "#access/permissions.ts";
import type { ProviderId } from "#db/ids.ts";
import { findRequestMove, placeOf, placesOfCarryOver } from "../requests/machine.ts";
import type { RequestWhole } from "../requests/request.ts";
import { type Delivery, type DeliveryOutcome, deliveryOutcomes, type Offer, stateOfOffer } from "./offer.ts";
import type { OfferActs } from "./offers.views.tsx";
import type { DeliveryStep, OfferStep } from "./paths.ts";

type By = { actor: Actor; mine: readonly ProviderId[]; offers: readonly Offer[] };

/** What this person may do about the offers on a request where everything stands now. */
export function offerActsOn(request: RequestWhole, { actor, mine, offers }: By): OfferActs {
  const place = placeOf(request);
  const takes = (event: Parameters<typeof findRequestMove>[1]): boolean => findRequestMove(place, event) !== undefined;
  const isProvider = mine.length > 0 && !request.isOwn;
  const accepted = offers.some(({ isMine, acceptedAt }) => isMine && acceptedAt);
  // Both sides say what came of a delivery; the secretariat may record one that failed, and nothing else.
  const outcomesOf = (offer: Offer): readonly DeliveryOutcome[] => {
    if (!takes("delivery-ends")) return [];
    if (offer.isMine || request.isAsking) return deliveryOutcomes;
    return may(actor, "request.delivery-fails") && !request.isOwn && holds(actor, "secretariat") ? ["failed"] : [];
  };
  return {
    mayOffer: may(actor, "request.offer-made") && takes("offer-made") && (isProvider || holds(actor, "secretariat")),
    mayGiveFeedback:
      may(actor, "feedback.give") &&
      (accepted || (request.isAsking && ["fulfilled", "follow-up", "closed"].includes(request.standing))),
    mayCarryOver: may(actor, "request.carry-over") && request.isAsking && placesOfCarryOver.includes(request.standing),
    ofOffer: (offer) => {
      const state = stateOfOffer(offer);
      const isRunning = offer.deliveries.some(({ ended }) => !ended);
      const steps: [OfferStep, boolean][] = [
        ["acceptance", request.isAsking && state === "open" && takes("accept")],
        ["declining", request.isAsking && state === "open" && takes("offer-declined")],
        ["withdrawal", offer.isMine && state !== "ended" && !isRunning && takes("offer-withdrawn")],
        [
          "delivery",
          (offer.isMine || request.isAsking) && state === "accepted" && !isRunning && takes("delivery-starts"),
        ],
      ];
      return steps.filter(([, is]) => is).map(([step]) => step);
    },
    outcomesOf,
    ofDelivery: (offer: Offer, delivery: Delivery): DeliveryStep[] => {
      if (!delivery.ended) return outcomesOf(offer).length > 0 ? ["ending"] : [];
      return request.isAsking && !delivery.confirmed ? ["confirmation"] : [];
    },
  };
}
