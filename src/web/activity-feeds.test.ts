import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import ICAL from "ical.js";
import ical from "node-ical";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { announceMeeting } from "#committee/meetings/announce-meeting.ts";
import { type AccountId, type FeedId, newId, type StateCode } from "#db/ids.ts";
import type { FeedContent, FeedFilter } from "#jobs/calendar/feed.ts";
import { makeFeed } from "#jobs/calendar/make-feed.ts";
import { get, openTestApp, post, url } from "#test/app.ts";
import { onEveryServer } from "#test/database.ts";
import { anArrangement } from "#test/meetings.ts";
import { openOutreach } from "#test/outreach.ts";
import { signIn, there } from "#test/people.ts";

// Calendars that read, in a person's name, the activities that a filter leaves.

const { database, access, app, as, begun, step, upTo, cookieOf } = await openOutreach();
type Who = Parameters<typeof as>[0];

const days = (from: string, before: string) => ({ from, before, precision: "days" as const, daysLong: null });
const workshop = await begun({ title: "Workshop for all; with, signs \\ and a break", language: "fr" });
const visit = await begun({
  ...{ title: "Visit told to those who serve", kind: "visit", region: "african", states: ["XYU" as StateCode] },
  time: days("2027-05-03", "2027-05-05"),
});
const quarter = await begun({
  ...{ title: "زيارة في ربع سنة", language: "ar", kind: "visit" },
  time: { from: "2027-07-01", before: "2027-10-01", precision: "quarter", daysLong: 2 },
});
const old = await begun({ title: "Long ago", kind: "visit", time: days("2024-05-03", "2024-05-05") });

async function aFeed(who: Who, filter: FeedFilter, content: FeedContent = "activities"): Promise<string> {
  const made = await as(who, (work) => makeFeed(work, { content, filter, language: "en" }));
  assert.ok(made.ok);
  return `/feeds/${made.token}.ics`;
}

async function textOf(path: string): Promise<string> {
  const answer = await get(app, path);
  assert.equal(answer.status, 200);
  return await answer.text();
}

type Understood = { uid: string; sequence: number; status: string; title: string; when: string[] };

function understoodByIcalJs(text: string): Understood[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const status = String(component.getFirstPropertyValue("status"));
    const when = [event.startDate.toString(), event.endDate.toString()];
    return { uid: event.uid, sequence: event.sequence, status, title: event.summary, when };
  });
}

function understoodByNodeIcal(text: string): Understood[] {
  const civil = (date: Date): string =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  return Object.values(ical.sync.parseICS(text)).flatMap((event) => {
    if (event?.type !== "VEVENT") return [];
    const { uid, sequence, status, summary, datetype, start, end } = event;
    const timeOf = (date: Date): string =>
      datetype === "date" ? civil(date) : date.toISOString().replace(".000Z", "Z");
    const title = typeof summary === "string" ? summary : String(summary?.val);
    const when = [start, end ?? start].map(timeOf);
    return [{ uid, sequence: Number(sequence), status: String(status), title, when }];
  });
}

/** What stands in a feed, when two calendar programs understand it alike. */
async function read(path: string): Promise<Understood[]> {
  const text = await textOf(path);
  const events = understoodByIcalJs(text);
  assert.deepEqual(understoodByNodeIcal(text), events);
  return events;
}

const titles = async (path: string): Promise<string[]> => (await read(path)).map(({ title }) => title).sort();
const uid = (id: string): string => `activity-${id}@open1540`;

test("a feed has the activities that its filter leaves, whatever the year: their days, and roughly what is known roughly", async () => {
  const events = await read(await aFeed("edda", { kind: "visit" }));
  assert.deepEqual(
    events.map(({ uid: of, status, when }) => [of, status, ...when]),
    [
      [uid(visit), "TENTATIVE", "2027-05-03", "2027-05-05"],
      [uid(quarter), "TENTATIVE", "2027-07-01", "2027-10-01"],
    ],
  );
  assert.deepEqual(await titles(await aFeed("edda", { kind: "visit", region: "african" })), [
    "Visit told to those who serve",
  ]);
  assert.equal((await read(await aFeed("edda", {}))).length, 3);
  assert.ok(!(await textOf(await aFeed("edda", {}))).includes(old));
});

test("its texts come back as they were written, with the language of each, and the feed says what it is of", async () => {
  const text = await textOf(await aFeed("edda", { subject: "border-control", kind: "workshop" }));
  const [event] = understoodByIcalJs(text);
  assert.equal(event?.title, "Workshop for all; with, signs \\ and a break");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const summary = calendar.getFirstSubcomponent("vevent")?.getFirstProperty("summary");
  assert.equal(summary?.getParameter("language"), "fr");
  assert.match(
    String(calendar.getFirstPropertyValue("x-wr-calname")),
    /^Calendar of outreach: Workshop · Border controls/,
  );
  assert.match(
    String(calendar.getFirstSubcomponent("vevent")?.getFirstPropertyValue("url")),
    new RegExp(`^${url}/en/outreach/activities/${workshop}$`),
  );
});

test("each reads what that person may read at that moment, and nothing else", async () => {
  const feeds = { state: await aFeed("layla", {}), organisation: await aFeed("marlo", {}) };
  for (const path of Object.values(feeds)) assert.deepEqual(await titles(path), []);
  await upTo(workshop, "invited"); // the State of Layla is invited
  assert.deepEqual(await titles(feeds.state), ["Workshop for all; with, signs \\ and a break"]);
  assert.deepEqual(await titles(feeds.organisation), []);
  assert.equal((await read(await aFeed("sanna", {}))).length, 3);
});

test("meetings and deadlines come with the activities where that was asked for, a meeting at its hour in New York", async () => {
  const announced = await as("edda", (work) =>
    announceMeeting(work, { ...anArrangement, time: { on: "2027-07-08" }, startsAt: "10:00", language: "en" }),
  );
  assert.ok(announced.ok);
  const only = await read(await aFeed("edda", { kind: "visit" }));
  const both = await read(await aFeed("edda", { kind: "visit" }, "activities-and-dates"));
  assert.deepEqual(
    both.filter((one) => one.uid.startsWith("activity-")),
    only,
  );
  const meeting = both.find((one) => one.uid === `meeting-${announced.id}@open1540`);
  assert.equal(meeting?.when[0], "2027-07-08T14:00:00Z");
  assert.ok(!only.some((one) => one.uid.startsWith("meeting-")));
});

test("what moves keeps its name and counts up", async () => {
  const id = await begun({ title: "To be moved", kind: "course", time: days("2027-10-04", "2027-10-06") });
  const path = await aFeed("edda", { kind: "course" });
  const [before] = await read(path);
  await step("edda", id, "change-dates", { time: days("2027-12-30", "2028-01-01") });
  const [moved, ...none] = await read(path);
  assert.deepEqual([moved?.uid, moved?.when, none], [before?.uid, ["2027-12-30", "2028-01-01"], []]);
  assert.ok((moved?.sequence ?? 0) > (before?.sequence ?? 0));
});

test("what is cancelled stays as cancelled under its name, also where another standing was asked for", async () => {
  const id = await begun({ title: "To be cancelled", time: days("2027-10-04", "2027-10-06") });
  await upTo(id, "planned");
  const planned = await aFeed("edda", { standing: "planned" });
  const mine = async (path: string) => (await read(path)).find((one) => one.uid === uid(id));
  const before = await mine(planned);
  assert.equal(before?.status, "TENTATIVE");
  await step("leto", id, "cancel", { words: "The host withdrew." });
  const after = await mine(planned);
  assert.equal(after?.status, "CANCELLED");
  assert.ok(after.sequence > before.sequence);
  assert.equal(await mine(await aFeed("edda", { standing: "planned", kind: "visit" })), undefined);
});

test("a calendar that has it already is told so, until something changes", async () => {
  const path = await aFeed("sanna", { kind: "training" });
  const etag = (await get(app, path)).headers.get("etag") ?? "";
  const ask = () => app.request(url + path, { headers: { "if-none-match": etag } });
  assert.equal((await ask()).status, 304);
  await begun({ title: "Announced now", kind: "training", time: days("2027-11-02", "2027-11-03") });
  assert.equal((await ask()).status, 200);
});

onEveryServer("a feed ends when the capacity of its person ends, or no longer reads activities", async (server) => {
  const house = await openTestApp({ at: "2026-12-02T15:00:00Z", server });
  const token = await signIn(house.database, { name: "Ada Lindqvist", kind: "expert" });
  const { made, id } = there(
    await house.access.transact(token, async (work) => ({
      made: await makeFeed(work, { content: "activities", filter: {}, language: "en" }),
      id: work.actor.id,
    })),
  );
  assert.ok(made.ok);
  const path = `/feeds/${made.token}.ics`;
  const status = async (): Promise<number> => (await get(house.app, path)).status;
  const capacity = house.database.owner.updateTable("capacity").where("account_id", "=", id);
  assert.equal(await status(), 200);
  await capacity.set({ kind: "administrator" }).execute();
  assert.equal(await status(), 404, "an administrator reads no activities");
  await capacity.set({ kind: "expert" }).execute();
  assert.equal(await status(), 200);
  await capacity.set({ valid_from: "2020-01-01", valid_to: "2020-02-01" }).execute();
  assert.equal(await status(), 404, "nobody acts as nothing");
});

test("past the act: the database keeps no filter that is none, and nobody changes one", async () => {
  const put = (who: Who, values: { content: FeedContent; filter: object | string | null; account?: AccountId }) =>
    as(who, ({ db, actor, at }) =>
      db
        .insertInto("feed")
        .values({
          ...{ id: newId<FeedId>(), account_id: values.account ?? actor.id, token_hash: randomBytes(32) },
          ...{ content: values.content, filter: values.filter as FeedFilter, language: "en", made_at: at },
        })
        .execute(),
    );
  for (const [content, filter] of [
    ["activities", null],
    ["everything", {}],
    ["own-deadlines", { kind: "visit" }],
    ["activities", { kind: 1 }],
    ["activities", { kind: "" }],
    ["activities", { account: "somebody" }],
    ["activities", { kind: "v".repeat(400) }],
    ["activities", JSON.stringify(["visit"])],
  ] as const)
    await assert.rejects(put("edda", { content, filter }), /check constraint/, JSON.stringify([content, filter]));
  const layla = await as("layla", async ({ actor }) => actor.id);
  await assert.rejects(put("edda", { content: "activities", filter: {}, account: layla }), /row-level security/);
  await assert.rejects(
    as("edda", ({ db, actor }) =>
      db.updateTable("feed").set({ filter: {} }).where("account_id", "=", actor.id).execute(),
    ),
    /permission denied/,
  );
  await assert.rejects(
    access.asPublic((db) => db.selectFrom("feed").select("filter").execute()),
    /permission denied/,
  );
});

test("who reads no activities makes no feed of them, and is offered none", async () => {
  const noor = await signIn(database, "noor");
  await assert.rejects(
    access.transact(noor, (work: Work) => makeFeed(work, { content: "activities", filter: {}, language: "en" })),
    Refused,
  );
  const cookie = await cookieOf("Noor Halvard");
  assert.doesNotMatch(await (await get(app, "/en/feeds?shows=activities", cookie)).text(), /value="activities"/);
  assert.equal((await post(app, "/en/feeds", cookie, { shows: "activities", language: "en" })).status, 403);
});

test("from the calendar with its filter a person makes a feed, sees its address once, and finds it on the own account", async () => {
  const sanna = await cookieOf("Sanna Rielke");
  const calendar = await (await get(app, "/fr/outreach?year=2027&view=year&kind=visit&region=african", sanna)).text();
  const [, link = ""] = /href="(\/fr\/feeds\?shows=activities[^"]*)"/.exec(calendar) ?? [];
  assert.equal(link, "/fr/feeds?shows=activities&amp;kind=visit&amp;region=african");
  const form = await (await get(app, link.replaceAll("&amp;", "&"), sanna)).text();
  assert.match(form, /value="activities" checked/);
  for (const [name, value] of [
    ["kind", "visit"],
    ["region", "african"],
  ])
    assert.match(form, new RegExp(`<input type="hidden" name="${name}" value="${value}"/?>`));
  const typed = { shows: "activities", language: "fr", kind: "visit", region: "african", subject: "of no kind" };
  const wrong = await post(app, "/fr/feeds", sanna, { ...typed, language: "de" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /name="region" value="african"/);
  const made = await (await post(app, "/fr/feeds", sanna, typed)).text();
  const [address = ""] = /http:\/\/localhost:1540\/feeds\/[\w-]{43}\.ics/.exec(made) ?? [];
  assert.deepEqual(await titles(address.slice(url.length)), ["Visit told to those who serve"]);
  for (const page of ["/fr/feeds", "/fr/account"]) {
    const text = await (await get(app, page, sanna)).text();
    assert.match(text, /Visite dans un État, à son invitation · États d’Afrique/, page);
    assert.ok(!text.includes(address.slice(url.length + "/feeds/".length)), page);
    assert.match(text, /\/revocation"/, page);
  }
  const stored = await database.owner.selectFrom("feed").select("filter").where("language", "=", "fr").execute();
  assert.deepEqual(stored, [{ filter: { kind: "visit", region: "african" } }]);
});
