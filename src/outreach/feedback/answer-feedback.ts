import { sql } from "kysely";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { FeedbackCount } from "#db/schema/activity-feedback.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { findSheetByToken } from "./feedback.queries.ts";
import { feedbackStanding, hashOfCode } from "./feedback.ts";

export type FeedbackAnswer = { code: string; answers: readonly Omit<FeedbackCount, "people">[] };
export type AnswerFeedbackOutcome =
  | { ok: true }
  | { ok: false; reason: "not-yet" | "closed" | "no-such-code" | "used" };

/** A participant answers by a code: it answers no more, and each answer adds one to a count. Nothing else is kept of it. */
export async function answerFeedback(
  work: Work,
  token: string,
  { code, answers }: FeedbackAnswer,
): Promise<AnswerFeedbackOutcome> {
  requireMay(work.actor, "activity-feedback.answer");

  const sheet = await findSheetByToken(work.db, token);
  if (!sheet) throw new NotFound("form of feedback");
  const standing = feedbackStanding(await getActivity(work.db, sheet.activity), sheet, work.at);
  if (standing !== "open") return { ok: false, reason: standing };
  const counts = JSON.stringify(answers.map((answer) => ({ ...answer, people: 1 })));
  const { rows } = await sql<{
    outcome: "counted" | "closed" | "no-such-code" | "used";
  }>`select answer_activity_feedback(${token}, ${hashOfCode(token, code)}, ${counts}::jsonb) as outcome`.execute(
    work.db,
  );
  const outcome = rows[0]?.outcome ?? "closed";
  if (outcome !== "counted") return { ok: false, reason: outcome };
  await record(work, {
    permission: "activity-feedback.answer",
    verb: "activity-feedback.answered",
    subject: sheet.activity,
  });
  return { ok: true };
}
