// Measures the running product on a large generated data set and writes docs/performance.md. Not a test: nothing fails by being slow.
//   npm run bench                    193 States × 3 templates × 20 versions
//   npm run bench -- --versions=2    smaller
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startEmbedded } from "#db/embedded.ts";
import { fullSize, generate } from "#demo/generate.ts";

const { values } = parseArgs({
  options: {
    versions: { type: "string", default: String(fullSize.versions) },
    states: { type: "string", default: String(fullSize.states) },
    seconds: { type: "string", default: "10" },
  },
});
const size = { ...fullSize, versions: Number(values.versions), states: Number(values.states) };
const seconds = Number(values.seconds);
const connections = 8;

type Answer = { status: number; bytes: number; body: string; cookies: string[] };
type Figure = { what: string; perSecond: number; p50: number; p95: number; bytes: number };

const folder = mkdtempSync(join(tmpdir(), "open1540-bench-"));
const port = 15_400 + Math.floor(Math.random() * 400);
const base = `http://127.0.0.1:${port}`;
const agent = new Agent({ keepAlive: true, maxSockets: connections });

const server = await startServer();
try {
  const { cells, took } = await fill();
  console.log(`Generated ${cells.toLocaleString("en")} cells in ${took.toFixed(0)} s`);
  const cookie = await signIn("Sanna Rielke");
  const figures = await measureAll(cookie);
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  report(cells, figures, memory);
} finally {
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGINT");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

async function startServer() {
  const child = spawn(process.execPath, ["--import", "./scripts/jsx.mjs", "src/cli.ts", "demo"], {
    env: { ...process.env, OPEN1540_DATA: folder, PORT: String(port), OPEN1540_URL: base, DATABASE_URL: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((ready, failed) => {
    child.stdout.on("data", (data: Buffer) => String(data).includes("is ready") && ready());
    child.once("exit", () => failed(new Error("the server did not start")));
  });
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

async function measureAll(cookie: string): Promise<Figure[]> {
  const newest = size.templates.length * size.versions;
  const codes = Array.from(
    { length: size.states },
    (_, n) => `Q${String.fromCharCode(77 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}`,
  );
  const languages = ["en", "fr", "ar", "zh", "ru", "es"];
  let turn = 0;
  const next = <T>(list: readonly T[]): T => list[turn++ % list.length] as T; // never empty
  const saves = await openSaves(cookie);
  return [
    await measure("answer without work (/health), the measure of the others", () => ask("GET", "/health")),
    await measure("public page of a State, kept (brotli)", () =>
      ask("GET", `/en/states/${codes[0]}`, { headers: { "accept-encoding": "br" } }),
    ),
    // 193 States × 6 languages do not fit into the cache, which keeps the last: each is made anew.
    await measure("public page of a State, made anew each time", () =>
      ask("GET", `/${languages[Math.floor(turn / codes.length) % 6]}/states/${next(codes)}`, {
        headers: { "accept-encoding": "br" },
      }),
    ),
    await measure("matrix page for an expert, 351 cells", () =>
      ask("GET", `/en/matrices/${next(codes)}/${newest}`, { headers: { cookie } }),
    ),
    await measure("save a cell", saves, connections),
    await measure("public search, made anew each time", () =>
      ask("GET", `/en/search?q=Act+${turn++ % 97}+section+${turn % 61}`),
    ),
  ];
}

/** Each connection fills cells of its own in a draft, one text after another, as eight experts would. */
async function openSaves(cookie: string): Promise<(worker: number) => Promise<Answer>> {
  const revisions = new Map<number, number>();
  const rows = ["01", "02", "03", "04", "05", "06", "07", "08"];
  const path = (worker: number): string => `/en/matrices/XVA/1/cells/A2.${rows[worker]}.BW.enforcement`;
  for (let worker = 0; worker < connections; worker++) {
    const cell = JSON.parse((await ask("GET", path(worker), { headers: { cookie, accept: "application/json" } })).body);
    revisions.set(worker, cell.revision);
  }
  return async (worker) => {
    const revision = revisions.get(worker) ?? 0;
    const body = new URLSearchParams({ mark: "X", remark: `text ${revision}`, revision: String(revision) }).toString();
    const answer = await ask("POST", path(worker), { body, headers: { cookie, accept: "application/json" } });
    revisions.set(worker, JSON.parse(answer.body).revision);
    return answer;
  };
}

async function measure(what: string, one: (worker: number) => Promise<Answer>, workers = connections): Promise<Figure> {
  for (let n = 0; n < 20; n++) await one(0); // warm
  const times: number[] = [];
  let bytes = 0;
  const started = performance.now();
  const end = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() < end) {
        const begun = performance.now();
        const answer = await one(worker);
        times.push(performance.now() - begun);
        bytes = answer.bytes;
        if (answer.status >= 400) throw new Error(`${what}: answered ${answer.status}`);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const figure = {
    what,
    perSecond: times.length / ((performance.now() - started) / 1000),
    p50: at(0.5),
    p95: at(0.95),
    bytes,
  };
  console.log(`${what}: ${figure.perSecond.toFixed(0)}/s, p95 ${figure.p95.toFixed(1)} ms`);
  return figure;
}

function ask(
  method: "GET" | "POST",
  path: string,
  { body, headers = {} }: { body?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((done, failed) => {
    const form =
      body === undefined
        ? {}
        : {
            "content-type": "application/x-www-form-urlencoded",
            origin: base,
            "content-length": String(Buffer.byteLength(body)),
          };
    const asked = request(base + path, { method, agent, headers: { ...form, ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const all = Buffer.concat(parts);
        done({
          status: response.statusCode ?? 0,
          bytes: all.length,
          body: all.toString("utf8"),
          cookies: response.headers["set-cookie"] ?? [],
        });
      });
    });
    asked.on("error", failed);
    asked.end(body);
  });
}

function report(cells: number, figures: Figure[], memory: number): void {
  const [floor] = figures;
  const rows = figures.map(
    ({ what, perSecond, p50, p95, bytes }) =>
      `| ${what} | ${perSecond.toFixed(0)} | ${((floor?.perSecond ?? perSecond) / perSecond).toFixed(1)} | ${p50.toFixed(1)} | ${p95.toFixed(1)} | ${(bytes / 1024).toFixed(1)} |`,
  );
  const text = `# Performance

Written by \`npm run bench\`; not a test. Compare ratios within one run: absolutes depend on the machine and on what else it does.

Data set: ${size.states} invented States × ${size.templates.length} templates × ${size.versions} versions, ${cells.toLocaleString("en")} cells, seed ${size.seed}; embedded PostgreSQL with its default, durable settings.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}-${process.arch}, Node ${process.version}. Load: ${connections} connections for ${seconds} s each, from a second process on the same machine.

| | requests/s | cost, to an answer without work | p50 ms | p95 ms | kB sent |
|---|---|---|---|---|---|
${rows.join("\n")}

Peak memory of the server process: ${memory.toFixed(0)} MB.
`;
  writeFileSync("docs/performance.md", text);
  console.log(text);
}
