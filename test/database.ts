import { after, test } from "node:test";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { connect, type OpenDatabase } from "#db/open.ts";
import { type ConnectionOptions, openPool } from "#db/pool.ts";
import { ensureRoles } from "#db/roles.ts";
import type { Database } from "#db/schema.ts";

/** A PostgreSQL that the run prepared: the embedded one, and another where DATABASE_URL gives one. */
export type TestServer = { name: string; admin: ConnectionOptions; secret: string; template: string };
export type TestDatabase = OpenDatabase & { owner: Kysely<Database>; name: string };

const variable = "OPEN1540_TEST_SERVERS";
let made = 0;

export function tellServers(servers: TestServer[]): void {
  process.env[variable] = JSON.stringify(servers);
}

/** The servers for tests about concurrency and security; the first is the embedded one, for all the others. */
export function testServers(): TestServer[] {
  const told = process.env[variable];
  if (!told) throw new Error("Run the tests with `npm test`, which starts a database for them");
  return JSON.parse(told);
}

/** A test about concurrency or security, kept on every server there is. */
export function onEveryServer(name: string, body: (server: TestServer) => Promise<void>): void {
  for (const server of testServers()) test(`${name}, on ${server.name}`, () => body(server));
}

/** The server for tests about everything else. */
export function embeddedServer(): TestServer {
  const [server] = testServers();
  if (!server) throw new Error("no test server");
  return server;
}

/** A fresh, migrated demonstration database with States and templates, dropped when the test file ends. */
export async function openTestDatabase(server = embeddedServer()): Promise<TestDatabase> {
  const name = `t_${process.pid}_${++made}`;
  await asAdmin(server, (admin) => admin.query(`create database ${name} template ${server.template}`));
  const database = connect(await ensureRoles({ ...server.admin, database: name }, server.secret), server.secret);
  const owner = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPool(database.roles.app_owner, 2) }) });
  after(async () => {
    await Promise.all([owner.destroy(), database.close()]);
    await asAdmin(server, (admin) => admin.query(`drop database if exists ${name} with (force)`));
  });
  return { ...database, owner, name };
}

/** One statement as the server's administrator. */
export async function asAdmin<T>(
  server: TestServer,
  work: (admin: pg.Client) => Promise<T>,
  database = "postgres",
): Promise<T> {
  const admin = new pg.Client({ ...server.admin, database });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
