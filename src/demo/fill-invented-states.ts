import type { Transaction } from "kysely";
import type { StateCode } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { inventedStates } from "./cast.ts";

/** The demonstration's States, as the database's owner; changes nothing a second time. */
export async function fillInventedStates(db: Transaction<Database>): Promise<void> {
  for (const { code, alpha2, language, short, formal, frenchArticle, group } of inventedStates) {
    const stateCode = code as StateCode; // checked by the table: user-assigned
    await db
      .insertInto("state")
      .values({ code: stateCode, alpha2, kind: "invented", mode: "demonstration", correspondence_language: language })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto("state_name")
      .values({
        state_code: stateCode,
        short: JSON.stringify(short),
        formal: JSON.stringify(formal),
        french_article: frenchArticle,
        source: "invented for the demonstration",
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto("state_group")
      .values({ state_code: stateCode, regional_group: group, source: "invented for the demonstration" })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
