import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { SameEventDecisionId } from "#db/ids.ts";
import { getDecision } from "./pair.queries.ts";

export type UndoDecisionOutcome = { ok: true } | { ok: false; reason: "undone-already" };

/** A decision on two is undone: it stays on record and counts no more, and the pair waits for a person again. */
export async function undoDecision(work: Work, id: SameEventDecisionId): Promise<UndoDecisionOutcome> {
  requireMay(work.actor, "same-event.decide");

  if ((await getDecision(work.db, id)).undoneAt !== null) return { ok: false, reason: "undone-already" };
  await work.db
    .updateTable("same_event_decision")
    .set({ undone_at: work.at, undone_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "same-event.decide", verb: "same-event.undone", subject: id });
  return { ok: true };
}
