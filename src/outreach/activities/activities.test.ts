import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type ActivityEventId, type ActivityId, newId, type StateCode } from "#db/ids.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { endObjective } from "../strategy/end-objective.ts";
import { recordObjective } from "../strategy/record-objective.ts";
import { findOwnOrganisation, getActivity, listActivities } from "./activity.queries.ts";
import type { NewActivity } from "./activity.ts";
import { beginActivity } from "./begin-activity.ts";
import { changeInvitees } from "./change-invitees.ts";
import { fillSourcedActivities } from "./fill-sourced-activities.ts";
import { type MoveDetails, moveActivity } from "./move-activity.ts";
import { showActivity } from "./show-activity.ts";

const { database, access, app, cookieOf, runClock } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const tokens = {
  edda: await signIn(database, "edda"),
  leto: await signIn(database, "leto"),
  sanna: await signIn(database, "sanna"),
  layla: await signIn(database, "layla"),
  marlo: await signIn(database, "marlo"),
  pia: await signIn(database, "pia"),
};

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

const workshop: NewActivity = {
  ...{ title: "Workshop on border controls", language: "en", kind: "workshop", mode: "in-person", place: "Nahrain" },
  ...{ hostState: "XNA" as StateCode, timeZone: "Asia/Dubai", region: "asia-pacific", subjects: ["border-control"] },
  ...{ languages: ["en", "ar"], objective: null, description: "", link: "", source: "Invented for the tests" },
  ...{ organisers: [], organisations: [], experts: [], states: ["XNA" as StateCode, "XYU" as StateCode], owner: null },
  time: { from: "2027-02-08", before: "2027-02-11", precision: "days", daysLong: null },
};

async function begun(of: Partial<NewActivity> = {}, who: keyof typeof tokens = "edda"): Promise<ActivityId> {
  const outcome = await as(who, (work) => beginActivity(work, { ...workshop, ...of }));
  assert.ok(outcome.ok);
  return outcome.id;
}

const step = (who: keyof typeof tokens, id: ActivityId, event: ActivityEventName, given: MoveDetails = {}) =>
  as(who, (work) => moveActivity(work, id, event, given));

async function upTo(id: ActivityId, last: "planned" | "invited" | "confirmed"): Promise<void> {
  const steps: [keyof typeof tokens, ActivityEventName, MoveDetails?][] = [
    ["edda", "check"],
    ["edda", "consult", { words: "The regional organisation agrees." }],
    ["leto", "approve"],
    ...(last === "planned" ? [] : [["edda", "invite"] as [keyof typeof tokens, ActivityEventName]]),
    ...(last === "confirmed" ? [["edda", "confirm"] as [keyof typeof tokens, ActivityEventName]] : []),
  ];
  for (const [who, event, given] of steps) assert.deepEqual(await step(who, id, event, given), { ok: true }, event);
}

test("the sourced record of outreach is there once, shown, and each line names its source", async () => {
  await database.owner.transaction().execute(fillSourcedActivities);
  await database.owner.transaction().execute(fillSourcedActivities);
  const shown = await access.asPublic((db) =>
    db.selectFrom("activity").where("place", "=", "Gaborone").select(["title", "starts_on", "source"]).execute(),
  );
  assert.deepEqual(
    shown.map(({ title, starts_on }) => ({ title, starts_on })),
    [{ title: "1540 Workshop for African States", starts_on: "2007-11-27" }],
  );
  assert.match(shown[0]?.source ?? "", /AFR\/1624/);
});

test("an activity is approved when its dates were checked and who is concerned was consulted, by the Chair alone", async () => {
  const id = await begun();
  assert.deepEqual(await step("leto", id, "approve"), { ok: false, reason: "not-checked" });
  await step("edda", id, "check");
  assert.deepEqual(await step("leto", id, "approve"), { ok: false, reason: "not-consulted" });
  assert.deepEqual(await step("edda", id, "consult"), { ok: false, reason: "no-words" });
  await step("edda", id, "consult", { words: "Nobody is concerned." });
  await assert.rejects(step("edda", id, "approve"), Refused);
  assert.deepEqual(await step("leto", id, "approve"), { ok: true });
  assert.equal((await as("edda", ({ db }) => getActivity(db, id))).standing, "planned");
});

test("new dates are checked again; once invitations are out the activity is postponed until invitees were told", async () => {
  const id = await begun();
  await upTo(id, "confirmed");
  const time = { from: "2027-03-01", before: "2027-03-04", precision: "days", daysLong: null } as const;
  assert.deepEqual(await step("edda", id, "change-dates"), { ok: false, reason: "no-dates" });
  assert.deepEqual(await step("edda", id, "change-dates", { time }), { ok: true });
  const moved = await as("edda", ({ db }) => getActivity(db, id));
  assert.deepEqual([moved.standing, moved.time, moved.checkedFrom, moved.moves], ["postponed", time, null, 1]);
  assert.deepEqual(await step("edda", id, "check"), { ok: false, reason: "invitees-not-told" });
  assert.deepEqual(await step("edda", id, "check", { told: true }), { ok: true });
  assert.equal((await as("edda", ({ db }) => getActivity(db, id))).standing, "invited");
});

test("what is known only roughly is planned, and invited to when it has days", async () => {
  const id = await begun({ time: { from: "2027-04-01", before: "2027-07-01", precision: "quarter", daysLong: 3 } });
  await upTo(id, "planned");
  assert.deepEqual(await step("edda", id, "invite"), { ok: false, reason: "dates-not-known" });
});

test("an activity that goes into another names it and ends", async () => {
  const id = await begun();
  const other = await begun({ title: "The other" });
  assert.deepEqual(await step("edda", id, "merge", { into: id }), { ok: false, reason: "no-target" });
  assert.deepEqual(await step("edda", id, "merge", { into: other }), { ok: true });
  const merged = await as("edda", ({ db }) => getActivity(db, id));
  assert.deepEqual([merged.standing, merged.mergedInto], ["merged", other]);
  assert.deepEqual(await step("leto", id, "cancel", { words: "No." }), { ok: false, reason: "not-now" });
});

test("the clock holds an activity when its last day has passed where it is, and looks back after two years", async () => {
  const id = await begun();
  await upTo(id, "confirmed");
  const standing = async () => (await as("edda", ({ db }) => getActivity(db, id))).standing;
  access.moveTo("2027-02-10T19:59:00Z"); // 23:59 in Dubai, the last day
  await runClock();
  assert.equal(await standing(), "confirmed");
  access.moveTo("2027-02-10T20:00:00Z");
  await runClock();
  assert.equal(await standing(), "held");
  assert.deepEqual(await step("sanna", id, "report"), { ok: false, reason: "nobody-took-part" });
  await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "took-part" }]),
  );
  assert.deepEqual(await step("sanna", id, "report"), { ok: true });
  access.moveTo("2029-03-31T23:59:00Z");
  await runClock();
  assert.equal(await standing(), "reported");
  access.moveTo("2029-04-01T00:00:00Z");
  await runClock();
  assert.equal(await standing(), "evaluated");
  access.moveTo("2026-12-02T15:00:00Z");
});

test("that somebody took part is said once it was held", async () => {
  const id = await begun();
  const outcome = await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "took-part" }]),
  );
  assert.deepEqual(outcome, { ok: false, reason: "too-early" });
});

test("two people change the list of invitees: neither takes back what the other changed, and what both changed is told", async () => {
  const id = await begun({ title: "Changed by two" });
  const path = `/en/outreach/activities/${id}/invitees`;
  const openedIn = (page: string): string => /name="opened" value="([^"]*)"/.exec(page)?.[1] ?? "";
  const opened = openedIn(await (await get(app, path, edda)).text());
  assert.match(opened, /XNA=pre-invited/);
  const asOpened = { opened, "who-XNA": "pre-invited", "who-XYU": "pre-invited" };
  const standings = async () =>
    Object.fromEntries(
      (await as("edda", ({ db }) => getActivity(db, id))).invitees.map((one) => [one.state, one.standing]),
    );
  assert.equal((await post(app, path, edda, { ...asOpened, "who-XNA": "invited" })).status, 303);
  assert.equal((await post(app, path, edda, { ...asOpened, "who-XYU": "declined" })).status, 303);
  assert.deepEqual(await standings(), { XNA: "invited", XYU: "declined" });
  const both = await post(app, path, edda, { ...asOpened, "who-XNA": "declined" });
  assert.equal(both.status, 409);
  const page = await both.text();
  assert.match(page, /Somebody changed this activity since you opened it/);
  const again = {
    ...{ opened: openedIn(page), "who-XNA": "declined" },
    "who-XYU": /id="who-XYU".*?value="([\w-]+)" selected/s.exec(page)?.[1] ?? "",
  };
  assert.equal(again["who-XYU"], "declined", "as it stands now");
  assert.equal((await post(app, path, edda, again)).status, 303);
  assert.deepEqual(await standings(), { XNA: "declined", XYU: "declined" });
  assert.equal((await post(app, path, edda, { ...again, opened: "XYU=declined", "who-XNA": "" })).status, 303);
  assert.deepEqual(await standings(), { XNA: "declined", XYU: "declined" }, "what was not there is not taken out");
});

test("an organisation keeps its own activities, and reads those that name it once they are planned", async () => {
  const owner = (await as("marlo", ({ db }) => findOwnOrganisation(db))) ?? null;
  assert.ok(owner);
  const own = await begun({ owner, title: "Seminar of the forum" }, "marlo");
  assert.deepEqual(await as("edda", (work) => beginActivity(work, { ...workshop, owner })), {
    ok: false,
    reason: "not-yours",
  });
  const hidden = await begun({ title: "Proposed only", organisers: [owner] });
  const unnamed = await begun({ title: "Of the Committee alone" });
  await upTo(unnamed, "planned");
  const titles = async () =>
    (await as("marlo", ({ db }) => listActivities(db, { from: "2027-01-01", before: "2028-01-01" }))).map(
      ({ title }) => title,
    );
  assert.deepEqual(await titles(), ["Seminar of the forum"]);
  const dropped = await begun({ title: "Never planned", organisers: [owner] });
  await step("leto", dropped, "cancel", { words: "It will not be." });
  assert.deepEqual(await titles(), ["Seminar of the forum"]);
  await upTo(hidden, "planned");
  assert.deepEqual((await titles()).sort(), ["Proposed only", "Seminar of the forum"]);
  assert.deepEqual(await step("marlo", own, "check"), { ok: true });
  await step("marlo", own, "consult", { words: "We are the regional organisation." });
  assert.deepEqual(await step("marlo", own, "approve"), { ok: true });
  await assert.rejects(step("leto", own, "cancel", { words: "Not ours." }), Refused);
  await assert.rejects(step("marlo", unnamed, "invite"), /activity/);
});

test("a State reads an activity it is invited to once invitations are out, and its own line of the list", async () => {
  const id = await begun({ title: "For Nadhira and Yunlan", hostState: null });
  const seen = async () =>
    (await as("layla", ({ db }) => listActivities(db, { from: "2027-01-01", before: "2028-01-01" }))).some(
      (one) => one.id === id,
    );
  await upTo(id, "planned");
  assert.equal(await seen(), false);
  await step("edda", id, "invite");
  assert.equal(await seen(), true);
  const { invitees, experts } = await as("layla", ({ db }) => getActivity(db, id));
  assert.deepEqual(
    invitees.map(({ state, standing }) => [state, standing]),
    [["XNA", "invited"]],
  );
  assert.deepEqual(experts, []);
});

test("the public reads what is shown, and never who is invited", async () => {
  const id = await begun({ title: "Shown to everybody" });
  assert.deepEqual(await as("edda", (work) => showActivity(work, id, { shown: true })), {
    ok: false,
    reason: "not-now",
  });
  await upTo(id, "planned");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  const read = await access.asPublic((db) =>
    db.selectFrom("activity").where("id", "=", id).select(["title", "standing"]).execute(),
  );
  assert.deepEqual(read, [{ title: "Shown to everybody", standing: "planned" }]);
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("activity_invitee").selectAll().execute()),
    /permission denied/,
  );
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("activity").select("objective_id").execute()),
    /permission denied/,
  );
});

test("past the acts: nobody moves an activity by hand, in another's name or out of turn", async () => {
  const id = await begun();
  const event = (work: Work, name: ActivityEventName, by = work.actor.id) =>
    work.db
      .insertInto("activity_event")
      .values({ id: newId<ActivityEventId>(), activity_id: id, event: name, at: work.at, by })
      .execute();
  await assert.rejects(
    as("edda", (work) =>
      work.db.updateTable("activity").set({ title: "x", starts_on: "2027-01-01" }).where("id", "=", id).execute(),
    ),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", (work) => sql`update activity set standing = 'confirmed' where id = ${id}`.execute(work.db)),
    /permission denied/,
  );
  await assert.rejects(
    as("leto", (work) => event(work, "approve")),
    /approved when its dates were checked/,
  );
  await assert.rejects(
    as("edda", (work) => event(work, "confirm")),
    /does not take confirm/,
  );
  await assert.rejects(
    as("edda", (work) => event(work, "approve")),
    /who does approve acts for it/,
  );
  await assert.rejects(
    as("pia", (work) => event(work, "check")),
    /who does check acts for it/,
  );
});

test("the form keeps everything that was typed when something is wrong, and says it in the person's language", async () => {
  const form = {
    ...{
      title: "تدريب",
      language: "ar",
      kind: "workshop",
      mode: "in-person",
      when: "days",
      source: "مذكرة",
      place: "",
    },
    ...{ "first-day": "31", "first-month": "2", "first-year": "2027", zone: "Nowhere/Land", states: "XNA" },
  };
  const response = await post(app, "/ar/outreach/activities", edda, form);
  assert.equal(response.status, 422);
  const page = await response.text();
  for (const kept of ["تدريب", "Nowhere/Land", 'value="31"', "مذكرة"]) assert.ok(page.includes(kept), kept);
  assert.match(page, /<input type="checkbox"[^>]*value="XNA"[^>]* checked/);
});

test("an activity is proposed, written and moved through its pages", async () => {
  const form = {
    ...{ title: "Round table", language: "en", kind: "round-table", mode: "online", when: "part", source: "A letter" },
    ...{ year: "2027", part: "q2", "days-long": "2", zone: "Africa/Gaborone" },
  };
  const made = await post(app, "/en/outreach/activities", edda, form);
  assert.equal(made.status, 303);
  const address = new URL(made.headers.get("location") ?? "", "http://localhost").pathname;
  const page = await (await get(app, address, edda)).text();
  assert.match(page, /Round table/);
  const stepped = await post(app, `${address}/steps/consult`, edda, { words: "" });
  assert.equal(stepped.status, 422);
  const calendar = await (await get(app, "/en/outreach?year=2027&kind=round-table", edda)).text();
  assert.match(calendar, /Round table/);
  const months = await (await get(app, "/ar/outreach?year=2027&view=months", edda)).text();
  assert.match(months, /Round table/);
});

test("everybody reads the calendar of what is shown, each activity of it, and a file that a calendar subscribes to", async () => {
  const id = await begun({ title: "Open to be read; with, signs" });
  const hidden = await begun({ title: "Not to be read" });
  await upTo(id, "confirmed");
  await upTo(hidden, "confirmed");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  for (const language of ["en", "ar"]) {
    const page = await (await get(app, `/${language}/outreach?year=2027`)).text();
    assert.match(page, /Open to be read/);
    assert.doesNotMatch(page, /Not to be read|XYU/);
  }
  assert.equal((await get(app, `/en/outreach/activities/${id}`)).status, 200);
  assert.equal((await get(app, `/en/outreach/activities/${hidden}`)).status, 404);
  const file = await (await get(app, "/en/outreach/calendar.ics?year=2027")).text();
  const { default: ical } = await import("ical.js");
  const read = (text: string) =>
    new ical.Component(ical.parse(text)).getAllSubcomponents("vevent").map((event) => new ical.Event(event));
  const mine = (text: string) => read(text).find(({ uid }) => uid === `activity-${id}@open1540`);
  assert.equal(mine(file)?.summary, "Open to be read; with, signs");
  assert.equal(mine(file)?.startDate.toString(), "2027-02-08");
  assert.equal(mine(file)?.endDate.toString(), "2027-02-11");
  const french = mine(await (await get(app, "/fr/outreach/calendar.ics?year=2027")).text())?.component;
  assert.equal(french?.getFirstProperty("summary")?.getParameter("language"), "en");
  assert.equal(french?.getFirstProperty("description")?.getParameter("language"), "fr");
  const before = mine(file)?.sequence ?? 0;
  await step("leto", id, "cancel", { words: "The host withdrew." });
  const after = await (await get(app, "/en/outreach/calendar.ics?year=2027")).text();
  assert.equal(mine(after)?.component.getFirstPropertyValue("status"), "CANCELLED");
  assert.ok((mine(after)?.sequence ?? 0) > before);
});

test("who organises and sponsors an activity is named and taken out; what a sponsor gives is not for the public", async () => {
  const id = await begun();
  const path = `/en/outreach/activities/${id}/parties`;
  const sponsor = {
    role: "sponsor",
    who: "XYU",
    contribution: "money",
    amount: "25 000,50",
    currency: "usd",
    words: "Travel",
  };
  assert.equal((await post(app, path, edda, { ...sponsor, currency: "" })).status, 422);
  assert.equal((await post(app, path, edda, { ...sponsor, who: "" })).status, 422);
  assert.equal((await post(app, path, edda, { ...sponsor, amount: "25,000" })).status, 422, "it may be 25 or 25 000");
  assert.equal((await post(app, path, edda, { ...sponsor, amount: "1".repeat(14) })).status, 303, "huge, and kept");
  const [huge] = (await as("edda", ({ db }) => getActivity(db, id))).parties.filter(({ role }) => role === "sponsor");
  assert.equal((await post(app, `${path}/${huge?.id}/ending`, edda, {})).status, 303);
  assert.equal((await post(app, path, edda, sponsor)).status, 303);
  assert.equal((await post(app, path, edda, sponsor)).status, 409);
  const { parties } = await as("edda", ({ db }) => getActivity(db, id));
  const added = parties.find(({ role }) => role === "sponsor");
  assert.deepEqual([added?.state, added?.amount, added?.currency], ["XYU", "25000.50", "USD"]);
  assert.match(await (await get(app, path, edda)).text(), /USD\s25,000\.50/);
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("activity_party").select("amount").execute()),
    /permission denied/,
  );
  assert.equal((await post(app, `${path}/${added?.id}/ending`, edda, {})).status, 303);
  const [host] = (await as("edda", ({ db }) => getActivity(db, id))).parties;
  await step("leto", id, "cancel", { words: "The host withdrew." });
  assert.equal((await post(app, `${path}/${host?.id}/ending`, edda, {})).status, 409, "it has ended");
  assert.ok(!(await as("edda", ({ db }) => getActivity(db, id))).parties.some(({ role }) => role === "sponsor"));
});

test("a large meeting and a holiday of the host are met by an activity of those days, and taken out again", async () => {
  const id = await begun({ title: "In the week of the feast" });
  const days = {
    "first-day": "8",
    "first-month": "2",
    "first-year": "2027",
    "last-day": "9",
    "last-month": "2",
    "last-year": "2027",
  };
  const mark = { kind: "host-holiday", name: "Feast", language: "en", source: "A letter of the host", ...days };
  assert.equal((await post(app, "/en/outreach/days", edda, mark)).status, 422);
  assert.equal((await post(app, "/en/outreach/days", edda, { ...mark, state: "XNA" })).status, 303);
  const page = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(page, /2 of 3 working days are holidays in Nadhira \(Feast\)/);
  const marks = await (await get(app, "/en/outreach/days", edda)).text();
  const [, ending] = /action="(\/en\/outreach\/days\/[\w-]+\/ending)"/.exec(marks) ?? [];
  assert.equal((await post(app, ending ?? "", edda, {})).status, 303);
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Feast/);
});

test("what an activity meets is said before it is proposed, and why it is borne is kept beside it", async () => {
  const other = await begun({ title: "The one that is there" });
  const form = {
    ...{ title: "The one that comes", language: "en", kind: "workshop", mode: "in-person", when: "days", look: "yes" },
    ...{ "first-day": "9", "first-month": "2", "first-year": "2027", place: "Elsewhere", host: "XNA", states: "XNA" },
    ...{ region: "asia-pacific", subjects: "border-control" },
  };
  const looked = await (await post(app, "/en/outreach/activities", edda, form)).text();
  assert.match(looked, /The one that is there/);
  assert.match(looked, /value="The one that comes"/);
  const part = await post(app, "/en/outreach/activities/overlap", edda, form);
  assert.equal(part.status, 200);
  assert.match(await part.text(), /1 of 1 States is on both lists \(Nadhira\), on the same days/);
  const id = await begun({ title: "The one that comes" });
  const said = await post(app, `/en/outreach/activities/${id}/overlap`, edda, {
    ...{ other, matter: "duplicate", words: "One is for customs, the other for ministries." },
  });
  assert.equal(said.status, 303);
  assert.match(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /One is for customs/);
  const refused = await post(app, `/en/outreach/activities/${id}/overlap`, edda, {
    other,
    matter: "duplicate",
    words: "",
  });
  assert.equal(refused.status, 422);
});

test("an objective has versions, and an indicator is chosen beforehand with the smallest difference that would matter", async () => {
  const words = {
    "name-en": "Full implementation",
    position: "4",
    basis: "0",
    source: "Background paper",
    "from-day": "1",
    "from-month": "1",
    "from-year": "2026",
  };
  assert.equal((await post(app, "/en/outreach/strategy/new", edda, { ...words, "name-en": "" })).status, 422);
  const made = await post(app, "/en/outreach/strategy/new", edda, words);
  assert.equal(made.status, 303);
  const path = new URL(made.headers.get("location") ?? "", "http://localhost").pathname;
  assert.equal((await post(app, `${path}/words`, edda, { ...words, basis: "0" })).status, 409);
  assert.equal(
    (await post(app, `${path}/words`, edda, { ...words, basis: "1", "name-fr": "Application intégrale" })).status,
    303,
  );
  const wrong = await (await post(app, `${path}/words`, edda, { ...words, basis: "1", "name-en": "" })).text();
  assert.match(wrong, /name="basis" value="1"/, "what is wrong is mended on the words that were opened");
  const indicator = {
    outcome: "first-report",
    smallest: "0,1",
    source: "Decision",
    "chosen-day": "2",
    "chosen-month": "12",
    "chosen-year": "2026",
  };
  assert.equal((await post(app, `${path}/indicators/new`, edda, { ...indicator, smallest: "much" })).status, 422);
  const tenOfAHundred = { ...indicator, outcome: "action-plan", smallest: "10" }; // of all States there are no ten times as many
  assert.equal((await post(app, `${path}/indicators/new`, edda, tenOfAHundred)).status, 422);
  assert.equal((await post(app, `${path}/indicators/new`, edda, indicator)).status, 303);
  assert.equal((await post(app, `${path}/indicators/new`, edda, indicator)).status, 409);
  assert.match(await (await get(app, path, edda)).text(), /a difference smaller than 0\.1 would not matter/);
  assert.match(await (await get(app, "/fr/outreach/strategy", edda)).text(), /Application intégrale/);
  const leto = await cookieOf("Leto Varandis");
  assert.equal((await post(app, `${path}/ending`, leto, {})).status, 303);
  const late = await post(app, `${path}/words`, edda, { ...words, basis: "2" });
  assert.equal(late.status, 409);
  assert.match(await late.text(), /This objective has ended/);
  assert.doesNotMatch(await (await get(app, "/fr/outreach/strategy", edda)).text(), /Application intégrale/);
});

test("an activity keeps the objective that ended, the host and the expert that are offered no more, and is counted for it", async () => {
  const text = { name: { en: "Raising awareness, first round" }, description: {}, from: "2026-01-01", source: "S" };
  const recorded = await as("edda", (work) => recordObjective(work, { position: 1, basedOn: 0, text }));
  assert.ok(recorded.ok);
  const host = "BWA" as StateCode; // in a demonstration nothing new is planned for a real State
  const expert = await database.owner
    .selectFrom("account")
    .where("name", "=", "Pia Tennant") // no expert, as one whose time has ended
    .select("id")
    .executeTakeFirstOrThrow();
  const id = await begun({ title: "Kept", objective: recorded.id, hostState: host, experts: [expert.id] });
  await as("edda", (work) => endObjective(work, recorded.id));
  const path = `/en/outreach/activities/${id}`;
  const page = await (await get(app, `${path}/text`, edda)).text();
  for (const one of [recorded.id, host]) assert.match(page, new RegExp(`value="${one}" selected`));
  const written = {
    ...{ title: "Kept, in other words", language: "en", kind: "workshop", mode: "in-person", place: "P", source: "S" },
    ...{ zone: "UTC", basis: "0", objective: recorded.id, host },
  };
  assert.equal((await post(app, `${path}/text`, edda, written)).status, 303);
  assert.equal((await post(app, `${path}/experts`, edda, { experts: expert.id })).status, 303);
  const kept = await as("edda", ({ db }) => getActivity(db, id));
  assert.deepEqual([kept.title, kept.objective, kept.hostState], ["Kept, in other words", recorded.id, host]);
  assert.deepEqual(
    kept.experts.map((one) => one.id),
    [expert.id],
  );
  assert.match(await (await get(app, path, edda)).text(), /Raising awareness, first round/);
  assert.match(await (await get(app, "/en/outreach/strategy", edda)).text(), /<th[^>]*>Raising awareness, first round/);
  const other = await begun();
  const chosen = await post(app, `/en/outreach/activities/${other}/text`, edda, written);
  assert.equal(chosen.status, 303);
  assert.equal((await as("edda", ({ db }) => getActivity(db, other))).objective, null, "not chosen anew");
});

test("how many came is counted by capacity, once it was held; what cannot be is told at its field", async () => {
  const id = await begun({ time: { from: "2026-12-03", before: "2026-12-05", precision: "days", daysLong: null } });
  await upTo(id, "confirmed");
  access.moveTo("2026-12-06T15:00:00Z");
  await runClock();
  await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "took-part" }]),
  );
  const { invitees } = await as("edda", ({ db }) => getActivity(db, id));
  const of = invitees.find(({ state }) => state === "XNA")?.id;
  const path = `/en/outreach/activities/${id}/attendance`;
  const line = { [`capacity-${of}-1`]: "customs", [`people-${of}-1`]: "3", [`women-${of}-1`]: "4" };
  assert.equal((await post(app, path, edda, line)).status, 422);
  assert.equal((await post(app, path, edda, { ...line, [`women-${of}-1`]: "1" })).status, 303);
  assert.match(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Customs[\s\S]*3[\s\S]*1/);
  const second = { [`capacity-${of}-2`]: "trade", [`people-${of}-2`]: "2", [`women-${of}-2`]: "" };
  assert.equal((await post(app, path, edda, { ...line, ...second, [`women-${of}-1`]: "1" })).status, 303);
  const partly = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(partly, /Trade[\s\S]*not counted[\s\S]*All[\s\S]*5[\s\S]*1 of 3 counted/);
  await as("edda", (work) =>
    changeInvitees(work, id, [{ state: "XNA" as StateCode, organisation: null, standing: "did-not-come" }]),
  );
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Customs/);
  access.moveTo("2026-12-02T15:00:00Z");
});

test("the list of activities leaves as a file, and as a paper of a meeting with its versions", async () => {
  await begun({ title: "On the list" });
  const csv = await (await get(app, "/en/outreach/list.csv?year=2027", edda)).text();
  assert.match(csv, /On the list/);
  for (const format of ["docx", "xlsx", "pdf"]) {
    const file = await get(app, `/ar/outreach/list.${format}?year=2027`, edda);
    assert.equal(file.status, 200, format);
    assert.ok((await file.arrayBuffer()).byteLength > 1000);
  }
  assert.equal((await get(app, "/en/outreach/list.csv")).status, 303);
});

test("past the acts: an expert shows nothing, records nothing as held, and what is only proposed is not shown", async () => {
  const id = await begun({ title: "By SQL" });
  const show = (work: Work) =>
    work.db.updateTable("activity").set({ shown_at: work.at, shown_by: work.actor.id }).where("id", "=", id).execute();
  await assert.rejects(as("edda", show), /only proposed is not shown/);
  await upTo(id, "planned");
  await assert.rejects(as("sanna", show), /who plans an activity shows it/);
  await assert.rejects(
    as("sanna", (work) =>
      work.db
        .insertInto("activity")
        .values({
          ...{ id: newId<ActivityId>(), title: "Held, it says", place: "Nowhere", source: "None", standing: "held" },
          ...{ starts_on: "2026-01-01", ends_before: "2026-01-02", host_state: null, region: null, objective_id: null },
          ...{ serves: null, sponsor: null, on_record: true },
        })
        .execute(),
    ),
    /row-level security/,
  );
});

test("past the acts: whoever acts for an organisation moves no activity of the Committee", async () => {
  const id = await begun({ title: "Of the Committee" });
  await upTo(id, "planned");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  for (const event of ["invite", "change-dates", "merge", "check"] as const)
    await assert.rejects(
      as("marlo", (work) =>
        work.db
          .insertInto("activity_event")
          .values({
            ...{ id: newId<ActivityEventId>(), activity_id: id, event, at: work.at, by: work.actor.id },
            details: JSON.stringify({ from: "2027-06-01", before: "2027-06-02", precision: "days" }),
          })
          .execute(),
      ),
      /acts for it|does not take/,
      event,
    );
  assert.equal((await as("edda", ({ db }) => getActivity(db, id))).standing, "planned");
});

test("nobody writes on an activity that another keeps, by page either, and no act is recorded", async () => {
  const id = await begun({ title: "Kept by the Committee" });
  await upTo(id, "planned");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  const marlo = await cookieOf("Marlo Deven");
  const path = `/en/outreach/activities/${id}`;
  assert.equal((await get(app, path, marlo)).status, 200);
  assert.equal((await get(app, `${path}/text`, marlo)).status, 404);
  assert.equal((await get(app, `${path}/steps/invite`, marlo)).status, 404);
  assert.equal((await get(app, `${path}/steps/invite`, edda)).status, 200);
  const text = {
    ...{ title: "Rewritten", language: "en", kind: "workshop", mode: "online", source: "x", zone: "UTC", basis: "0" },
  };
  assert.equal((await post(app, `${path}/text`, marlo, text)).status, 404);
  const reason = { other: id, matter: "duplicate", words: "x" };
  assert.equal((await post(app, `${path}/overlap`, marlo, reason)).status, 404);
  const acts = await database.owner
    .selectFrom("act")
    .where("subject_id", "=", id)
    .where("verb", "in", ["activity.written", "activity.reason-given"])
    .select("id")
    .execute();
  assert.deepEqual(acts, []);
});

test("the public's calendar is of the year and the filter asked for, whoever asked before", async () => {
  await database.owner.transaction().execute(fillSourcedActivities);
  const of = async (query: string) => (await get(app, `/en/outreach${query}`)).text();
  assert.match(await of("?year=1901"), /Nothing is planned or recorded here/);
  assert.match(await of("?year=2007"), /Gaborone/);
  assert.doesNotMatch(await of("?year=2007&kind=visit"), /Gaborone/);
  assert.match(await of("?year=2007"), /Gaborone/);
  const file = async (query: string) => (await get(app, `/en/outreach/calendar.ics${query}`)).text();
  assert.doesNotMatch(await file("?year=1901"), /VEVENT/);
  assert.match(await file("?year=2007"), /Gaborone/);
  assert.doesNotMatch(await file(""), /Gaborone/);
});

test("who subscribes from the page of one year has the years to come, of the same filter", async () => {
  const page = await (await get(app, "/en/outreach?year=2007&view=months&kind=workshop")).text();
  assert.match(page, /href="\/en\/outreach\/calendar\.ics\?kind=workshop"/);
});

test("an address with a year that is none changes nothing in the file that everybody subscribes to", async () => {
  const id = await begun({ title: "Told to who subscribes" });
  await upTo(id, "confirmed");
  await as("edda", (work) => showActivity(work, id, { shown: true }));
  for (const query of ["?year=soon", "?year=", "?year=soon&kind=none", ""])
    assert.match(await (await get(app, `/fr/outreach/calendar.ics${query}`)).text(), /Told to who subscribes/, query);
});

test("a time zone has a name; an offset, and a year that no calendar has, are told at their fields", async () => {
  const form = {
    ...{ title: "T", language: "en", kind: "workshop", mode: "in-person", when: "days", place: "P", source: "S" },
    ...{ "first-day": "1", "first-month": "1", "first-year": "2027", zone: "+05:00" },
  };
  assert.equal((await post(app, "/en/outreach/activities", edda, form)).status, 422);
  const small = await post(app, "/en/outreach/activities", edda, { ...form, zone: "africa/gaborone" });
  assert.equal(small.status, 303);
  assert.match(small.headers.get("location") ?? "", /activities\/[\w-]{36}/);
  for (const year of ["0000", "9999", "0001"])
    assert.equal(
      (await post(app, "/en/outreach/activities", edda, { ...form, zone: "UTC", "first-year": year })).status,
      422,
      year,
    );
  const id = await begun();
  await assert.rejects(
    as("edda", (work) => work.db.updateTable("activity").set({ time_zone: "Nowhere" }).where("id", "=", id).execute()),
    /time zone has a name/,
  );
});
