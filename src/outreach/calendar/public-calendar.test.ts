import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { fillSourcedActivities } from "../activities/fill-sourced-activities.ts";
import { showActivity } from "../activities/show-activity.ts";

const { database, app, as, begun, step, upTo } = await openOutreach();

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
  const confirmed = await (await get(app, "/en/outreach/calendar.ics?standing=confirmed")).text();
  assert.equal(
    mine(confirmed)?.component.getFirstPropertyValue("status"),
    "CANCELLED",
    "it is not lost to who subscribed",
  );
  const visits = await (await get(app, "/en/outreach/calendar.ics?standing=confirmed&kind=visit")).text();
  assert.equal(mine(visits), undefined);
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
