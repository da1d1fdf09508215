import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId, RequestReferralId } from "#db/ids.ts";
import { listReferralsOf } from "./referral.queries.ts";

type TakeUpOutcome = { ok: true } | { ok: false; reason: "taken-up-already" };
type TakenUp = { request: AssistanceRequestId; referral: RequestReferralId; words: string };

/** Records that the working group took the case up, and what came of it. */
export async function takeUpReferral(work: Work, { request, referral, words }: TakenUp): Promise<TakeUpOutcome> {
  requireMay(work.actor, "referral.take-up");

  const found = (await listReferralsOf(work.db, request)).find(({ id }) => id === referral);
  if (!found) throw new NotFound("referral");
  if (found.takenUpAt !== null) return { ok: false, reason: "taken-up-already" };
  await work.db
    .updateTable("request_referral")
    .set({ taken_up_at: work.at, taken_up_by: work.actor.id, taken_up_words: words })
    .where("id", "=", referral)
    .execute();
  await record(work, { permission: "referral.take-up", verb: "request.referral-taken-up", subject: request });
  return { ok: true };
}
