import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { isOver } from "../activities/machine.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { findSheet, getFeedbackForm } from "./feedback.queries.ts";
import { drawToken, type FeedbackSheet } from "./feedback.ts";

export type OpenFeedbackOutcome = { ok: true; sheet: FeedbackSheet } | { ok: false; reason: "not-planned" | "over" };

/** Gives an activity its form: the questions in force, at an address of its own. Opened once; later it gives what there is. */
export async function openFeedback(work: Work, id: ActivityId): Promise<OpenFeedbackOutcome> {
  requireMay(work.actor, "activity-feedback.keep");

  const { db, actor, at } = work;
  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  const found = await findSheet(db, id);
  if (found) return { ok: true, sheet: found };
  const hasDays = activity.time.precision === "days" && !["proposed", "postponed"].includes(activity.standing);
  if (!hasDays) return { ok: false, reason: "not-planned" };
  const form = await getFeedbackForm(db);
  const sheet = { activity: id, form, subjects: activity.subjects, token: drawToken(), closedAt: null };
  await db
    .insertInto("activity_feedback_sheet")
    .values({
      ...{ activity_id: id, form_id: form.id, subjects: [...activity.subjects], token: sheet.token },
      ...{ opened_by: actor.id, opened_at: at },
    })
    .execute();
  await record(work, {
    permission: "activity-feedback.keep",
    verb: "activity-feedback.opened",
    subject: id,
    details: { form: form.number },
  });
  return { ok: true, sheet };
}
