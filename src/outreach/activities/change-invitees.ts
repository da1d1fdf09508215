import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, type ActivityInviteeId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { InviteeStanding } from "#db/schema/outreach.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

/** One State or organisation, and whether it is invited or came; null takes it out of the list. */
export type InviteeChange = {
  state: StateCode | null;
  organisation: OrganisationId | null;
  standing: InviteeStanding | null;
};
export type ChangeInviteesOutcome = { ok: true; changed: number } | { ok: false; reason: "over" | "too-early" };

/** Whom an activity is for, and who came. That somebody took part is said once it was held. */
export async function changeInvitees(
  work: Work,
  id: ActivityId,
  changes: readonly InviteeChange[],
): Promise<ChangeInviteesOutcome> {
  requireMay(work.actor, "activity.invite-list");

  const { db, actor, at } = work;
  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const cameAlready = ["held", "reported", "evaluated"].includes(activity.standing);
  if (!cameAlready && changes.some(({ standing }) => standing === "took-part" || standing === "did-not-come"))
    return { ok: false, reason: "too-early" };
  let changed = 0;
  for (const { state, organisation, standing } of changes) {
    const now = activity.invitees.find((one) => one.state === state && one.organisation === organisation);
    if ((now?.standing ?? null) === standing) continue;
    changed++;
    if (now && standing === null) await db.deleteFrom("activity_invitee").where("id", "=", now.id).execute();
    else if (now && standing)
      await db
        .updateTable("activity_invitee")
        .set({ standing, changed_by: actor.id, changed_at: at })
        .where("id", "=", now.id)
        .execute();
    else if (standing)
      await db
        .insertInto("activity_invitee")
        .values({
          ...{ id: newId<ActivityInviteeId>(), activity_id: id, state_code: state, organisation_id: organisation },
          ...{ standing, changed_by: actor.id, changed_at: at },
        })
        .execute();
  }
  if (changed > 0)
    await record(work, {
      permission: "activity.invite-list",
      verb: "activity.invitees-changed",
      subject: id,
      details: { changed },
    });
  return { ok: true, changed };
}
