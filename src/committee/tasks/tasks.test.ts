import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { AccountId, DecisionId, LetterId, StateCode, TaskId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { days, openChancery } from "#test/letters.ts";
import { openMeetingRoom } from "#test/meetings.ts";
import { recordMeetingDecision } from "../meetings/record-meeting-decision.ts";
import { linkLetter } from "./link-letter.ts";
import { reportOnTask } from "./report-on-task.ts";
import { type NewTask, setTask } from "./set-task.ts";
import { getTask, listLinkedLetters, listProgress, listTasks } from "./task.queries.ts";
import { filterTasks } from "./task.ts";

const aTask: NewTask = {
  what: "Prepare a list",
  language: "en",
  dueOn: null,
  who: { office: "Group of Experts" },
  meeting: null,
  decision: null,
  point: null,
  letters: [],
};

async function opened() {
  const room = await openMeetingRoom();
  const set = (told: Partial<NewTask> = {}, who: CastKey = "edda") =>
    room.act(who, (work) => setTask(work, { ...aTask, ...told }));
  const setFor = async (told: Partial<NewTask>): Promise<TaskId> => {
    const outcome = await set(told);
    assert.ok(outcome.ok);
    return outcome.id;
  };
  const report = (
    who: CastKey,
    id: TaskId,
    status: "open" | "in-progress" | "done" | "dropped",
    basedOn: number,
    words: string | null = null,
  ) => room.act(who, (work) => reportOnTask(work, { id, status, words, basedOn }));
  return { ...room, set, setFor, report, meOf: (who: CastKey) => room.read(who, async ({ actor }) => actor) };
}

test("a task is tracked to its end, and its history is kept", async () => {
  const { read, setFor, report, meOf } = await opened();
  const id = await setFor({ who: { account: (await meOf("sanna")).id } });
  assert.deepEqual(await report("sanna", id, "in-progress", 0, "A draft is there"), { ok: true });
  assert.deepEqual(await report("edda", id, "done", 0), { ok: false, reason: "changed-meanwhile" });
  assert.deepEqual(await report("sanna", id, "done", 1), { ok: true });
  assert.equal((await read("pia", ({ db }) => getTask(db, id))).status, "done");
  assert.deepEqual(
    (await read("pia", ({ db }) => listProgress(db, id))).map(({ status, by, words }) => [status, by, words]),
    [
      ["in-progress", "Sanna Rielke", "A draft is there"],
      ["done", "Sanna Rielke", null],
    ],
  );
});

test("who has the task reports on it, or the secretariat or the Chair; a delegation through any who sit for it", async () => {
  const { setFor, report } = await opened();
  const id = await setFor({ who: { state: "XOS" as StateCode } });
  assert.deepEqual(await report("rafael", id, "done", 0), { ok: false, reason: "not-yours" });
  assert.deepEqual(await report("sanna", id, "done", 0), { ok: false, reason: "not-yours" });
  assert.deepEqual(await report("pia", id, "in-progress", 0), { ok: true });
  assert.deepEqual(await report("leto", id, "done", 1), { ok: true });
  await assert.rejects(report("amelie", id, "done", 2), Refused);
});

test("a task is dropped with a reason only, in the database as well", async () => {
  const { database, setFor, report } = await opened();
  const id = await setFor({});
  assert.deepEqual(await report("edda", id, "dropped", 0, " "), { ok: false, reason: "reason-missing" });
  assert.deepEqual(await report("edda", id, "dropped", 0, "Overtaken by events"), { ok: true });
  await assert.rejects(
    database.owner
      .insertInto("task_progress")
      .values({
        task_id: id,
        n: 2,
        status: "dropped",
        reported_by: (await database.owner.selectFrom("account").select("id").executeTakeFirstOrThrow())
          .id as AccountId,
        reported_at: Temporal.Instant.from("2026-12-07T15:00:00Z"),
      })
      .execute(),
    /dropped_with_a_reason/,
  );
  await assert.rejects(database.owner.deleteFrom("task_progress").execute(), /never changed or deleted/);
});

test("secretariat and Chair move the day of a task; the day before stays in its history", async () => {
  const { act, read, setFor } = await opened();
  const id = await setFor({ who: { state: "XOS" as StateCode }, dueOn: "2026-12-10" });
  const move = (who: CastKey, basedOn: number) =>
    act(who, (work) => reportOnTask(work, { id, status: "open", words: null, dueOn: "2027-01-15", basedOn }));
  assert.deepEqual(await move("pia", 0), { ok: false, reason: "not-yours" });
  assert.deepEqual(await move("leto", 0), { ok: true });
  assert.equal((await read("pia", ({ db }) => getTask(db, id))).dueOn, "2027-01-15");
  assert.deepEqual(
    (await read("pia", ({ db }) => listProgress(db, id))).map(({ dueOn }) => dueOn),
    ["2027-01-15"],
  );
});

test("the lists show what is mine, still to be done and overdue, the nearest date first", async () => {
  const { read, setFor, report } = await opened();
  const mine = await setFor({ what: "mine", who: { state: "XOS" as StateCode }, dueOn: "2026-12-20" });
  await setFor({ what: "late", dueOn: "2026-12-06" });
  await setFor({ what: "today", dueOn: "2026-12-07" });
  await report("edda", await setFor({ what: "finished", dueOn: "2026-12-01" }), "done", 0);
  const shown = (filter: "mine" | "open" | "overdue" | "all") =>
    read("pia", async ({ db, actor }) =>
      filterTasks(await listTasks(db), { filter, actor, today: "2026-12-07" }).map(({ what }) => what),
    );
  assert.deepEqual(await shown("open"), ["late", "today", "mine"]);
  assert.deepEqual(await shown("mine"), ["mine"]);
  assert.deepEqual(await shown("overdue"), ["late"], "overdue from the day after");
  assert.deepEqual(await shown("all"), ["late", "today", "mine", "finished"]);
  await report("pia", mine, "done", 0);
  assert.deepEqual(await shown("mine"), []);
});

test("the points of a decision are numbered once each and tracked as tasks", async () => {
  const { act, read, set, aMeeting, hold } = await opened();
  const meeting = await aMeeting();
  await hold(meeting);
  const decided = await act("edda", (work) =>
    recordMeetingDecision(work, {
      meeting,
      takenOn: "2026-12-07",
      manner: "meeting",
      subject: "A plan",
      language: "en",
      text: null,
      source: "x",
    }),
  );
  assert.ok(decided.ok);
  const decision: DecisionId = decided.id;
  assert.ok((await set({ decision, point: 2 })).ok);
  assert.ok((await set({ decision, point: 1 })).ok);
  assert.deepEqual(await set({ decision, point: 2 }), { ok: false, reason: "point-taken", next: 3 });
  const points = await read("pia", ({ db }) => listTasks(db, { decision }));
  assert.deepEqual(
    points.map(({ point }) => point),
    [1, 2],
  );
});

test("members set no task, and a State reads none", async () => {
  const { read, set } = await opened();
  await assert.rejects(set({}, "pia"), Refused);
  await assert.rejects(set({}, "sanna"), Refused);
  assert.ok((await set({}, "leto")).ok);
  assert.deepEqual(await read("amelie", ({ db }) => listTasks(db)), []);
});

test("a linked letter is shown to those who may read the letter", async () => {
  const { access, act, read, aDraftMatrix, approve, aRun } = await openChancery();
  access.moveTo(days.circulation);
  const matrix = await aDraftMatrix("XVA");
  await approve(matrix);
  const letter = (await aRun("XVA")).letters[0] as LetterId; // the one of the run
  const outcome = await act("edda", (work) => setTask(work, { ...aTask, letters: [letter] }));
  assert.ok(outcome.ok);
  const lettersFor = async (who: "edda" | "sanna" | "pia") =>
    (await read(who, ({ db }) => listLinkedLetters(db, outcome.id))).map(({ id }) => id);
  assert.deepEqual(await lettersFor("edda"), [letter]);
  assert.deepEqual(await lettersFor("sanna"), [letter]);
  assert.deepEqual(await lettersFor("pia"), [], "a member reads the task, not the letter");
  const later = await act("edda", (work) => setTask(work, aTask));
  assert.ok(later.ok);
  const link = () => act("edda", (work) => linkLetter(work, later.id, letter));
  assert.deepEqual([await link(), await link()], [{ ok: true }, { ok: true }]);
  assert.equal((await read("edda", ({ db }) => listLinkedLetters(db, later.id))).length, 1);
  const unknown = crypto.randomUUID() as LetterId;
  assert.deepEqual(await act("edda", (work) => linkLetter(work, later.id, unknown)), {
    ok: false,
    reason: "letter-unknown",
  });
});
