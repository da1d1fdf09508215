import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TermId } from "#db/ids.ts";
import { getTerm } from "./membership.queries.ts";
import { type Ending, type NotEnded, whyNotEnd } from "./membership.ts";

/** The secretariat ends a term earlier than it would have ended; the days before stay as they were. */
export async function endTerm(
  work: Work,
  id: TermId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: NotEnded }> {
  requireMay(work.actor, "term.end");

  const term = await getTerm(work.db, id);
  const reason = whyNotEnd(term, to);
  if (reason) return { ok: false, reason };

  await work.db
    .updateTable("committee_member")
    .set({ valid_to: to, ended_by: work.actor.id, ended_at: work.at, ended_source: source })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "term.end",
    verb: "term.ended",
    subject: id,
    state: term.stateCode,
    details: { to },
  });
  return { ok: true };
}
