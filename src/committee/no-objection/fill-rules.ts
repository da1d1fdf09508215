import type { Transaction } from "kysely";
import { newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";

// The Committee's guidelines were not found: these are settings to begin with, from memory (founding dossier 4.1: usually five
// working days, shorter where it is urgent, longer for reports), shown as unconfirmed until somebody records them with a source.
const usual = {
  may_extend: ["chair"],
  extension_limit: 2,
  hold_limit_months: null,
  adopted_by: "silence",
  after_clarification: "continues",
  confirmed: false,
  source: "From memory; to be confirmed against the Committee’s guidelines",
  recorded_at: Temporal.Instant.from("2026-11-25T00:00:00Z"), // when this file was written
} as const;

const rules = [
  { ...usual, regime: "matrix", working_days: 5 },
  { ...usual, regime: "text", working_days: 5 },
  { ...usual, regime: "report", working_days: 10, adopted_by: "chair" },
  { ...usual, regime: "urgent", working_days: 2 },
] as const;

/** A rule for each regime, where none was recorded yet; changes nothing a second time. */
export async function fillRules(db: Transaction<Database>): Promise<void> {
  for (const rule of rules) {
    const found = await db
      .selectFrom("procedure_rule")
      .where("regime", "=", rule.regime)
      .select("id")
      .executeTakeFirst();
    if (found) continue;
    const id = newId<string & { readonly __noun: "rule" }>();
    await db
      .insertInto("procedure_rule")
      .values({ ...rule, id, may_extend: [...rule.may_extend] })
      .execute();
  }
}
