import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import type { AccountId } from "#db/ids.ts";

/** Opens a session for the row policies without a sign-in: for the system, and for the acts that fill a demonstration. */
export async function openActorSession(auth: Pool, account: AccountId, hours: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await auth.query("select app.open_actor_session($1, $2, now() + make_interval(hours => $3))", [
    token,
    account,
    hours,
  ]);
  return token;
}
