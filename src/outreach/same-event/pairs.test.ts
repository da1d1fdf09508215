import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type ActivityId, type CalendarSourceId, newId, type SameEventDecisionId, type StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, signInSystem } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { getActivity } from "../activities/activity.queries.ts";
import { beginActivity } from "../activities/begin-activity.ts";
import { addSource } from "../announcements/add-source.ts";
import { listOfSource } from "../announcements/announcement.queries.ts";
import { type AnnouncementOnRecord, markedId } from "../announcements/announcement.ts";
import { keepCheck } from "../announcements/keep-check.ts";
import { readAnnouncements } from "../announcements/read-announcements.ts";
import { readDiary } from "../overlap/diary.queries.ts";
import { lookAgain } from "../overlap/look.ts";
import { readKnownOrganisations } from "../written-names/written-name.queries.ts";
import { compareAnnouncements } from "./compare-due.ts";
import { decidePair } from "./decide-pair.ts";
import { learnAgain } from "./learn-again.ts";
import { countWaiting, listDecisions, listSameAs, listWaiting, readClusters } from "./pair.queries.ts";
import type { Decision, Pair } from "./pair.ts";
import { columnsOf, keyOf, namesOf } from "./pair.ts";
import { undoDecision } from "./undo-decision.ts";
import { readWeights } from "./weights.queries.ts";

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const sanna = await cookieOf("Sanna Rielke");
const layla = await cookieOf("ليلى النضيري");
const system = await signInSystem(database);
const tokens = {
  edda: await signIn(database, "edda"),
  sanna: await signIn(database, "sanna"),
  marlo: await signIn(database, "marlo"),
  system,
};

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

let minute = 0;
/** Comparing looks at what changed since: a minute passes, as for the clock. */
async function compare(): Promise<number> {
  minute++;
  access.moveTo(
    `2026-12-02T${String(15 + Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:30Z`,
  );
  return await compareAnnouncements(access, system);
}

type Event = { uid: string; title: string; from: string; before: string; place?: string };

async function announce(events: Event[], of: { body?: string; language?: Language; source?: CalendarSourceId } = {}) {
  const { body = "Forum of the tests", language = "en" } = of;
  const added = of.source
    ? { ok: true as const, id: of.source }
    : await as("edda", (work) => addSource(work, { organisation: null, body, address: null, language }));
  assert.ok(added.ok);
  const text = [
    "BEGIN:VCALENDAR",
    ...events.flatMap(({ uid, title, from, before, place = "" }) => [
      ...["BEGIN:VEVENT", `UID:${uid}`, `SUMMARY:${title}`, `LOCATION:${place}`],
      ...[
        `DTSTART;VALUE=DATE:${from.replaceAll("-", "")}`,
        `DTEND;VALUE=DATE:${before.replaceAll("-", "")}`,
        "END:VEVENT",
      ],
    ]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
  const reading = await readAnnouncements({ kind: "calendar", bytes: Buffer.from(text), since: "2026-12-01" });
  assert.ok(reading.ok);
  assert.ok((await as("edda", (work) => keepCheck(work, added.id, { outcome: "brought", reading }))).ok);
  const kept = await as("edda", ({ db }) => listOfSource(db, added.id, { from: "2000-01-01", most: 100 }));
  return { source: added.id, kept };
}

async function begin(of: { title: string; from: string; before: string; place: string }): Promise<ActivityId> {
  const { title, from, before, place } = of;
  const begun = await as("edda", (work) =>
    beginActivity(work, {
      ...{ title, place, language: "en", kind: "workshop", mode: "in-person", hostState: "XNA" as StateCode },
      ...{ timeZone: "Asia/Dubai", region: "asia-pacific", subjects: ["border-control"], languages: ["en"] },
      ...{ objective: null, description: "", link: "", source: "Invented for the tests", organisers: [], states: [] },
      ...{ organisations: [], experts: [], owner: null },
      time: { from, before, precision: "days", daysLong: null },
    }),
  );
  assert.ok(begun.ok);
  return begun.id;
}

const waiting = (): Promise<Pair[]> => as("edda", ({ db }) => listWaiting(db, 1000));
const decisions = (): Promise<Decision[]> => as("edda", ({ db }) => listDecisions(db, { newest: 100 }));
const pairsWith = <T extends Pick<Pair, "ends">>(all: readonly T[], one: AnnouncementOnRecord | undefined): T[] =>
  all.filter(({ ends }) => one && namesOf(ends).includes(markedId(one.id)));

test("the same announced by two bodies in two languages is taken as one, or put to a person; another year of it is neither", async () => {
  const days = { from: "2027-03-01", before: "2027-03-04" };
  const english = await announce([
    {
      uid: "en-1",
      title: "Regional workshop on border control for Asia and the Pacific",
      place: "Nahrain\\, Nadhira",
      ...days,
    },
    {
      uid: "en-2",
      title: "Seminar on the physical protection of nuclear material",
      place: "Geneva",
      from: "2029-06-01",
      before: "2029-06-02",
    },
  ]);
  const french = await announce(
    [
      {
        uid: "fr-1",
        title: "Atelier régional sur le contrôle des frontières pour l’Asie et le Pacifique",
        place: "Nahrain\\, Nadhira",
        ...days,
      },
    ],
    { body: "Forum francophone", language: "fr" },
  );
  assert.equal(await compare(), 3);
  assert.equal(await compare(), 0);
  const [one, other] = [english.kept[0], french.kept[0]];
  const found = [...pairsWith(await waiting(), one), ...pairsWith(await decisions(), one)];
  assert.equal(found.length, 1);
  assert.deepEqual(
    namesOf(found[0]?.ends as Pair["ends"]).sort(), // it was just counted
    [one, other].map((each) => (each ? markedId(each.id) : "")).sort(),
  );
  assert.equal(pairsWith([...(await waiting()), ...(await decisions())], english.kept[1]).length, 0);
});

test("what looks like one of our own activities is put to a person, and told of as a conflict until then", async () => {
  const of = { title: "Seminar on transfers in Nadhira", from: "2028-06-12", before: "2028-06-14", place: "Nahrain" };
  const id = await begin(of);
  const { kept } = await announce([{ uid: "alike", ...of, place: "Nahrain\\, Nadhira" }]);
  await compare();
  assert.deepEqual(pairsWith(await decisions(), kept[0]), []);
  assert.ok(pairsWith(await waiting(), kept[0]).some(({ ends }) => ends.activity === id));
  const diary = await as("edda", async ({ db }) => readDiary(db, of, await readKnownOrganisations(db)));
  assert.ok(diary.entries.some(({ entry }) => entry.id === markedId(kept[0]?.id as never)));
});

test("what carries our own identifier the system decides; a person undoes it, and it is not decided by itself again", async () => {
  const of = {
    title: "Workshop on border control in Nadhira",
    from: "2027-04-05",
    before: "2027-04-08",
    place: "Nahrain",
  };
  const id = await begin(of);
  const { kept } = await announce([{ uid: `activity-${id}@open1540`, ...of, place: "Nahrain\\, Nadhira" }]);
  await compare();
  const [decision] = pairsWith(await decisions(), kept[0]);
  assert.ok(decision);
  assert.deepEqual([decision.verdict, decision.byMachine, decision.ends.activity], ["same", true, id]);
  const diary = await as("edda", async ({ db }) => readDiary(db, of, await readKnownOrganisations(db)));
  assert.ok(!diary.entries.some(({ entry }) => entry.id === markedId(kept[0]?.id as never)));

  const undone = await post(app, `/en/outreach/same-event/decisions/${decision.id}/undoing`, edda, {});
  assert.equal(undone.status, 303);
  assert.equal((await post(app, `/en/outreach/same-event/decisions/${decision.id}/undoing`, edda, {})).status, 409);
  const [after] = pairsWith(await decisions(), kept[0]);
  assert.deepEqual([after?.undoneBy, after?.byMachine, after?.verdict], ["Edda Marlow", true, "same"]);
  await database.owner.updateTable("announcement").set({ compared_at: null }).execute();
  await compare();
  assert.equal(pairsWith(await decisions(), kept[0]).length, 1);
  const pair = pairsWith(await waiting(), kept[0]).find(({ ends }) => ends.activity === id);
  assert.ok(pair);
  assert.ok((await as("edda", ({ db, at }) => lookAgainOf({ db, at }, id))).includes(markedId(pair.ends.announcement)));

  const page = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(page, new RegExp(`href="/en/outreach/announcements/${pair.ends.announcement}"`));
  assert.match(page, /Whether others announce the same/);
  assert.match(page, /undone by Edda Marlow/);

  const said = await post(app, `/en/outreach/same-event/${pair.id}/decision`, edda, { verdict: "same" });
  assert.equal(said.status, 303);
  assert.equal(
    (await post(app, `/en/outreach/same-event/${pair.id}/decision`, edda, { verdict: "different" })).status,
    409,
  );
  assert.deepEqual([...(await as("edda", ({ db }) => listSameAs(db, id)))], [markedId(pair.ends.announcement)]);
  const met = await as("edda", ({ db, at }) => lookAgainOf({ db, at }, id));
  assert.ok(!met.includes(markedId(pair.ends.announcement)));
  assert.ok(!(await waiting()).some(({ id: one }) => one === pair.id));
});

async function lookAgainOf(work: Pick<Work, "db" | "at">, id: ActivityId): Promise<string[]> {
  const { duplications, conflict } = await lookAgain(work, await getActivity(work.db, id));
  const items = conflict?.items.flatMap((item) => ("with" in item ? [item.with.id] : [])) ?? [];
  return [...new Set([...duplications.map((one) => one.with.id), ...items])].filter((one) =>
    one.startsWith("announcement:"),
  );
}

test("what the system took as one and then moves away is undone by the system, and says so", async () => {
  const of = {
    title: "Seminar on export control in Nadhira",
    from: "2027-05-03",
    before: "2027-05-05",
    place: "Nahrain\\, Nadhira",
  };
  const first = await announce([{ uid: "m", ...of }], { body: "First" });
  const second = await announce([{ uid: "n", ...of }], { body: "First" });
  await compare();
  const [before] = pairsWith(await decisions(), second.kept[0]);
  assert.deepEqual([before?.verdict, before?.undoneAt], ["same", null]);
  await announce([{ uid: "n", ...of, from: "2028-11-03", before: "2028-11-05" }], second);
  await compare();
  const [after] = pairsWith(await decisions(), first.kept[0]);
  assert.deepEqual([after?.id, after?.undoneByMachine], [before?.id, true]);
  assert.equal(pairsWith(await waiting(), first.kept[0]).length, 0);
});

test("meetings of a series in one calendar are not held against each other", async () => {
  const title = "Meeting of licensing officers on border control";
  const { kept } = await announce([
    { uid: "s1", title, from: "2027-12-06", before: "2027-12-07", place: "Tunis" },
    { uid: "s2", title, from: "2027-12-08", before: "2027-12-09", place: "Tunis" },
  ]);
  await compare();
  const ids = kept.map(({ id }) => markedId(id));
  const all = [...(await waiting()), ...(await decisions())];
  assert.ok(!all.some(({ ends }) => namesOf(ends).every((name) => ids.includes(name as (typeof ids)[number]))));
});

test("a copy of our own calendar entry is the activity, by its identifier", async () => {
  const id = await begin({
    title: "Course for customs officers",
    from: "2027-09-06",
    before: "2027-09-08",
    place: "Nahrain",
  });
  const { kept } = await announce([
    { uid: `activity-${id}@open1540`, title: "Kurs", from: "2027-09-07", before: "2027-09-08", place: "" },
  ]);
  await compare();
  const [decision] = pairsWith(await decisions(), kept[0]);
  assert.deepEqual([decision?.verdict, decision?.likelihood, decision?.ends.activity], ["same", 1, id]);
});

test("an activity that is begun later is held against what was announced before", async () => {
  const of = {
    title: "Workshop on border control for Nadhira",
    from: "2027-10-04",
    before: "2027-10-06",
    place: "Nahrain\\, Nadhira",
  };
  const { kept } = await announce([{ uid: "before", ...of }]);
  await compare();
  const id = await begin({ ...of, place: "Nahrain" });
  await compare();
  const found = pairsWith([...(await waiting()), ...(await decisions())], kept[0]);
  assert.ok(found.some(({ ends }) => ends.activity === id));
});

test("who decides sees both beside each other and the comparison in words; later puts a pair behind the others", async () => {
  const place = "Nahrain\\, Nadhira";
  await announce([{ uid: "q", title: "Forum on export control", from: "2028-01-10", before: "2028-01-12", place }], {
    body: "One",
  });
  await announce(
    [
      {
        uid: "r",
        title: "Meeting of licensing officers on export control",
        from: "2028-01-11",
        before: "2028-01-13",
        place,
      },
    ],
    { body: "Two" },
  );
  await compare();
  const all = await waiting();
  const pair = all[0];
  assert.ok(pair && all.length >= 1, "something waits");
  for (const [language, part] of [
    ["en", />\d+%<\/div><\/td>/],
    ["fr", />\d+\s%<\/div><\/td>/],
  ] as const)
    assert.match(await (await get(app, `/${language}/outreach/same-event`, edda)).text(), part);
  const page = await (await get(app, `/en/outreach/same-event/${pair.id}`, edda)).text();
  assert.match(page, /class="side-by-side"/);
  assert.match(page, /value="later"/);
  assert.match(page, /likelihood of \d+%/);
  assert.match(await (await get(app, "/en/awaiting", edda)).text(), /Say whether .* the same: \d+ pair/);
  assert.equal(await as("edda", ({ db }) => countWaiting(db)), all.length);
  assert.equal(
    (await post(app, `/en/outreach/same-event/${pair.id}/decision`, edda, { verdict: "maybe" })).status,
    422,
  );
  assert.equal(
    (await post(app, `/en/outreach/same-event/${pair.id}/decision`, edda, { verdict: "later" })).status,
    303,
  );
  assert.equal((await waiting()).at(-1)?.id, pair.id);
  const read = await (await get(app, `/en/outreach/same-event/${pair.id}`, sanna)).text();
  assert.doesNotMatch(read, /value="later"/);
  assert.equal(
    (await post(app, `/en/outreach/same-event/${pair.id}/decision`, sanna, { verdict: "same" })).status,
    403,
  );
  assert.equal((await get(app, "/en/outreach/same-event", layla)).status, 403);
  for (const language of ["ar", "zh", "fr", "ru", "es"])
    assert.equal((await get(app, `/${language}/outreach/same-event/${pair.id}`, edda)).status, 200);
  assert.doesNotMatch(await (await get(app, "/en/awaiting", sanna)).text(), /Say whether/);
});

test("of two people who decide a pair at once one is told that the other did", async () => {
  const [pair] = await waiting();
  assert.ok(pair);
  const outcomes = await Promise.all([
    as("edda", (work) => decidePair(work, pair.id, "same")),
    as("edda", (work) => decidePair(work, pair.id, "different")),
  ]);
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
  const standing = (await decisions()).filter((one) => one.undoneAt === null && keyOf(one.ends) === keyOf(pair.ends));
  assert.equal(standing.length, 1);
});

test("decisions that contradict each other are shown, and the weaker is not followed", async () => {
  const of = {
    title: "Training on chemical security in Nadhira",
    from: "2028-03-06",
    before: "2028-03-09",
    place: "Nahrain\\, Nadhira",
  };
  const three: (AnnouncementOnRecord | undefined)[] = [];
  for (const body of ["A", "B", "C"]) three.push((await announce([{ uid: body, ...of }], { body })).kept[0]);
  await compare();
  const ofThree = pairsWith([...(await decisions())], three[0]).concat(pairsWith(await decisions(), three[1]));
  for (const { id } of new Map(ofThree.map((one) => [one.id, one])).values())
    await as("edda", (work) => undoDecision(work, id));
  const pairs = (await waiting()).filter(({ ends }) => three.some((one) => one?.id === ends.announcement));
  assert.equal(pairs.length, 3);
  for (const [n, verdict] of (["different", "same", "same"] as const).entries()) {
    minute++;
    access.moveTo(`2026-12-03T10:00:${String(minute % 60).padStart(2, "0")}Z`);
    assert.ok((await as("edda", (work) => decidePair(work, pairs[n]?.id as Pair["id"], verdict))).ok);
  }
  const { contradictions } = await as("edda", ({ db }) => readClusters(db));
  assert.equal(contradictions.length, 1);
  assert.match(await (await get(app, "/en/outreach/same-event", edda)).text(), /contradict each other/);
});

test("weights are learned from what persons decided, with author and number, and all is compared anew with them", async () => {
  const before = await as("edda", ({ db }) => readWeights(db));
  assert.equal(before.id, null);
  await assert.rejects(as("sanna", learnAgain), Refused);
  const learned = await post(app, "/en/outreach/same-event/weights", edda, {});
  assert.equal(learned.status, 303);
  const after = await as("edda", ({ db }) => readWeights(db));
  assert.equal(after.by, "Edda Marlow");
  const persons = (await decisions()).filter((one) => !one.byMachine && one.undoneAt === null);
  assert.equal(after.decisions, persons.length);
  assert.notDeepEqual(after.weights, before.weights);
  access.moveTo("2026-12-03T12:00:00Z");
  assert.ok((await compareAnnouncements(access, system)) > 0);
  assert.equal(await compareAnnouncements(access, system), 0);
  assert.match(
    await (await get(app, "/en/outreach/same-event", edda)).text(),
    /Learned from \d+ decisions by Edda Marlow/,
  );
});

test("past the acts nobody decides in another name, the system never says different, and nothing decided is changed", async () => {
  const [one] = await decisions();
  assert.ok(one);
  const values = (verdict: "same" | "different", work: Work) => ({
    ...{ id: newId<SameEventDecisionId>(), ...columnsOf(one.ends), verdict, likelihood: 0.5, weights_id: null },
    ...{ comparison: JSON.stringify(one.comparison), decided_by: work.actor.id, decided_at: work.at },
  });
  await assert.rejects(
    as("system", (work) => work.db.insertInto("same_event_decision").values(values("different", work)).execute()),
    /violates check/,
  );
  for (const who of ["sanna", "marlo"] as const)
    await assert.rejects(
      as(who, (work) => work.db.insertInto("same_event_decision").values(values("same", work)).execute()),
      /row-level security/,
    );
  await assert.rejects(
    as("edda", ({ db }) => db.updateTable("same_event_decision").set({ verdict: "same" }).execute()),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", ({ db }) => db.deleteFrom("same_event_decision").execute()),
    /permission denied/,
  );
});
