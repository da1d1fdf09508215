import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";

/** The days of a form are over: it takes no answers, and its counts are read. */
export async function closeFeedback(work: Work, activity: ActivityId): Promise<{ ok: boolean }> {
  requireMay(work.actor, "activity-feedback.close");

  const { numUpdatedRows } = await work.db
    .updateTable("activity_feedback_sheet")
    .set({ closed_at: work.at })
    .where("activity_id", "=", activity)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return { ok: false };
  await record(work, {
    permission: "activity-feedback.close",
    verb: "activity-feedback.closed",
    subject: activity,
  });
  return { ok: true };
}
