import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type TermId } from "#db/ids.ts";
import { listTermsOf } from "./membership.queries.ts";
import { type NewTerm, overlap, type Term } from "./membership.ts";

export type RecordTermOutcome = { ok: true; id: TermId } | { ok: false; reason: "overlaps"; with: Term };

/** The secretariat records for which time a State is a member of the Committee; two terms of one State never overlap. */
export async function recordTerm(work: Work, term: NewTerm): Promise<RecordTermOutcome> {
  requireMay(work.actor, "term.record");

  const other = (await listTermsOf(work.db, term.stateCode)).find((earlier) => overlap(earlier, term));
  if (other) return { ok: false, reason: "overlaps", with: other };

  const id = newId<TermId>();
  await work.db
    .insertInto("committee_member")
    .values({
      id,
      state_code: term.stateCode,
      seat: term.seat,
      valid_from: term.from,
      valid_to: term.to,
      source: term.source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "term.record",
    verb: "term.recorded",
    subject: id,
    state: term.stateCode,
    details: { seat: term.seat, from: term.from, to: term.to },
  });
  return { ok: true, id };
}
