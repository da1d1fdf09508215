import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { listDeliveries } from "#correspondence/runs/letter-delivery.queries.ts";
import { listRunLetters } from "#correspondence/runs/letter-run.queries.ts";
import { isUncertain, runPrint } from "#correspondence/runs/letter-run.ts";
import { releaseRun } from "#correspondence/runs/release-run.ts";
import { settleDelivery } from "#correspondence/runs/settle-delivery.ts";
import { signRun } from "#correspondence/runs/sign-run.ts";
import type { LetterRunId } from "#db/ids.ts";
import { beginTransmittal } from "#demo/send-letters.ts";
import { embeddedServer } from "../database.ts";
import { fillOrganisations } from "../letter-house.ts";
import { type Chancery, openChancery } from "../letters.ts";
import { openMailServer } from "../mail-server.ts";
import type { Orders } from "./run-process.ts";

// A run is worked on by a process that is killed at random moments, a hundred times: while it prints, while a letter is in the mail
// server's hands, between two acts. Each letter leaves exactly once. What was in hand when the process died is never sent again by
// itself; a person looks it up in the server's log, here its list of Message-IDs, and records what is found.

const kills = 100;
const lettersInARun = 40;
// Numbers that only look random, so that a failure can be run again; the machine's own timing is the rest.
let seed = 1540;
function random(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return (seed / 2_147_483_648) * below;
}

test(`a run killed at ${kills} random moments loses no letter and sends none twice`, async (t) => {
  const chancery = await openChancery();
  await fillOrganisations(chancery.database, lettersInARun);
  const mail = await openMailServer(undefined, () => random(25));
  const runs: LetterRunId[] = [];
  let killed = 0;
  let uncertain = 0;
  while (killed < kills) {
    const { run } = await beginTransmittal(chancery.senders, [], {
      title: `Run ${runs.length + 1}`,
      addressees: "organisations",
      channel: "e-mail",
      encloses: [],
    });
    runs.push(run);
    // Half of each run's letters are awaited before a kill counts as one while preparing, so that both halves of the work are hit.
    while (!(await isPrepared(chancery, run))) killed += await work(chancery, mail.smtpUrl, killed < kills);
    await signAndRelease(chancery, run);
    while (!(await isSent(chancery, run))) {
      killed += await work(chancery, mail.smtpUrl, killed < kills);
      chancery.access.moveTo(chancery.access.now().add({ minutes: 16 }).toString());
      uncertain += await lookUp(chancery, run, new Set(mail.received.map(({ messageId }) => messageId)));
    }
  }
  const letters = [];
  for (const run of runs) letters.push(...(await chancery.read("edda", ({ db }) => listRunLetters(db, run))));
  const events = await chancery.read("edda", ({ db }) =>
    db.selectFrom("letter_event").where("event", "=", "send").select("letter_id").execute(),
  );
  t.diagnostic(
    `${killed} kills over ${runs.length} runs, ${letters.length} letters, ${mail.received.length} mails, ${uncertain} looked up by a person`,
  );
  assert.deepEqual(
    letters.filter(({ standing }) => standing !== "sent" && standing !== "delivered"),
    [],
  );
  assert.equal(events.length, letters.length, "each letter was sent once");
  const taken = Map.groupBy(mail.received, ({ raw }) => /OC\.\d+\/\d{4}/.exec(raw)?.[0] ?? "");
  assert.deepEqual(
    [...taken]
      .map(([reference, copies]) => ({ reference, copies: copies.length }))
      .filter(({ copies }) => copies !== 1),
    [],
    "no letter came twice",
  );
  assert.equal(taken.size, letters.length, "no letter was lost");
  assert.ok(killed >= kills);
});

/** Starts the process and kills it somewhere on its way, or lets it finish; 1 when it was killed. */
async function work(chancery: Chancery, smtpUrl: string, mayKill: boolean): Promise<0 | 1> {
  const orders: Orders = {
    server: embeddedServer(),
    database: chancery.database.name,
    systemToken: await chancery.tokenOf("clock"),
    at: chancery.access.now().toString(),
    smtpUrl,
  };
  const child = spawn(
    process.execPath,
    ["--import", "./scripts/jsx.mjs", "test/slow/run-process.ts", JSON.stringify(orders)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  await heard(child, "working");
  if (!mayKill) {
    await ended;
    return 0;
  }
  const won = await Promise.race([ended.then(() => "ended"), pause(random(1_200)).then(() => "time")]);
  if (won === "ended") return 0;
  child.kill("SIGKILL");
  await ended;
  await pause(200); // the mail server finishes what it had begun to take; a person looks much later
  return 1;
}

async function heard(child: ChildProcess, word: string): Promise<void> {
  for await (const part of child.stdout ?? []) if (String(part).includes(word)) return;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function isPrepared(chancery: Chancery, run: LetterRunId): Promise<boolean> {
  const letters = await chancery.read("edda", ({ db }) => listRunLetters(db, run));
  return letters.every(({ standing }) => standing === "cleared");
}

async function isSent(chancery: Chancery, run: LetterRunId): Promise<boolean> {
  const letters = await chancery.read("edda", ({ db }) => listRunLetters(db, run));
  return letters.every(({ standing }) => standing === "sent" || standing === "delivered");
}

async function signAndRelease(chancery: Chancery, run: LetterRunId): Promise<void> {
  const seen = runPrint(await chancery.read("leto", ({ db }) => listRunLetters(db, run)));
  assert.ok((await chancery.act("leto", (act) => signRun(act, run, { seen, words: "" }))).ok);
  assert.ok((await chancery.act("ilan", (act) => releaseRun(act, run, { seen, window: "PT30M" }))).ok);
  chancery.access.moveTo(chancery.access.now().add({ minutes: 31 }).toString());
}

/** What a person does with letters that were in hand when the process died: looks in the server's log, and says what is there. */
async function lookUp(chancery: Chancery, run: LetterRunId, log: ReadonlySet<string>): Promise<number> {
  const letters = await chancery.read("edda", ({ db }) => listRunLetters(db, run));
  const open = letters.filter((letter) => isUncertain(letter, chancery.access.now()));
  for (const { id } of open) {
    const tries = await chancery.read("edda", ({ db }) => listDeliveries(db, id));
    const inHand = tries.find(({ settledAt }) => settledAt === null);
    assert.ok(inHand);
    const outcome = log.has(inHand.messageId) ? "found" : "not-found";
    assert.ok((await chancery.act("edda", (act) => settleDelivery(act, inHand.id, { outcome, words: "" }))).ok);
  }
  return open.length;
}
