import assert from "node:assert/strict";
import { test } from "node:test";
import type { StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { endObjective } from "../strategy/end-objective.ts";
import { recordObjective } from "../strategy/record-objective.ts";
import { getActivity } from "./activity.queries.ts";

const { database, app, edda, as, begun } = await openOutreach();

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
