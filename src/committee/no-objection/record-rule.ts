import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId } from "#db/ids.ts";
import type { Terms } from "./machine.ts";
import type { Regime } from "./no-objection.ts";

export type NewRule = Terms & { regime: Regime; source: string };

/** The rule of a regime is recorded with its source. Texts that lie before the Committee already keep the rule they were opened with. */
export async function recordRule(
  work: Work,
  { regime, source, ...terms }: NewRule,
): Promise<{ ok: true } | { ok: false; reason: "source-missing" }> {
  requireMay(work.actor, "procedure-rule.record");

  if (!source.trim()) return { ok: false, reason: "source-missing" };
  const id = newId<string & { readonly __noun: "rule" }>();
  await work.db
    .insertInto("procedure_rule")
    .values({
      id,
      regime,
      working_days: terms.workingDays,
      may_extend: [...terms.mayExtend],
      extension_limit: terms.extensionLimit,
      hold_limit_months: terms.holdLimitMonths,
      adopted_by: terms.adoptedBy,
      after_clarification: terms.afterClarification,
      confirmed: true,
      source: source.trim(),
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "procedure-rule.record",
    verb: "procedure-rule.recorded",
    subject: id,
    details: { regime, ...terms, source },
  });
  return { ok: true };
}
