import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ReportedActionId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import type { NewAction } from "./follow-up.ts";

export type ReportActionOutcome = { ok: true; id: ReportedActionId } | { ok: false; reason: "in-the-future" };

/** Records what a State did, dated by when it acted, with its source. That it followed an activity says nothing of why. */
export async function reportAction(work: Work, action: NewAction): Promise<ReportActionOutcome> {
  requireMay(work.actor, "action.report");

  const { state, kind, doneOn, what, language, source, subjects, activity, followUp } = action;
  if (isYetToCome(doneOn, work.at)) return { ok: false, reason: "in-the-future" };
  const id = newId<ReportedActionId>();
  await work.db
    .insertInto("reported_action")
    .values({
      ...{ id, state_code: state, kind, done_on: doneOn, what, language, source, subjects: [...subjects] },
      ...{ activity_id: activity, follow_up_id: followUp, reported_by: work.actor.id, reported_at: work.at },
    })
    .execute();
  await record(work, { permission: "action.report", verb: "action.reported", subject: id, state, details: { kind } });
  return { ok: true, id };
}
