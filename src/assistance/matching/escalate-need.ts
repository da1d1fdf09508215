import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, type Id, newId } from "#db/ids.ts";
import { getRequest } from "../requests/request.queries.ts";

type EscalateOutcome = { ok: true } | { ok: false; reason: "told-already" };

/** Nobody fits: tells the Chair, who may speak to members and States. */
export async function escalateNeed(
  work: Work,
  request: AssistanceRequestId,
  { words }: { words: string },
): Promise<EscalateOutcome> {
  requireMay(work.actor, "match.escalate");

  await getRequest(work, request);
  const there = await work.db
    .selectFrom("match_escalation")
    .where("request_id", "=", request)
    .where("answered_at", "is", null)
    .select("id")
    .executeTakeFirst();
  if (there) return { ok: false, reason: "told-already" };
  await work.db
    .insertInto("match_escalation")
    .values({ id: newId<Id<"escalation">>(), request_id: request, words, by: work.actor.id, at: work.at })
    .execute();
  await record(work, { permission: "match.escalate", verb: "match.escalated", subject: request });
  return { ok: true };
}
