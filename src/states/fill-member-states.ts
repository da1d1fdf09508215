import type { Transaction } from "kysely";
import type { StateCode } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { readMemberStates } from "./state.ts";

/** Member States and observers with their dated names and groups, as the database's owner; what is there already stays. */
export async function fillMemberStates(db: Transaction<Database>): Promise<void> {
  const records = readMemberStates();
  const { count } = await db
    .selectFrom("state")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("kind", "<>", "invented")
    .executeTakeFirstOrThrow();
  if (count >= records.length) return;
  const code = (text: string): StateCode => text as StateCode; // the file's own test checks every code
  await db
    .insertInto("state")
    .values(
      records.map((record) => ({
        code: code(record.code),
        alpha2: record.alpha2,
        m49: record.m49,
        kind: record.kind,
        admitted: record.admitted,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("state_name")
    .values(
      records.flatMap((record) =>
        record.names.map((name) => ({
          state_code: code(record.code),
          valid_from: name.from ?? "-infinity",
          valid_to: name.to ?? "infinity",
          short: JSON.stringify(name.short),
          formal: JSON.stringify(name.formal),
          french_article: name.frenchArticle,
          source: name.source,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("state_group")
    .values(
      records.flatMap((record) =>
        record.groups.map((group) => ({
          state_code: code(record.code),
          regional_group: group.group,
          valid_from: group.from ?? "-infinity",
          valid_to: group.to ?? "infinity",
          source: group.source,
          note: group.note ?? null,
        })),
      ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
