import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { Access } from "#access/work.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import { draftMatrix } from "#matrix/draft-matrix.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { hashOf } from "#matrix/matrix-text.ts";
import { saveCell } from "#matrix/save-cell.ts";
import { onEveryServer, openTestDatabase, type TestDatabase, type TestServer, testServers } from "#test/database.ts";
import { setUpMembers } from "#test/members.ts";
import { accessAt, signIn, signInSystem, there } from "#test/people.ts";
import { adoptWhatIsDue } from "../clock.ts";
import { getDecidedText, listDecisions } from "../decisions/decision.queries.ts";
import { recordHolidays } from "../working-days/record-holidays.ts";
import { adoptBySilence } from "./adopt-by-silence.ts";
import { circulateMatrix } from "./circulate.ts";
import { getNoObjection, listEvents } from "./no-objection.queries.ts";
import { object } from "./object.ts";
import { withdrawText } from "./withdraw-text.ts";

// Monday 7 December 2026, 10:00 in New York; five working days later it is Monday 14 December, 17:00:00.
const monday = "2026-12-07T15:00:00Z";
const deadline = "2026-12-14T22:00:00Z";
const aSecondLater = "2026-12-14T22:00:01Z";

const place = { rowId: "A1.01", weapon: "", aspect: "status" } as const;
const text = { mark: "X", sources: [{ kind: "law", title: "Act 12", place: "s. 3" }], remark: "In force" } as const;

type House = Awaited<ReturnType<typeof openHouse>>;

/** A database with an official list for 2026, a draft of Valmere's matrix with one cell, and the people who act. */
async function openHouse(server?: TestServer) {
  const database = await openTestDatabase(server);
  const access = accessAt(database, monday);
  const [expert, chair, member, secretariat, system] = await Promise.all([
    signIn(database, "sanna"),
    signIn(database, "leto"),
    signIn(database, "pia"),
    signIn(database, "edda"),
    signInSystem(database),
  ]);
  await setUpMembers(database, monday);
  const days = ["2026-01-01", "2026-12-25"];
  await access.transact(secretariat, (work) => recordHolidays(work, { year: 2026, days, source: "A list" }));
  const version = await draft(access, expert, "XVA");
  return { database, access, expert, chair, member, secretariat, system, version };
}

async function draft(access: Access, expert: string, state: string): Promise<MatrixVersionId> {
  return there(
    await access.transact(expert, async (work) => {
      const drafted = await draftMatrix(work, state as StateCode, "m2005"); // a State of the cast
      assert.ok(drafted.ok);
      const saved = await saveCell(work, {
        version: drafted.id,
        place,
        text: { ...text, sources: [...text.sources] },
        basedOn: 0,
      });
      assert.ok(saved.ok);
      return drafted.id;
    }),
  );
}

async function circulate({ access, chair, version }: House) {
  const outcome = there(await access.transact(chair, (work) => circulateMatrix(work, version)));
  assert.ok(outcome.ok);
  return outcome.id;
}

async function standingOf({ access, chair }: House, id: Awaited<ReturnType<typeof circulate>>) {
  return there(await access.withActor(chair, ({ db }) => getNoObjection(db, id))).case.status;
}

async function matrixStanding({ access, chair, version }: House) {
  return there(await access.withActor(chair, ({ db }) => getMatrixVersionById(db, version))).standing.status;
}

test("a text circulated on Monday morning has until Monday, 17:00:00 in New York", async () => {
  const house = await openHouse();
  const id = await circulate(house);
  const procedure = there(await house.access.withActor(house.member, ({ db }) => getNoObjection(db, id)));
  assert.equal(procedure.deadline.toString(), deadline);
  assert.equal(procedure.workingDays, 5);
  assert.deepEqual(procedure.rule.holidayLists, [{ year: 2026, confidence: "official", source: "A list" }]);
  assert.equal(await matrixStanding(house), "under-no-objection");
});

test("silence adopts only after 17:00:00, and the decision's hash is of exactly the text it keeps", async () => {
  const house = await openHouse();
  const { access, system, chair, member } = house;
  const id = await circulate(house);
  access.moveTo(deadline);
  assert.equal(await adoptWhatIsDue(access, system), 0);
  const early = await access.transact(system, (work) => adoptBySilence(work, id));
  assert.deepEqual(early, { ok: false, reason: "period-runs" });
  access.moveTo(aSecondLater);
  assert.equal(await adoptWhatIsDue(access, system), 1);
  assert.equal(await adoptWhatIsDue(access, system), 0);
  assert.equal(await standingOf(house, id), "adopted");
  assert.equal(await matrixStanding(house), "approved");
  const { decision, kept } = there(
    await access.withActor(member, async ({ db }) => {
      const [decision] = await listDecisions(db);
      assert.ok(decision);
      return { decision, kept: await getDecidedText(db, decision.id) };
    }),
  );
  const circulated = there(await access.withActor(chair, ({ db }) => getNoObjection(db, id)));
  assert.equal(decision.textHash, hashOf(kept));
  assert.equal(decision.textHash, circulated.textHash);
  assert.equal(decision.takenOn, "2026-12-14");
  assert.match(kept, /"state":"XVA".*"remark":"In force"/);
});

test("a member may object until the period ends, and the text is a draft again", async () => {
  const house = await openHouse();
  const { access, member, system, expert, version } = house;
  const id = await circulate(house);
  access.moveTo(deadline);
  const objected = await access.transact(member, (work) => object(work, id, { words: "The source is older." }));
  assert.ok(objected?.ok);
  assert.equal(await standingOf(house, id), "objected");
  assert.equal(await matrixStanding(house), "draft");
  access.moveTo(aSecondLater);
  assert.equal(await adoptWhatIsDue(access, system), 0);
  const saved = await access.transact(expert, (work) =>
    saveCell(work, { version, place, text: { mark: "?", sources: [], remark: "" }, basedOn: 1 }),
  );
  assert.ok(saved?.ok);
});

test("the Chair, who speaks for no delegation, cannot object", async () => {
  const house = await openHouse();
  const id = await circulate(house);
  await assert.rejects(
    house.access.transact(house.chair, (work) => object(work, id, { words: "Reasons" })),
    Refused,
  );
  assert.equal(await standingOf(house, id), "running");
});

test("an objection without reasons is not taken", async () => {
  const house = await openHouse();
  const id = await circulate(house);
  const outcome = await house.access.transact(house.member, (work) => object(work, id, { words: "  " }));
  assert.deepEqual(outcome, { ok: false, reason: "words-missing" });
  assert.equal(await standingOf(house, id), "running");
});

onEveryServer("an objection a second late is recorded and refused, and the decision stands", async (server) => {
  const house = await openHouse(server);
  const { access, member, system } = house;
  const id = await circulate(house);
  access.moveTo(aSecondLater);
  const before = await access.transact(member, (work) =>
    object(work, id, { words: "Too late, before the clock came by" }),
  );
  assert.deepEqual(before, { ok: false, reason: "late" });
  assert.equal(await adoptWhatIsDue(access, system), 1);
  const after = await access.transact(member, (work) => object(work, id, { words: "Too late, after it" }));
  assert.deepEqual(after, { ok: false, reason: "late" });
  assert.equal(await standingOf(house, id), "adopted");
  assert.equal(await matrixStanding(house), "approved");
  const events = there(await access.withActor(member, ({ db }) => listEvents(db, id)));
  assert.deepEqual(
    events.filter(({ kind }) => kind === "objected").map(({ refused, delegation }) => [refused, delegation]),
    [
      ["late", "XOS"],
      ["late", "XOS"],
    ],
  );
});

test("a text that silence has adopted is not withdrawn, even before the clock came to record it", async () => {
  const house = await openHouse();
  const id = await circulate(house);
  house.access.moveTo(aSecondLater);
  const outcome = await house.access.transact(house.chair, (work) => withdrawText(work, id));
  assert.deepEqual(outcome, { ok: false, reason: "late" });
  assert.ok(there(await house.access.transact(house.system, (work) => adoptBySilence(work, id))).ok);
});

test("a matrix whose only cell was emptied again is not circulated", async () => {
  const house = await openHouse();
  const emptied = { mark: "", sources: [], remark: "" } as const;
  const saved = await house.access.transact(house.expert, (work) =>
    saveCell(work, { version: house.version, place, text: { ...emptied, sources: [] }, basedOn: 1 }),
  );
  assert.ok(saved?.ok);
  const outcome = await house.access.transact(house.chair, (work) => circulateMatrix(work, house.version));
  assert.deepEqual(outcome, { ok: false, reason: "nothing-recorded", subject: house.version });
});

test("who objects in time after the procedure ended is told so, and not recorded as late", async () => {
  const house = await openHouse();
  const id = await circulate(house);
  await house.access.transact(house.chair, (work) => withdrawText(work, id));
  const outcome = await house.access.transact(house.member, (work) => object(work, id, { words: "Reasons" }));
  assert.deepEqual(outcome, { ok: false, reason: "over" });
  const events = there(await house.access.withActor(house.chair, ({ db }) => listEvents(db, id)));
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ["circulated", "withdrawn"],
  );
});

test("the Chair may withdraw a text while its period runs, and not afterwards", async () => {
  const house = await openHouse();
  const { access, chair, system } = house;
  const id = await circulate(house);
  assert.ok((await access.transact(chair, (work) => withdrawText(work, id)))?.ok);
  assert.equal(await matrixStanding(house), "draft");
  access.moveTo(aSecondLater);
  assert.equal(await adoptWhatIsDue(access, system), 0);
  const again = await access.transact(chair, (work) => withdrawText(work, id));
  assert.deepEqual(again, { ok: false, reason: "over" });
});

onEveryServer("the database refuses a decision by silence before the deadline", async (server) => {
  const house = await openHouse(server);
  const id = await circulate(house);
  await assert.rejects(decideDirectly(house, id, deadline), /the no-objection period has not passed/);
});

onEveryServer("the database refuses a decision by silence after an objection", async (server) => {
  const house = await openHouse(server);
  const id = await circulate(house);
  await house.access.transact(house.member, (work) => object(work, id, { words: "Reasons" }));
  await assert.rejects(decideDirectly(house, id, aSecondLater), /an objection was made, or the text was withdrawn/);
});

onEveryServer("the database refuses a decision by silence on a text that was withdrawn", async (server) => {
  const house = await openHouse(server);
  const id = await circulate(house);
  await house.access.transact(house.chair, (work) => withdrawText(work, id));
  await assert.rejects(decideDirectly(house, id, aSecondLater), /an objection was made, or the text was withdrawn/);
});

onEveryServer("the secretariat records decisions of meetings, and none that would approve a matrix", async (server) => {
  const { access, secretariat, version } = await openHouse(server);
  const declare = (manner: string) =>
    access.transact(secretariat, ({ db }) =>
      sql`insert into decision (id, taken_on, taken_at, manner, subject, matrix_version_id, text_hash, source)
        values (gen_random_uuid(), '2026-12-14', now(), ${manner}, 'Past the act', ${version}, ${"0".repeat(64)}, 'nobody')`.execute(
        db,
      ),
    );
  await assert.rejects(declare("meeting"), /row-level security/);
  await assert.rejects(declare("not-recorded"), /row-level security/);
});

/** A decision written past the act, with the system's own token. */
async function decideDirectly({ database, system }: House, id: string, takenAt: string): Promise<void> {
  await database.user.transaction().execute(async (transaction) => {
    await sql`select set_config('app.token', ${system}, true)`.execute(transaction);
    await sql`insert into decision (id, taken_on, taken_at, manner, subject, no_objection_id, matrix_version_id, text_hash, declared_by)
      select gen_random_uuid(), '2026-12-14', ${takenAt}::timestamptz, 'no-objection', 'Past the act', id, matrix_version_id, text_hash, app_actor()
      from no_objection where id = ${id}`.execute(transaction);
  });
}

onEveryServer(
  "the text rests while it is under no-objection, even for those who write past the act",
  async (server) => {
    const house = await openHouse(server);
    const { access, expert, version, database } = house;
    await circulate(house);
    const saved = await access.transact(expert, (work) =>
      saveCell(work, { version, place, text: { mark: "", sources: [], remark: "" }, basedOn: 1 }),
    );
    assert.equal(saved?.ok, false);
    await assert.rejects(changeDirectly(database, expert, version), /the text of this matrix rests/);
  },
);

async function changeDirectly(database: TestDatabase, token: string, version: MatrixVersionId): Promise<void> {
  await database.user.transaction().execute(async (transaction) => {
    await sql`select set_config('app.token', ${token}, true)`.execute(transaction);
    await sql`update cell set remark = 'changed', saved_by = app_actor() where matrix_version_id = ${version}`.execute(
      transaction,
    );
  });
}

test("a matrix is not circulated while a year of its period has no official list", async () => {
  const house = await openHouse();
  house.access.moveTo("2026-12-28T15:00:00Z");
  const outcome = await house.access.transact(house.chair, (work) => circulateMatrix(work, house.version));
  assert.deepEqual(outcome, { ok: false, reason: "no-official-list", year: 2027 });
  assert.equal(await matrixStanding(house), "draft");
});

test("a matrix without a saved cell is not circulated, nor is one that lies before the Committee already", async () => {
  const house = await openHouse();
  const { access, chair, expert } = house;
  const empty = there(await access.transact(expert, (work) => draftMatrix(work, "XLE" as StateCode, "m2005"))); // a State of the cast
  assert.ok(empty.ok);
  const nothing = await access.transact(chair, (work) => circulateMatrix(work, empty.id));
  assert.deepEqual(nothing, { ok: false, reason: "nothing-recorded", subject: empty.id });
  await circulate(house);
  const twice = await access.transact(chair, (work) => circulateMatrix(work, house.version));
  assert.deepEqual(twice, { ok: false, reason: "not-a-draft", subject: house.version });
});

for (const server of testServers()) {
  test(`objecting and adopting at the same instant cannot both win (${server.name})`, async () => {
    const house = await openHouse(server);
    const { access, database, expert, chair, member, system } = house;
    // Two processes whose clocks differ by a second: for one the period still runs, for the other it has passed.
    const [slow, quick] = [accessAt(database, deadline), accessAt(database, aSecondLater)];
    const states = ["XOS", "XOR", "XNA", "XLE", "XYU"];
    for (const state of states) {
      access.moveTo(monday);
      const version = await draft(access, expert, state);
      const id = await circulate({ ...house, version, chair });
      const [objected, adopted] = await Promise.all([
        slow.transact(member, (work) => object(work, id, { words: "Reasons" })),
        quick.transact(system, (work) => adoptBySilence(work, id)),
      ]);
      assert.equal(Number(objected?.ok) + Number(adopted?.ok), 1, `${state}: one of the two`);
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from decision where no_objection_id = ${id}`.execute(database.owner);
      assert.equal(rows[0]?.n, adopted?.ok ? 1 : 0);
      assert.equal(await standingOf(house, id), adopted?.ok ? "adopted" : "objected");
      assert.equal(await matrixStanding({ ...house, version }), adopted?.ok ? "approved" : "draft");
    }
  });

  test(`two clocks adopt a text once (${server.name})`, async () => {
    const house = await openHouse(server);
    await circulate(house);
    house.access.moveTo(aSecondLater);
    const runs = await Promise.all([1, 2, 3].map(() => adoptWhatIsDue(house.access, house.system)));
    assert.equal(
      runs.reduce((sum, n) => sum + n, 0),
      1,
    );
  });
}
