import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { StateCode } from "#db/ids.ts";
import { openOutreach, workshop } from "#test/outreach.ts";
import { findOwnOrganisation, getActivity, listActivities } from "./activity.queries.ts";
import { beginActivity } from "./begin-activity.ts";
import { changeInvitees } from "./change-invitees.ts";
import { fillSourcedActivities } from "./fill-sourced-activities.ts";
import { showActivity } from "./show-activity.ts";

const { database, access, runClock, as, begun, step, upTo } = await openOutreach();

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
