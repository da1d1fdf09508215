import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { MeetingId } from "#db/ids.ts";
import { onEveryServer } from "#test/database.ts";
import { type MeetingRoom, openMeetingRoom } from "#test/meetings.ts";
import { cancelMeeting } from "../meetings/cancel-meeting.ts";
import { addPaperLanguage } from "./add-paper-language.ts";
import { addPaperVersion } from "./add-paper-version.ts";
import { findPaperBody, listPapers, listSendings } from "./paper.queries.ts";
import { fileTypes, type NewPaperText } from "./paper.ts";
import { attachmentHeader, cleanFileName, largestFile, readPaperFile } from "./paper-file.ts";
import { sendPapers } from "./send-papers.ts";

const words = (body: string): NewPaperText => ({ language: "en", body, file: null });
const send = ({ act }: MeetingRoom, meeting: MeetingId, ...read: string[]) =>
  act("edda", (work) => sendPapers(work, { meeting, read, note: null }));
const titlesFor = async ({ read }: MeetingRoom, who: "pia" | "leto" | "sanna" | "edda", meeting: MeetingId) =>
  (await read(who, ({ db }) => listPapers(db, meeting))).map(({ title, versions }) => [title, versions.length]);

test("members see a paper once it was sent out; before, those who prepare it do", async () => {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  await room.aPaper(meeting, "Strategy");
  for (const who of ["leto", "sanna", "edda"] as const)
    assert.deepEqual(await titlesFor(room, who, meeting), [["Strategy", 1]]);
  assert.deepEqual(await titlesFor(room, "pia", meeting), []);
  assert.deepEqual(await send(room, meeting, "1.1"), { ok: true, papers: 1 });
  assert.deepEqual(await titlesFor(room, "pia", meeting), [["Strategy", 1]]);
  const [sending] = await room.read("pia", ({ db }) => listSendings(db, meeting));
  assert.deepEqual([sending?.sentTo, sending?.papers], ["members", 1]);
});

test("a newer version stands before the one that was sent, and members read it once it was sent itself", async () => {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  await room.aPaper(meeting, "Strategy", "First");
  await send(room, meeting, "1.1");
  const newer = (basedOn: number) =>
    room.act("edda", (work) =>
      addPaperVersion(work, { meeting, n: 1, symbol: "X/Rev.1", text: words("Second"), basedOn }),
    );
  assert.deepEqual(await newer(1), { ok: true, number: 2 });
  assert.deepEqual(await newer(1), { ok: false, reason: "changed-meanwhile" });
  assert.deepEqual(await titlesFor(room, "pia", meeting), [["Strategy", 1]]);
  await send(room, meeting, "1.2");
  const bodies = await room.read("pia", async ({ db }) => {
    const [paper] = await listPapers(db, meeting);
    return await Promise.all((paper?.versions ?? []).map(({ id }) => findPaperBody(db, id, "en")));
  });
  assert.deepEqual(bodies, ["First", "Second"]);
});

test("a version takes other languages until it is sent, and never changes then, in the database as well", async () => {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  await room.aPaper(meeting, "Strategy");
  const add = (language: "en" | "fr" | "ar") =>
    room.act("edda", (work) =>
      addPaperLanguage(work, { meeting, n: 1, version: 1, text: { ...words("Mots"), language } }),
    );
  assert.deepEqual(await add("fr"), { ok: true });
  assert.deepEqual(await add("fr"), { ok: false, reason: "language-there" });
  await send(room, meeting, "1.1");
  assert.deepEqual(await add("ar"), { ok: false, reason: "sent-already" });
  const { owner } = room.database;
  await assert.rejects(owner.updateTable("paper_text").set({ body: "other" }).execute(), /never changed/);
  const version = await owner.selectFrom("paper_version").select(["id", "added_by"]).executeTakeFirstOrThrow();
  await assert.rejects(
    owner
      .insertInto("paper_text")
      .values({
        version_id: version.id,
        language: "es",
        body: "x",
        added_by: version.added_by,
        added_at: Temporal.Instant.from("2026-12-07T16:00:00Z"),
      })
      .execute(),
    /this version was sent out/,
  );
});

test("what is sent out is what the sender read; of nothing and of a cancelled meeting nothing is sent", async () => {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  assert.deepEqual(await send(room, meeting), { ok: false, reason: "nothing-to-send" });
  await room.aPaper(meeting, "One");
  await room.aPaper(meeting, "Two");
  assert.deepEqual(await send(room, meeting, "1.1"), { ok: false, reason: "changed-meanwhile" });
  await room.act("edda", (work) => cancelMeeting(work, meeting, "x"));
  assert.deepEqual(await send(room, meeting, "1.1", "2.1"), { ok: false, reason: "cancelled" });
});

onEveryServer(
  "of two people who send papers out at once, one does and the other finds nothing to send",
  async (server) => {
    const room = await openMeetingRoom(server);
    const meeting = await room.aMeeting();
    await room.aPaper(meeting, "One");
    const sendAs = (who: "edda" | "ilan") =>
      room.act(who, (work) => sendPapers(work, { meeting, read: ["1.1"], note: null }));
    const outcomes = await Promise.all([sendAs("edda"), sendAs("ilan")]);
    assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? "sent" : outcome.reason)).sort(), [
      "nothing-to-send",
      "sent",
    ]);
    assert.equal((await room.read("pia", ({ db }) => listSendings(db, meeting))).length, 1);
  },
);

test("experts and the secretariat add papers, the secretariat alone sends them out", async () => {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  await room.aPaper(meeting, "One");
  const sending = { meeting, read: ["1.1"], note: null };
  for (const who of ["sanna", "leto", "pia"] as const)
    await assert.rejects(
      room.act(who, (work) => sendPapers(work, sending)),
      Refused,
    );
  await assert.rejects(
    room.act("pia", (work) => addPaperVersion(work, { meeting, n: 1, symbol: null, text: words("x"), basedOn: 1 })),
    Refused,
  );
});

const read = (name: string, bytes: string | Buffer) => {
  const outcome = readPaperFile(name, Buffer.from(bytes));
  return outcome.ok ? [outcome.file.name, outcome.file.type] : outcome.reason;
};
const docx = "PK\u0003\u0004 … [Content_Types].xml … word/document.xml …";

test("a file is what its bytes say: PDF, Word without macros, plain text, and nothing else", () => {
  assert.deepEqual(read("note.pdf", "%PDF-1.7\n…"), ["note.pdf", fileTypes.pdf]);
  assert.deepEqual(read("note.docx", docx), ["note.docx", fileTypes.docx]);
  assert.deepEqual(read("note.txt", "Mots – 文字 – كلمات"), ["note.txt", fileTypes.txt]);
  assert.equal(read("note.docm", `${docx} word/vbaProject.bin`), "macros");
  assert.equal(read("archive.docx", "PK\u0003\u0004 … evil.exe"), "wrong-type");
  assert.equal(read("picture.pdf", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])), "wrong-type");
  assert.equal(read("program.pdf", "MZ\u0000\u0003"), "wrong-type");
  assert.equal(read("old.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0])), "wrong-type");
  assert.equal(read("a", ""), "empty");
  assert.equal(read("big.txt", Buffer.alloc(largestFile + 1, "a")), "too-large");
  assert.deepEqual(read("full.txt", Buffer.alloc(largestFile, "a")), ["full.txt", fileTypes.txt]);
});

test("markup keeps its words and loses its ending: it is saved as text", () => {
  assert.deepEqual(read("page.html", "<script>alert(1)</script>"), ["page.html.txt", fileTypes.txt]);
});

test("a name holds no folder, no steering character and no foreign ending", () => {
  const names: [string, string][] = [
    ["../../etc/passwd", "passwd.txt"],
    ["C:\\fakepath\\Note.txt", "Note.txt"],
    ["a\u202Etxt.exe", "atxt.exe.txt"],
    ['x"; filename="evil.html', "x-- filename=-evil.html.txt"],
    ["line\r\nSet-Cookie: a=b", "lineSet-Cookie- a=b.txt"],
    ["...", "paper.txt"],
    ["", "paper.txt"],
    ["محضر الجلسة.txt", "محضر الجلسة.txt"],
  ];
  for (const [name, clean] of names) assert.equal(cleanFileName(name, fileTypes.txt), clean);
  assert.equal([...cleanFileName("字".repeat(500), fileTypes.pdf)].length, 104);
});

test("the header of a file says attachment, in letters that no header breaks on", () => {
  assert.equal(
    attachmentHeader("Résumé ’1’.pdf"),
    "attachment; filename=\"R_sum_ _1_.pdf\"; filename*=UTF-8''R%C3%A9sum%C3%A9%20%E2%80%991%E2%80%99.pdf",
  );
});
