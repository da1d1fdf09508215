import type { Transaction } from "kysely";
import { provisionalList } from "#committee/working-days/holidays.ts";
import { newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";

/** Holiday lists by the rule for the years around now: they start clocks in a demonstration only, and say so. */
export async function fillDemonstrationHolidays(db: Transaction<Database>, now: Temporal.Instant): Promise<void> {
  const thisYear = now.toZonedDateTimeISO("America/New_York").year;
  for (const year of [thisYear - 1, thisYear, thisYear + 1]) {
    const found = await db.selectFrom("holiday_list").where("year", "=", year).select("id").executeTakeFirst();
    if (found) continue;
    await db
      .insertInto("holiday_list")
      .values({
        id: newId<string & { readonly __noun: "holiday list" }>(),
        year,
        days: [...provisionalList(year).days],
        confidence: "demonstration",
        source: "Computed by the usual rule for the demonstration; not an official list",
        recorded_at: now,
        mode: "demonstration",
      })
      .execute();
  }
}
