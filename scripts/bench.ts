// Measures the running product on a large generated data set and writes docs/performance.md. Not a test: nothing fails by being slow.
//   npm run bench                    193 States × 3 templates × 20 versions
//   npm run bench -- --versions=2    smaller
//   npm run bench -- matching        needs matched with programmes alone; the rest of the file stays
//   npm run bench -- overlap         new activities held against others alone; the rest of the file stays
//   npm run bench -- calendars       calendars of others read alone; the rest of the file stays
//   npm run bench -- effect          the effect of activities alone; the rest of the file stays
//   npm run bench -- programme       the programme of a year alone; the rest of the file stays
//   npm run bench -- not-found       the time of "not found" alone; the rest of the file stays
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "#db/embedded.ts";
import { fullSize, generate } from "#demo/generate.ts";
import { removeData } from "#test/folders.ts";
import { calendarsHeading, measureCalendars } from "./bench-calendars.ts";
import { effectHeading, measureEffect } from "./bench-effect.ts";
import { matchingHeading, measureMatching } from "./bench-matching.ts";
import { measureNotFound, notFoundHeading } from "./bench-not-found.ts";
import { measureOverlap, overlapHeading } from "./bench-overlap.ts";
import { measureProgramme, programmeHeading } from "./bench-programme.ts";
import { type Answer, type Figure, measure, type One, openRequests } from "./bench-requests.ts";
import { measureRun } from "./bench-run.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    versions: { type: "string", default: String(fullSize.versions) },
    states: { type: "string", default: String(fullSize.states) },
    seconds: { type: "string", default: "10" },
  },
});
if (positionals.includes("matching")) {
  put(matchingHeading, await measureMatching());
  process.exit();
}
if (positionals.includes("overlap")) {
  put(overlapHeading, measureOverlap());
  process.exit();
}
if (positionals.includes("calendars")) {
  put(calendarsHeading, await measureCalendars());
  process.exit();
}
if (positionals.includes("effect")) {
  put(effectHeading, measureEffect());
  process.exit();
}
if (positionals.includes("programme")) {
  put(programmeHeading, await measureProgramme());
  process.exit();
}
const size = { ...fullSize, versions: Number(values.versions), states: Number(values.states) };
const seconds = Number(values.seconds);
const connections = 8;

const folder = mkdtempSync(join(tmpdir(), "open1540-bench-"));
const port = 15_400 + Math.floor(Math.random() * 400);
const base = `http://127.0.0.1:${port}`;
const ask = openRequests(base, connections);
const loadBefore = loadavg()[0] ?? 0;

const codes = Array.from(
  { length: size.states },
  (_, n) => `Q${String.fromCharCode(77 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`,
);
const languages = ["en", "fr", "ar", "zh", "ru", "es"];

const server = await startServer();
const readers = { signIn, readers: ["Diego Almenar", "Iskra Vondel"], whole: "Edda Marlow" };
try {
  if (positionals.includes("not-found")) put(notFoundHeading, await measureNotFound(ask, readers));
  else await measureEverything();
} finally {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGINT");
  await ended;
  removeData(folder);
}

async function measureEverything(): Promise<void> {
  const notFound = await measureNotFound(ask, readers); // on the demonstration, before the generated States come
  const { cells, took } = await fill();
  console.log(`Generated ${cells.toLocaleString("en")} cells in ${took.toFixed(0)} s`);
  const cookie = await signIn("Sanna Rielke");
  const figures = await measureAll(cookie);
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const run = await measureRun(server, publicPage, seconds);
  const rooms = [
    await measureMatching(),
    measureOverlap(),
    await measureCalendars(),
    measureEffect(),
    await measureProgramme(),
  ];
  report(cells, figures, memory, [run, ...rooms, notFound].join("\n"));
}

async function startServer() {
  const child = spawn(process.execPath, ["--import", "./scripts/jsx.mjs", "scripts/bench-served.ts"], {
    env: { ...process.env, OPEN1540_DATA: folder, PORT: String(port), OPEN1540_URL: base, DATABASE_URL: "" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the server did not start")));
  await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {}); // it ends when we stop it
  return child;
}

async function fill(): Promise<{ cells: number; took: number }> {
  const running = await startEmbedded(folder); // adopts the server's own
  const admin = new pg.Client({
    host: running.host,
    port: running.port,
    user: running.user,
    password: running.password,
    database: "open1540",
  });
  await admin.connect();
  const started = performance.now();
  const cells = await generate(admin, size);
  await admin.end();
  await running.stop(); // the served product still works with it
  return { cells, took: (performance.now() - started) / 1000 };
}

async function signIn(name: string): Promise<string> {
  const page = (await ask("GET", "/en/sign-in")).body;
  const account = new RegExp(`value="([0-9a-f-]{36})"[^>]*>${name}<`).exec(page)?.[1];
  if (!account) throw new Error(`${name} is not on the sign-in page`);
  const answer = await ask("POST", "/en/sign-in/demonstration", { body: new URLSearchParams({ account }).toString() });
  return answer.cookies.map((one) => one.split(";")[0]).join("; ");
}

// 193 States × 6 languages do not fit into the cache, which keeps the last: each is made anew.
function publicPage(turn: number): Promise<Answer> {
  const language = languages[Math.floor(turn / codes.length) % 6];
  return ask("GET", `/${language}/states/${codes[turn % codes.length]}`, { headers: { "accept-encoding": "br" } });
}

async function measureAll(cookie: string): Promise<Figure[]> {
  const newest = size.templates.length * size.versions;
  const saves = await openSaves(cookie);
  const words = wordsToAsk(size.seed);
  const at = { seconds, workers: connections };
  return [
    await measure("answer without work (/health), the measure of the others", () => ask("GET", "/health"), at),
    await measure(
      "public page of a State, kept (brotli)",
      () => ask("GET", `/en/states/${codes[0]}`, { headers: { "accept-encoding": "br" } }),
      at,
    ),
    await measure("public page of a State, made anew each time", publicPage, at),
    await measure(
      "matrix page for an expert, 351 cells",
      (turn) => ask("GET", `/en/matrices/${codes[turn % codes.length]}/${newest}`, { headers: { cookie } }),
      at,
    ),
    await measure("save a cell", saves, at),
    await measure(
      "public search, made anew each time",
      (turn) => ask("GET", `/en/search?q=${words[turn % words.length]}`),
      at,
    ),
  ];
}

/** What is searched for, in an order that the seed gives: each run asks the same, whatever was asked before. */
function wordsToAsk(seed: number): string[] {
  const all = Array.from({ length: 97 * 61 }, (_, n) => `Act+${n % 97}+section+${n % 61}`);
  let state = seed;
  for (let n = all.length - 1; n > 0; n--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (n + 1));
    [all[n], all[other]] = [all[other] ?? "", all[n] ?? ""];
  }
  return all;
}

/** Each connection fills cells of its own in a draft, one text after another, as eight experts would. */
async function openSaves(cookie: string): Promise<One> {
  const revisions = new Map<number, number>();
  const rows = ["01", "02", "03", "04", "05", "06", "07", "08"];
  const path = (worker: number): string => `/en/matrices/XVA/1/cells/A2.${rows[worker]}.BW.enforcement`;
  for (let worker = 0; worker < connections; worker++) {
    const cell = JSON.parse((await ask("GET", path(worker), { headers: { cookie, accept: "application/json" } })).body);
    revisions.set(worker, cell.revision);
  }
  return async (_turn, worker) => {
    const revision = revisions.get(worker) ?? 0;
    const body = new URLSearchParams({ mark: "X", remark: `text ${revision}`, revision: String(revision) }).toString();
    const answer = await ask("POST", path(worker), { body, headers: { cookie, accept: "application/json" } });
    revisions.set(worker, JSON.parse(answer.body).revision);
    return answer;
  };
}

function report(cells: number, figures: Figure[], memory: number, run: string): void {
  const [floor] = figures;
  const rows = figures.map(
    ({ what, perSecond, p50, p95, bytes }) =>
      `| ${what} | ${perSecond.toFixed(0)} | ${((floor?.perSecond ?? perSecond) / perSecond).toFixed(1)} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(bytes / 1024).toFixed(1)} |`,
  );
  const text = `# Performance

Written by \`npm run bench\`; not a test. Compare ratios within one run: absolutes depend on the machine and on what else it does.

Data set: ${size.states} invented States × ${size.templates.length} templates × ${size.versions} versions, ${cells.toLocaleString("en")} cells, seed ${size.seed}; embedded PostgreSQL with its default, durable settings.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}-${process.arch}, Node ${process.version}. Load: ${connections} connections for ${seconds} s each, from a second process on the same machine. Load average of the machine before it began: ${loadBefore.toFixed(1)}.

| | requests/s | cost, to an answer without work | p50 ms | p95 ms | kB sent |
|---|---|---|---|---|---|
${rows.join("\n")}

Peak memory of the server process: ${memory.toFixed(0)} MB.

${run}`;
  writeFileSync("docs/performance.md", text);
  console.log(text);
}

/** Puts a section in the place of the one before it, or at the end. */
function put(heading: string, section: string): void {
  const text = readFileSync("docs/performance.md", "utf8");
  const [before = "", old = ""] = text.split(heading);
  const after = old.indexOf("\n## ");
  const rest = after === -1 ? "" : old.slice(after);
  writeFileSync("docs/performance.md", `${before.trimEnd()}\n\n${section}${rest}`);
  console.log(section);
}
