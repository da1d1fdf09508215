import assert from "node:assert/strict";
import { test } from "node:test";
import { type IndicatorId, newId, type ObjectiveId, type StateCode } from "#db/ids.ts";
import type { ReportedKind } from "#db/schema/follow-ups.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { signInSystem, there } from "#test/people.ts";
import { countStates, readStatesByYear } from "../results/panel.queries.ts";
import { chooseIndicator } from "../strategy/choose-indicator.ts";
import { endIndicator } from "../strategy/end-indicator.ts";
import { recordObjective } from "../strategy/record-objective.ts";
import { approveYear } from "./approve-year.ts";
import { countYear } from "./count-year.ts";
import { countYears, getIndicator, listLocks, listTargets } from "./indicator-year.queries.ts";
import { withheld, yearsOf } from "./indicator-year.ts";
import { lockYear } from "./lock-year.ts";
import { setTarget } from "./set-target.ts";

const house = await openOutreach();
const { access, app, cookieOf, database, edda, as } = house;
const [leto, pia, layla] = [
  await cookieOf("Leto Varandis"),
  await cookieOf("Pia Tennant"),
  await cookieOf("ليلى النضيري"),
];
const system = await signInSystem(database);
const asSystem = async <T>(does: Parameters<typeof access.transact<T>>[1]): Promise<T> =>
  there(await access.transact(system, does));

const states = (
  await database.owner.selectFrom("state").where("kind", "=", "invented").orderBy("code").select("code").execute()
).map(({ code }) => code);
const [a, b, c, d] = states;
assert.ok(a && b && c && d);

async function did(state: StateCode, kind: ReportedKind, doneOn: string): Promise<void> {
  await as("edda", (work) =>
    work.db
      .insertInto("reported_action")
      .values({
        ...{ id: newId(), state_code: state, kind, done_on: doneOn, what: "Invented", language: "en" },
        ...{ source: "Invented", activity_id: null, follow_up_id: null },
        ...{ reported_by: work.actor.id, reported_at: work.at },
      })
      .execute(),
  );
}

const objective: ObjectiveId = await as("edda", async (work) => {
  const text = { name: { en: "National reports" }, description: {}, from: "2025-01-01", source: "Invented" };
  const made = await recordObjective(work, { position: 1, basedOn: 0, text });
  assert.ok(made.ok);
  return made.id;
});

async function chosen(outcome: "updated-report" | "first-report" | "action-plan"): Promise<IndicatorId> {
  const made = await as("edda", (work) =>
    chooseIndicator(work, {
      ...{ objective, outcome, subject: null, smallestEffect: 0.1, chosenOn: "2026-01-15", source: "Invented" },
    }),
  );
  assert.ok(made.ok);
  return made.id;
}
const indicator = await chosen("updated-report");
const path = `/en/outreach/strategy/${objective}/indicators/${indicator}`;
const page = async (cookie = pia, language = "en"): Promise<string> =>
  (await get(app, path.replace("/en/", `/${language}/`), cookie)).text();
const target = { states: "5", words: "Five States bring their reports up to date", source: "Decision", basis: "0" };

// The first report of each; what follows is an update.
for (const state of [a, b, c, d]) await did(state, "first-report", "2020-05-04");
for (const state of [a, b, c]) await did(state, "updated-report", "2025-02-01");
await did(a, "updated-report", "2025-12-31"); // the same State twice counts once
for (const [state, day] of [
  [a, "2026-01-01"],
  [b, "2026-03-01"],
] as const)
  await did(state, "updated-report", day);

test("States are counted by year: once each, on the day of their act, and what happens once in the year of the first", async () => {
  await did(d, "updated-report", "2026-12-31"); // is yet to come on 2 December
  const counted = await as("edda", async ({ db }) => {
    const updates = await readStatesByYear(db, { outcome: "updated-report", matter: "any" }, "2026-12-02");
    const firsts = await readStatesByYear(db, { outcome: "first-report", matter: "any" }, "2026-12-02");
    const later = await readStatesByYear(db, { outcome: "updated-report", matter: "any" }, "2027-01-01");
    return {
      updates: [2024, 2025, 2026].map(updates.statesIn),
      firsts: [2020, 2025].map(firsts.statesIn),
      later: later.statesIn(2026),
      all: await countStates(db, "2026-12-02"),
    };
  });
  assert.deepEqual(counted, { updates: [0, 3, 2], firsts: [4, 0], later: 3, all: states.length });
  assert.deepEqual([0, 1, 2, 3, 40].map(withheld), [0, null, null, 3, 40]);
  assert.deepEqual(yearsOf({ chosenOn: "2024-06-01" }, "2026-12-02"), [2027, 2026, 2025, 2024]);
});

test("each year shows its baseline and what is on record so far; one or two States are fewer than three, and it is not said why", async () => {
  const text = await page();
  assert.match(text, /so far fewer than three/);
  assert.match(text, /they do not say what brought the changes about/);
  assert.match(text, /Not begun/);
  assert.doesNotMatch(text, /Set a target|Lock 20/, "a member reads");
  for (const state of states) assert.doesNotMatch(text, new RegExp(`\\b${state}\\b`));
  assert.equal((await get(app, path, layla)).status, 403);
  const strategy = await (await get(app, "/en/outreach/strategy", pia)).text();
  assert.ok(strategy.includes(`href="${path}"`), "the strategy leads to it");
});

test("a target is a whole number of States with words and a source; nothing typed is lost, a later one stands and the earlier stays", async () => {
  const at = `${path}/years/2026/target`;
  for (const [wrong, field] of [
    [{ states: "4.5" }, /Give a whole number from 0 to/],
    [{ states: String(states.length + 1) }, /Give a whole number from 0 to/],
    [{ source: "" }, /Where this comes from/],
  ] as const) {
    const refused = await post(app, at, edda, { ...target, ...wrong });
    assert.equal(refused.status, 422);
    const text = await refused.text();
    assert.match(text, field);
    assert.match(text, /Five States bring their reports up to date/);
  }
  assert.equal((await post(app, at, edda, target)).status, 303);
  const late = await post(app, at, leto, { ...target, states: "6" });
  assert.equal(late.status, 409, "on what was set meanwhile");
  assert.match(await late.text(), /Somebody was quicker/);
  assert.equal((await post(app, at, leto, { ...target, states: "6", basis: "1" })).status, 303);
  assert.equal((await post(app, `${path}/years/2027/target`, edda, target)).status, 303, "before the year begins");
  assert.equal((await post(app, `${path}/years/2029/target`, edda, target)).status, 404);
  for (const cookie of [pia, layla]) assert.equal((await post(app, at, cookie, target)).status, 403);
  const kept = await as("edda", ({ db }) => listTargets(db, indicator));
  assert.deepEqual(
    kept.filter(({ year }) => year === 2026).map(({ number, states: aimed, setBy }) => [number, aimed, setBy]),
    [
      [2, 6, "Leto Varandis"],
      [1, 5, "Edda Marlow"],
    ],
  );
});

test("two who set a target at once: one is kept, and the other is told", async () => {
  const set = (who: "edda" | "leto") =>
    as(who, (work) =>
      setTarget(work, { indicator, year: 2027 }, { states: 7, words: who, source: "Decision", basedOn: 1 }),
    );
  const outcomes = await Promise.all([set("edda"), set("leto")]);
  assert.deepEqual(outcomes.map(({ ok }) => ok).sort(), [false, true]);
  assert.deepEqual(
    outcomes.find(({ ok }) => !ok),
    { ok: false, reason: "changed" },
  );
});

test("a year is not locked before it is over", async () => {
  assert.match(await (await get(app, `${path}/years/2026/lock`, edda)).text(), /The year is not over/);
  assert.equal((await post(app, `${path}/years/2026/lock`, edda, { basis: "0" })).status, 409);
  access.moveTo("2027-01-01T04:59:00Z"); // 31 December in New York
  assert.equal((await post(app, `${path}/years/2026/lock`, edda, { basis: "0" })).status, 409);
  assert.deepEqual(await as("edda", ({ db }) => listLocks(db, indicator)), []);
});

test("after a year no target is set; the secretariat locks what the system counted, and two at once lock it once", async () => {
  access.moveTo("2027-01-01T05:00:00Z");
  assert.match(await (await get(app, `${path}/years/2026/target`, edda)).text(), /The year is over/);
  const late = await post(app, `${path}/years/2026/target`, edda, { ...target, basis: "2" });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /The year is over[\s\S]*Five States bring/);
  for (const cookie of [leto, pia, layla])
    assert.equal((await post(app, `${path}/years/2026/lock`, cookie, { basis: "0" })).status, 403);
  assert.match(await page(), /Over, not locked/);
  const both = await Promise.all([1, 2].map(() => post(app, `${path}/years/2026/lock`, edda, { basis: "0" })));
  assert.deepEqual(both.map(({ status }) => status).sort(), [303, 409]);
  const [lock, ...others] = await as("edda", ({ db }) => listLocks(db, indicator));
  assert.equal(others.length, 0);
  assert.deepEqual([lock?.baseline, lock?.actual, lock?.lockedBy, lock?.lockedOn], [3, 3, "Edda Marlow", "2027-01-01"]);
  assert.match(await page(), /Locked on 1 January 2027; awaits the Chair’s approval/);
});

test("the Chair alone approves what was locked; a correction waits beside it, with why, and what was approved stands until then", async () => {
  const at = `${path}/years/2026/approval`;
  for (const cookie of [edda, pia, layla]) assert.equal((await post(app, at, cookie, { basis: "1" })).status, 403);
  assert.equal((await post(app, at, leto, { basis: "2" })).status, 409);
  assert.match(await (await get(app, at, leto)).text(), /Approved in your name/);
  assert.equal((await post(app, at, leto, { basis: "1" })).status, 303);
  assert.equal((await post(app, at, leto, { basis: "1" })).status, 409, "approved already");
  assert.match(await page(), /Approved by the Chair on 1 January 2027/);

  const lock = `${path}/years/2026/lock`;
  assert.equal((await post(app, lock, edda, { basis: "1", words: "" })).status, 422);
  const same = await post(app, lock, edda, { basis: "1", words: "Counted again" });
  assert.equal(same.status, 409);
  assert.match(await same.text(), /there is nothing to correct[\s\S]*Counted again/);
  await did(c, "updated-report", "2026-06-01"); // came to be known later
  assert.match(await page(edda), /Lock a correction of 2026/);
  assert.equal((await post(app, lock, edda, { basis: "1", words: "A report came late" })).status, 303);
  const text = await page();
  assert.match(text, /a correction locked on 1 January 2027 awaits approval/);
  const [row] = /<th scope="row"[\s\S]*?2026[\s\S]*?<\/tr>/.exec(text.slice(text.indexOf(">2026<") - 200)) ?? [];
  assert.match(row ?? "", />3</, "what was approved stands");
  assert.doesNotMatch(row ?? "", />4</);
  assert.equal((await post(app, at, leto, { basis: "2" })).status, 303);
  const kept = await as("edda", ({ db }) => listLocks(db, indicator));
  assert.deepEqual(
    kept.map(({ number, actual, approvedBy }) => [number, actual, approvedBy]),
    [
      [2, 4, "Leto Varandis"],
      [1, 3, "Leto Varandis"],
    ],
  );
  await did(d, "updated-report", "2026-06-02");
  assert.deepEqual(await as("edda", ({ db }) => listLocks(db, indicator)), kept, "what was locked never changes");
});

test("the figure does not depend on who asks: a count of one or two is kept nowhere", async () => {
  const plans = await chosen("action-plan");
  await did(a, "action-plan", "2026-02-02");
  await did(b, "action-plan", "2025-02-02");
  const of = { indicator: plans, year: 2026 };
  const counted = await asSystem((work) => countYear(work, of));
  assert.ok(counted.ok);
  await as("edda", (work) => lockYear(work, of, { count: counted.id, words: "", basedOn: 0 }));
  const [lock] = await as("pia", ({ db }) => listLocks(db, plans));
  assert.deepEqual([lock?.baseline, lock?.actual], [null, null]);
  const text = await (await get(app, path.replace(indicator, plans), pia)).text();
  assert.match(text, /fewer than three/);
  const seen = await Promise.all(
    [edda, leto, pia].map(
      async (cookie) => /<table[\s\S]*?<\/table>/.exec(await (await get(app, path, cookie)).text())?.[0] ?? "",
    ),
  );
  const figures = seen.map((table) => table.match(/<td role="cell" class="numeric">[\s\S]*?<\/td>/g)?.join() ?? "");
  assert.equal(new Set(figures).size, 1);
  assert.notEqual(figures[0], "");
});

test("of an indicator that has ended nothing more is set or locked; what was locked stays to be read and approved", async () => {
  const firsts = await chosen("first-report");
  const of = { indicator: firsts, year: 2026 };
  const counted = await asSystem((work) => countYear(work, of));
  assert.ok(counted.ok);
  await as("edda", (work) => lockYear(work, of, { count: counted.id, words: "", basedOn: 0 }));
  await as("edda", (work) => endIndicator(work, firsts));
  assert.deepEqual(await asSystem((work) => countYear(work, of)), { ok: false, reason: "no-longer" });
  assert.deepEqual(
    await as("edda", (work) =>
      setTarget(work, { ...of, year: 2027 }, { states: 1, words: "w", source: "s", basedOn: 0 }),
    ),
    { ok: false, reason: "no-longer" },
  );
  assert.deepEqual(await as("leto", (work) => approveYear(work, of, { number: 1 })), { ok: true });
  const ended = await (await get(app, path.replace(indicator, firsts), pia)).text();
  assert.match(ended, /looked at no longer[\s\S]*Approved by the Chair/);
  const strategy = await (await get(app, `/en/outreach/strategy/${objective}`, pia)).text();
  assert.match(strategy, new RegExp(`No longer looked at[\\s\\S]*${firsts}`), "its objective leads to it");
  const kept = await as("pia", ({ db }) => getIndicator(db, { id: firsts }));
  assert.equal(kept.isStanding, false);
});

test("the page stands in Arabic, and a baseline is the count of the year before", async () => {
  const text = await page(pia, "ar");
  assert.match(text, /dir="rtl"/);
  assert.match(text, /خط الأساس/);
  assert.match(text, /فهي لا تقول ما الذي أدى إلى التغييرات/);
  const counts = await as("edda", async ({ db }) =>
    countYears(db, { indicator: await getIndicator(db, { id: indicator }), years: [2026, 2025], today: "2027-01-01" }),
  );
  assert.deepEqual([counts.get(2026)?.baseline, counts.get(2025)?.actual, counts.get(2025)?.baseline], [3, 3, 0]);
  assert.equal(counts.get(2026)?.actual, 4);
});
