import { fillCast } from "#demo/fill-cast.ts";
import { fillDemonstrationHolidays } from "#demo/fill-holidays.ts";
import { fillMembership } from "#demo/fill-membership.ts";
import { fillDemonstrationTexts } from "#demo/fill-texts.ts";
import type { TestDatabase } from "./database.ts";

/** The demonstration's people, members, texts and holiday lists around a moment, as the tests of the whole chain need them. */
export async function setUpTexts({ owner }: TestDatabase, now = "2026-03-01T12:00:00Z"): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    const people = await fillCast(transaction);
    await fillMembership(transaction, people, Temporal.Instant.from(now));
    await fillDemonstrationHolidays(transaction, Temporal.Instant.from(now));
    await fillDemonstrationTexts(transaction, "2025-10-01", people.leto);
  });
}
