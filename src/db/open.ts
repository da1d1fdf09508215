import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { type ConnectionOptions, openPool } from "./pool.ts";
import { ensureRoles, type RoleConnections } from "./roles.ts";
import type { Database } from "./schema.ts";
import { readOrMakeSecret } from "./secret.ts";

/** The database as the running product holds it: one pool for each role that serves, none for the owner. */
export type OpenDatabase = {
  user: Kysely<Database>;
  public: Kysely<Database>;
  auth: pg.Pool;
  roles: RoleConnections;
  /** The installation's secret; what must be kept from others is derived from it. */
  secret: string;
  /** Closes the pools and stops an embedded server, unless another process works with it. */
  close: () => Promise<void>;
};

type DatabaseSettings = { data: string; databaseUrl: string | undefined };
type Say = (line: string) => void;

/** Starts or reaches the server, makes the roles, migrates, and opens the pools. `say` gets a line for each step. */
export async function openDatabase(settings: DatabaseSettings, say: Say = () => {}): Promise<OpenDatabase> {
  const { admin, secret, stop } = await reachServer(settings, say);
  try {
    if (!settings.databaseUrl) await ensureDatabase(admin);
    const roles = await ensureRoles(admin, secret);
    const done = await migrate(roles.app_owner);
    say(done.length > 0 ? `Database: ${done.length} migrations done` : "Database: up to date");
    return connect(roles, secret, stop);
  } catch (error) {
    await stop(); // or its connection would keep this process from ending
    throw error;
  }
}

/** Opens the pools on a database that is migrated already. */
export function connect(
  roles: RoleConnections,
  secret: string,
  stop: () => Promise<void> = async () => {},
): OpenDatabase {
  const user = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(roles.app_user, 10) }) });
  const reader = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(roles.app_public, 6) }) });
  const auth = openPool(roles.app_auth, 4);
  const close = async (): Promise<void> => {
    await Promise.all([user.destroy(), reader.destroy(), auth.end()]);
    await stop();
  };
  return { user, public: reader, auth, roles, secret, close };
}

type Reached = { admin: ConnectionOptions; secret: string; stop: () => Promise<void> };

async function reachServer({ data, databaseUrl }: DatabaseSettings, say: Say): Promise<Reached> {
  if (databaseUrl) return reachGiven(databaseUrl, data, say);
  say("Database: starting the embedded PostgreSQL …");
  const server = await startEmbedded(data);
  say(`Database: ${server.adopted ? "found running" : "started"} in ${server.folder}`);
  const admin = {
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database: "open1540",
  };
  return { admin, secret: server.password, stop: server.stop };
}

function reachGiven(databaseUrl: string, data: string, say: Say): Reached {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl });
  say(`Database: using ${database} on ${host}`);
  const admin = {
    host,
    port,
    ssl,
    ...(user ? { user } : {}),
    ...(password ? { password } : {}),
    ...(database ? { database } : {}),
  };
  return { admin, secret: password || readOrMakeSecret(data), stop: async () => {} };
}

async function ensureDatabase(admin: ConnectionOptions): Promise<void> {
  const client = new pg.Client({ ...admin, database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query(`create database ${pg.escapeIdentifier(admin.database ?? "open1540")}`);
  } catch (error) {
    const { code } = error as pg.DatabaseError; // pg throws DatabaseError for what the server refuses
    if (code !== "42P04" && code !== "23505") throw error; // it is there already, or another process just made it
  } finally {
    await client.end();
  }
}
