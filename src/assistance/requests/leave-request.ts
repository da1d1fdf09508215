import { statesOf } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";
import { getRequest } from "./request.queries.ts";

type LeaveOutcome = { ok: true } | { ok: false; reason: "not-named" };

/** A State takes its name out of what an organisation asks: from this moment it is not asked in its name, and it reads it no more. */
export async function leaveRequest(work: Work, id: AssistanceRequestId): Promise<LeaveOutcome> {
  requireMay(work.actor, "request.leave");

  const { asking } = await getRequest(work, id);
  const named = asking.state === null ? asking.onBehalfOf.filter((state) => statesOf(work.actor).includes(state)) : [];
  const [state] = named;
  if (!state) return { ok: false, reason: "not-named" };
  await work.db
    .updateTable("request_state")
    .set({ left_at: work.at, left_by: work.actor.id })
    .where("request_id", "=", id)
    .where("state_code", "in", named)
    .where("left_at", "is", null)
    .execute();
  await record(work, { permission: "request.leave", verb: "request.left", subject: id, state });
  return { ok: true };
}
