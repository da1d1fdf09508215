import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AmendmentId, TextId } from "#db/ids.ts";
import { delegationOf } from "../no-objection/no-objection.ts";
import { getAmendment } from "./amendment.queries.ts";

export type WithdrawAmendmentOutcome =
  | { ok: true }
  | { ok: false; reason: "ended-already" | "another-delegation" | "evidence-missing" };

type Withdrawal = { text: TextId; amendment: AmendmentId; evidence: string | null };

/** A delegation takes its amendment back; the secretariat records it where the delegation said so elsewhere. */
export async function withdrawAmendment(work: Work, withdrawal: Withdrawal): Promise<WithdrawAmendmentOutcome> {
  requireMay(work.actor, "amendment.withdraw");

  const amendment = await getAmendment(work.db, withdrawal.text, withdrawal.amendment);
  if (amendment.end) return { ok: false, reason: "ended-already" };
  const own = delegationOf(work.actor);
  if (own && own !== amendment.delegation) return { ok: false, reason: "another-delegation" };
  const evidence = own ? null : withdrawal.evidence;
  if (!own && !evidence) return { ok: false, reason: "evidence-missing" };

  await work.db
    .insertInto("amendment_outcome")
    .values({
      amendment_id: amendment.id,
      outcome: "withdrawn",
      evidence,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "amendment.withdraw",
    verb: "text.amendment-withdrawn",
    subject: withdrawal.text,
    details: { amendment: amendment.id, delegation: amendment.delegation, evidence },
  });
  return { ok: true };
}
