import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { AttendanceCount } from "./activity.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type CountAttendanceOutcome = { ok: true } | { ok: false; reason: "over" | "too-early" };

/** How many came for each State or organisation that took part, by their capacity: counts, never names. What stood before is replaced. */
export async function countAttendance(
  work: Work,
  id: ActivityId,
  counts: readonly AttendanceCount[],
): Promise<CountAttendanceOutcome> {
  requireMay(work.actor, "activity.invite-list");

  const { db } = work;
  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const invitees = activity.invitees.filter(({ standing }) => standing === "took-part").map((one) => one.id);
  if (invitees.length === 0) return { ok: false, reason: "too-early" };
  await db.deleteFrom("activity_attendance").where("invitee_id", "in", invitees).execute();
  const kept = counts.filter(({ invitee }) => invitees.includes(invitee));
  if (kept.length > 0)
    await db
      .insertInto("activity_attendance")
      .values(kept.map(({ invitee, capacity, people, women }) => ({ invitee_id: invitee, capacity, people, women })))
      .execute();
  await record(work, {
    permission: "activity.invite-list",
    verb: "activity.attendance-counted",
    subject: id,
    details: { people: kept.reduce((sum, { people }) => sum + people, 0) },
  });
  return { ok: true };
}
