import type { Transaction } from "kysely";
import { type AccountId, type DecisionId, newId, type TextId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { disclaimerBodies } from "./texts/disclaimer.ts";
import { transmittalBodies } from "./texts/transmittal-letter.ts";

const source = "Invented for the demonstration";

/** The demonstration's disclaimer and model of the letter, in force by an invented decision; the wording is the project's and says so. */
export async function fillDemonstrationTexts(
  db: Transaction<Database>,
  inForceFrom: string,
  chair: AccountId,
): Promise<void> {
  const found = await db.selectFrom("committee_text").select("id").limit(1).execute();
  if (found.length > 0) return;
  const decision = newId<DecisionId>();
  await db
    .insertInto("decision")
    .values({
      id: decision,
      taken_on: inForceFrom,
      manner: "meeting",
      subject: "Disclaimer and model of the transmittal letter (demonstration)",
      declared_by: chair,
      source,
    })
    .execute();
  const adopted = { number: 1, wording: "project" as const, decision_id: decision, in_force_from: inForceFrom };
  await db
    .insertInto("committee_text")
    .values([
      { ...adopted, id: newId<TextId>(), kind: "disclaimer", bodies: JSON.stringify(disclaimerBodies) },
      { ...adopted, id: newId<TextId>(), kind: "transmittal-letter", bodies: JSON.stringify(transmittalBodies) },
    ])
    .execute();
}
