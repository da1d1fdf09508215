import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import pg from "pg";
import { removeData } from "#test/folders.ts";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";

const quick = ["fsync=off"];

function makeFolder(...inside: string[]): string {
  const base = mkdtempSync(join(tmpdir(), "open1540-embedded-"));
  const folder = join(base, ...inside);
  mkdirSync(folder, { recursive: true });
  after(() => removeData(base));
  return folder;
}

async function answer(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database: "postgres",
  });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

test("the embedded server starts in an empty folder, sorts by code point, listens on no port, and stops", async () => {
  const folder = makeFolder();
  const server = await startEmbedded(folder, quick);
  assert.equal(server.adopted, false);
  assert.equal(await answer(server, "select upper('éàß')"), "ÉÀSS");
  assert.equal(await answer(server, "show listen_addresses"), "");
  await server.stop();
  assert.ok(!existsSync(join(server.folder, "postmaster.pid")));
});

test("it never runs as root", { skip: process.getuid?.() === 0 ? false : "this run is not root" }, async () => {
  const server = await startEmbedded(makeFolder(), quick);
  const pid = readFileSync(join(server.folder, "postmaster.pid"), "utf8").split("\n")[0];
  const uid = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  assert.notEqual(uid, "0");
  await server.stop();
});

test("a server left by a killed process is adopted, with what was committed", async () => {
  const folder = makeFolder();
  const script = `const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve("./embedded.ts"))});
    await startEmbedded(${JSON.stringify(folder)}, ["fsync=off"]); console.log("ready"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((ready) => child.stdout.once("data", ready));
  child.kill("SIGKILL");
  await new Promise((ended) => child.once("exit", ended));

  const adopted = await startEmbedded(folder, quick);
  assert.equal(adopted.adopted, true);
  assert.equal(await answer(adopted, "select 1"), 1);
  await adopted.stop();
});

test("two processes that start at once on one folder share one server, which stays until the last stops, however idle", async () => {
  const folder = makeFolder();
  const [one, two] = await Promise.all([startEmbedded(folder, quick), startEmbedded(folder, quick)]);
  assert.deepEqual([one.adopted, two.adopted].sort(), [false, true]);
  assert.equal(await answer(one, "select 1"), await answer(two, "select 1"));
  await one.stop();
  assert.equal(await answer(two, "select 1"), 1, "nothing of the second was connected but its presence");
  await two.stop();
  await assert.rejects(answer(two, "select 1"));
});

test("the server stays while another process works with it", async () => {
  const server = await startEmbedded(makeFolder(), quick);
  const other = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.user,
    password: server.password,
    database: "postgres",
  });
  await other.connect();
  await server.stop();
  assert.equal(await answer(server, "select 1"), 1);
  await other.end();
  await server.stop();
  await assert.rejects(answer(server, "select 1"));
});

test("a very long data path is no obstacle", async () => {
  const server = await startEmbedded(makeFolder("a".repeat(60), "b".repeat(60)), quick);
  assert.ok(Buffer.byteLength(join(server.host, ".s.PGSQL.5432")) < 107);
  assert.equal(await answer(server, "select 1"), 1);
  await server.stop();
});

test("a data folder under a closed home works for root: the files go where the runner can reach them, and a note says where", {
  skip: process.getuid?.() === 0 ? false : "this run is not root",
}, async () => {
  const base = makeFolder();
  const closed = join(base, "home");
  mkdirSync(closed, { mode: 0o700 });
  const folder = join(closed, "data");
  const server = await startEmbedded(folder, quick);
  assert.match(readFileSync(join(folder, "database-is-in"), "utf8"), /^\/var\/lib\/open1540\//);
  assert.equal(await answer(server, "select 1"), 1);
  await server.stop();
});
