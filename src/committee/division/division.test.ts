import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import { adoptBySilence } from "#committee/no-objection/adopt-by-silence.ts";
import { circulateMatrix } from "#committee/no-objection/circulate.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import type { AccountId, AssignmentId, LetterId, StateCode } from "#db/ids.ts";
import { type CastKey, cast } from "#demo/cast.ts";
import { prepareRun, sendRun } from "#demo/send-letters.ts";
import { onEveryServer, openTestDatabase, type TestServer } from "#test/database.ts";
import { openChancery } from "#test/letters.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { assignWork } from "./assign-work.ts";
import {
  countWork,
  listAllAssignments,
  listAssignmentsOn,
  listOpenAssignments,
  readSuggestions,
} from "./division.queries.ts";
import type { Subject } from "./division.ts";
import { endAssignments } from "./end-assignments.ts";
import { leaveSuggestion } from "./leave-suggestion.ts";
import { reassignWork } from "./reassign-work.ts";
import { takeSuggestion } from "./take-suggestion.ts";

const now = "2026-11-25T15:00:00Z";
const state = (code: string): Subject => ({ kind: "state", state: code as StateCode }); // of the cast

/** The cast on a fresh database; each acts as themselves. */
async function openHouse(server?: TestServer) {
  const database = await openTestDatabase(server);
  await setUpTexts(database, now);
  const access = accessAt(database, now);
  const act = async <T>(who: CastKey, does: (work: Work) => Promise<T>): Promise<T> =>
    there(await access.transact(await signIn(database, who), does));
  const accounts = await database.owner.selectFrom("account").select(["id", "name"]).execute();
  const idOf = (key: CastKey): AccountId => {
    const name = cast.find((person) => person.key === key)?.name;
    const found = accounts.find((account) => account.name === name);
    assert.ok(found);
    return found.id;
  };
  const give = (expert: CastKey, subjects: Subject[], from = "2026-01-01") =>
    act("edda", (work) => assignWork(work, { expert: idOf(expert), subjects, from, reason: "" }));
  const lineOf = async (code: string): Promise<AssignmentId> => {
    const line = (await act("edda", ({ db }) => listOpenAssignments(db))).find(
      ({ subject }) => subject.kind === "state" && subject.state === code,
    );
    assert.ok(line);
    return line.id;
  };
  const whoFollows = async (code: string, on: string): Promise<string | undefined> =>
    (await act("edda", ({ db }) => listAssignmentsOn(db, on))).find(
      ({ subject }) => subject.kind === "state" && subject.state === code,
    )?.expert.name;
  return { database, access, act, idOf, give, lineOf, whoFollows };
}

test("a State, a region and a theme are given to an expert from a day; a second expert is told who follows them", async () => {
  const { act, give } = await openHouse();
  const subjects: Subject[] = [
    state("XVA"),
    { kind: "region", region: "african" },
    { kind: "theme", theme: "Export control" },
  ];
  assert.deepEqual(await give("sanna", subjects), { ok: true, count: 3 });
  const again = await give("bashir", [state("XNA"), state("XVA"), { kind: "theme", theme: "EXPORT control" }]);
  assert.deepEqual(again, {
    ok: false,
    reason: "followed-already",
    subjects: [state("XVA"), { kind: "theme", theme: "EXPORT control" }],
  });
  assert.equal((await act("pia", ({ db }) => listOpenAssignments(db))).length, 3, "all or none");
  assert.equal((await act("pia", ({ db }) => listAssignmentsOn(db, "2025-12-31"))).length, 0);
});

test("work is given to experts only", async () => {
  const { act, give, database, idOf } = await openHouse();
  assert.deepEqual(await give("edda", [state("XVA")]), { ok: false, reason: "not-an-expert" });
  const line = { id: crypto.randomUUID() as AssignmentId, expert_id: idOf("edda"), assigned_by: idOf("edda") };
  await assert.rejects(
    database.owner
      .insertInto("assignment")
      .values({
        ...line,
        state_code: "XVA" as StateCode,
        valid_from: "2026-01-01",
        reason: "",
        assigned_at: Temporal.Instant.from(now),
      })
      .execute(),
    /work is given to experts/,
  );
  assert.equal((await act("edda", ({ db }) => listAllAssignments(db))).length, 0);
});

test("many lines go to another expert at once: the old ones end, new ones begin, and the record keeps who did it, when and why", async () => {
  const { act, give, idOf, lineOf, whoFollows } = await openHouse();
  await give("sanna", [state("XVA"), state("XNA"), state("XOS")]);
  const lines = [await lineOf("XVA"), await lineOf("XNA")];
  const moved = await act("leto", (work) =>
    reassignWork(work, { lines, expert: idOf("renzo"), from: "2026-12-01", reason: "Sanna is on leave" }),
  );
  assert.deepEqual(moved, { ok: true, count: 2 });
  assert.equal(await whoFollows("XVA", "2026-11-30"), "Sanna Rielke");
  assert.equal(await whoFollows("XVA", "2026-12-01"), "Renzo Huaytalo");
  assert.equal(await whoFollows("XOS", "2026-12-01"), "Sanna Rielke");
  const all = await act("pia", ({ db }) => listAllAssignments(db));
  const [newer] = all.filter(({ replaces }) => replaces === lines[0]);
  const older = all.find(({ id }) => id === lines[0]);
  assert.deepEqual(
    [newer?.from, newer?.reason, newer?.assigned.by],
    ["2026-12-01", "Sanna is on leave", "Leto Varandis"],
  );
  assert.deepEqual(
    [older?.ended?.to, older?.ended?.reason, older?.ended?.by, older?.ended?.at.toString()],
    ["2026-12-01", "Sanna is on leave", "Leto Varandis", now],
  );
  const acts = await act("edda", ({ db }) =>
    db.selectFrom("act").where("verb", "=", "assignment.moved").selectAll().execute(),
  );
  assert.deepEqual(acts.map(({ state_code, capacity }) => [state_code, capacity]).sort(), [
    ["XNA", "chair"],
    ["XVA", "chair"],
  ]);
});

test("a line that was ended, begins later, or is with that expert already is told, and nothing changes", async () => {
  const { act, give, idOf, lineOf, whoFollows } = await openHouse();
  await give("sanna", [state("XVA"), state("XNA")]);
  await give("bashir", [state("XOS")], "2027-01-01");
  const [valmere, nadhira, ostrand] = [await lineOf("XVA"), await lineOf("XNA"), await lineOf("XOS")];
  const move = (lines: AssignmentId[], expert: CastKey, from = "2026-12-01") =>
    act("edda", (work) => reassignWork(work, { lines, expert: idOf(expert), from, reason: "balance" }));
  const reasonOf = async (outcome: ReturnType<typeof move>) => {
    const settled = await outcome;
    return settled.ok ? "moved" : settled.reason;
  };
  assert.equal(await reasonOf(move([valmere, nadhira], "sanna")), "theirs-already");
  assert.equal(await reasonOf(move([valmere, ostrand], "renzo")), "before-it-began");
  assert.equal(await reasonOf(move([valmere], "leto")), "not-an-expert");
  await move([nadhira], "renzo");
  assert.equal(await reasonOf(move([valmere, nadhira], "bashir")), "ended-meanwhile");
  assert.equal(await whoFollows("XVA", "2026-12-02"), "Sanna Rielke");
});

test("lines may end without another expert; the State can be given again from that day", async () => {
  const { act, give, lineOf, whoFollows } = await openHouse();
  await give("sanna", [state("XVA")]);
  const lines = [await lineOf("XVA")];
  const ended = await act("edda", (work) => endAssignments(work, { lines, from: "2026-12-01", reason: "on leave" }));
  assert.deepEqual(ended, { ok: true, count: 1 });
  assert.equal(await whoFollows("XVA", "2026-12-01"), undefined);
  assert.equal((await give("bashir", [state("XVA")], "2026-11-30")).ok, false);
  assert.equal((await give("bashir", [state("XVA")], "2026-12-01")).ok, true);
});

onEveryServer(
  "of two people who give the same line to somebody else at once one wins, the other is told",
  async (server) => {
    const { access, act, database, give, idOf, lineOf } = await openHouse(server);
    await give("sanna", [state("XVA"), state("XNA")]);
    const [valmere, nadhira] = [await lineOf("XVA"), await lineOf("XNA")];
    const [edda, leto] = [await signIn(database, "edda"), await signIn(database, "leto")];
    const give2 = (token: string, lines: AssignmentId[], expert: CastKey) =>
      access
        .transact(token, (work) =>
          reassignWork(work, { lines, expert: idOf(expert), from: "2026-12-01", reason: "balance" }),
        )
        .then(there);
    const outcomes = await Promise.all([give2(edda, [valmere, nadhira], "bashir"), give2(leto, [valmere], "renzo")]);
    assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? "moved" : outcome.reason)).sort(), [
      "ended-meanwhile",
      "moved",
    ]);
    const open = await act("edda", ({ db }) => listOpenAssignments(db));
    assert.equal(open.length, 2, "each State has one line that goes on");
  },
);

onEveryServer(
  "the database itself lets one expert follow a State, and never changes a line but to end it",
  async (server) => {
    const { database, give, idOf, lineOf } = await openHouse(server);
    await give("sanna", [state("XVA"), { kind: "theme", theme: "Export control" }]);
    const line = {
      expert_id: idOf("bashir"),
      assigned_by: idOf("edda"),
      assigned_at: Temporal.Instant.from(now),
      valid_from: "2026-06-01",
      reason: "",
    };
    const add = (values: object) =>
      database.owner
        .insertInto("assignment")
        .values({ ...line, ...values, id: crypto.randomUUID() as AssignmentId })
        .execute();
    await assert.rejects(add({ state_code: "XVA" }), /one_expert_follows_a_state/);
    await assert.rejects(add({ theme: "EXPORT CONTROL" }), /one_expert_follows_a_theme/);
    await assert.rejects(add({ state_code: "XNA", theme: "two things" }), /check constraint/);
    await assert.rejects(add({ state_code: "XNA", replaces: await lineOf("XVA") }), /takes the place of/);
    await assert.rejects(
      database.owner
        .updateTable("assignment")
        .set({ expert_id: idOf("bashir") })
        .execute(),
      /only ended, once/,
    );
    await assert.rejects(database.owner.deleteFrom("assignment").execute(), /only ended, once/);
  },
);

test("only the Chair and the secretariat give work: the database refuses an expert and a member too", async () => {
  const { act, give, idOf } = await openHouse();
  await give("sanna", [state("XVA")]);
  for (const who of ["sanna", "pia"] as const)
    await assert.rejects(
      act(who, ({ db, actor, at }) =>
        db
          .insertInto("assignment")
          .values({
            id: crypto.randomUUID() as AssignmentId,
            expert_id: idOf("sanna"),
            state_code: "XNA" as StateCode,
            valid_from: "2026-01-01",
            reason: "",
            assigned_by: actor.id,
            assigned_at: at,
          })
          .execute(),
      ),
      /row-level security/,
    );
  for (const who of ["amelie", "noor"] as const)
    assert.deepEqual(await act(who, ({ db }) => listAllAssignments(db)), [], who);
});

test("what waits about a State is counted: its draft, then its text under no-objection, then its letter until it is answered", async () => {
  const chancery = await openChancery();
  const waits = async () => (await chancery.read("sanna", ({ db }) => countWork(db))).get("XVA" as StateCode);
  assert.equal(await waits(), undefined);
  const matrix = await chancery.aDraftMatrix("XVA");
  assert.deepEqual(await waits(), { drafts: 1, procedures: 0, letters: 0 });
  const circulated = await chancery.act("leto", (work) => circulateMatrix(work, matrix));
  assert.ok(circulated.ok);
  assert.deepEqual(await waits(), { drafts: 0, procedures: 1, letters: 0 });
  chancery.access.moveTo(circulated.deadline.add({ hours: 24 }).toString());
  await chancery.act("clock", (work) => adoptBySilence(work, circulated.id));
  const { run, letters } = await chancery.aRun("XVA");
  const letter = letters[0] as LetterId; // the one of the run
  await prepareRun(chancery.senders, run);
  assert.equal(await waits(), undefined, "a letter that was not sent awaits no answer");
  await sendRun(chancery.senders, run);
  assert.deepEqual(await waits(), { drafts: 0, procedures: 0, letters: 1 });
  const answer = {
    scope: "withheld" as const,
    noteVerbale: "NV/1",
    noteVerbaleDate: "2026-11-11",
    information: "",
    inCapacity: "Permanent Representative",
  };
  assert.ok((await chancery.act("amelie", (work) => giveConsent(work, letter, answer))).ok);
  assert.equal(await waits(), undefined);
});

test("a suggestion that is taken moves the line from today with its reason; one that is left is not made again", async () => {
  const { act, give, idOf, whoFollows } = await openHouse();
  await give("sanna", ["XVA", "XNA", "XOS", "XOR"].map(state));
  await give("bashir", [state("XLE")]);
  await give("ireti", [state("XMB")]);
  await give("renzo", [state("XEP")]);
  const suggestions = () => act("leto", ({ db }) => readSuggestions(db, "2026-11-25"));
  const [first] = (await suggestions()).moves;
  assert.ok(first);
  assert.equal(first.from, idOf("sanna"));
  assert.ok((await suggestions()).moves.every(({ fromLoad, toLoad }) => fromLoad === 4 && toLoad === 1));

  assert.deepEqual(await act("leto", (work) => leaveSuggestion(work, { line: first.line, expert: first.to })), {
    ok: true,
  });
  const afterLeaving = (await suggestions()).moves;
  assert.ok(!afterLeaving.some(({ line, to }) => line === first.line && to === first.to));

  const [next] = afterLeaving;
  assert.ok(next);
  const take = () =>
    act("edda", (work) => takeSuggestion(work, { line: next.line, expert: next.to, reason: "because of the loads" }));
  assert.deepEqual(await take(), { ok: true });
  assert.deepEqual(await take(), { ok: false, reason: "not-suggested-any-more" });
  const { lines } = await suggestions();
  const moved = [...lines.values()].find(({ replaces }) => replaces === next.line);
  assert.ok(moved && moved.subject.kind === "state");
  assert.deepEqual([moved.from, moved.reason, moved.expert.id], ["2026-11-25", "because of the loads", next.to]);
  assert.equal(await whoFollows(moved.subject.state, "2026-11-24"), "Sanna Rielke");
  const acts = await act("edda", ({ db }) =>
    db.selectFrom("act").where("verb", "in", ["suggestion.taken", "suggestion.left"]).select("verb").execute(),
  );
  assert.deepEqual(acts.map(({ verb }) => verb).sort(), ["suggestion.left", "suggestion.taken"]);
});
