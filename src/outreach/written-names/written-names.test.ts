import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { newId, type StateCode, type WrittenNameId } from "#db/ids.ts";
import { fillDirectory } from "#demo/fill-directory.ts";
import { findOrganisationCalled } from "#states/directory/organisation.queries.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { workshop } from "#test/outreach.ts";
import { signIn, signInSystem } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { addParty } from "../activities/add-party.ts";
import { beginActivity } from "../activities/begin-activity.ts";
import { addSource } from "../announcements/add-source.ts";
import { listOfSource } from "../announcements/announcement.queries.ts";
import { keepCheck } from "../announcements/keep-check.ts";
import { readAnnouncements } from "../announcements/read-announcements.ts";
import { lookAgain } from "../overlap/look.ts";
import { compareAnnouncements } from "../same-event/compare-due.ts";
import { listWaiting } from "../same-event/pair.queries.ts";
import { takeName } from "./take-name.ts";
import { undoName } from "./undo-name.ts";
import { listUnknownNames, listWrittenNames } from "./written-name.queries.ts";

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const tokens = {
  edda: await signIn(database, "edda"),
  sanna: await signIn(database, "sanna"),
  marlo: await signIn(database, "marlo"),
};
const system = await signInSystem(database);

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

await as("edda", fillDirectory);
const union = await as("edda", ({ db }) => findOrganisationCalled(db, "UMS"));
assert.ok(union);

async function bring(body: string, rows: readonly string[]) {
  const added = await as("edda", (work) =>
    addSource(work, { organisation: null, body, address: null, language: "en" }),
  );
  assert.ok(added.ok);
  const text = ["UID,Title,Place,Start,End,Organiser", ...rows].join("\n");
  const reading = await readAnnouncements({ kind: "sheet", bytes: Buffer.from(text), order: "unsaid" });
  assert.ok(reading.ok);
  assert.ok((await as("edda", (work) => keepCheck(work, added.id, { outcome: "brought", reading }))).ok);
  return added.id;
}

const first = await bring("Union of Meridian States", ["1,Course on export control,Marisol,2027-03-01,2027-03-03,"]);
await bring("The Union (UMS)", ["1,Course on transfers,,2027-03-03,2027-03-04,"]);
const unknown = () => as("sanna", ({ db }) => listUnknownNames(db, "2026-12-02"));
const organisersCompared = async (minute: string): Promise<unknown[]> => {
  access.moveTo(`2026-12-02T15:${minute}:00Z`);
  await compareAnnouncements(access, system);
  return (await as("edda", ({ db }) => listWaiting(db, 10))).map(({ comparison }) => comparison.organisers);
};

test("a body and a place that nobody knows wait for a person; what the directory calls so is known", async () => {
  assert.deepEqual((await unknown()).map(({ kind, written }) => [kind, written]).toSorted(), [
    ["organisation", "Union of Meridian States"],
    ["place", "Marisol"],
  ]);
  assert.deepEqual(await organisersCompared("01"), [], "another body, another place: never held against each other");
});

test("the page offers the nearest first, without script and in Arabic; what is not chosen is said at the field", async () => {
  const address = "/outreach/names/one?kind=organisation&written=Union+of+Meridian+States";
  const page = await (await get(app, `/ar${address}`, edda)).text();
  assert.match(page, /dir="rtl"/);
  assert.match(page, new RegExp(`<option value[^>]*>[^<]*</option><option value="${union.id}"`));
  const fields = { kind: "organisation", written: "Union of Meridian States" };
  for (const means of ["", "somebody", "XNA"]) {
    const refused = await post(app, "/en/outreach/names/one", edda, { ...fields, means });
    assert.equal(refused.status, 422, means);
    assert.match(await refused.text(), /aria-invalid="true"|class="error"/);
  }
  for (const other of [
    { kind: "organisation", written: "Nobody" },
    { kind: "ship", written: "Marisol" },
  ])
    assert.equal((await post(app, "/en/outreach/names/one", edda, { ...other, means: "none" })).status, 404);
  assert.equal((await post(app, "/en/outreach/names/one", edda, { ...fields, means: union.id })).status, 303);
  assert.equal(
    (await post(app, "/en/outreach/names/one", edda, { ...fields, means: union.id })).status,
    404,
    "known by now",
  );
});

test("what was said of a body holds for all it announces: everything is compared anew", async () => {
  assert.deepEqual(await organisersCompared("03"), ["all"]);
});

test("an activity whose organiser stands in words meets what the same body announces under another name", async () => {
  const found = await as("edda", async (work) => {
    const time = { from: "2027-03-01", before: "2027-03-03", precision: "days", daysLong: null } as const;
    const begun = await beginActivity(work, { ...workshop, title: "In words", hostState: null, states: [], time });
    assert.ok(begun.ok);
    const organiser = {
      role: "organiser",
      organisation: null,
      state: null,
      body: "Secretariat of the UMS (UMS)",
    } as const;
    const nothing = { contribution: null, amount: null, currency: null, words: "" };
    assert.ok((await addParty(work, begun.id, { ...organiser, ...nothing })).ok);
    return await lookAgain(work, await getActivity(work.db, begun.id));
  });
  const shared = found.conflict?.items.flatMap((one) => (one.kind === "organisation" ? one.organisations : []));
  assert.deepEqual(new Set(shared?.map(({ id }) => id)), new Set([union.id]));
});

test("what was said of a place gives its host State, and undone takes it away", async () => {
  const taken = await as("edda", (work) =>
    takeName(work, { kind: "place", written: "MARISOL", organisation: null, state: "XNA" as StateCode }),
  );
  assert.ok(taken.ok);
  const host = async () =>
    (await as("sanna", ({ db }) => listOfSource(db, first, { from: "2000-01-01", most: 9 }))).map(
      ({ hostState, region }) => [hostState, region],
    );
  assert.deepEqual(await host(), [["XNA", "asia-pacific"]]);
  assert.deepEqual(await unknown(), []);
  assert.deepEqual(
    await as("edda", (work) => takeName(work, { kind: "place", written: "Marisol", organisation: null, state: null })),
    { ok: false, reason: "decided-already" },
  );
  const page = await (await get(app, "/en/outreach/names", edda)).text();
  assert.match(page, /MARISOL/);
  assert.equal((await post(app, `/en/outreach/names/${taken.id}/undoing`, edda, {})).status, 303);
  assert.equal((await post(app, `/en/outreach/names/${taken.id}/undoing`, edda, {})).status, 409);
  assert.deepEqual(await host(), [[null, null]]);
  assert.deepEqual(
    (await unknown()).map(({ written }) => written),
    ["Marisol"],
  );
  assert.equal((await as("sanna", ({ db }) => listWrittenNames(db, 9))).length, 2, "what is undone stays on record");
});

test("where the Committee plans what is not shown is read out of nobody's announcement", async () => {
  const hostOf = async (uid: string) => {
    const source = await bring(`Calendar ${uid}`, [`${uid},Meeting,Quellmark,2027-03-01,2027-03-03,`]);
    const [one] = await as("sanna", ({ db }) => listOfSource(db, source, { from: "2000-01-01", most: 9 }));
    return one?.hostState;
  };
  const id = await as("edda", async (work) => {
    const begun = await beginActivity(work, { ...workshop, states: [], place: "Quellmark, Hall 1" });
    assert.ok(begun.ok);
    return begun.id;
  });
  assert.equal(await hostOf("before"), null);
  // As if it had come as far as to be shown.
  await sql`update activity set shown_at = '2026-12-02T15:00:00Z', shown_by = made_by where id = ${id}`.execute(
    database.owner,
  );
  assert.equal(await hostOf("shown"), "XNA");
});

test("two persons at once say it once", async () => {
  const say = (state: string | null) =>
    as("edda", (work) =>
      takeName(work, { kind: "place", written: "Marisol", organisation: null, state: state as StateCode | null }),
    );
  const both = await Promise.all([say("XNA"), say(null)]);
  assert.equal(both.filter(({ ok }) => ok).length, 1);
  const one = (await as("edda", ({ db }) => listWrittenNames(db, 9))).find(
    ({ kind, undoneAt }) => kind === "place" && !undoneAt,
  );
  assert.ok(one);
  assert.ok((await as("edda", (work) => undoName(work, one.id))).ok);
});

test("who does not serve the Committee reads nothing, and only the secretariat says anything", async () => {
  await assert.rejects(
    as("sanna", (work) => takeName(work, { kind: "place", written: "Marisol", organisation: null, state: null })),
    Refused,
  );
  assert.equal((await as("marlo", ({ db }) => db.selectFrom("written_name").select("id").execute())).length, 0);
  const row = (who: Work, by: string) => ({
    ...{ id: newId<WrittenNameId>(), kind: "place" as const, plain: "marisol", written: "Marisol" },
    ...{ organisation_id: null, state_code: null, decided_by: by as typeof who.actor.id, decided_at: who.at },
  });
  for (const who of ["sanna", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => work.db.insertInto("written_name").values(row(work, work.actor.id)).execute()),
      /row-level security/,
    );
  const { id } = await as("sanna", async ({ actor }) => actor);
  await assert.rejects(
    as("edda", (work) => work.db.insertInto("written_name").values(row(work, id)).execute()),
    /row-level security/,
    "in another's name",
  );
  await assert.rejects(
    as("edda", ({ db }) => sql`update written_name set written = 'x'`.execute(db)),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", ({ db, at, actor }) =>
      db
        .updateTable("written_name")
        .set({ undone_at: at, undone_by: actor.id })
        .where("undone_at", "is not", null)
        .execute(),
    ),
    /is kept/,
    "undone twice",
  );
});
