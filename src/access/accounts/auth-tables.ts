import { getMigrations } from "better-auth/db/migration";
import type pg from "pg";
import type { Auth } from "./better-auth.ts";

const ownTables = `
create table if not exists used_code (
  user_id uuid not null references "user" on delete cascade,
  code_hash bytea not null,
  used_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);
create table if not exists wrong_password (
  email_hash bytea primary key,
  count integer not null,
  since timestamptz not null
);`;

/** Makes what the sign-in keeps in schema "auth". Of two processes that start at once, one waits for the other. */
export async function prepareAuthTables(auth: Auth, pool: pg.Pool): Promise<void> {
  const holder = await pool.connect();
  try {
    await holder.query("select pg_advisory_lock(15401)");
    const { runMigrations } = await getMigrations(auth.options);
    await runMigrations();
    await holder.query(ownTables);
    await holder.query('delete from session where "expiresAt" < now()');
  } finally {
    await holder.query("select pg_advisory_unlock(15401)");
    holder.release();
  }
}
