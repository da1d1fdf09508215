import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, type FeedbackId, newId } from "#db/ids.ts";
import { getRequest } from "../requests/request.queries.ts";
import { listOffers } from "./offer.queries.ts";

export type FeedbackWords = { happened: string; achieved: string; opportunities: string };
type FeedbackOutcome = { ok: true } | { ok: false; reason: "not-now" | "empty" };

/** Each side says what happened, what was achieved and where more could be done (resolution 2663 (2022), OP20). The other does not read it. */
export async function giveFeedback(
  work: Work,
  request: AssistanceRequestId,
  words: FeedbackWords,
): Promise<FeedbackOutcome> {
  requireMay(work.actor, "feedback.give");

  const asked = await getRequest(work, request);
  const mine = (await listOffers(work.db, request)).find(({ isMine, acceptedAt }) => isMine && acceptedAt);
  if (!asked.isAsking && !mine) return { ok: false, reason: "not-now" };
  if (asked.standing === "draft" || asked.submittedAt === null) return { ok: false, reason: "not-now" };
  if (!Object.values(words).some((text) => text.trim())) return { ok: false, reason: "empty" };
  await work.db
    .insertInto("feedback")
    .values({
      id: newId<FeedbackId>(),
      request_id: request,
      side: asked.isAsking ? "state" : "provider",
      provider_id: asked.isAsking ? null : (mine?.providerId ?? null),
      ...words,
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await record(work, { permission: "feedback.give", verb: "feedback.given", subject: request });
  return { ok: true };
}
