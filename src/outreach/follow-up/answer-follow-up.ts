import { holds, statesOf } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { FollowUpId } from "#db/ids.ts";
import { isYetToCome } from "#states/state.queries.ts";
import { getFollowUp } from "./follow-up.queries.ts";
import type { FollowUpAnswer } from "./follow-up.ts";
import { reportAction } from "./report-action.ts";

export type AnswerOutcome = { ok: true } | { ok: false; reason: "answered" | "in-the-future" | "before-it" };

/** One who took part says what came of it; each thing done is reported with its source. Silence is no answer, and "nothing" is one. */
export async function answerFollowUp(work: Work, id: FollowUpId, answer: FollowUpAnswer): Promise<AnswerOutcome> {
  requireMay(work.actor, "follow-up.answer");

  const followUp = await getFollowUp(work.db, id);
  if (followUp.answeredAt) return { ok: false, reason: "answered" };
  if (answer.actions.some(({ doneOn }) => isYetToCome(doneOn, work.at))) return { ok: false, reason: "in-the-future" };
  if (answer.actions.some(({ doneOn }) => doneOn < followUp.heldFrom)) return { ok: false, reason: "before-it" };
  const { state, activity } = followUp;
  if (!state && answer.actions.length > 0) throw new Error("an organisation says in words what it did");
  const { words, language, as } = answer;
  const isOwn = state ? statesOf(work.actor).includes(state) : holds(work.actor, "organisation");
  await work.db
    .updateTable("follow_up")
    .set({
      ...{ answered_at: work.at, answered_by: work.actor.id, answered_as: as, words, language },
      answered_how: holds(work.actor, "system") ? "link" : isOwn ? "here" : "on-behalf",
    })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (state)
    for (const action of answer.actions)
      await reportAction(work, { ...action, state, language, activity, followUp: id });
  await record(work, {
    permission: "follow-up.answer",
    verb: "follow-up.answered",
    subject: id,
    ...(state ? { state } : {}),
    details: { actions: answer.actions.length },
  });
  return { ok: true };
}
