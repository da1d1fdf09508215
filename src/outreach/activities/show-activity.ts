import { holds } from "#access/actor.ts";
import { Refused, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { findOwnOrganisation, getActivity } from "./activity.queries.ts";

export type ShowActivityOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Who plans an activity shows it on the website, or takes it off again. What was only proposed is not shown. */
export async function showActivity(
  work: Work,
  id: ActivityId,
  { shown }: { shown: boolean },
): Promise<ShowActivityOutcome> {
  requireMay(work.actor, "activity.show");

  const activity = await getActivity(work.db, id);
  const own = activity.owner
    ? activity.owner === (await findOwnOrganisation(work.db))
    : holds(work.actor, "secretariat");
  if (!own) throw new Refused("activity.show");
  const isShown = activity.shownAt !== null;
  if (isShown === shown || (shown && activity.standing === "proposed")) return { ok: false, reason: "not-now" };
  await work.db
    .updateTable("activity")
    .set({ shown_at: shown ? work.at : null, shown_by: shown ? work.actor.id : null })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await record(work, { permission: "activity.show", verb: shown ? "activity.shown" : "activity.hidden", subject: id });
  return { ok: true };
}
