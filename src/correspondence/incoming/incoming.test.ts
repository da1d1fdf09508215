import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId, StateCode } from "#db/ids.ts";
import { onEveryServer } from "#test/database.ts";
import { openChancery } from "#test/letters.ts";
import { aSentLetter, standingOf } from "#test/sent-letter.ts";
import { addIncomingFile } from "./add-incoming-file.ts";
import {
  getIncoming,
  listIncoming,
  listIncomingFiles,
  listReportingStates,
  listStatesWithPendingRequests,
} from "./incoming.queries.ts";
import { largestIncomingFile, readIncomingFile } from "./incoming-file.ts";
import { processIncoming } from "./process-incoming.ts";
import { type NewIncoming, registerIncoming } from "./register-incoming.ts";
import { tieToLetter } from "./tie-to-letter.ts";
import { translateIncoming } from "./translate-incoming.ts";

const valmere = "XVA" as StateCode; // of the cast
const note: NewIncoming = {
  kind: "note-verbale",
  receivedOn: "2026-11-02",
  stateCode: valmere,
  organisationId: null,
  sender: "",
  theirReference: "NV/7",
  theirDate: "2026-10-30",
  language: "fr",
  summary: "It answers the letter.",
  letter: null,
};

const chancery = await openChancery();
const { act, read, database } = chancery;

async function register(entry: Partial<NewIncoming> = {}) {
  const registered = await act("edda", (work) => registerIncoming(work, { ...note, ...entry }));
  assert.ok(registered.ok);
  return registered;
}

onEveryServer("two registrations at once get two numbers of one series", async (server) => {
  const other = await openChancery(server);
  await Promise.all([other.tokenOf("edda"), other.tokenOf("ilan")]);
  const both = await Promise.all(
    (["edda", "ilan", "edda"] as const).map((who) => other.act(who, (work) => registerIncoming(work, note))),
  );
  const references = both.map((one) => (one.ok ? one.reference : "")).sort();
  assert.deepEqual(references, ["IN.1/2026", "IN.2/2026", "IN.3/2026"]);
});

test("each year has its series, and nothing comes in on a day that is still to come", async () => {
  assert.match((await register({ receivedOn: "2004-10-28", theirDate: null })).reference, /^IN\.1\/2004$/);
  for (const wrong of [{ receivedOn: "2026-11-20" }, { theirDate: "2027-01-01" }])
    assert.deepEqual(await act("edda", (work) => registerIncoming(work, { ...note, ...wrong })), {
      ok: false,
      reason: "in-the-future",
    });
});

test("an answer tied to its letter closes the question when it is processed", async () => {
  const letter = await aSentLetter(database, "XVA");
  const { id } = await register();
  assert.deepEqual(await act("edda", (work) => tieToLetter(work, id, letter)), { ok: true });
  assert.equal(await standingOf(database, letter), "replied");
  assert.deepEqual(await act("edda", (work) => tieToLetter(work, id, letter)), { ok: false, reason: "tied-already" });

  assert.deepEqual(await act("sanna", (work) => processIncoming(work, id, { words: "Noted.", further: false })), {
    ok: true,
  });
  assert.equal(await standingOf(database, letter), "closed");
  assert.deepEqual(await act("edda", (work) => processIncoming(work, id, { words: "Again.", further: false })), {
    ok: false,
    reason: "processed-already",
  });
});

test("an answer that is registered with its letter shows that a letter arrived that nobody had confirmed", async () => {
  const letter = await aSentLetter(database, "XVA", "sent");
  await register({ letter });
  assert.equal(await standingOf(database, letter), "replied");
});

test("when more is expected the letter waits again; an expert cannot ask for it", async () => {
  const letter = await aSentLetter(database, "XVA", "reminded");
  const { id } = await register({ letter });
  const more = { words: "Which act is meant?", further: true };
  await assert.rejects(
    act("sanna", (work) => processIncoming(work, id, more)),
    Refused,
  );
  assert.deepEqual(await act("edda", (work) => processIncoming(work, id, more)), { ok: true });
  assert.equal(await standingOf(database, letter), "delivered");
  const free = await register();
  assert.deepEqual(await act("edda", (work) => processIncoming(work, free.id, more)), {
    ok: false,
    reason: "no-letter-waits",
  });
});

test("while another answer to a letter waits, processing one of them leaves the letter open", async () => {
  const letter = await aSentLetter(database, "XVA");
  const [one, other] = [await register({ letter }), await register({ letter })];
  const done = { words: "Noted.", further: false };
  await act("edda", (work) => processIncoming(work, one.id, done));
  assert.equal(await standingOf(database, letter), "replied");
  await act("edda", (work) => processIncoming(work, other.id, done));
  assert.equal(await standingOf(database, letter), "closed");
});

onEveryServer("an answer is tied only to a letter that left and went to its sender", async (server) => {
  const other = await openChancery(server);
  const [toAnother, draft] = [
    await aSentLetter(other.database, "XOS"),
    (await other.aRun("XVA")).letters[0] as LetterId, // one State, one letter
  ];
  const registered = await other.act("edda", (work) => registerIncoming(work, note));
  assert.ok(registered.ok);
  const { id } = registered;
  for (const letter of [toAnother, draft]) {
    assert.deepEqual(await other.act("edda", (work) => tieToLetter(work, id, letter)), {
      ok: false,
      reason: "not-its-letter",
    });
    const past = async (work: Work): Promise<boolean> => {
      await sql`update app.incoming set letter_id = ${letter} where id = ${id}`.execute(work.db);
      return true;
    };
    await assert.rejects(other.act("edda", past), /went to its sender/);
  }
});

onEveryServer("an entry stays as it was registered, and a processed one is never changed", async (server) => {
  const other = await openChancery(server);
  const registered = await other.act("edda", (work) => registerIncoming(work, note));
  assert.ok(registered.ok);
  const { id } = registered;
  const change = (statement: string) => sql`${sql.raw(statement)}`.execute(other.database.owner);
  await assert.rejects(change(`update incoming set summary = 'else' where id = '${id}'`), /as it was registered/);
  await assert.rejects(change(`delete from incoming where id = '${id}'`), /is kept/);
  await other.act("edda", (work) => processIncoming(work, id, { words: "Noted.", further: false }));
  await assert.rejects(change(`update incoming set processed_words = 'x' where id = '${id}'`), /never changed/);
});

test("only the secretariat registers, ties and adds files; a translation is also an expert's", async () => {
  const { id } = await register();
  for (const who of ["leto", "sanna", "pia", "amelie"] as const)
    await assert.rejects(
      act(who, (work) => registerIncoming(work, note)),
      Refused,
      who,
    );
  assert.deepEqual(await act("sanna", (work) => translateIncoming(work, id, { language: "en", body: "It says." })), {
    ok: true,
  });
  assert.deepEqual(await act("sanna", (work) => translateIncoming(work, id, { language: "fr", body: "Voilà." })), {
    ok: false,
    reason: "same-language",
  });
  await assert.rejects(
    act("amelie", (work) => processIncoming(work, id, { words: "x", further: false })),
    Refused,
  );
});

onEveryServer(
  "a State reads what it sent itself; another State, a member and the public read nothing",
  async (server) => {
    const other = await openChancery(server);
    const registered = await other.act("edda", (work) => registerIncoming(work, note));
    assert.ok(registered.ok);
    const file = readIncomingFile("a.txt", Buffer.from("Words."));
    assert.ok(file.ok);
    await other.act("edda", (work) => addIncomingFile(work, registered.id, file.file));
    await other.act("edda", (work) => translateIncoming(work, registered.id, { language: "en", body: "Words." }));
    const seen = (who: "amelie" | "clara" | "pia" | "noor" | "leto" | "sanna") =>
      other.read(who, async ({ db }) => [
        (await listIncoming(db)).entries.length,
        (await listIncomingFiles(db, registered.id)).length,
        (await db.selectFrom("incoming_translation").select("id").execute()).length,
      ]);
    for (const who of ["amelie", "leto", "sanna"] as const) assert.deepEqual(await seen(who), [1, 1, 1], who);
    for (const who of ["clara", "pia", "noor"] as const) assert.deepEqual(await seen(who), [0, 0, 0], who);
    await assert.rejects(
      other.read("clara", ({ db }) => getIncoming(db, registered.id)),
      NotFound,
    );
    for (const table of ["incoming", "incoming_file", "incoming_translation"])
      await assert.rejects(
        other.access.asPublic(async (db) => await sql`select 1 from ${sql.ref(`app.${table}`)}`.execute(db as never)),
        /permission denied/,
      );
  },
);

test("a State has reported once a report came in; its request waits until it is processed", async () => {
  const entry = { theirDate: null, stateCode: "XOR" as StateCode };
  await register({ ...entry, kind: "national-report", theirReference: "S/1", receivedOn: "2026-01-02" });
  await register({ ...entry, kind: "national-report", theirReference: "S/2", receivedOn: "2026-03-02" });
  const request = await register({ ...entry, kind: "assistance-request" });
  const facts = () =>
    read("edda", async ({ db }) => [await listReportingStates(db), await listStatesWithPendingRequests(db)] as const);
  const [reports, pending] = await facts();
  assert.deepEqual(reports.get("XOR" as StateCode), { reference: "S/2", date: "2026-03-02" });
  assert.ok(pending.has("XOR" as StateCode));
  await act("edda", (work) => processIncoming(work, request.id, { words: "Passed on.", further: false }));
  assert.ok(!(await facts())[1].has("XOR" as StateCode));
});

test("the register is searched by year, kind, State, standing and words, and by no pattern", async () => {
  await register({ summary: "Quarrelsome 100% otters", theirReference: "NV_9" });
  const find = (filter: Parameters<typeof listIncoming>[1]) =>
    read("edda", async ({ db }) => (await listIncoming(db, filter)).entries.length);
  assert.equal(await find({ words: "100% OTTERS" }), 1);
  assert.equal(await find({ words: "q%s" }), 0);
  assert.equal(await find({ words: "NV_9" }), 1);
  assert.equal(await find({ year: 2004 }), 1);
  assert.equal(await find({ year: 2004, kind: "letter" }), 0);
  assert.ok((await find({ state: valmere, standing: "waiting" })) > 0);
});

const docx = Buffer.concat([
  Buffer.from("PK\u0003\u0004", "latin1"),
  Buffer.from("[Content_Types].xml word/document.xml"),
]);
const mail = "From: mission@example.org\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\nSubject: x\r\n\r\nText";

test("a file is taken by its first bytes, whatever its name says", () => {
  const taken = (name: string, bytes: Buffer) => {
    const file = readIncomingFile(name, bytes);
    return file.ok ? [file.file.name, file.file.mediaType] : file.reason;
  };
  const bytes = (...numbers: number[]) => Buffer.from([...numbers, 1, 2, 3]);
  assert.deepEqual(taken("scan.exe", Buffer.from("%PDF-1.7 …")), ["scan.exe.pdf", "application/pdf"]);
  assert.deepEqual(taken("a.png", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)), ["a.png", "image/png"]);
  assert.deepEqual(taken("a.jpeg", bytes(0xff, 0xd8, 0xff)), ["a.jpg", "image/jpeg"]);
  for (const begins of [bytes(0x49, 0x49, 0x2a, 0), bytes(0x4d, 0x4d, 0, 0x2a)])
    assert.deepEqual(taken("a.TIFF", begins), ["a.tif", "image/tiff"]);
  assert.deepEqual(taken("a.eml", Buffer.from(mail)), ["a.eml", "message/rfc822"]);
  assert.match(String(taken("a.docx", docx)), /^a\.docx,/);
  assert.deepEqual(taken("page.html", Buffer.from("<script>alert(1)</script>")), ["page.html.txt", "text/plain"]);
  assert.equal(taken("a.pdf", Buffer.from("MZ\u0090\u0000\u0003", "latin1")), "wrong-type");
  assert.equal(taken("a.docx", Buffer.concat([docx, Buffer.from("word/vbaProject.bin")])), "macros");
  assert.equal(taken("a.zip", Buffer.from("PK\u0003\u0004 else", "latin1")), "wrong-type");
  assert.equal(taken("a.pdf", Buffer.alloc(0)), "empty");
  assert.equal(taken("a.pdf", Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(largestIncomingFile)])), "too-large");
  assert.deepEqual(taken("../../etc/\u202epasswd\u0000.pdf", Buffer.from("%PDF-")), ["passwd.pdf", "application/pdf"]);
  assert.deepEqual(taken("C:\\temp\\..", Buffer.from("%PDF-")), ["file.pdf", "application/pdf"]);
});

test("the same file is added once to an entry", async () => {
  const { id } = await register();
  const file = readIncomingFile("a.txt", Buffer.from("Words."));
  assert.ok(file.ok);
  assert.ok((await act("edda", (work) => addIncomingFile(work, id, file.file))).ok);
  assert.deepEqual(await act("edda", (work) => addIncomingFile(work, id, { ...file.file, name: "b.txt" })), {
    ok: false,
    reason: "there-already",
  });
});
