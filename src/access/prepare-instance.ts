import { sql, type Transaction } from "kysely";
import { newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import { systemAccount } from "./actor.ts";

export type Mode = Database["instance"]["mode"] & string;

/** How long a State's word that opens its matrix waits from now on; words given before keep their moment. */
export async function setConsentDelay(db: Transaction<Database>, hours: number): Promise<void> {
  await db.updateTable("instance").set({ consent_delay_hours: hours }).execute();
}

/** Says once and for all what this installation is, and makes the account that signs as System. */
export async function prepareInstance(db: Transaction<Database>, mode: Mode): Promise<void> {
  await sql`lock table instance in exclusive mode`.execute(db); // two processes may start at once
  const found = await db.selectFrom("instance").select("mode").executeTakeFirst();
  if (found?.mode === mode) return;
  if (found)
    throw new Error(
      `This database holds a ${found.mode} installation: it cannot be started as ${mode}. Choose another OPEN1540_DATA or DATABASE_URL.`,
    );
  await db.insertInto("instance").values({ mode }).execute();
  await db
    .insertInto("account")
    .values({ id: systemAccount, mode, name: "System", email: "system@localhost", language: "en" })
    .execute();
  await db
    .insertInto("capacity")
    .values({
      id: newId<string & { readonly __noun: "capacity" }>(),
      account_id: systemAccount,
      kind: "system",
      valid_from: "2004-04-28",
    }) // res. 1540 (2004), adopted
    .execute();
}
