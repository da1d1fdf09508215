import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import { getDecision } from "#committee/decisions/decision.queries.ts";
import { getMeeting, listMeetings } from "#committee/meetings/meeting.queries.ts";
import { listPapers } from "#committee/papers/paper.queries.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { october2007, recordOctober2007 } from "./october-2007.ts";

async function recorded() {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-12-07T15:00:00Z");
  const secretariat = await signIn(database, "edda");
  assert.deepEqual(await access.transact(secretariat, recordOctober2007), { ok: true, id: october2007 });
  return { database, access, secretariat, member: await signIn(database, "pia") };
}

test("every line of the record of October 2007 names its paragraph", async () => {
  const { access, member } = await recorded();
  const { papers, ...meeting } = there(
    await access.withActor(member, async ({ db }) => ({
      ...(await getMeeting(db, october2007)),
      papers: await listPapers(db, october2007),
    })),
  );
  assert.deepEqual(
    papers.map(({ versions }) => versions.length),
    [0, 0, 0],
    "no version is invented",
  );
  const positions = meeting.positions.map(({ source }) => source);
  assert.equal(positions.length, 19);
  for (const source of positions) assert.match(source, /^USUN New York 866, 15 October 2007, para\. [1-7]$/);
  const others = [...meeting.agenda, ...papers, ...meeting.decisions, ...meeting.activities, meeting, meeting.next];
  for (const line of others) assert.match(line?.source ?? "", /^USUN New York 866, 15 October 2007, (paras?\.|ref\.) /);
});

test("the record has everybody who spoke, and of States only those the source names", async () => {
  const { access, member } = await recorded();
  const { positions } = there(await access.withActor(member, ({ db }) => getMeeting(db, october2007)));
  const speakers = positions.map(({ by }) => ("state" in by ? by.state : by.body));
  assert.deepEqual(
    [...new Set<string>(speakers)].sort(),
    [
      "A representative of the United Nations Office for Disarmament Affairs",
      "FRA",
      "GBR",
      "Members of the Committee",
      "Members of the panel of experts",
      "Other delegations",
      "RUS",
      "The Chairman",
      "USA",
      "ZAF",
    ].sort(),
  );
});

test("the next meeting stands in its window, the last week of October or the first of November", async () => {
  const { access, member } = await recorded();
  const [next, held] = there(await access.withActor(member, ({ db }) => listMeetings(db)));
  assert.deepEqual(next?.time, { from: "2007-10-25", before: "2007-11-08" });
  assert.deepEqual(held?.time, { on: "2007-10-10" });
});

test("the decision of 9 October was welcomed, and how it was taken is not said", async () => {
  const { access, member } = await recorded();
  const decision = there(
    await access.withActor(member, async ({ db }) => {
      const [told] = (await getMeeting(db, october2007)).decisions;
      assert.ok(told);
      return await getDecision(db, told.id);
    }),
  );
  assert.equal(decision.takenOn, "2007-10-09");
  assert.equal(decision.manner, "not-recorded");
  assert.equal(decision.hasText, false);
  assert.deepEqual(
    decision.meetings.map(({ id, relation }) => [id, relation]),
    [[october2007, "welcomed"]],
  );
});

test("recording it a second time changes nothing", async () => {
  const { access, secretariat, member } = await recorded();
  const again = await access.transact(secretariat, recordOctober2007);
  assert.deepEqual(again, { ok: false, reason: "already-recorded" });
  assert.equal(there(await access.withActor(member, ({ db }) => listMeetings(db))).length, 2);
});

test("only the secretariat records a meeting, and a State reads none of it", async () => {
  const { database, access, member } = await recorded();
  await assert.rejects(access.transact(member, recordOctober2007), Refused);
  const state = await signIn(database, "amelie");
  assert.deepEqual(await access.withActor(state, ({ db }) => listMeetings(db)), []);
});
