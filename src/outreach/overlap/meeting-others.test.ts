import assert from "node:assert/strict";
import { test } from "node:test";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";

const { app, edda, begun } = await openOutreach();

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
