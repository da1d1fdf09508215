import type { Transaction } from "kysely";
import { type ActivityFeedbackFormId, newId } from "#db/ids.ts";
import type { FeedbackQuestion } from "#db/schema/activity-feedback.ts";
import type { Database } from "#db/schema.ts";
import firstQuestions from "./first-questions.json" with { type: "json" };

/** Questions to begin with, where none were recorded yet: no source of the Committee's own form was found. Changes nothing a second time. */
export async function fillFeedbackForm(db: Transaction<Database>): Promise<void> {
  const found = await db.selectFrom("activity_feedback_form").select("id").limit(1).executeTakeFirst();
  if (found) return;
  const questions = firstQuestions as FeedbackQuestion[]; // the table takes no others
  await db
    .insertInto("activity_feedback_form")
    .values({
      ...{ id: newId<ActivityFeedbackFormId>(), number: 1, questions: JSON.stringify(questions), open_days: 21 },
      ...{ confirmed: false, source: "From memory; no form of the Committee was found" },
      recorded_at: Temporal.Instant.from("2026-11-26T00:00:00Z"), // when this file was written
    })
    .execute();
}
