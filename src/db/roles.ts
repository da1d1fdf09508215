import { createHash, createHmac } from "node:crypto";
import pg from "pg";
import type { ConnectionOptions } from "./pool.ts";

/** The login roles, from most to least powerful. Nobody who serves a request logs in as owner. */
export const loginRoles = ["app_owner", "app_auth", "app_user", "app_public"] as const;
export type LoginRole = (typeof loginRoles)[number];

/** Each role's connection to one database. */
export type RoleConnections = Record<LoginRole, ConnectionOptions>;

const oldestVersion = 150_000; // PostgreSQL 15: views with security_invoker, unique nulls not distinct

/**
 * Makes the roles and schemas through an administrator's connection, once; a second call changes nothing.
 * Passwords come from `secret`, so every process that knows it can log in.
 */
export async function ensureRoles(admin: ConnectionOptions, secret: string): Promise<RoleConnections> {
  const client = new pg.Client(admin);
  client.on("error", () => {}); // connect() and query() tell
  await client.connect();
  try {
    await requireVersion(client);
    await client.query("select pg_advisory_lock(1540)");
    for (const role of loginRoles) await ensureLogin(client, role, passwordOf(role, secret));
    await ensureGate(client);
    await ensureSchemas(client);
  } finally {
    await client.end();
  }
  const connect = (role: LoginRole): ConnectionOptions => ({
    ...admin,
    user: role,
    password: passwordOf(role, secret),
  });
  return {
    app_owner: connect("app_owner"),
    app_auth: connect("app_auth"),
    app_user: connect("app_user"),
    app_public: connect("app_public"),
  };
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name",
  );
  if (rows[0].number < oldestVersion)
    throw new Error(`PostgreSQL 15 or later is needed; this server is ${rows[0].name}`);
}

function passwordOf(role: LoginRole, secret: string): string {
  return createHmac("sha256", secret).update(role).digest("base64url");
}

/** The comment carries a fingerprint of the password, so that it is set only when it changes. */
async function ensureLogin(client: pg.Client, role: LoginRole, password: string): Promise<void> {
  const fingerprint = createHash("sha256").update(`${role} ${password}`).digest("hex");
  const { rows } = await client.query(
    "select shobj_description(oid, 'pg_authid') as fingerprint from pg_roles where rolname = $1",
    [role],
  );
  if (rows[0]?.fingerprint === fingerprint) return;
  // role and password are our own words of [a-zA-Z0-9_-]: there is nothing to escape
  if (rows.length === 0)
    await client.query(`create role ${role} login nosuperuser nobypassrls ${role === "app_owner" ? "" : "noinherit"}`);
  await client.query(`alter role ${role} password '${password}'`);
  await client.query(`alter role ${role} set search_path = ${role === "app_auth" ? "auth" : "app"}, pg_temp`);
  await client.query(`alter role ${role} set intervalstyle = iso_8601`);
  if (role === "app_public") await client.query("alter role app_public set default_transaction_read_only = on");
  if (role === "app_public") await client.query("alter role app_public set statement_timeout = '10s'");
  await client.query(`comment on role ${role} is '${fingerprint}'`);
}

/** app_gate cannot log in; it owns the few functions that look past the row policies and return ids only. */
async function ensureGate(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select 1 from pg_roles where rolname = 'app_gate'");
  if (rows.length === 0) await client.query("create role app_gate nologin nosuperuser nobypassrls");
  const member = await client.query("select pg_has_role('app_owner', 'app_gate', 'member') as yes");
  if (!member.rows[0].yes) await client.query("grant app_gate to app_owner");
}

async function ensureSchemas(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select to_regnamespace('app') is not null as app, to_regnamespace('auth') is not null as auth",
  );
  if (rows[0].app && rows[0].auth) return;
  const me = await client.query(
    "select current_user as name, rolsuper as super, current_database() as database from pg_roles where rolname = current_user",
  );
  const { super: isSuper, database } = me.rows[0];
  if (!isSuper) await client.query("grant app_owner, app_auth to current_user");
  const name = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect, create, temporary on database ${name} to app_owner`);
  await client.query(`grant connect on database ${name} to app_auth, app_user, app_public`);
  await client.query("revoke all on schema public from public");
  if (!rows[0].app) await client.query("create schema app authorization app_owner");
  if (!rows[0].auth) await client.query("create schema auth authorization app_auth");
  await client.query("grant usage on schema app to app_auth, app_user, app_public");
  await client.query("grant usage, create on schema app to app_gate");
}
