import type { Transaction } from "kysely";
import { type Id, newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";

// The Committee's guidelines on assistance were not found: numbers to begin with (founding dossier 2.2), shown as unconfirmed until
// somebody records them with a source. That a request goes to possible providers within a week of its receipt was read.
const rule = {
  window_days: 5,
  acknowledge_days: 5,
  circulate_days: 7,
  follow_up_months: 12,
  briefing_months: 2,
  confirm_months: 12,
  informal_needs_note: true,
  confirmed: false,
  source: "From memory, founding dossier 2.2",
  recorded_at: Temporal.Instant.from("2026-11-26T00:00:00Z"), // when this file was written
} as const;

/** The numbers of the procedure of assistance, where none were recorded yet; changes nothing a second time. */
export async function fillAssistanceRule(db: Transaction<Database>): Promise<void> {
  const found = await db.selectFrom("assistance_rule").select("id").limit(1).executeTakeFirst();
  if (found) return;
  await db
    .insertInto("assistance_rule")
    .values({ ...rule, id: newId<Id<"rule of assistance">>() })
    .execute();
}
