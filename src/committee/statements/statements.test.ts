import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeetingId, StateCode, StatementId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { type MeetingRoom, openMeetingRoom } from "#test/meetings.ts";
import { showStatement } from "./show-statement.ts";
import { listStatements } from "./statement.queries.ts";
import { inVersions } from "./statement.ts";
import { type NewStatement, submitStatement } from "./submit-statement.ts";

const ostrand = "XOS" as StateCode; // Pia's delegation
const orvandia = "XOR" as StateCode; // Rafael's

function statement(meeting: MeetingId, words: string, told: Partial<NewStatement> = {}): NewStatement {
  return {
    meeting,
    by: { state: ostrand },
    words,
    language: "en",
    source: "As handed in",
    show: false,
    replaces: undefined,
    ...told,
  };
}

async function opened() {
  const room = await openMeetingRoom();
  const meeting = await room.aMeeting();
  const submit = (who: CastKey, words: string, told?: Partial<NewStatement>) =>
    room.act(who, (work) => submitStatement(work, statement(meeting, words, told)));
  return { ...room, meeting, submit };
}

async function wordsFor({ read }: MeetingRoom, who: CastKey, meeting: MeetingId): Promise<string[]> {
  return (await read(who, ({ db }) => listStatements(db, meeting))).map(({ words }) => words);
}

function idOf(outcome: Awaited<ReturnType<typeof submitStatement>>): StatementId {
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.id;
}

test("an early statement is read by its delegation, the Chair and the secretariat, by nobody else before it is shown", async () => {
  const room = await opened();
  const id = idOf(await room.submit("pia", "Early words"));
  for (const who of ["pia", "leto", "edda"] as const)
    assert.deepEqual(await wordsFor(room, who, room.meeting), ["Early words"], who);
  for (const who of ["rafael", "sanna", "amelie", "noor", "clara"] as const)
    assert.deepEqual(await wordsFor(room, who, room.meeting), [], who);
  assert.deepEqual(await room.act("pia", (work) => showStatement(work, room.meeting, id)), { ok: true });
  for (const who of ["rafael", "sanna"] as const)
    assert.deepEqual(await wordsFor(room, who, room.meeting), ["Early words"], who);
  assert.deepEqual(await wordsFor(room, "clara", room.meeting), [], "a State's own Mission is not its delegation");
});

test("once the meeting was held the Committee reads what stands, not what was replaced before", async () => {
  const room = await opened();
  const first = idOf(await room.submit("pia", "First"));
  idOf(await room.submit("pia", "Second", { replaces: first }));
  await room.hold(room.meeting);
  for (const who of ["rafael", "sanna"] as const)
    assert.deepEqual(await wordsFor(room, who, room.meeting), ["Second"], who);
  const own = inVersions(await room.read("pia", ({ db }) => listStatements(db, room.meeting)));
  assert.deepEqual(
    own.map(({ words, earlier }) => [words, earlier.map((one) => one.words)]),
    [["Second", ["First"]]],
  );
});

test("a delegation replaces its statement until the meeting is held; a stale page is told, nothing is lost", async () => {
  const room = await opened();
  const first = idOf(await room.submit("pia", "First"));
  const second = idOf(await room.submit("pia", "Second", { replaces: first }));
  assert.deepEqual(await room.submit("pia", "Third", { replaces: first }), { ok: false, reason: "changed-meanwhile" });
  await room.hold(room.meeting);
  assert.deepEqual(await room.submit("pia", "Late", { replaces: second }), { ok: false, reason: "held-already" });
});

test("what was shown stays shown in its newer words", async () => {
  const room = await opened();
  const first = idOf(await room.submit("pia", "Shown", { show: true }));
  idOf(await room.submit("pia", "Newer", { replaces: first }));
  assert.deepEqual(await wordsFor(room, "rafael", room.meeting), ["Shown", "Newer"]);
});

test("a delegation speaks for itself only; the secretariat records any, and other bodies in words", async () => {
  const room = await opened();
  const notYours = { ok: false, reason: "not-yours" };
  assert.deepEqual(await room.submit("pia", "x", { by: { state: orvandia } }), notYours);
  assert.deepEqual(await room.submit("pia", "x", { by: { body: "The Chair" } }), notYours);
  const theirs = idOf(await room.submit("rafael", "Theirs", { by: { state: orvandia } }));
  assert.deepEqual(
    await room.act("pia", (work) => showStatement(work, room.meeting, theirs)).catch(() => notYours),
    notYours,
  );
  await room.hold(room.meeting);
  assert.ok((await room.submit("edda", "y", { by: { state: orvandia } })).ok);
  assert.ok((await room.submit("edda", "z", { by: { body: "The Chair" } })).ok);
});

test("the database refuses a statement in another's name and a change of its words", async () => {
  const room = await opened();
  idOf(await room.submit("rafael", "Theirs", { by: { state: orvandia } }));
  await assert.rejects(
    room.act("pia", ({ db, actor, at }) =>
      db
        .insertInto("statement")
        .values({
          id: crypto.randomUUID() as StatementId,
          meeting_id: room.meeting,
          state_code: orvandia,
          words: "forged",
          language: "en",
          source: "x",
          submitted_by: actor.id,
          submitted_at: at,
        })
        .execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(room.database.owner.updateTable("statement").set({ words: "x" }).execute(), /never changed/);
});
