import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import { october2007, recordOctober2007 } from "#demo/october-2007.ts";
import { onEveryServer } from "#test/database.ts";
import { anArrangement, openMeetingRoom } from "#test/meetings.ts";
import { announceMeeting } from "./announce-meeting.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { fixMeetingDate } from "./fix-meeting-date.ts";
import { holdMeeting } from "./hold-meeting.ts";
import { getMeeting, getMeetingHead, nextMeetingNumber } from "./meeting.queries.ts";
import { recordAttendance } from "./record-attendance.ts";
import { recordMeetingDecision } from "./record-meeting-decision.ts";
import { setAgenda } from "./set-agenda.ts";
import { writeMeetingText } from "./write-meeting-text.ts";

const formal = (number: number) => ({ kind: "formal", number }) as const;

test("a window becomes a date by an act of its own, and the earlier words are kept", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  const words = "the last week of October or the first week of November";
  const window = { from: "2027-10-25", before: "2027-11-08" };
  const id = await aMeeting({ time: window, words });
  const arrangement = { ...anArrangement, time: { on: "2027-10-28" }, startsAt: "15:00" };
  assert.deepEqual(await act("edda", (work) => fixMeetingDate(work, { id, arrangement, basedOn: 1 })), { ok: true });
  const postponed = { ...arrangement, time: { on: "2027-11-03" } };
  assert.deepEqual(await act("edda", (work) => fixMeetingDate(work, { id, arrangement: postponed, basedOn: 1 })), {
    ok: false,
    reason: "changed-meanwhile",
  });
  await act("edda", (work) => fixMeetingDate(work, { id, arrangement: postponed, basedOn: 2 }));
  const meeting = await read("pia", ({ db }) => getMeeting(db, id));
  assert.deepEqual(meeting.time, { on: "2027-11-03" });
  assert.deepEqual(
    meeting.dates.map(({ time, words }) => [time, words]),
    [
      [window, words],
      [{ on: "2027-10-28" }, null],
      [{ on: "2027-11-03" }, null],
    ],
  );
});

test("what was told of a meeting's time can be changed or deleted by nobody", async () => {
  const { database, aMeeting } = await openMeetingRoom();
  await aMeeting();
  await assert.rejects(database.owner.deleteFrom("meeting_date").execute(), /never changed or deleted/);
  await assert.rejects(database.owner.updateTable("meeting_date").set({ words: "x" }).execute(), /never changed/);
});

test("formal meetings carry one series of numbers: each once, a cancelled one too, two for a day with two sessions", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  await aMeeting({ ...formal(25), startsAt: "10:00" });
  const second = await aMeeting({ ...formal(26), startsAt: "15:00" });
  await act("edda", (work) => cancelMeeting(work, second, "No interpretation"));
  const again = await act("edda", (work) => announceMeeting(work, { ...anArrangement, ...formal(26), language: "en" }));
  assert.deepEqual(again, { ok: false, reason: "number-taken", next: 27 });
  assert.equal(await read("pia", ({ db }) => nextMeetingNumber(db)), 27);
});

test("only a formal meeting has a number, the database holds to it", async () => {
  const { aMeeting } = await openMeetingRoom();
  await assert.rejects(aMeeting({ kind: "informal", number: 3 }), /only_formal_meetings_are_numbered/);
});

onEveryServer(
  "of two people who give one number at once, one gets it and the other is told the next",
  async (server) => {
    const { act } = await openMeetingRoom(server);
    const give = (person: "edda" | "ilan") =>
      act(person, (work) => announceMeeting(work, { ...anArrangement, ...formal(106), language: "en" }));
    const outcomes = await Promise.all([give("edda"), give("ilan")]);
    assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
    assert.ok(outcomes.some((outcome) => !outcome.ok && outcome.next === 107));
  },
);

test("a meeting is recorded as held on its day or later, of a kind, and a formal one with its number", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  const reasonFor = async (told: Parameters<typeof aMeeting>[0]): Promise<unknown> => {
    const id = await aMeeting(told);
    const outcome = await act("edda", (work) => holdMeeting(work, id));
    return outcome.ok ? "held" : outcome.reason;
  };
  assert.equal(await reasonFor({ time: { from: "2026-12-01", before: "2026-12-08" } }), "no-date");
  assert.equal(await reasonFor({ time: { on: "2026-12-08" } }), "in-the-future");
  assert.equal(await reasonFor({ kind: null }), "kind-missing");
  assert.equal(await reasonFor({ kind: "formal" }), "number-missing");
  assert.equal(await reasonFor(formal(1)), "held");
  const id = await aMeeting({ kind: "thematic" });
  await act("edda", (work) => holdMeeting(work, id));
  assert.equal((await read("sanna", ({ db }) => getMeetingHead(db, id))).standing.status, "held");
});

test("a meeting that was held or cancelled keeps its date and agenda, in the database as well", async () => {
  const { database, act, aMeeting, hold } = await openMeetingRoom();
  const id = await aMeeting();
  await hold(id);
  const over = { ok: false, reason: "over" };
  assert.deepEqual(
    await act("edda", (work) => fixMeetingDate(work, { id, arrangement: anArrangement, basedOn: 1 })),
    over,
  );
  assert.deepEqual(await act("edda", (work) => setAgenda(work, { id, items: ["One"], source: "x", basedOn: 0 })), over);
  assert.deepEqual(await act("edda", (work) => cancelMeeting(work, id, "x")), over);
  await assert.rejects(
    database.owner.updateTable("meeting").set({ held_on: "2026-12-01" }).execute(),
    /keeps its date/,
  );
});

test("an agenda takes the place of the one before; who wrote on an older one is told", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  const id = await aMeeting();
  const set = (items: string[], basedOn: number) =>
    act("edda", (work) => setAgenda(work, { id, items, source: "A note", basedOn }));
  await set(["Adoption", "Letters"], 0);
  assert.deepEqual(await set(["Mine"], 0), { ok: false, reason: "changed-meanwhile" });
  await set(["Adoption", "Outreach", "Letters"], 1);
  const { agenda } = await read("pia", ({ db }) => getMeeting(db, id));
  assert.deepEqual(
    agenda.map(({ title }) => title),
    ["Adoption", "Outreach", "Letters"],
  );
});

test("attendance, summary, outcomes and decisions follow a meeting that was held, and no other", async () => {
  const { act, read, aMeeting, hold } = await openMeetingRoom();
  const id = await aMeeting();
  const attend = (basedOn: number) =>
    act("edda", (work) =>
      recordAttendance(work, { id, attendees: [{ by: { body: "Experts" }, names: null }], basedOn }),
    );
  const write = (body: string, basedOn: number) =>
    act("edda", (work) => writeMeetingText(work, { id, kind: "summary", language: "en", body, basedOn }));
  const decide = () =>
    act("edda", (work) =>
      recordMeetingDecision(work, {
        meeting: id,
        takenOn: "2026-12-07",
        manner: "meeting",
        subject: "A plan",
        language: "en",
        text: "The exact words",
        source: "x",
      }),
    );
  for (const early of [await attend(0), await write("A", 0), await decide()])
    assert.deepEqual(early, { ok: false, reason: "not-held" });
  await hold(id);
  assert.ok((await attend(0)).ok && (await write("A", 0)).ok && (await decide()).ok);
  assert.deepEqual(await write("B", 0), { ok: false, reason: "changed-meanwhile" });
  assert.deepEqual(await attend(0), { ok: false, reason: "changed-meanwhile" });
  assert.ok((await write("B", 1)).ok);
  const meeting = await read("pia", ({ db }) => getMeeting(db, id));
  assert.equal(meeting.texts.summary?.body, "B");
  assert.equal(meeting.attendance.length, 1);
  assert.deepEqual(
    meeting.decisions.map(({ subject, relation }) => [subject, relation]),
    [["A plan", "taken"]],
  );
});

test("a decision taken before a meeting is welcomed there, in a manner that the source does not state", async () => {
  const { act, read, aMeeting, hold } = await openMeetingRoom();
  const meeting = await aMeeting({ time: { on: "2026-12-04" } });
  await hold(meeting);
  const decide = (takenOn: string) =>
    act("edda", (work) =>
      recordMeetingDecision(work, {
        meeting,
        takenOn,
        manner: "not-recorded",
        subject: "Texts of letters",
        language: "en",
        text: null,
        source: "A report",
      }),
    );
  assert.deepEqual(await decide("2026-12-05"), { ok: false, reason: "decided-later" });
  assert.ok((await decide("2026-12-03")).ok);
  const { decisions } = await read("pia", ({ db }) => getMeeting(db, meeting));
  assert.deepEqual(
    decisions.map(({ takenOn, relation }) => [takenOn, relation]),
    [["2026-12-03", "welcomed"]],
  );
});

test("only the secretariat arranges and records; a State reads none of it", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  const id = await aMeeting();
  for (const person of ["pia", "sanna", "leto", "amelie", "noor"] as const) {
    await assert.rejects(
      act(person, (work) => announceMeeting(work, { ...anArrangement, language: "en" })),
      Refused,
    );
    await assert.rejects(
      act(person, (work) => holdMeeting(work, id)),
      Refused,
    );
  }
  await assert.rejects(
    read("amelie", ({ db }) => getMeetingHead(db, id)),
    /meeting/,
  );
});

test("the record of October 2007 is of a meeting held, and the one it expects is of no kind yet", async () => {
  const { act, read } = await openMeetingRoom();
  await act("edda", recordOctober2007);
  const meeting = await read("pia", ({ db }) => getMeeting(db, october2007));
  assert.equal(meeting.standing.status, "held");
  assert.equal(meeting.next?.standing.status, "announced");
  assert.equal(meeting.next?.kind, null);
  assert.deepEqual(meeting.texts, { summary: undefined, outcomes: undefined });
});

test("the database lets nobody but the secretariat change a meeting", async () => {
  const { act, read, aMeeting } = await openMeetingRoom();
  const id = await aMeeting();
  const { numUpdatedRows } = await act("pia", ({ db }) =>
    db.updateTable("meeting").set({ place: "Elsewhere" }).where("id", "=", id).executeTakeFirstOrThrow(),
  );
  assert.equal(numUpdatedRows, 0n);
  await assert.rejects(
    act("pia", ({ db }) => sql`delete from meeting`.execute(db)),
    /permission denied/,
  );
  assert.equal((await read("pia", ({ db }) => getMeetingHead(db, id))).place, null);
});
