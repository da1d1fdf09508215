import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { recordAnnualCycle } from "#demo/annual-cycle.ts";
import { languages } from "#i18n/languages.ts";
import { openTestDatabase } from "#test/database.ts";
import { accessAt, signIn } from "#test/people.ts";
import { openDoors } from "#test/plain-doors.ts";
import { awaitingRoutes } from "#web/awaiting/awaiting.tsx";
import { committeeRoutes } from "../routes.tsx";

const programmeOfWork = "00002325-0002-7000-8000-000000001540"; // of mandate-duties.json, as the next
const annualReview = "00001977-0009-7000-8000-000000001540";

async function openHouse() {
  const database = await openTestDatabase();
  const access = accessAt(database, "2026-11-25T15:00:00Z");
  const [secretariat, chair, expert, member, state, administrator] = await Promise.all([
    signIn(database, "edda"),
    signIn(database, "leto"),
    signIn(database, "sanna"),
    signIn(database, "pia"),
    signIn(database, "amelie"),
    signIn(database, "noor"),
  ]);
  await access.transact(secretariat, recordAnnualCycle);
  const ask = openDoors(access, new Hono<Door>().route("/", committeeRoutes).route("/", awaitingRoutes));
  const page = (await ask(member, "/en/programme")).text;
  const task = /href="\/en(\/programme\/tasks\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  return { access, ask, page, task, secretariat, chair, expert, member, state, administrator };
}

test("this year's page says what is due when, by which paragraph, and what is recorded of it", async () => {
  const { page } = await openHouse();
  assert.match(page, /Programme of work and annual cycle, 2026/);
  assert.match(page, /Resolution 2325 \(2016\), para\. 2.*Extended to 28 February 2026.*First date: 31 January 2026/s);
  assert.match(page, /Recorded as delivered on 20 February 2026/);
  assert.match(page, /Resolution 1977 \(2011\), para\. 9.*31 December 2026.*36 days left/s);
  assert.match(page, /Monitoring and national implementation.*Group of Experts.*Quarter 4 of 2026.*In progress/s);
});

test("a date that passed is said kindly: due, and not yet recorded", async () => {
  const { access, ask, member } = await openHouse();
  access.moveTo("2027-02-01T15:00:00Z");
  assert.match((await ask(member, "/en/programme/2026")).text, /Due on 31 December 2026, not yet recorded/);
  access.moveTo("2026-12-31T15:00:00Z");
  assert.match((await ask(member, "/en/programme/2026")).text, /Due today/);
});

test("every page of the programme opens in every language for those who may, and for nobody else", async () => {
  const { ask, task, secretariat, member, state, administrator } = await openHouse();
  const looks: [string, string][] = [
    [member, "/programme"],
    [member, "/programme/2027"],
    [member, "/programme/2032"],
    [member, "/programme/2050"],
    [secretariat, `/programme/2026/duties/${annualReview}`],
    [secretariat, "/programme/duties"],
    [secretariat, `/programme/duties/${annualReview}/ending`],
    [secretariat, "/programme/tasks/new?year=2027"],
    [member, task],
  ];
  for (const [who, path] of looks) {
    for (const language of languages)
      assert.equal((await ask(who, `/${language}${path}`)).status, 200, language + path);
    for (const other of [state, administrator])
      assert.ok([403, 404].includes((await ask(other, `/en${path}`)).status), path);
  }
  for (const path of [
    "/programme/1999",
    "/programme/99999",
    `/programme/2034/duties/${annualReview}`,
    "/programme/tasks/nothing",
  ])
    assert.equal((await ask(member, `/en${path}`)).status, 404, path);
});

test("the secretariat records a delivery; what is wrong is said at its field and what was typed stays", async () => {
  const { ask, secretariat, member } = await openHouse();
  const path = `/en/programme/2026/duties/${annualReview}`;
  assert.doesNotMatch((await ask(member, path)).text, /<form/);
  const form = {
    "delivered-on-day": "20",
    "delivered-on-month": "11",
    "delivered-on-year": "2026",
    symbol: "S/2026/0",
    "delivery-source": "A note",
  };
  const undated = await ask(secretariat, `${path}/deliveries`, { ...form, "delivered-on-day": "31" });
  assert.equal(undated.status, 422);
  assert.match(undated.text, /href="#delivered-on".*value="31".*value="S\/2026\/0".*value="A note"/s);
  const early = await ask(secretariat, `${path}/deliveries`, { ...form, "delivered-on-day": "26" });
  assert.equal(early.status, 422);
  assert.match(early.text, /still to come/);
  assert.equal((await ask(member, `${path}/deliveries`, form)).status, 403);
  assert.equal((await ask(secretariat, `${path}/deliveries`, form)).to, `${path}?done=duty-delivery-recorded`);
  assert.match((await ask(member, path)).text, /Recorded as delivered on 20 November 2026.*S\/2026\/0/s);
});

test("an extension says by which decision; a date that is not later is asked again", async () => {
  const { ask, secretariat } = await openHouse();
  const path = `/en/programme/2027/duties/${programmeOfWork}`;
  const form = {
    "new-date-day": "28",
    "new-date-month": "2",
    "new-date-year": "2027",
    words: "Agreed in invented words",
    "extension-source": "A meeting",
  };
  const wordless = await ask(secretariat, `${path}/extensions`, { ...form, words: " " });
  assert.equal(wordless.status, 422);
  assert.match(wordless.text, /href="#words".*value="28"/s);
  const earlier = await ask(secretariat, `${path}/extensions`, { ...form, "new-date-month": "1" });
  assert.equal(earlier.status, 422);
  assert.match(earlier.text, /later than the first one.*Agreed in invented words/s);
  assert.equal((await ask(secretariat, `${path}/extensions`, form)).status, 303);
  assert.match((await ask(secretariat, path)).text, /Extended to 28 February 2027.*Agreed in invented words/s);
});

test("a duty is added with its paragraph and day, and ended; bad input keeps what was typed", async () => {
  const { ask, secretariat, expert, member } = await openHouse();
  assert.doesNotMatch((await ask(expert, "/en/programme/duties")).text, /<form/);
  const form = {
    "title-en": "An invented report",
    resolution: "9999 (2026)",
    every: "year",
    day: "31",
    month: "6",
    "from-day": "1",
    "from-month": "1",
    "from-year": "2026",
    source: "Invented",
  };
  const wrong = await ask(secretariat, "/en/programme/duties", { ...form, month: "13", resolution: "" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#resolution".*href="#day".*value="An invented report".*value="13"/s);
  const once = await ask(secretariat, "/en/programme/duties", { ...form, every: "once" });
  assert.match(once.text, /href="#on"/);
  assert.equal((await ask(expert, "/en/programme/duties", form)).status, 403);
  assert.equal((await ask(secretariat, "/en/programme/duties", form)).to, "/en/programme/duties?done=duty-added");
  assert.equal((await ask(secretariat, "/en/programme/duties", form)).status, 409);
  const list = (await ask(secretariat, "/en/programme/duties")).text;
  assert.match(list, /An invented report.*Every year, by 30 June/s);
  const ending = [...list.matchAll(/href="(\/en\/programme\/duties\/[0-9a-f-]{36}\/ending)"/g)].at(-1)?.[1] ?? "";
  const unending = await ask(secretariat, ending, { "before-day": "1", "before-month": "1", "before-year": "2026" });
  assert.equal(unending.status, 422);
  assert.match(unending.text, /cannot end before it began.*value="2026"/s);
  const end = { "before-day": "1", "before-month": "6", "before-year": "2026" };
  assert.equal((await ask(secretariat, ending, end)).status, 303);
  assert.equal((await ask(secretariat, ending, end)).status, 409);
  assert.doesNotMatch((await ask(member, "/en/programme")).text, /An invented report/);
});

test("a task says what, who and when in one of four areas; bad input keeps what was typed", async () => {
  const { ask, expert, member } = await openHouse();
  const form = { year: "2027", title: "A new task", area: "assistance", who: "A working group", when: "date" };
  const undated = await ask(expert, "/en/programme/tasks", form);
  assert.equal(undated.status, 422);
  assert.match(undated.text, /href="#on".*value="A new task".*value="A working group"/s);
  const date = { "on-day": "1", "on-month": "3", "on-year": "2026" };
  const otherYear = await ask(expert, "/en/programme/tasks", { ...form, ...date });
  assert.match(otherYear.text, /Enter a date in 2027/);
  const arealess = await ask(expert, "/en/programme/tasks", { ...form, when: "3", area: "other" });
  assert.match(arealess.text, /href="#area"/);
  assert.equal((await ask(member, "/en/programme/tasks", { ...form, when: "3" })).status, 403);
  const added = await ask(expert, "/en/programme/tasks", { ...form, when: "3", duty: programmeOfWork });
  assert.match(added.to, /^\/en\/programme\/tasks\/[0-9a-f-]{36}\?done=programme-task-added$/);
  assert.match((await ask(member, "/en/programme/2027")).text, /A new task.*Quarter 3 of 2027/s);
  assert.match((await ask(member, `/en/programme/2027/duties/${programmeOfWork}`)).text, /A new task/);
});

test("progress is written line by line; an empty note is asked for", async () => {
  const { ask, task, member } = await openHouse();
  const empty = await ask(member, `/en${task}/progress`, { status: "done", note: "" });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /href="#note"/);
  const long = await ask(member, `/en${task}/progress`, { status: "done", note: "x".repeat(4001) });
  assert.equal(long.status, 422);
  assert.ok(long.text.includes("x".repeat(4001)));
  const line = { status: "done", note: "It is finished" };
  assert.equal((await ask(member, `/en${task}/progress`, line)).to, `/en${task}?done=programme-progress-recorded`);
  assert.match((await ask(member, `/en${task}`)).text, /It is finished/);
});

test("what is due within sixty days awaits the Chair, the secretariat and the experts, and nobody else", async () => {
  const { access, ask, secretariat, chair, expert, member, state, administrator } = await openHouse();
  const link = new RegExp(
    `/en/programme/2026/duties/${annualReview}"[^>]*>Deliver: Annual review.*by 31 December 2026.*36 days left`,
    "s",
  );
  for (const who of [secretariat, chair, expert]) assert.match((await ask(who, "/en/awaiting")).text, link);
  for (const who of [member, state, administrator])
    assert.doesNotMatch((await ask(who, "/en/awaiting")).text, /programme|Annual review/);
  access.moveTo("2027-01-04T15:00:00Z");
  assert.match((await ask(chair, "/en/awaiting")).text, /Due on 31 December 2026, not yet recorded/);
});
