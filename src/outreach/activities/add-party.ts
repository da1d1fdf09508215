import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, type ActivityPartyId, newId } from "#db/ids.ts";
import type { Party } from "./activity.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type AddPartyOutcome = { ok: true } | { ok: false; reason: "over" | "named-already" };

/** Names who organises, hosts or sponsors an activity; of a sponsor, what it gives. */
export async function addParty(work: Work, id: ActivityId, party: Omit<Party, "id">): Promise<AddPartyOutcome> {
  requireMay(work.actor, "activity.write");

  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const { role, organisation, state, body, contribution, amount, currency, words } = party;
  const isThere = activity.parties.some(
    (one) => one.role === role && one.organisation === organisation && one.state === state && one.body === body,
  );
  if (isThere) return { ok: false, reason: "named-already" };
  await work.db
    .insertInto("activity_party")
    .values({
      ...{
        id: newId<ActivityPartyId>(),
        activity_id: id,
        role,
        organisation_id: organisation,
        state_code: state,
        body,
      },
      ...{ contribution, amount, currency, words, added_by: work.actor.id, added_at: work.at },
    })
    .execute();
  await record(work, { permission: "activity.write", verb: "activity.party-added", subject: id, details: { role } });
  return { ok: true };
}
