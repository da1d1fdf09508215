import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { DecisionId, MeetingId } from "#db/ids.ts";
import { october2007, recordOctober2007 } from "#demo/october-2007.ts";
import { onEveryServer } from "#test/database.ts";
import { there } from "#test/people.ts";
import { aSecondLater, type Chamber, openChamber } from "#test/procedure.ts";
import { adoptWhatIsDue } from "../clock.ts";
import { adoptAtMeeting } from "./adopt-at-meeting.ts";
import { correctDecision } from "./correct-decision.ts";
import { type DecisionSearch, decisionsOnAPage, getDecision, searchDecisions } from "./decision.queries.ts";

const anything: DecisionSearch = {
  words: "",
  states: [],
  from: undefined,
  before: undefined,
  manner: undefined,
  page: 1,
};

async function search(chamber: Chamber, wanted: Partial<DecisionSearch>) {
  const token = await chamber.tokenOf("pia");
  return there(await chamber.access.withActor(token, ({ db }) => searchDecisions(db, { ...anything, ...wanted })));
}

async function read(chamber: Chamber, id: DecisionId) {
  return there(await chamber.access.withActor(await chamber.tokenOf("pia"), ({ db }) => getDecision(db, id)));
}

/** A Committee whose record of October 2007 is on file, and one text adopted by silence. */
async function aRegister() {
  const chamber = await openChamber();
  await chamber.act("edda", recordOctober2007);
  const { version } = await chamber.aText();
  await chamber.put([version]);
  chamber.access.moveTo(aSecondLater);
  await adoptWhatIsDue(chamber.access, await chamber.tokenOf("clock"));
  return chamber;
}

test("the register is searched by words, years and manner, and by a hash as it stands on a decision", async () => {
  const chamber = await aRegister();
  const all = await search(chamber, {});
  assert.equal(all.count, 2);
  const [newest] = all.decisions;
  assert.ok(newest?.textHash);
  assert.equal((await search(chamber, { words: "disclaimer" })).count, 1);
  assert.equal((await search(chamber, { words: "DISCLAIMER" })).count, 1);
  assert.equal((await search(chamber, { words: "100%" })).count, 0, "a sign of the search language is a sign");
  assert.equal((await search(chamber, { words: newest.textHash })).count, 1);
  assert.equal((await search(chamber, { from: "2007-01-01", before: "2008-01-01" })).count, 1);
  assert.equal((await search(chamber, { manner: "no-objection" })).decisions[0]?.id, newest.id);
  assert.equal((await search(chamber, { manner: "not-recorded" })).count, 1);
  assert.deepEqual((await search(chamber, { page: 2 })).decisions, []);
});

test("a long register comes page by page, each decision once", async () => {
  const chamber = await openChamber();
  const rows = Array.from({ length: decisionsOnAPage + 3 }, (_, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}` as DecisionId,
    taken_on: "2020-05-05",
    manner: "not-recorded" as const,
    subject: `Decision ${n}`,
    source: "For this test",
  }));
  await chamber.database.owner.insertInto("decision").values(rows).execute();
  const [first, second] = [await search(chamber, {}), await search(chamber, { page: 2 })];
  assert.equal(first.count, rows.length);
  const ids = [...first.decisions, ...second.decisions].map(({ id }) => id);
  assert.equal(new Set(ids).size, rows.length);
});

test("a decision is corrected by a later one: the earlier stays as it was and points to it", async () => {
  const chamber = await aRegister();
  const { decisions } = await search(chamber, { manner: "not-recorded" });
  const [earlier] = decisions;
  assert.ok(earlier);
  const correction = {
    subject: "“Draft letters” reads “a draft letter”",
    source: "Chair’s message of 14 December 2026",
  };
  const missing = await chamber.act("leto", (work) =>
    correctDecision(work, earlier.id, { ...correction, source: " " }),
  );
  assert.deepEqual(missing, { ok: false, reason: "source-missing" });
  const corrected = await chamber.act("leto", (work) => correctDecision(work, earlier.id, correction));
  assert.ok(corrected.ok);
  const after = await read(chamber, earlier.id);
  assert.deepEqual(after.correctedBy, [{ id: corrected.id, takenOn: "2026-12-14" }]);
  assert.equal(after.subject, earlier.subject);
  const correcting = await read(chamber, corrected.id);
  assert.equal(correcting.corrects, earlier.id);
  assert.equal(correcting.manner, "correction", "no meeting is said to have taken it");
  await assert.rejects(
    chamber.act("edda", (work) => correctDecision(work, earlier.id, correction)),
    Refused,
  );
});

onEveryServer(
  "a meeting adopts a text by the Chair’s declaration, and only a meeting that was held",
  async (server) => {
    const chamber = await openChamber(server);
    await chamber.act("edda", recordOctober2007);
    const { version } = await chamber.aText();
    const expected = await chamber.database.owner
      .selectFrom("meeting")
      .where("held_on", "is", null)
      .select("id")
      .executeTakeFirstOrThrow();
    const source = "Summary of the meeting, item 2";
    const adopt = (meeting: MeetingId, who: "leto" | "edda" = "leto") =>
      chamber.act(who, (work) => adoptAtMeeting(work, { meeting, version, source }));
    assert.deepEqual(await adopt(expected.id), { ok: false, reason: "not-held" });
    await assert.rejects(adopt(october2007, "edda"), Refused);
    const adopted = await adopt(october2007);
    assert.ok(adopted.ok);
    assert.deepEqual(await adopt(october2007), { ok: false, reason: "not-a-draft" });
    const decision = await read(chamber, adopted.id);
    assert.equal(decision.takenOn, "2007-10-10");
    assert.equal(decision.textLanguage, "en");
    assert.deepEqual(
      decision.meetings.map(({ id, relation }) => [id, relation]),
      [[october2007, "taken"]],
    );
  },
);
