import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, type ActivityInviteeId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { InviteeStanding } from "#db/schema/outreach.ts";
import { inviteeStandings } from "./activity.ts";
import { isOver, wasHeld } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

/** One State or organisation, and whether it is invited or came; null takes it out of the list. */
export type InviteeChange = {
  state: StateCode | null;
  organisation: OrganisationId | null;
  standing: InviteeStanding | null;
  /** What it is changed from, as its reader saw it; where that is no longer so, somebody else changed it. */
  was?: InviteeStanding | null;
};
export type ChangeInviteesOutcome =
  | { ok: true; changed: number }
  | { ok: false; reason: "over" | "too-early" | "changed-since" };

/** Whom an activity is for, and who came. That somebody took part is said once it was held; how many came for it goes with it. */
export async function changeInvitees(
  work: Work,
  id: ActivityId,
  changes: readonly InviteeChange[],
): Promise<ChangeInviteesOutcome> {
  requireMay(work.actor, "activity.invite-list");

  const { db, actor, at } = work;
  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const saysWhoCame = changes.some(({ standing }) => standing === "took-part" || standing === "did-not-come");
  if (saysWhoCame && !wasHeld(activity.standing)) return { ok: false, reason: "too-early" };
  const changed = changes
    .map((change) => ({
      ...change,
      now: activity.invitees.find((one) => one.state === change.state && one.organisation === change.organisation),
    }))
    .filter(({ now, standing }) => (now?.standing ?? null) !== standing);
  if (changed.some(({ now, was }) => was !== undefined && was !== (now?.standing ?? null)))
    return { ok: false, reason: "changed-since" };

  const gone = changed.flatMap(({ now, standing }) => (now && standing === null ? [now.id] : []));
  if (gone.length > 0) await db.deleteFrom("activity_invitee").where("id", "in", gone).execute();
  const noLonger = changed.flatMap(({ now }) => (now?.standing === "took-part" ? [now.id] : []));
  if (noLonger.length > 0) await db.deleteFrom("activity_attendance").where("invitee_id", "in", noLonger).execute();
  for (const standing of inviteeStandings) {
    const ids = changed.flatMap((one) => (one.now && one.standing === standing ? [one.now.id] : []));
    if (ids.length > 0)
      await db
        .updateTable("activity_invitee")
        .set({ standing, changed_by: actor.id, changed_at: at })
        .where("id", "in", ids)
        .execute();
  }
  const added = changed.flatMap(({ now, state, organisation, standing }) =>
    now || !standing
      ? []
      : [
          {
            ...{ id: newId<ActivityInviteeId>(), activity_id: id, state_code: state, organisation_id: organisation },
            ...{ standing, changed_by: actor.id, changed_at: at },
          },
        ],
  );
  if (added.length > 0) await db.insertInto("activity_invitee").values(added).execute();
  if (changed.length > 0)
    await record(work, {
      permission: "activity.invite-list",
      verb: "activity.invitees-changed",
      subject: id,
      details: { changed: changed.length },
    });
  return { ok: true, changed: changed.length };
}
