import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { listWindowsPassed } from "./due-requests.queries.ts";
import { moveRequest } from "./move-request.ts";

/** The working days in which the State could limit circulation have passed (A8). */
export async function closeWindow(work: Work, id: AssistanceRequestId): Promise<{ ok: boolean }> {
  requireMay(work.actor, "request.window-closes");

  if ((await listWindowsPassed(work.db, work.at, id)).length === 0) return { ok: false };
  await moveRequest(work, id, "window-closes");
  return { ok: true };
}
