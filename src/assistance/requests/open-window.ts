import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { listUsableHolidays } from "#committee/working-days/holiday-lists.queries.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { getAssistanceRule } from "../rule/assistance-rule.queries.ts";
import { circulationWindow, hasWindow } from "./circulation-window.ts";
import { listAcknowledged } from "./due-requests.queries.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";

export type WindowOutcome =
  | { ok: true }
  | { ok: false; reason: "not-due" }
  | { ok: false; reason: "no-official-list"; year: number };

/**
 * A request is acknowledged because the letter has left (A5, G5): from then on its State has its working days to limit circulation. Where
 * a year has no official holiday list the end is not guessed: the request waits for the list.
 */
export async function openWindow(work: Work, id: AssistanceRequestId): Promise<WindowOutcome> {
  requireMay(work.actor, "request.acknowledge");

  const [left] = await listAcknowledged(work.db, id);
  if (!left) return { ok: false, reason: "not-due" };
  const request = await getRequest(work, id);
  if (!hasWindow(request)) {
    await moveRequest(work, id, "acknowledge", { details: { letter: left.letter } });
    return { ok: true };
  }
  const { windowDays } = await getAssistanceRule(work.db);
  const window = circulationWindow({ ...left, workingDays: windowDays, lists: await listUsableHolidays(work.db) });
  if (!window.ok) return window;
  const windowEndsAt = window.deadline.toInstant().toString();
  await moveRequest(work, id, "acknowledge", {
    details: { letter: left.letter, windowEndsAt, workingDays: windowDays },
  });
  return { ok: true };
}
