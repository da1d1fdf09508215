import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { systemAccount } from "#access/actor.ts";
import { type AccountId, newId, type StateCode, type TermId } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { fillMembership } from "#demo/fill-membership.ts";
import { onEveryServer, openTestDatabase, type TestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { listMembersOn, readCommitteeOn } from "./membership.queries.ts";
import { overlap, runsOn } from "./membership.ts";

const now = Temporal.Instant.from("2026-11-25T15:00:00Z");

/** Asks as a member who was on the Committee on a day. */
async function openQuestion(database: TestDatabase) {
  const access = accessAt(database, now.toString());
  const member = await signIn(database, "pia");
  return async (on: string) => there(await access.withActor(member, ({ db }) => listMembersOn(db, on)));
}

function term(state: string, from: string, to: string | null) {
  return {
    id: newId<TermId>(),
    state_code: state as StateCode, // of the cast
    seat: "elected" as const,
    valid_from: from,
    valid_to: to,
    source: "of this test",
    recorded_at: now,
  };
}

test("a State is a member from the first day of its term up to, not including, the last, not in a gap, and again when re-elected", async () => {
  const database = await openTestDatabase();
  const membersOn = await openQuestion(database);
  await database.owner
    .insertInto("committee_member")
    .values([
      term("XVA", "2018-01-01", "2020-01-01"),
      term("XVA", "2025-01-01", "2027-01-01"),
      term("XNA", "2020-01-01", "2022-01-01"),
      term("XOS", "2004-04-28", null),
    ])
    .execute();
  const answers: Record<string, string[]> = {
    "2004-04-27": [],
    "2004-04-28": ["XOS"],
    "2017-12-31": ["XOS"],
    "2018-01-01": ["XOS", "XVA"],
    "2019-12-31": ["XOS", "XVA"],
    "2020-01-01": ["XNA", "XOS"],
    "2022-01-01": ["XOS"],
    "2025-01-01": ["XOS", "XVA"],
    "2026-12-31": ["XOS", "XVA"],
    "2027-01-01": ["XOS"],
    "2999-01-01": ["XOS"],
  };
  for (const [day, members] of Object.entries(answers)) assert.deepEqual(await membersOn(day), members, day);
});

test("a term that ends on the day it began never ran: so a line recorded by mistake is taken back", async () => {
  const database = await openTestDatabase();
  const membersOn = await openQuestion(database);
  await database.owner
    .insertInto("committee_member")
    .values([term("XVA", "2025-01-01", "2025-01-01"), term("XVA", "2024-01-01", "2026-01-01")])
    .execute();
  assert.deepEqual(await membersOn("2025-01-01"), ["XVA"]);
});

onEveryServer("the database itself refuses two terms of one State that overlap", async (server) => {
  const { owner } = await openTestDatabase(server);
  const add = (state: string, from: string, to: string | null) =>
    owner
      .insertInto("committee_member")
      .values(term(state, from, to))
      .execute();
  await add("XVA", "2024-01-01", "2026-01-01");
  for (const [from, to] of [
    ["2025-12-31", "2027-01-01"],
    ["2023-01-01", "2024-01-02"],
    ["2024-06-01", "2024-07-01"],
    ["2020-01-01", null],
  ] as const)
    await assert.rejects(add("XVA", from, to), /terms_of_a_state_do_not_overlap/);
  await assert.rejects(add("XVA", "2027-01-01", "2026-01-01"), /check constraint|range lower bound/);
  await add("XVA", "2026-01-01", null);
  await add("XVA", "2022-01-01", "2024-01-01");
  await assert.rejects(add("XVB", "2024-01-01", "2026-01-01"), /foreign key/); // another State, though nobody's: no overlap
  await add("XNA", "2024-01-01", "2026-01-01");
});

onEveryServer("a term on record is only ended, once and earlier; nothing else of it changes", async (server) => {
  const { owner } = await openTestDatabase(server);
  const recorded = term("XVA", "2024-01-01", "2026-01-01");
  await owner.insertInto("committee_member").values(recorded).execute();
  const ended = { ended_by: systemAccount, ended_at: now, ended_source: "a letter" };
  const change = (values: object) =>
    owner.updateTable("committee_member").set(values).where("id", "=", recorded.id).execute();
  await assert.rejects(change({ ...ended, valid_to: "2026-02-01" }), /only ended/);
  await assert.rejects(change({ ...ended, valid_to: "2025-06-01", seat: "permanent" }), /only ended/);
  await assert.rejects(change({ valid_to: "2025-06-01" }), /only ended/);
  await change({ ...ended, valid_to: "2025-06-01" });
  await assert.rejects(change({ ...ended, valid_to: "2025-05-01" }), /only ended/);
  await assert.rejects(owner.deleteFrom("committee_member").execute(), /only ended/);
});

test("two lines overlap exactly when some day belongs to both", () => {
  const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`);
  const lines = fc
    .tuple(days, fc.option(days))
    .map(([from, to]) => ({ from, to: to === null || to >= from ? to : from }));
  const month = Array.from({ length: 60 }, (_, n) => Temporal.PlainDate.from("2026-02-01").add({ days: n }).toString());
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      assert.equal(
        overlap(one, other),
        month.some((day) => runsOn(one, day) && runsOn(other, day)),
      );
    }),
  );
});

test("the demonstration's Committee has fifteen members today and others in other years, a Chair, four working groups", async () => {
  const database = await openTestDatabase();
  await setUpTexts(database, now.toString());
  const membersOn = await openQuestion(database);
  assert.equal((await membersOn("2026-01-01")).length, 15);
  assert.equal((await membersOn("2026-12-31")).length, 15);
  const [before, after] = [await membersOn("2025-12-31"), await membersOn("2027-01-01")];
  assert.ok(before.includes("XVA" as StateCode) && !before.includes("XTE" as StateCode));
  assert.ok(after.includes("XTE" as StateCode) && !after.includes("XVA" as StateCode));
  for (const day of ["2004-04-28", "2010-06-01", "2030-01-01"])
    assert.ok((await membersOn(day)).includes("XOR" as StateCode), day);
  await database.owner
    .transaction()
    .execute((transaction) => fillMembership(transaction, {}, now.add({ hours: 24 * 365 })));
  assert.equal((await membersOn("2026-12-31")).length, 15, "filled once");

  const access = accessAt(database, now.toString());
  const committee = there(
    await access.withActor(await signIn(database, "sanna"), ({ db }) => readCommitteeOn(db, "2026-11-25")),
  );
  assert.equal(committee.groups.length, 4);
  assert.deepEqual(
    committee.offices.map(
      ({ kind, person, stateCode, group }) => `${kind} ${person ?? stateCode} ${group?.name ?? ""}`,
    ),
    [
      "chair Leto Varandis ",
      "vice-chair XOR ",
      "vice-chair XWE ",
      "coordinator XVA Monitoring and national implementation",
      "coordinator XTE Assistance",
      "coordinator XGA Cooperation with international organizations, including the 1267 Committee and the Counter-Terrorism Committee",
      "coordinator XEP Transparency and media outreach",
      "group-coordinator Bashir Omeido ",
      "expert Sanna Rielke ",
      "expert Bashir Omeido ",
      "expert Renzo Huaytalo ",
      "expert Ireti Kalondo ",
      "secretariat Edda Marlow ",
      "secretariat Ilan Corvey ",
    ],
  );
});

onEveryServer("the database lets the secretariat alone record a term, in its own name", async (server) => {
  const database = await openTestDatabase(server);
  const access = accessAt(database, now.toString());
  const recordAs = async (key: CastKey, recordedBy?: AccountId) =>
    access.transact(await signIn(database, key), ({ db, actor }) =>
      db
        .insertInto("committee_member")
        .values({ ...term("XVA", "2026-01-01", null), recorded_by: recordedBy ?? actor.id })
        .execute(),
    );
  for (const key of ["leto", "pia", "sanna", "amelie", "noor"] as const)
    await assert.rejects(recordAs(key), /row-level security/, key);
  await assert.rejects(recordAs("edda", systemAccount), /row-level security/);
  await recordAs("edda");
});

test("who is no part of the Committee and does not serve it reads nothing", async () => {
  const database = await openTestDatabase();
  await setUpTexts(database, now.toString());
  const access = accessAt(database, now.toString());
  for (const key of ["amelie", "noor"] as const) {
    const committee = there(
      await access.withActor(await signIn(database, key), ({ db }) => readCommitteeOn(db, "2026-11-25")),
    );
    assert.deepEqual(committee, { members: [], offices: [], groups: [] }, key);
  }
  await assert.rejects(
    access.asPublic((db) => listMembersOn(db, "2026-11-25")),
    /permission denied/,
  );
});
