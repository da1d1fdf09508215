import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import { moveRequest } from "./move-request.ts";
import { getRequest } from "./request.queries.ts";

/** The steps that need nothing but words, and change nothing but where the request stands. */
export const plainSteps = [
  "not-authentic",
  "ask-for-more",
  "waive",
  "renew",
  "follow-up-recorded",
  "answer",
  "close",
  "ask-again",
] as const;
export type PlainStep = (typeof plainSteps)[number];

type StepOutcome = { ok: true } | { ok: false; reason: "not-now" };

/** Takes one step of the procedure, with words. */
export async function takeRequestStep(
  work: Work,
  id: AssistanceRequestId,
  { step, words }: { step: PlainStep; words: string },
): Promise<StepOutcome> {
  requireMay(work.actor, `request.${step}`);

  const request = await getRequest(work, id);
  if (!findRequestMove(placeOf(request), step)) return { ok: false, reason: "not-now" };
  await moveRequest(work, id, step, { words });
  return { ok: true };
}
