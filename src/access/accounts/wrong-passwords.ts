import { createHash } from "node:crypto";
import type pg from "pg";

const most = 10;

/** Counts a try for an e-mail before it is made, so that tries at once count too. False: too many in a quarter of an hour. */
export async function mayTryPassword(pool: pg.Pool, email: string): Promise<boolean> {
  const { rows } = await pool.query(
    `insert into wrong_password as wrong (email_hash, count, since) values ($1, 1, now())
     on conflict (email_hash) do update set
       count = case when wrong.since < now() - interval '15 minutes' then 1 else wrong.count + 1 end,
       since = case when wrong.since < now() - interval '15 minutes' then now() else wrong.since end
     returning count`,
    [hashOf(email)],
  );
  return rows[0].count <= most;
}

/** The right password came: earlier tries are forgotten. */
export async function forgetTries(pool: pg.Pool, email: string): Promise<void> {
  await pool.query("delete from wrong_password where email_hash = $1 or since < now() - interval '1 day'", [
    hashOf(email),
  ]);
}

function hashOf(email: string): Buffer {
  return createHash("sha256").update(email).digest();
}
