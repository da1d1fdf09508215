import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, type ActivityInviteeId, type ActivityPartyId, newId } from "#db/ids.ts";
import { findOwnOrganisation } from "./activity.queries.ts";
import { drawActivityReference, type NewActivity } from "./activity.ts";
import { textColumns } from "./activity-columns.ts";

export type BeginActivityOutcome = { ok: true; id: ActivityId } | { ok: false; reason: "not-yours" };

/** Proposes an activity: of the Committee, or of the organisation a person acts for. Nothing is shown of it and nobody is invited yet. */
export async function beginActivity(work: Work, activity: NewActivity): Promise<BeginActivityOutcome> {
  requireMay(work.actor, "activity.begin");

  const { db, actor, at } = work;
  const { owner, time, organisers, states, organisations, experts } = activity;
  if (owner && owner !== (await findOwnOrganisation(db))) return { ok: false, reason: "not-yours" };
  const id = newId<ActivityId>();
  await db
    .insertInto("activity")
    .values({
      id,
      reference: drawActivityReference(),
      ...textColumns(activity),
      ...{ starts_on: time.from, ends_before: time.before, precision: time.precision, days_long: time.daysLong },
      ...{ owner_id: owner, on_record: false, standing: "proposed", made_by: actor.id, made_at: at, changed_at: at },
    })
    .execute();
  const parties = [...new Set([...(owner ? [owner] : []), ...organisers])].map((organisation_id) => ({
    ...{ id: newId<ActivityPartyId>(), activity_id: id, role: "organiser" as const, organisation_id },
    ...{ added_by: actor.id, added_at: at },
  }));
  if (activity.hostState)
    await db
      .insertInto("activity_party")
      .values({
        ...{ id: newId<ActivityPartyId>(), activity_id: id, role: "host", state_code: activity.hostState },
        ...{ added_by: actor.id, added_at: at },
      })
      .execute();
  if (parties.length > 0) await db.insertInto("activity_party").values(parties).execute();
  const invitees = [
    ...states.map((state_code) => ({ state_code, organisation_id: null })),
    ...organisations.map((organisation_id) => ({ state_code: null, organisation_id })),
  ];
  if (invitees.length > 0)
    await db
      .insertInto("activity_invitee")
      .values(
        invitees.map((one) => ({
          ...{ id: newId<ActivityInviteeId>(), activity_id: id, ...one },
          ...{ standing: "pre-invited" as const, changed_by: actor.id, changed_at: at },
        })),
      )
      .execute();
  if (experts.length > 0 && !owner)
    await db
      .insertInto("activity_expert")
      .values(experts.map((account_id) => ({ activity_id: id, account_id, assigned_by: actor.id, assigned_at: at })))
      .execute();
  await record(work, {
    permission: "activity.begin",
    verb: "activity.begun",
    subject: id,
    details: { kind: activity.kind },
  });
  return { ok: true, id };
}
