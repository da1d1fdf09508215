import assert from "node:assert/strict";
import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createConnection, createServer } from "node:net";
import { after, test } from "node:test";
import { beginTransmittal } from "#demo/send-letters.ts";
import { openDocxPress } from "#documents/docx.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { openPost } from "#jobs/mail/post.ts";
import { fillOrganisations } from "#test/letter-house.ts";
import { openChancery } from "#test/letters.ts";
import { type Answer, openMailServer, type Received } from "#test/mail-server.ts";
import { openBounceServer } from "../ledger/bounce-server.ts";
import { correctAddress } from "../ledger/correct-address.ts";
import { listLetterEvents } from "../ledger/letter-event.queries.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { findLetterFile } from "../letter.queries.ts";
import { cancelLetter } from "./cancel-letter.ts";
import { cancelRun } from "./cancel-run.ts";
import { listDeliveries } from "./letter-delivery.queries.ts";
import { listRunLetters } from "./letter-run.queries.ts";
import { runPrint } from "./letter-run.ts";
import { releaseRun } from "./release-run.ts";
import { openRunWork } from "./run-work.ts";
import { settleDelivery } from "./settle-delivery.ts";
import { signRun } from "./sign-run.ts";
import { stopRun } from "./stop-run.ts";
import { takeDelivery } from "./take-delivery.ts";

const languages = ["en", "fr", "es", "ru", "ar", "zh"] as const;
const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** A run of letters by e-mail to six organisations, one a language; signed, released, its window passed. */
async function aRunByMail(answer?: (to: string, n: number) => Answer, smtpUrl?: string) {
  const chancery = await openChancery();
  const { database, access } = chancery;
  await fillOrganisations(database, languages.length, languages);
  const server = await openMailServer(answer);
  const post = openPost({
    smtpUrl: smtpUrl ?? server.smtpUrl,
    from: "اللجنة 1540 <committee@example.org>",
    dkim: { domain: "example.org", selector: "letters", privateKey },
  });
  const press = openPdfPress();
  const docx = openDocxPress();
  after(async () => {
    post.close();
    await Promise.all([press.close(), docx.close()]);
  });
  const due = openRunWork({ press, docx, post, url: "http://localhost:1540", bounces: "bounces@example.org" });
  const work = async (): Promise<void> => {
    await due(access, await chancery.tokenOf("clock"));
  };
  const { run, letters } = await beginTransmittal(chancery.senders, [], {
    title: "By e-mail",
    addressees: "organisations",
    channel: "e-mail",
    encloses: [],
  });
  await work();
  const listed = () => chancery.read("edda", ({ db }) => listRunLetters(db, run));
  const seen = runPrint(await listed());
  assert.deepEqual(await chancery.act("leto", (act) => signRun(act, run, { seen, words: "" })), {
    ok: true,
    letters: 6,
  });
  assert.ok((await chancery.act("ilan", (act) => releaseRun(act, run, { seen, window: "PT30M" }))).ok);
  await work();
  assert.equal(server.received.length, 0, "nothing leaves within the window");
  const later = (minutes: number): void => access.moveTo(access.now().add({ minutes }).toString());
  later(31);
  const standings = async () => (await listed()).map(({ standing }) => standing);
  return { chancery, run, letters, server, work, later, listed, standings };
}

test("a real mail server receives every letter in its language, signed by the domain, with the very file that was read", async () => {
  const house = await aRunByMail();
  await house.work();
  assert.deepEqual(await house.standings(), Array(6).fill("sent"));
  assert.equal(house.server.received.length, 6);
  for (const [n, letter] of (await house.listed()).entries()) {
    const mail = house.server.received.find(({ to }) => to === letter.address);
    assert.ok(mail, letter.address);
    assert.equal(letter.language, languages[n]);
    const [tried] = await house.chancery.read("edda", ({ db }) => listDeliveries(db, letter.id));
    assert.equal(mail.messageId, tried?.messageId);
    assert.equal(mail.from, `bounces+${tried?.id}@example.org`, "what comes back names the try");
    assert.match(mail.raw, new RegExp(`^Content-Language: ${letter.language}`, "im"));
    assert.doesNotMatch(mail.raw, /^Auto-Submitted:/im, "a letter is written by people");
    const kept = await house.chancery.read("edda", ({ db }) => findLetterFile(db, letter.id));
    assert.deepEqual(attachedPdf(mail), Buffer.from(kept ?? []), "the file that left is the file that was kept");
    assert.ok(isSignedBy(mail, publicKey), `${letter.language}: the signature of the domain holds`);
  }
  await house.work();
  assert.equal(house.server.received.length, 6, "done again, nothing leaves twice");
  house.later(60 * 24 * 6);
  await house.work();
  assert.deepEqual(await house.standings(), Array(6).fill("delivered"), "what did not come back in six days arrived");
});

test("a refused letter is tried three times, then waits for a corrected address; a busy server is asked again later", async () => {
  let busy = 2;
  const house = await aRunByMail((to) => {
    if (to === "iu001@example.org") return { code: 550, words: "5.1.1 no such mailbox" };
    return to === "iu002@example.org" && busy-- > 0 ? { code: 450, words: "4.2.1 try later" } : undefined;
  });
  await house.work();
  assert.deepEqual(await house.standings(), ["approved", "approved", "sent", "sent", "sent", "sent"]);
  const [refused] = await house.listed();
  assert.ok(refused);
  assert.equal(
    (
      await house.chancery.database.owner
        .selectFrom("letter")
        .where("id", "=", refused.id)
        .select("released_at")
        .executeTakeFirst()
    )?.released_at,
    null,
    "what was refused at the door never left",
  );
  for (let round = 0; round < 3; round++) {
    house.later(61);
    await house.work();
  }
  assert.deepEqual((await house.standings()).slice(0, 2), ["undeliverable", "sent"]);
  const events = await house.chancery.read("edda", ({ db }) => listLetterEvents(db, refused.id));
  assert.equal(events.filter(({ event }) => event === "delivery-failed").length, 3);
  assert.match(events.at(-1)?.words ?? "", /no such mailbox/);
  const correct = (address: string) => house.chancery.act("edda", (work) => correctAddress(work, refused.id, address));
  assert.deepEqual(await correct("nobody"), { ok: false, reason: "no-address" });
  assert.deepEqual(await correct("head.iu001@example.org"), { ok: true });
  await house.work();
  assert.deepEqual((await house.standings()).slice(0, 1), ["sent"]);
  assert.equal(house.server.received.filter(({ to }) => to === "head.iu001@example.org").length, 1);
});

test("a mail that comes back moves its letter; reports that say nothing of a failure, or nothing of ours, move none", async () => {
  const house = await aRunByMail();
  await house.work();
  const [letter] = await house.listed();
  assert.ok(letter);
  const bounces = await openBounceServer({
    access: house.chancery.access,
    systemToken: () => house.chancery.tokenOf("clock"),
    port: 0,
    host: "127.0.0.1",
  });
  after(bounces.close);
  const [tried] = await house.chancery.read("edda", ({ db }) => listDeliveries(db, letter.id));
  const back = `bounces+${tried?.id}@example.org`;
  const standing = async () => (await house.standings())[0];
  await sendRaw(bounces.port, back, report("delayed", "4.4.1"));
  assert.equal(await standing(), "sent", "a delay is no failure");
  await sendRaw(bounces.port, "bounces+00000000-0000-7000-8000-000000000001@example.org", report("failed", "5.1.1"));
  await sendRaw(bounces.port, "anybody@example.org", "Subject: hello\r\n\r\nHello.");
  assert.equal(await standing(), "sent");
  await sendRaw(bounces.port, back, report("failed", "5.1.1"));
  assert.equal(await standing(), "approved", "it goes again");
  await sendRaw(bounces.port, back, report("failed", "5.1.1"));
  assert.equal(await standing(), "approved", "a second report of the same try says nothing new");
  await house.work();
  assert.equal(await standing(), "approved", "not at the same door at once");
  house.later(61);
  await house.work();
  assert.equal(await standing(), "sent");
  await sendRaw(bounces.port, back, report("failed", "5.1.1"));
  assert.equal(await standing(), "sent", "a late report of the first try does not touch the second");
});

test("what was in hand when a process stopped is never sent again by itself; a person looks and says", async () => {
  const house = await aRunByMail();
  const [first, second] = await house.listed();
  assert.ok(first && second);
  const take = (id: typeof first.id) =>
    house.chancery.act("clock", (work) => takeDelivery(work, id, { kind: "letter", host: "localhost" }));
  const [a, b] = [await take(first.id), await take(second.id)];
  assert.ok(a.ok && b.ok);
  assert.deepEqual(await take(first.id), { ok: false, reason: "in-hand" });
  await house.work();
  assert.equal(house.server.received.length, 4);
  const settle = (id: typeof a.id, outcome: "found" | "not-found") =>
    house.chancery.act("edda", (work) => settleDelivery(work, id, { outcome, words: "" }));
  assert.deepEqual(await settle(a.id, "found"), { ok: false, reason: "still-in-hand" });
  house.later(15);
  assert.deepEqual(await settle(a.id, "found"), { ok: true });
  assert.deepEqual(await settle(a.id, "not-found"), { ok: false, reason: "settled-already" });
  assert.deepEqual(await settle(b.id, "not-found"), { ok: true });
  await house.work();
  assert.deepEqual(await house.standings(), Array(6).fill("sent"));
  assert.equal(house.server.received.length, 5, "the one that was found did not leave a second time");
});

test("a line that breaks after the mail was taken, without an answer, leaves the letter in hand: it is not sent again", async () => {
  const taken: string[] = [];
  const house = await aRunByMail(undefined, await openRudeServer(taken));
  for (let round = 0; round < 6; round++) {
    await house.work();
    house.later(61);
  }
  assert.equal(new Set(taken).size, taken.length, "none was handed over twice");
  const inHand = (await house.listed()).filter(({ inHandSince }) => inHandSince !== null);
  assert.equal(inHand.length, taken.length);
  const [first] = inHand;
  assert.ok(first);
  assert.deepEqual(await house.chancery.act("edda", (work) => stopRun(work, house.run)), { ok: true });
  assert.deepEqual(await house.chancery.act("edda", (work) => cancelRun(work, house.run)), {
    ok: false,
    reason: "in-hand",
  });
  assert.deepEqual(await house.chancery.act("edda", (work) => cancelLetter(work, first.id, "")), {
    ok: false,
    reason: "in-hand",
  });
  await assert.rejects(
    house.chancery.act("edda", async (work) => (await moveLetter(work, first.id, "cancel")) ?? true),
    /is in hand/,
  );
});

/** A mail server that takes a mail, and drops the line before it says so; gives its address. */
async function openRudeServer(taken: string[]): Promise<string> {
  const server = createServer((line) => {
    let isData = false;
    let text = "";
    line.on("error", () => {});
    line.write("220 here\r\n");
    line.on("data", (part) => {
      text += String(part);
      if (isData && /\r\n\.\r\n$/.test(text)) {
        taken.push(/^Message-ID: (<[^>]+>)/im.exec(text)?.[1] ?? "");
        line.destroy();
      } else if (!isData && text.endsWith("\r\n")) {
        isData = /^DATA/im.test(text);
        line.write(isData ? "354 go on\r\n" : "250 OK\r\n");
        text = "";
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
}

test("who does not answer is reminded twice, and never more", async () => {
  const house = await aRunByMail();
  await house.work();
  house.later(60 * 24 * 65);
  await house.work();
  house.later(60 * 24 * 15);
  await house.work();
  await house.work();
  const reminders = () =>
    house.server.received.filter(({ raw }) => !/^Content-Type: multipart\/mixed/im.test(raw)).length;
  assert.deepEqual(await house.standings(), Array(6).fill("reminded"));
  assert.equal(reminders(), 6);
  for (let month = 0; month < 4; month++) {
    house.later(60 * 24 * 31);
    await house.work();
    await house.work();
  }
  assert.equal(reminders(), 12);
});

function report(action: string, status: string): string {
  return [
    "From: MAILER-DAEMON@example.org",
    "Subject: Undelivered",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="x"',
    "",
    "--x",
    "Content-Type: message/delivery-status",
    "",
    "Final-Recipient: rfc822; iu001@example.org",
    `Action: ${action}`,
    `Status: ${status}`,
    "Diagnostic-Code: smtp; 550",
    " no such mailbox",
    "--x--",
  ].join("\r\n");
}

/** Speaks SMTP as a mail server does that returns a mail: with an empty sender. */
async function sendRaw(port: number, to: string, raw: string): Promise<void> {
  const line = createConnection({ port, host: "127.0.0.1" });
  const answer = async (): Promise<string> => String((await once(line, "data"))[0]);
  await answer();
  for (const words of ["EHLO localhost", "MAIL FROM:<>", `RCPT TO:<${to}>`, "DATA", `${raw}\r\n.`]) {
    line.write(`${words}\r\n`);
    const said = await answer();
    assert.match(said, /^[23]/, `${words.slice(0, 20)}: ${said}`);
  }
  line.end("QUIT\r\n");
  await once(line, "close");
}

function attachedPdf({ raw }: Received): Buffer {
  const part = raw.split(/\r\n--/).find((one) => /Content-Type: application\/pdf/i.test(one)) ?? "";
  return Buffer.from(part.slice(part.indexOf("\r\n\r\n") + 4).replace(/\s/g, ""), "base64");
}

/** Whether a mail's DKIM signature (RFC 6376, rsa-sha256, relaxed/relaxed) holds under a key. */
function isSignedBy({ raw }: Received, key: string): boolean {
  const cut = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, cut).split(/\r\n(?![ \t])/);
  const body = `${raw
    .slice(cut + 4)
    .replace(/[ \t]+\r\n/g, "\r\n")
    .replace(/[ \t]+/g, " ")
    .replace(/(\r\n)*$/, "")}\r\n`;
  const signature = head.find((line) => /^DKIM-Signature:/i.test(line)) ?? "";
  const tags = Object.fromEntries(
    signature
      .replace(/^[^:]*:/, "")
      .split(";")
      .map((tag) => [tag.slice(0, tag.indexOf("=")).trim(), tag.slice(tag.indexOf("=") + 1).replace(/\s/g, "")]),
  );
  if (createHash("sha256").update(body).digest("base64") !== tags.bh) return false;
  const relaxed = (line: string): string => {
    const colon = line.indexOf(":");
    return `${line.slice(0, colon).toLowerCase().trim()}:${line
      .slice(colon + 1)
      .replace(/\r\n/g, "")
      .replace(/[ \t]+/g, " ")
      .trim()}`;
  };
  const signed = (tags.h ?? "").split(":").flatMap((name) =>
    head
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .slice(-1)
      .map(relaxed),
  );
  const own = relaxed(signature).replace(/b=[^;]*$/, "b=");
  return createVerify("rsa-sha256")
    .update([...signed, own].join("\r\n"))
    .verify(key, tags.b ?? "", "base64");
}
