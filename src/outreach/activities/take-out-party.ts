import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId, ActivityPartyId } from "#db/ids.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type TakeOutPartyOutcome = { ok: true } | { ok: false; reason: "over" };

/** Somebody no longer organises, hosts or sponsors an activity. */
export async function takeOutParty(work: Work, id: ActivityId, party: ActivityPartyId): Promise<TakeOutPartyOutcome> {
  requireMay(work.actor, "activity.write");

  const activity = await getOwnActivity(work, id);
  const found = activity.parties.find((one) => one.id === party);
  if (!found) throw new NotFound("party of an activity");
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  await work.db.deleteFrom("activity_party").where("id", "=", party).execute();
  await record(work, {
    permission: "activity.write",
    verb: "activity.party-taken-out",
    subject: id,
    details: { role: found.role },
  });
  return { ok: true };
}
