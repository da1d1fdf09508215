import type { Access } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import { listEnded, listResultsDue } from "./activities/due-activities.queries.ts";
import { moveActivity } from "./activities/move-activity.ts";
import { closeFeedback } from "./feedback/close-feedback.ts";
import { listOpenSheets } from "./feedback/feedback.queries.ts";
import { isFeedbackOver } from "./feedback/feedback.ts";
import { listDueFollowUps } from "./follow-up/follow-up.queries.ts";
import { makeFollowUp } from "./follow-up/make-follow-up.ts";

/**
 * Moves every activity whose last day or whose window of results has passed, asks those who took part after their months, and closes the
 * forms of feedback whose days are over. Run each minute with the system's token; two processes may run it, and each act looks again at
 * what it was called for. Gives how many moved.
 */
export async function moveActivitiesThatAreDue(access: Access, systemToken: string): Promise<number> {
  const due = await access.withActor(systemToken, async ({ db, at }) => [
    ...(await listEnded(db, at)).map((id) => ({ id, event: "end-date-passes" as const })),
    ...(await listResultsDue(db, at)).map((id) => ({ id, event: "results-window-ends" as const })),
  ]);
  const closing = await access.withActor(systemToken, async ({ db, at }) =>
    (await listOpenSheets(db)).filter((sheet) => isFeedbackOver(sheet, at)),
  );
  const asked = await access.withActor(systemToken, ({ db, at }) => listDueFollowUps(db, dateOf(at)));
  let moved = 0;
  const errors: unknown[] = [];
  // One that cannot be moved keeps no other from it; what went wrong is told when all were tried.
  for (const { id, event } of due ?? [])
    try {
      if ((await access.transact(systemToken, (work) => moveActivity(work, id, event)))?.ok) moved++;
    } catch (error) {
      errors.push(error);
    }
  for (const one of asked ?? [])
    try {
      if ((await access.transact(systemToken, (work) => makeFollowUp(work, one)))?.ok) moved++;
    } catch (error) {
      errors.push(error);
    }
  for (const { activity } of closing ?? [])
    try {
      if ((await access.transact(systemToken, (work) => closeFeedback(work, activity)))?.ok) moved++;
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} activities could not be moved`);
  return moved;
}
