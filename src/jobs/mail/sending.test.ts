import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeAccount } from "#access/accounts/close-account.ts";
import { get } from "#test/app.ts";
import { onEveryServer } from "#test/database.ts";
import { type MailHouse, nameOf, openMailHouse } from "#test/mail-house.ts";
import { type Answer, openMailServer, type Received } from "#test/mail-server.ts";
import { signIn, there } from "#test/people.ts";
import { mostTries } from "./mail.ts";
import { openPost, type Post } from "./post.ts";

// Sending, to a real mail server on this machine.

async function openSending(answer?: (to: string, n: number) => Answer) {
  const server = await openMailServer(answer);
  const post = openPost({ smtpUrl: server.smtpUrl, from: "اللجنة 1540 <committee@example.org>" });
  after(() => post.close());
  return { ...server, post };
}

/** A header with its folds undone and its words decoded. */
function headerOf({ raw }: Received, name: string): string {
  const head = (raw.split("\r\n\r\n")[0] ?? "").replaceAll(/\r\n[ \t]+/g, " ");
  const value = new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  return value
    .replaceAll(/\?= =\?/g, "?==?")
    .replaceAll(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, how, text = ""]) =>
          how?.toUpperCase() === "B" ? Buffer.from(text, "base64") : quoted(text.replaceAll("_", " ")),
        ),
      ).toString("utf8"),
    );
}

function quoted(text: string): Buffer {
  const bytes = text
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1");
}

/** The parts of a mail as a reader's program shows them. */
function partsOf({ raw }: Received): Map<string, string> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? "";
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  return new Map(
    parts.map((part) => {
      const [head = "", ...body] = part.split("\r\n\r\n");
      const text = body.join("\r\n\r\n").replace(/\r\n$/, "");
      const decoded = /base64/i.test(head)
        ? Buffer.from(text, "base64")
        : /quoted-printable/i.test(head)
          ? quoted(text)
          : Buffer.from(text);
      return [/content-type: ([\w/]+)/i.exec(head)?.[1] ?? "", decoded.toString("utf8").replaceAll("\r\n", "\n")];
    }),
  );
}

/** The address of somebody in the cast. */
const mailbox = (who: string): string => `${who}@demonstration.example`;

async function aHouse(post: Post): Promise<MailHouse> {
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z", post });
  await house.aDraft("XVA");
  return house;
}

test("a mail server receives every mail as it is stored, Arabic from right to left, under its own Message-ID", async () => {
  const { received, post } = await openSending();
  const house = await aHouse(post);
  await house.database.owner
    .updateTable("account")
    .set({ language: "ar" })
    .where("name", "=", nameOf("sanna"))
    .execute();
  await house.runMail();
  const mails = await house.mails();
  assert.ok(mails.length >= 3, "experts and the Chair");
  assert.ok(mails.every(({ sentAt, tries }) => sentAt && tries === 1));
  assert.deepEqual(
    received.map((one) => headerOf(one, "Message-ID")).sort(),
    mails.map(({ messageId }) => messageId).sort(),
  );
  const arabic = received.find(({ to }) => to === mailbox("sanna"));
  const [stored] = await house.mails("sanna");
  assert.ok(arabic && stored);
  assert.equal(headerOf(arabic, "Subject"), stored.subject);
  assert.match(stored.subject, /تنتظركم/);
  assert.equal(headerOf(arabic, "From"), "اللجنة 1540 <committee@example.org>");
  assert.equal(headerOf(arabic, "Auto-Submitted"), "auto-generated");
  assert.equal(headerOf(arabic, "Content-Language"), "ar");
  assert.match(headerOf(arabic, "Date"), /03 Dec 2026 15:00:00/);
  const parts = partsOf(arabic);
  assert.equal(parts.get("text/plain")?.trim(), stored.body);
  assert.match(parts.get("text/html") ?? "", /<html lang="ar" dir="rtl">/);
  await house.runMail();
  assert.equal(received.length, mails.length, "once");
  const record = await (await get(house.app, "/en/record", await house.cookie("edda"))).text();
  assert.match(record, /Digests made/);
  assert.doesNotMatch(record, /Mail sent/, "single mails do not bury the acts of people");
  const page = await (await get(house.app, "/en/mail", await house.cookie("sanna"))).text();
  assert.match(page, /sent 3 December 2026, 10:00, New York, to sanna@demonstration\.example/);
  assert.doesNotMatch(page, /No mail leaves/);
});

test("a mail that is refused for good is given up in the server's words, and the others are sent", async () => {
  const { received, post } = await openSending((to) =>
    to === mailbox("sanna") ? { code: 550, words: "No such mailbox here" } : undefined,
  );
  const house = await aHouse(post);
  await house.runMail();
  const [refused] = await house.mails("sanna");
  assert.ok(refused?.gaveUpAt);
  assert.match(refused.trouble ?? "", /550.*No such mailbox here/);
  assert.equal((await house.mails()).filter(({ sentAt }) => sentAt).length, received.length);
  assert.ok(received.length >= 2);
  house.access.moveTo("2026-12-05T15:00:00Z");
  await house.runMail();
  assert.equal((await house.mails("sanna"))[0]?.tries, 1, "it is not tried again");
  const own = await (await get(house.app, "/en/mail", await house.cookie("sanna"))).text();
  assert.match(own, /could not be delivered, 3 December 2026[\s\S]*No such mailbox here/);
  for (const who of ["edda", "noor"] as const) {
    const page = await (await get(house.app, "/en/mail", await house.cookie(who))).text();
    assert.match(page, /1 mail could not be delivered/, "those who keep it running are told how many");
    assert.doesNotMatch(page, /No such mailbox|sanna@/, "and not whose");
  }
  assert.doesNotMatch(
    await (await get(house.app, "/en/mail", await house.cookie("pia"))).text(),
    /could not be delivered/,
  );
});

test("a mail that is not taken now is tried again later, and given up after many tries", async () => {
  const { received, post } = await openSending((to, n) =>
    to === mailbox("sanna") || n < 3 ? { code: 451, words: "Try again later" } : undefined,
  );
  const house = await aHouse(post);
  await house.runMail();
  await house.runMail();
  const waiting = (await house.mails()).filter(({ sentAt }) => !sentAt);
  assert.ok(
    waiting.length >= 1 && waiting.every(({ tries, trouble }) => tries === 1 && /451.*Try again/.test(trouble ?? "")),
  );
  let at = Temporal.Instant.from("2026-12-03T15:00:00Z");
  for (let n = 0; n < mostTries + 2; n++) {
    at = at.add({ hours: 25 });
    house.access.moveTo(at.toString());
    await house.runMail();
  }
  const [last] = (await house.mails("sanna")).filter(({ tries }) => tries > 1);
  assert.ok(last?.gaveUpAt);
  assert.equal(last.tries, mostTries);
  assert.ok(received.length > 0);
  assert.ok(received.every(({ to }) => to !== mailbox("sanna")));
});

test("where no mail server answers, the run stops at the first mail and all are kept for later", async () => {
  const { close, post } = await openSending();
  await close();
  const house = await aHouse(post);
  await house.runMail();
  const tried = (await house.mails()).filter(({ tries }) => tries > 0);
  assert.equal(tried.length, 1, "one mail found it out for all");
  assert.match(tried[0]?.trouble ?? "", /ECONNREFUSED/);
  assert.ok((await house.mails()).every(({ gaveUpAt, sentAt }) => !gaveUpAt && !sentAt));
});

test("a process that dies between sending and writing it down sends the same Message-ID again, and once only", async () => {
  const { received, post } = await openSending();
  const dying: Post = {
    close: () => {},
    send: async (mail) => {
      await post.send(mail);
      throw new Error("killed");
    },
  };
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z", post: dying });
  await house.aDraft("XVA");
  await assert.rejects(house.runMail(), /killed/);
  const [first] = received;
  assert.ok(first);
  const other = { ...house, runMail: (await reopened(house, post)).runMail };
  await other.runMail();
  assert.equal(received.filter(({ to }) => to === first.to).length, 1, "until its time it is the first one's");
  house.access.moveTo("2026-12-03T15:05:00Z");
  await other.runMail();
  await other.runMail();
  const copies = received.filter(({ to }) => to === first.to);
  assert.equal(copies.length, 2);
  assert.equal(headerOf(copies[0] ?? first, "Message-ID"), headerOf(copies[1] ?? first, "Message-ID"));
  assert.ok((await house.mails()).every(({ sentAt }) => sentAt));
});

/** The mail of a process that took the place of another on the same database. */
async function reopened({ access, accounts }: MailHouse, post: Post): Promise<{ runMail: () => Promise<void> }> {
  const { openMailClock } = await import("./mail-clock.ts");
  const { openAwaitingOf } = await import("#web/awaiting/awaiting-of.ts");
  const due = openMailClock({ awaitingOf: openAwaitingOf({ access, accounts }), url: "http://localhost:1540", post });
  return { runMail: async () => void (await due(access, await accounts.openSystemSession())) };
}

onEveryServer("ten processes that send at once send each mail once", async (server) => {
  const { received, post } = await openSending();
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z", server, post });
  await house.aDraft("XVA");
  await house.aDraft("XYU");
  await Promise.all(Array.from({ length: 10 }, () => house.runMail()));
  const ids = received.map((one) => headerOf(one, "Message-ID"));
  assert.deepEqual(ids, [...new Set(ids)]);
  const mails = await house.mails();
  assert.equal(ids.length, mails.length);
  assert.ok(mails.every(({ tries }) => tries === 1));
});

test("what was made while nothing could leave never leaves later", async () => {
  const { received, post } = await openSending();
  const house = await openMailHouse({ at: "2026-12-03T15:00:00Z" });
  await house.aDraft("XVA");
  await house.runMail();
  const made = (await house.mails()).length;
  assert.ok(made > 0);
  house.access.moveTo("2026-12-04T15:00:00Z");
  await (await reopened(house, post)).runMail();
  assert.deepEqual(received, []);
  assert.equal((await house.mails()).length, made);
});

test("what waits for somebody whose account was closed is not sent", async () => {
  const { received, post } = await openSending((_, n) =>
    n <= 20 ? { code: 451, words: "Try again later" } : undefined,
  );
  const house = await aHouse(post);
  const token = await signIn(house.database, { name: "Ada Lindqvist", kind: "expert" });
  const { id } = there(await house.access.withActor(token, async ({ actor }) => actor));
  await house.runMail();
  assert.deepEqual(await house.act("noor", (work) => closeAccount(work, id)), { ok: true });
  house.access.moveTo("2026-12-03T15:10:00Z");
  for (let n = 0; n < 5; n++) await house.runMail();
  const ada = (await house.mails()).filter(({ to }) => to === "Ada Lindqvist");
  assert.deepEqual(
    ada.map(({ trouble }) => trouble),
    ["account closed"],
  );
  assert.ok(received.every(({ to }) => to.endsWith("@demonstration.example")));
});
