import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, newId, type OverlapReasonId } from "#db/ids.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type OverlapReason = { other: string; matter: "conflict" | "duplicate"; words: string };
export type GiveReasonOutcome = { ok: true } | { ok: false; reason: "over" };

/** Says why an activity is no duplicate of another, or why a conflict is borne; the words stay beside the pair. */
export async function giveOverlapReason(
  work: Work,
  id: ActivityId,
  { other, matter, words }: OverlapReason,
): Promise<GiveReasonOutcome> {
  requireMay(work.actor, "activity.give-reason");

  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  await work.db
    .insertInto("overlap_reason")
    .values({
      ...{ id: newId<OverlapReasonId>(), activity_id: id, other, matter, words },
      ...{ given_by: work.actor.id, given_at: work.at },
    })
    .execute();
  await record(work, { permission: "activity.give-reason", verb: "activity.reason-given", subject: id });
  return { ok: true };
}
