import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import { type ActivityId, newId, type StateCode } from "#db/ids.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import type { NewActivity } from "../activities/activity.ts";
import { beginActivity } from "../activities/begin-activity.ts";
import { changeInvitees } from "../activities/change-invitees.ts";
import { moveActivity } from "../activities/move-activity.ts";
import { readPanels } from "../results/panel.queries.ts";
import { listActions, listFollowUps } from "./follow-up.queries.ts";
import { dueOn } from "./follow-up.ts";
import { isOnSubjects, subjectsOfRow } from "./subject-rows.ts";

const { database, access, app, cookieOf, runClock } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const layla = await cookieOf("ليلى النضيري");
const edda = await cookieOf("Edda Marlow");
const diego = await cookieOf("Diego Almenar");
const tokens = {
  edda: await signIn(database, "edda"),
  leto: await signIn(database, "leto"),
  layla: await signIn(database, "layla"),
};

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

const nadhira = "XNA" as StateCode;
const workshop: NewActivity = {
  ...{ title: "Workshop on border controls", language: "en", kind: "workshop", mode: "in-person", place: "Nahrain" },
  ...{
    hostState: null,
    timeZone: "Asia/Dubai",
    region: "asia-pacific",
    subjects: ["border-control"],
    languages: ["en"],
  },
  ...{
    objective: null,
    description: "",
    link: "",
    source: "Invented for the tests",
    organisers: [],
    organisations: [],
  },
  ...{ experts: [], states: [nadhira, "XYU" as StateCode], owner: null },
  time: { from: "2026-12-07", before: "2026-12-10", precision: "days", daysLong: null },
};

async function heldWorkshop(): Promise<ActivityId> {
  const begun = await as("edda", (work) => beginActivity(work, workshop));
  assert.ok(begun.ok);
  const { id } = begun;
  await as("edda", (work) => moveActivity(work, id, "check"));
  await as("edda", (work) => moveActivity(work, id, "consult", { words: "Nobody is concerned." }));
  await as("leto", (work) => moveActivity(work, id, "approve"));
  await as("edda", (work) => moveActivity(work, id, "invite"));
  await as("edda", (work) => moveActivity(work, id, "confirm"));
  access.moveTo("2026-12-11T15:00:00Z");
  await runClock();
  await as("edda", (work) => changeInvitees(work, id, [{ state: nadhira, organisation: null, standing: "took-part" }]));
  return id;
}

test("three, six and twelve months are counted from the last day, as the calendar has them", () => {
  assert.equal(dueOn("2026-12-10", 3), "2027-03-09");
  assert.equal(dueOn("2026-12-01", 3), "2027-02-28"); // 30 November and three months
  assert.equal(dueOn("2028-03-01", 12), "2029-02-28"); // 29 February and a year
});

test("a subject stands for its paragraphs and its weapons; a report stands for no row", () => {
  assert.ok(isOnSubjects({ paragraphs: ["OP3(c)"], weapon: "NW" }, ["border-control"]));
  assert.ok(!isOnSubjects({ paragraphs: ["OP3(c)"], weapon: "NW" }, ["border-control", "chemical"]));
  assert.ok(isOnSubjects({ paragraphs: ["OP2"], weapon: "CW" }, ["chemical"]));
  assert.ok(!isOnSubjects({ paragraphs: ["OP2"], weapon: "CW" }, ["reporting"]));
  assert.deepEqual(subjectsOfRow(["OP3(d)"]), ["export-control", "financing"]);
});

test("who took part is asked after 3, 6 and 12 months by itself, once, and nobody else is", async () => {
  const activity = await heldWorkshop();
  const asked = async () =>
    (await as("edda", ({ db }) => listFollowUps(db, { activity }))).map(({ state, months }) => `${state} ${months}`);
  access.moveTo("2027-03-09T04:59:00Z"); // the evening before in New York
  await runClock();
  assert.deepEqual(await asked(), []);
  access.moveTo("2027-03-09T15:00:00Z");
  await runClock();
  await runClock();
  assert.deepEqual(await asked(), ["XNA 3"]);
  access.moveTo("2027-12-09T15:00:00Z");
  await runClock();
  assert.deepEqual((await asked()).sort(), ["XNA 12", "XNA 3", "XNA 6"]);
  assert.match(
    await (await get(app, "/en/awaiting", layla)).text(),
    /came of “\u2068Workshop on border controls\u2069” after 12 months/,
  );
});

test("a State answers on its page; each thing done has its day and source, and what is wrong keeps what was typed", async () => {
  const [first] = await as("layla", ({ db }) => listFollowUps(db));
  assert.ok(first);
  const path = `/ar/outreach/follow-ups/${first.id}`;
  const typed = {
    did: "something",
    "kind-1": "law",
    "what-1": "قانون الجمارك",
    "source-1": "",
    language: "ar",
    as: "ليلى النضيري",
    words: "",
  };
  const refused = await post(app, path, layla, typed);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /قانون الجمارك/);
  assert.equal((await post(app, path, diego, { did: "nothing", language: "en", as: "Nobody" })).status, 404);
  const whole = {
    ...typed,
    "source-1": "الجريدة الرسمية 12",
    "done-1-day": "1",
    "done-1-month": "3",
    "done-1-year": "2027",
    "subject-1": "border-control",
  };
  const future = await post(app, path, layla, { ...whole, "done-1-year": "2028" });
  assert.equal(future.status, 409);
  assert.equal((await post(app, path, layla, whole)).status, 303);
  const actions = await as("edda", ({ db }) => listActions(db, { activity: first.activity }));
  assert.deepEqual(
    actions.map(({ state, kind, doneOn, source }) => ({ state, kind, doneOn, source })),
    [{ state: "XNA", kind: "law", doneOn: "2027-03-01", source: "الجريدة الرسمية 12" }],
  );
  assert.equal((await post(app, path, layla, whole)).status, 409);
  const chain = await (await get(app, `/en/outreach/activities/${first.activity}/afterwards`, edda)).text();
  assert.match(chain, /قانون الجمارك/);
  assert.match(chain, /does not say that it came of it/);
});

test("whoever has the address answers once without an account; an earlier address, and one nobody gave out, answer no more", async () => {
  const [waits] = (await as("edda", ({ db }) => listFollowUps(db))).filter(({ answeredAt }) => !answeredAt);
  assert.ok(waits);
  const make = async () => {
    const page = await (await post(app, `/en/outreach/follow-ups/${waits.id}/link`, edda, {})).text();
    const [, address] = /<bdi dir="ltr">http[^/]+\/\/[^/]+(\/[^<]+)<\/bdi>/.exec(page) ?? [];
    assert.ok(address);
    return address;
  };
  const old = await make();
  const address = await make();
  assert.equal((await get(app, old)).status, 404);
  assert.equal((await get(app, `${address.slice(0, -4)}AAAA`)).status, 404);
  const page = await (await get(app, address)).text();
  assert.match(page, /Workshop on border controls/);
  assert.doesNotMatch(page, /قانون الجمارك/);
  assert.doesNotMatch(page, /outreach\/activities/);
  const anonymous = (fields: Record<string, string>) => post(app, address, "", fields);
  assert.equal((await anonymous({ did: "nothing", language: "en", as: "" })).status, 422);
  assert.equal((await anonymous({ did: "nothing", language: "en", as: "A participant" })).status, 303);
  assert.equal((await anonymous({ did: "nothing", language: "en", as: "A participant" })).status, 409);
  const after = (await as("edda", ({ db }) => listFollowUps(db))).find(({ id }) => id === waits.id);
  assert.deepEqual([after?.answeredHow, after?.answeredAs], ["link", "A participant"]);
});

test("past the acts: nobody answers for another, and an answer stays", async () => {
  const [waits] = (await as("edda", ({ db }) => listFollowUps(db))).filter(({ answeredAt }) => !answeredAt);
  const [answered] = (await as("edda", ({ db }) => listFollowUps(db))).filter(({ answeredAt }) => answeredAt);
  assert.ok(waits && answered);
  await assert.rejects(
    as("layla", (work) =>
      work.db.updateTable("follow_up").set({ words: "Other words" }).where("id", "=", answered.id).execute(),
    ),
    /answered once/,
  );
  await assert.rejects(
    as("layla", (work) =>
      work.db
        .insertInto("reported_action")
        .values({
          ...{
            id: newId(),
            state_code: "XOR" as StateCode,
            kind: "law",
            done_on: "2027-01-01",
            what: "x",
            language: "en",
          },
          ...{ source: "x", activity_id: null, follow_up_id: null, reported_by: work.actor.id, reported_at: work.at },
        })
        .execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("follow_up").selectAll().execute()),
    /permission denied/,
  );
});

test("an expert ties what was done to rows of the matrix; then a field counts on the State's own day", async () => {
  const [first] = (await as("edda", ({ db }) => listFollowUps(db))).filter(({ answeredHow }) => answeredHow === "here");
  assert.ok(first);
  const [action] = await as("edda", ({ db }) => listActions(db, { activity: first.activity }));
  assert.ok(action);
  const path = `/en/outreach/activities/${first.activity}/afterwards/${action.id}/rows`;
  const page = await (await get(app, path, edda)).text();
  const [, row = ""] = /name="rows" value="([^"]+)"/.exec(page) ?? [];
  assert.equal((await post(app, path, edda, { rows: "no such row" })).status, 409);
  assert.equal((await post(app, path, edda, { rows: row })).status, 303);
  assert.match(await (await get(app, path, edda)).text(), new RegExp(`value="${row}"[^>]* checked`));
  const { panels } = await as("edda", ({ db }) => readPanels(db, "cells", "2028-01-02"));
  const counted = panels[0]?.panel.outcome;
  assert.ok(counted?.kind === "counts");
  assert.equal(
    counted.counts.flat().reduce((sum, count) => sum + count, 0),
    1,
  );
  assert.equal((await get(app, path, layla)).status, 403);
});

test("past the acts: a State gives out no address and reports on no follow-up of another", async () => {
  const [own] = (await as("layla", ({ db }) => listFollowUps(db))).filter(({ answeredAt }) => !answeredAt);
  assert.ok(own);
  await assert.rejects(
    as("layla", (work) =>
      work.db
        .updateTable("follow_up")
        .set({ link_hash: Buffer.alloc(32, 1), link_made_by: work.actor.id, link_made_at: work.at })
        .where("id", "=", own.id)
        .execute(),
    ),
    /secretariat gives out an address/,
  );
  const answerOnBehalf = (work: Work) =>
    work.db
      .updateTable("follow_up")
      .set({ answered_at: work.at, answered_by: work.actor.id, answered_how: "on-behalf", answered_as: "Another" })
      .where("id", "=", own.id)
      .execute();
  await assert.rejects(as("layla", answerOnBehalf), /says who gave it/);
});

test("an organisation is asked too: it says in words what it did, and is asked for no act of a State", async () => {
  const marlo = await cookieOf("Marlo Deven");
  const { organisation } = await database.owner
    .selectFrom("capacity")
    .innerJoin("account", "account.id", "capacity.account_id")
    .where("account.name", "=", "Marlo Deven")
    .select("organisation_id as organisation")
    .executeTakeFirstOrThrow();
  access.moveTo("2026-12-02T15:00:00Z");
  const activity = await heldWorkshop();
  await as("edda", (work) => changeInvitees(work, activity, [{ state: null, organisation, standing: "took-part" }]));
  access.moveTo("2027-03-09T15:00:00Z");
  await runClock();
  const all = await as("edda", ({ db }) => listFollowUps(db, { activity }));
  const asked = all.find((one) => one.organisation === organisation);
  const path = `/en/outreach/follow-ups/${asked?.id}`;
  assert.doesNotMatch(await (await get(app, path, marlo)).text(), /name="kind-1"/);
  const typed = { did: "something", language: "en", as: "The secretariat of the forum" };
  assert.equal((await post(app, path, marlo, { ...typed, words: "" })).status, 422);
  assert.equal((await post(app, path, marlo, { ...typed, words: "A model law was circulated." })).status, 303);
  assert.match(await (await get(app, path, edda)).text(), /A model law was circulated/);
});
