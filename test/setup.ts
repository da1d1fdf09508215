import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#db/embedded.ts";
import { migrate } from "#db/migrate.ts";
import { ensureRoles } from "#db/roles.ts";
import { inventStates } from "#demo/invent.ts";
import { prepare } from "#prepare.ts";
import { findChromium } from "./chromium.ts";
import { asAdmin, type TestServer, tellServers } from "./database.ts";
import { removeData } from "./folders.ts";

const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "open1540-test-"));
const fast = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "max_connections=200"];
const servers: TestServer[] = [];
let stop: (() => Promise<void>) | undefined;

/** Once before all tests: starts the embedded server, prepares a template on it and on the given server, if any. */
export async function globalSetup(): Promise<void> {
  await findChromium();
  const embedded = await startEmbedded(folder, fast);
  stop = embedded.stop;
  const { host, port, user, password } = embedded;
  await addServer("embedded PostgreSQL", { host, port, user, password }, password);
  const given = process.env.DATABASE_URL;
  delete process.env.DATABASE_URL;
  if (given) {
    const { host, port, user, password, ssl } = new pg.Client({ connectionString: given });
    await addServer(
      "the PostgreSQL of DATABASE_URL",
      { host, port, user, ssl, ...(password ? { password } : {}) } as TestServer["admin"],
      password ?? "test",
    );
  }
  tellServers(servers);
}

export async function globalTeardown(): Promise<void> {
  for (const server of servers)
    await asAdmin(server, (admin) => admin.query(`drop database if exists ${server.template} with (force)`));
  await stop?.();
  removeData(folder);
}

async function addServer(name: string, admin: TestServer["admin"], secret: string): Promise<void> {
  const server = { name, admin, secret, template: `open1540_template_${process.pid}` };
  await asAdmin(server, (client) => client.query(`create database ${server.template}`));
  const roles = await ensureRoles({ ...admin, database: server.template }, secret);
  await migrate(roles.app_owner);
  await prepare(roles.app_owner, "demonstration");
  await inventStates(roles.app_owner);
  servers.push(server);
}
