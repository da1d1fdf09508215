import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { countCodes, findSheet, getFeedbackForm } from "./feedback.queries.ts";
import { drawCode, feedbackStanding, hashOfCode, mostCodes } from "./feedback.ts";
import { openFeedback } from "./open-feedback.ts";

export type MakeCodesOutcome =
  | { ok: true; token: string; codes: string[] }
  | { ok: false; reason: "not-planned" | "over" | "closed" | "too-many" };

/** Makes codes for a printed sheet, each to answer once. They leave this once; the database keeps their hashes. */
export async function makeFeedbackCodes(work: Work, id: ActivityId, howMany: number): Promise<MakeCodesOutcome> {
  requireMay(work.actor, "activity-feedback.keep");

  const { db, actor, at } = work;
  const activity = await getOwnActivity(work, id);
  const known = (await findSheet(db, id)) ?? { form: await getFeedbackForm(db), closedAt: null };
  if (feedbackStanding(activity, known, at) === "closed") return { ok: false, reason: "closed" };
  const opened = await openFeedback(work, id);
  if (!opened.ok) return opened;
  const { sheet } = opened;
  if ((await countCodes(db, id)).made + howMany > mostCodes) return { ok: false, reason: "too-many" };
  const codes = Array.from({ length: howMany }, drawCode);
  await db
    .insertInto("activity_feedback_code")
    .values(
      codes.map((code) => ({
        ...{ hash: hashOfCode(sheet.token, code), activity_id: id, made_by: actor.id, made_at: at },
      })),
    )
    .execute();
  await record(work, {
    permission: "activity-feedback.keep",
    verb: "activity-feedback.codes-made",
    subject: id,
    details: { codes: howMany },
  });
  return { ok: true, token: sheet.token, codes };
}
