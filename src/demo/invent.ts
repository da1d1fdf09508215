import { Kysely, PostgresDialect } from "kysely";
import { type ConnectionOptions, openPool } from "#db/pool.ts";
import type { Database } from "#db/schema.ts";
import { fillInventedStates } from "./fill-invented-states.ts";

/** Makes the invented States through the owner's connection. */
export async function inventStates(owner: ConnectionOptions): Promise<void> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(owner, 1) }) });
  try {
    await db.transaction().execute(fillInventedStates);
  } finally {
    await db.destroy();
  }
}
