import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type Id, newId } from "#db/ids.ts";
import type { AssistanceRule } from "./assistance-rule.queries.ts";

export type NewAssistanceRule = Omit<AssistanceRule, "isConfirmed">;

/** The numbers of the procedure are recorded with their source. A time that runs already keeps its end; the earlier rule stays on record. */
export async function recordAssistanceRule(
  work: Work,
  rule: NewAssistanceRule,
): Promise<{ ok: true } | { ok: false; reason: "source-missing" }> {
  requireMay(work.actor, "assistance-rule.record");

  if (!rule.source.trim()) return { ok: false, reason: "source-missing" };
  const id = newId<Id<"rule of assistance">>();
  await work.db
    .insertInto("assistance_rule")
    .values({
      id,
      window_days: rule.windowDays,
      acknowledge_days: rule.acknowledgeDays,
      circulate_days: rule.circulateDays,
      follow_up_months: rule.followUpMonths,
      briefing_months: rule.briefingMonths,
      confirm_months: rule.confirmMonths,
      informal_needs_note: rule.informalNeedsNote,
      confirmed: true,
      source: rule.source.trim(),
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "assistance-rule.record",
    verb: "assistance-rule.recorded",
    subject: id,
    details: { ...rule },
  });
  return { ok: true };
}
