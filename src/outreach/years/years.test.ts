import assert from "node:assert/strict";
import { test } from "node:test";
import type { Work } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import type { NewActivity } from "../activities/activity.ts";
import { beginActivity } from "../activities/begin-activity.ts";
import { moveActivity } from "../activities/move-activity.ts";
import { listActivitiesOfYear, readYear } from "./year.queries.ts";
import { listYearRuns } from "./year-run.queries.ts";
import { proposeYears } from "./year-work.ts";

const { database, access, app, cookieOf } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const layla = await cookieOf("ليلى النضيري");
const tokens = { edda: await signIn(database, "edda"), leto: await signIn(database, "leto") };
const system = await signInSystem(database);

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

async function begun(title: string, from: string, before: string, states: string[] = []) {
  const activity: NewActivity = {
    ...{
      title,
      language: "en",
      kind: "workshop",
      mode: "in-person",
      place: "Nahrain",
      hostState: null,
      timeZone: "UTC",
    },
    ...{
      region: null,
      subjects: [],
      languages: ["en"],
      objective: null,
      description: "",
      link: "",
      source: "Invented",
    },
    ...{ organisers: [], organisations: [], experts: [], states: states as StateCode[], owner: null },
    time: { from, before, precision: "days", daysLong: null },
  };
  const outcome = await as("edda", (work) => beginActivity(work, activity));
  assert.ok(outcome.ok);
  return outcome.id;
}

test("two activities for one State in one week come into different weeks; the confirmed one stays, and each says why", async () => {
  const stays = await begun("The confirmed one", "2027-03-08", "2027-03-10", ["XNA"]);
  for (const [who, event, words] of [
    ["edda", "check", ""],
    ["edda", "consult", "Nobody is concerned."],
    ["leto", "approve", ""],
    ["edda", "invite", ""],
    ["edda", "confirm", ""],
  ] as const)
    assert.ok((await as(who, (work) => moveActivity(work, stays, event, { words }))).ok, event);
  const moves = await begun("The one that moves", "2027-03-09", "2027-03-11", ["XNA"]);
  assert.equal((await post(app, "/en/outreach/years", edda, { year: "27" })).status, 422);
  const wrong = await post(app, "/ar/outreach/years", edda, { year: "2027", [`priority-${moves}`]: "9" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="9"/);
  const asked = await post(app, "/en/outreach/years", edda, { year: "2027", [`priority-${moves}`]: "2" });
  assert.equal(asked.status, 303);
  assert.equal((await post(app, "/en/outreach/years", edda, { year: "2027" })).status, 409);
  assert.equal(await proposeYears(access, system), 1);
  assert.equal(await proposeYears(access, system), 0);
  const [run] = there(await access.withActor(tokens.edda, ({ db }) => listYearRuns(db)));
  assert.ok(run?.result?.ok, JSON.stringify(run));
  const weekOf = (id: string) =>
    run.result?.ok ? run.result.proposal.placed.find((one) => one.activity === id)?.week : undefined;
  assert.equal(weekOf(stays), 9); // the week of Monday 8 March, from 0
  assert.ok([8, 10].includes(weekOf(moves) ?? -1), String(weekOf(moves)));
  const page = await (await get(app, `/en/outreach/years/${run.id}`, edda)).text();
  assert.match(page, /Confirmed: it stays/);
  assert.match(page, /One week (later|earlier) than asked for/);
  assert.equal((await get(app, `/ar/outreach/years/${run.id}`, edda)).status, 200);
});

test("days of the last week that belong to the next year are of its programme, and keep no year from being proposed", async () => {
  const id = await begun("Between the years", "2029-12-31", "2030-01-02"); // Monday of the first week of 2030
  const of = (year: number) =>
    access.withActor(tokens.edda, async ({ db }) => (await listActivitiesOfYear(db, year)).map((one) => one.id));
  assert.deepEqual(await of(2029), []);
  assert.deepEqual(await of(2030), [id]);
});

test("weeks that have passed are given to nothing new, and weeks of leave to nobody who is away", async () => {
  const at = Temporal.Instant.from("2027-06-15T12:00:00Z");
  const input = { priorities: {}, expertsNeeded: {}, leave: {} };
  const year = there(await access.withActor(tokens.edda, ({ db }) => readYear(db, { year: 2027, input, at })));
  const moving = year.activities.find(({ previous }) => previous && !previous.isConfirmed);
  assert.ok(moving && !("from" in moving.allowed) && moving.allowed.every((week) => week >= 24));
});

test("the programme of a year is for the Committee; what was proposed stays", async () => {
  assert.equal((await get(app, "/en/outreach/years", layla)).status, 403);
  const [run] = there(await access.withActor(tokens.edda, ({ db }) => listYearRuns(db)));
  assert.ok(run);
  await assert.rejects(
    access.transact(system, (work: Work) => work.db.deleteFrom("programme_run").where("id", "=", run.id).execute()),
    /permission denied/,
  );
});
