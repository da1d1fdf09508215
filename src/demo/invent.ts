import type { ConnectionOptions } from "#db/pool.ts";
import { asOwner } from "#prepare.ts";
import { fillInventedStates } from "./fill-invented-states.ts";

/** Makes the invented States through the owner's connection. */
export async function inventStates(owner: ConnectionOptions): Promise<void> {
  await asOwner(owner, (db) => db.transaction().execute(fillInventedStates));
}
