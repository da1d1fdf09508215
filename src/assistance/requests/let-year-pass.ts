import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { listYearsPassed } from "./due-requests.queries.ts";
import { moveRequest } from "./move-request.ts";

/** So long after the delivery, or after a circulation that brought no offer, both sides are asked what came of it (A18, A20). */
export async function letYearPass(work: Work, id: AssistanceRequestId): Promise<{ ok: boolean }> {
  requireMay(work.actor, "request.year-passes");

  if ((await listYearsPassed(work.db, work.at, id)).length === 0) return { ok: false };
  await moveRequest(work, id, "year-passes");
  return { ok: true };
}
