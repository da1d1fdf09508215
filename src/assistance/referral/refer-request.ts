import { delegationsOf } from "#access/actor.ts";
import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { getWorkingGroup } from "#committee/membership/membership.queries.ts";
import { runsOn } from "#committee/membership/membership.ts";
import { type AssistanceRequestId, newId, type RequestReferralId, type WorkingGroupId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { getRequest } from "../requests/request.queries.ts";

type Referred = { group: WorkingGroupId; words: string };
type ReferOutcome =
  | { ok: true; id: RequestReferralId }
  | { ok: false; reason: "no-such-group" | "referred-already" | "not-sent" };

/** A delegation refers a request that it may read to a working group. The request itself does not move. */
export async function referRequest(
  work: Work,
  id: AssistanceRequestId,
  { group, words }: Referred,
): Promise<ReferOutcome> {
  requireMay(work.actor, "referral.make");

  const [delegation] = delegationsOf(work.actor);
  if (!delegation) throw new Refused("referral.make");
  const request = await getRequest(work, id);
  if (request.standing === "draft") return { ok: false, reason: "not-sent" };
  if (!runsOn(await getWorkingGroup(work.db, group), dateOf(work.at))) return { ok: false, reason: "no-such-group" };
  const waiting = await work.db
    .selectFrom("request_referral")
    .where("request_id", "=", id)
    .where("working_group_id", "=", group)
    .where("taken_up_at", "is", null)
    .select("id")
    .executeTakeFirst();
  if (waiting) return { ok: false, reason: "referred-already" };
  const referral = newId<RequestReferralId>();
  await work.db
    .insertInto("request_referral")
    .values({
      id: referral,
      request_id: id,
      working_group_id: group,
      state_code: delegation,
      words,
      referred_by: work.actor.id,
      referred_at: work.at,
    })
    .execute();
  await record(work, { permission: "referral.make", verb: "request.referred", subject: id });
  return { ok: true, id: referral };
}
