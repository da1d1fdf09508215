import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { findRequestMove, placeOf } from "./machine.ts";
import { moveRequest } from "./move-request.ts";
import { recall } from "./narrow-request.ts";
import { getRequest } from "./request.queries.ts";

type WithdrawOutcome = { ok: true; recalled: number } | { ok: false; reason: "not-now" };

/** Its State withdraws a request. Whom it reached reads it no more and is told to put it aside. */
export async function withdrawRequest(
  work: Work,
  id: AssistanceRequestId,
  { words }: { words: string },
): Promise<WithdrawOutcome> {
  requireMay(work.actor, "request.withdraw");

  const request = await getRequest(work, id);
  if (!request.isAsking || !findRequestMove(placeOf(request), "withdraw")) return { ok: false, reason: "not-now" };
  const recalled = await recall(work, id, { audience: "secretariat", named: [] });
  await moveRequest(work, id, "withdraw", { words, details: { recalled } });
  return { ok: true, recalled };
}
