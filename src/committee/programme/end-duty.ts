import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { DutyId } from "#db/ids.ts";
import { getDuty } from "./duty.queries.ts";

export type EndDutyOutcome =
  | { ok: true }
  | { ok: false; reason: "ended-already" | "ends-earlier" | "ends-before-it-begins" };

/** The secretariat ends a duty: from `before` on it asks nothing. What was due until then stays. */
export async function endDuty(work: Work, id: DutyId, before: string): Promise<EndDutyOutcome> {
  requireMay(work.actor, "programme.keep-duties");

  const duty = await getDuty(work.db, id);
  if (duty.ended) return { ok: false, reason: "ended-already" };
  if (duty.before !== null && before >= duty.before) return { ok: false, reason: "ends-earlier" };
  if (before <= duty.from) return { ok: false, reason: "ends-before-it-begins" };

  await work.db
    .updateTable("mandate_duty")
    .set({ valid_to: before, ended_by: work.actor.id, ended_at: work.at })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "programme.keep-duties",
    verb: "programme.duty-ended",
    subject: id,
    details: { before },
  });
  return { ok: true };
}
