import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ActivityFeedbackFormId, newId } from "#db/ids.ts";
import { getFeedbackForm } from "./feedback.queries.ts";
import type { FeedbackForm } from "./feedback.ts";

export type NewFeedbackForm = Pick<FeedbackForm, "questions" | "openDays" | "source"> & { basedOn: number };

/** The questions are recorded with their source as a new version. A form that was opened keeps the version it was opened with. */
export async function recordFeedbackForm(
  work: Work,
  { questions, openDays, source, basedOn }: NewFeedbackForm,
): Promise<{ ok: true } | { ok: false; reason: "changed" }> {
  requireMay(work.actor, "activity-feedback-form.record");

  const { number } = await getFeedbackForm(work.db);
  if (number !== basedOn) return { ok: false, reason: "changed" };
  const id = newId<ActivityFeedbackFormId>();
  await work.db
    .insertInto("activity_feedback_form")
    .values({
      ...{ id, number: number + 1, questions: JSON.stringify(questions), open_days: openDays },
      ...{ confirmed: true, source, recorded_by: work.actor.id, recorded_at: work.at },
    })
    .execute();
  await record(work, {
    permission: "activity-feedback-form.record",
    verb: "activity-feedback-form.recorded",
    subject: id,
    details: { number: number + 1 },
  });
  return { ok: true };
}
