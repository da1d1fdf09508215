import type { Actor } from "#access/actor.ts";
import { holds } from "#access/actor.ts";
import { may } from "#access/permissions.ts";
import type { RequestEventName } from "#db/schema/assistance.ts";
import { audienceRank } from "../audience.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import type { RequestStep } from "./paths.ts";
import type { RequestHead } from "./request.ts";

/** The event behind each step; making fewer see it is one of three, by where the request stands. */
export const eventOfStep: Record<Exclude<RequestStep, "audience">, RequestEventName> = {
  authentication: "authenticate",
  "not-authentic": "not-authentic",
  more: "ask-for-more",
  waiver: "waive",
  permission: "allow",
  withdrawal: "withdraw",
  renewal: "renew",
  "follow-up": "follow-up-recorded",
  answer: "answer",
  closing: "close",
  "further-question": "ask-again",
};

/** Steps that are said by who asks. */
const saidByAsking: readonly RequestStep[] = [
  "audience",
  "waiver",
  "permission",
  "withdrawal",
  "renewal",
  "further-question",
];

/** The steps this person may take where the request stands. */
export function stepsFor(request: RequestHead, actor: Actor): RequestStep[] {
  const place = placeOf(request);
  const events = Object.entries(eventOfStep) as [Exclude<RequestStep, "audience">, RequestEventName][];
  const steps: RequestStep[] = events
    .filter(([, event]) => may(actor, `request.${event}`) && findRequestMove(place, event) !== undefined)
    .map(([step]) => step)
    .filter((step) => request.isAsking || (!saidByAsking.includes(step) && servesWith(step, actor)));
  const mayNarrow =
    request.isAsking && may(actor, "request.tighten") && audienceRank(request.audience) > 1 && !isPutAway(request);
  return mayNarrow ? ["audience", ...steps] : steps;
}

function servesWith(step: RequestStep, actor: Actor): boolean {
  return step === "closing" || step === "follow-up" ? holds(actor, "secretariat", "expert") : true;
}

function isPutAway({ standing }: RequestHead): boolean {
  return standing === "draft" || standing === "withdrawn" || standing === "rejected";
}
