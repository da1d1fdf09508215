import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { removeData } from "./folders.ts";

// The commands a person types, as processes of their own on a folder of their own.

type Started = { child: ChildProcess; lines: () => string; url: string };

const running = new Set<ChildProcess>();
after(async () => {
  for (const child of running) child.kill("SIGKILL");
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "open1540-start-"));
  chmodSync(folder, 0o755);
  after(() => {
    stopLeftover(folder);
    removeData(folder);
  });
  return join(folder, "data");
}

/** A database whose product was killed is stopped by its own process id. */
function stopLeftover(folder: string): void {
  const note = join(folder, "data", "postgresql", "postmaster.pid");
  if (existsSync(note)) process.kill(Number(readFileSync(note, "utf8").split("\n")[0]), "SIGQUIT");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  assert.ok(address && typeof address === "object");
  return address.port;
}

function command(words: string[], environment: Record<string, string>): { child: ChildProcess; lines: () => string } {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "./scripts/jsx.mjs", "src/cli.ts", ...words], {
    env: { ...inherited, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part) => {
      text += part;
    });
  return { child, lines: () => text };
}

async function started(words: string[], data: string, port: number): Promise<Started> {
  const { child, lines } = command(words, { OPEN1540_DATA: data, PORT: String(port) });
  for (let waited = 0; !lines().includes("is ready:"); waited += 100) {
    assert.equal(child.exitCode, null, lines());
    assert.ok(waited < 60_000, lines());
    await new Promise((done) => setTimeout(done, 100));
  }
  return { child, lines, url: `http://localhost:${port}` };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, "exit");
  return child.exitCode;
}

async function ask(url: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text() };
}

test("the demonstration starts from nothing, says each step, survives a kill, starts again at once, and is no live installation", async (t) => {
  const data = aFolder();
  const port = await freePort();

  const first = await started(["demo"], data, port);
  await t.test("it says each step and then the address", async () => {
    for (const step of [
      "Database: starting",
      "migrations done",
      "Member States",
      "Demonstration",
      `is ready: http://localhost:${port}`,
    ])
      assert.ok(first.lines().includes(step), `${step}: ${first.lines()}`);
    assert.equal((await ask(`${first.url}/en/states/XVA`)).status, 200);
  });

  await t.test("its clock has written to people, and nothing left", async () => {
    const { text } = await ask(`${first.url}/en/sign-in`);
    const [, account = ""] = /value="([0-9a-f-]{36})"[^<]*Pia Tennant/.exec(text) ?? [];
    const signedIn = await fetch(`${first.url}/en/sign-in/demonstration`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: first.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ account }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const mail = await (await fetch(`${first.url}/en/mail`, { headers: { cookie } })).text();
    assert.match(mail, /No mail leaves this installation[\s\S]*href="\/en\/mail\/[0-9a-f-]{36}"/);
  });

  await t.test("a second one on the same port says what to do", async () => {
    const { child, lines } = command(["demo"], { OPEN1540_DATA: data, PORT: String(port) });
    assert.equal(await ended(child), 1);
    assert.match(lines(), /The port is in use.*PORT=1541 npm start/);
    assert.equal((await ask(`${first.url}/health`)).text, "ok", "the first still serves");
  });

  await t.test(
    "a second one on another port serves the same database, and stopping it stops nothing else",
    async () => {
      const other = await started(["demo"], data, await freePort());
      assert.match(other.lines(), /Database: found running/);
      assert.equal((await ask(`${other.url}/en/states`)).status, 200);
      other.child.kill("SIGINT");
      assert.equal(await ended(other.child), 0);
      assert.equal((await ask(`${first.url}/en/states/XOR`)).status, 200);
    },
  );

  await t.test("killed, it starts again with what it had", async () => {
    first.child.kill("SIGKILL");
    await ended(first.child);
    const again = await started(["demo"], data, port);
    assert.match(again.lines(), /Database: up to date/);
    assert.equal((await ask(`${again.url}/en/states/XVA`)).status, 200);
    again.child.kill("SIGTERM");
    assert.equal(await ended(again.child), 0);
    assert.match(again.lines(), /Stopping/);
  });

  await t.test("its database is refused by a live installation", async () => {
    for (const words of [["serve"], ["init", "--name", "A", "--email", "a@example.org"]]) {
      const { child, lines } = command(words, { OPEN1540_DATA: data, PORT: String(port) });
      assert.equal(await ended(child), 1);
      assert.match(lines(), /demonstration/);
    }
  });
});

test("a live installation gets its first administrator from the command line, who chooses a password without any mail", async () => {
  const data = aFolder();
  const port = await freePort();
  const words = ["init", "--name", "Ada Lindqvist", "--email", "ada@example.org", "--language", "fr"];
  const init = command(words, { OPEN1540_DATA: data, PORT: String(port) });
  assert.equal(await ended(init.child), 0, init.lines());
  const [link = ""] = /http:\/\/localhost:\d+\/fr\/invitations\/\S+/.exec(init.lines()) ?? [];
  assert.ok(link, init.lines());

  const refused = command(["demo"], { OPEN1540_DATA: data, PORT: String(port) });
  assert.equal(await ended(refused.child), 1);
  assert.match(refused.lines(), /live/);

  const live = await started(["serve"], data, port);
  assert.match(live.lines(), /mail is kept here, none is sent/);
  assert.equal((await ask(link)).status, 200);
  assert.doesNotMatch((await ask(`${live.url}/en/sign-in`)).text, /sign-in\/demonstration/);
  const form = { password: "a long enough password", again: "a long enough password" };
  const answer = await fetch(link, {
    method: "POST",
    redirect: "manual",
    headers: { origin: live.url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form),
  });
  assert.equal(answer.status, 303);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const awaiting = await fetch(`${live.url}/fr/awaiting`, { headers: { cookie } });
  assert.match(await awaiting.text(), /Ada Lindqvist/);
  live.child.kill("SIGINT");
  assert.equal(await ended(live.child), 0);
});

test("what cannot be is said in one sentence", async () => {
  for (const [words, environment, sentence] of [
    [["demo"], { PORT: "many" }, /PORT must be a number from 0 to 65535, not "many"/],
    [["serve"], { SMTP_URL: "smtps://mail.example.org" }, /MAIL_FROM must be an address like/],
    [["serve"], { MAIL_FROM: "committee@example.org" }, /SMTP_URL must be an address like/],
    [["serve"], { SMTP_URL: "https://x.example", MAIL_FROM: "a@example.org" }, /SMTP_URL must be an address like/],
    [["fly"], {}, /open1540 demo .*\n/],
    [["init", "--name", "A"], {}, /open1540 init --name/],
    [["demo"], { DATABASE_URL: "postgres://nobody:nothing@127.0.0.1:1/none" }, /ECONNREFUSED/],
  ] as const) {
    const { child, lines } = command([...words], environment as Record<string, string>);
    assert.notEqual(await ended(child), 0);
    assert.match(lines(), sentence);
  }
});
