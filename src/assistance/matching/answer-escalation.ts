import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AssistanceRequestId } from "#db/ids.ts";

type AnswerOutcome = { ok: true } | { ok: false; reason: "nothing-open" };

/** The Chair says what was done about a request that nobody fits. */
export async function answerEscalation(
  work: Work,
  request: AssistanceRequestId,
  { words }: { words: string },
): Promise<AnswerOutcome> {
  requireMay(work.actor, "match.answer");

  const { numUpdatedRows } = await work.db
    .updateTable("match_escalation")
    .set({ answered_by: work.actor.id, answered_at: work.at, answer: words })
    .where("request_id", "=", request)
    .where("answered_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return { ok: false, reason: "nothing-open" };
  await record(work, { permission: "match.answer", verb: "match.answered", subject: request });
  return { ok: true };
}
