import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { Refused } from "#access/permissions.ts";
import { type ActivityId, type ActivityNoticeId, newId, type StateCode } from "#db/ids.ts";
import { get, post } from "#test/app.ts";
import { openOutreach } from "#test/outreach.ts";
import { getActivity, listInvitees } from "../activities/activity.queries.ts";
import { changeInvitees } from "../activities/change-invitees.ts";
import { listNotices } from "./notice.queries.ts";
import { seeNotices } from "./see-notices.ts";

const { access, app, cookieOf, edda, as, begun, step, upTo } = await openOutreach();
const layla = await cookieOf("ليلى النضيري");
const time = { from: "2027-03-01", before: "2027-03-03", precision: "days", daysLong: null } as const;
const two = ["XNA", "XYU"] as StateCode[];

const told = async (id: ActivityId) =>
  (await as("edda", ({ db }) => listNotices(db, id))).map(({ event, state }) => `${event} ${state}`).toSorted();
const later = (minute: number): void => access.moveTo(`2026-12-02T15:${String(minute).padStart(2, "0")}:00Z`);

test("who is pre-invited is told nothing; with the invitations everybody invited is told, and of every change after", async () => {
  const id = await begun({ title: "Told", time, states: two });
  await upTo(id, "planned");
  assert.ok((await step("edda", id, "change-dates", { time: { ...time, from: "2027-03-02" } })).ok);
  assert.deepEqual(await told(id), [], "nobody was invited yet");
  await upTo(id, "confirmed");
  assert.deepEqual(await told(id), ["confirm XNA", "confirm XYU", "invite XNA", "invite XYU"]);
  later(1);
  assert.ok(
    (await step("edda", id, "change-dates", { time: { ...time, from: "2027-03-09", before: "2027-03-11" } })).ok,
  );
  const [newest] = await as("layla", ({ db }) => listNotices(db, id));
  assert.equal(newest?.event, "change-dates");
  assert.deepEqual([newest.time.from, newest.time.before], ["2027-03-09", "2027-03-11"], "the days as they are now");
});

test("who declined is told no more, who is added later is told, and nobody of what is only recorded", async () => {
  const id = await begun({ title: "Declined", time, states: two });
  await upTo(id, "invited");
  const invited = (await as("edda", ({ db }) => listInvitees(db, [id]))).get(id) ?? [];
  assert.equal(invited.length, 2);
  const list = (of: Record<string, "invited" | "declined">) =>
    as("edda", (work) =>
      changeInvitees(
        work,
        id,
        Object.entries(of).map(([state, standing]) => ({ state: state as StateCode, organisation: null, standing })),
      ),
    );
  assert.ok((await list({ XNA: "declined", XYU: "invited", XOR: "invited" })).ok);
  assert.deepEqual(await told(id), ["invite XNA", "invite XOR", "invite XYU"]);
  assert.ok((await step("leto", id, "cancel", { words: "The host cannot." })).ok);
  assert.deepEqual(
    (await told(id)).filter((one) => one.startsWith("cancel")),
    ["cancel XOR", "cancel XYU"],
  );
});

test("a State reads its own notices alone, finds them under what awaits it, and says in Arabic without script that they were seen", async () => {
  const id = await begun({ title: "Seen by whom", time, states: two });
  await upTo(id, "invited");
  later(2);
  assert.ok(
    (await step("edda", id, "change-dates", { time: { ...time, from: "2027-04-05", before: "2027-04-07" } })).ok,
  );
  assert.deepEqual(
    (await as("layla", ({ db }) => listNotices(db, id))).map(({ state }) => state),
    ["XNA", "XNA"],
  );
  const awaiting = async () => await (await get(app, "/ar/awaiting", layla)).text();
  assert.match(await awaiting(), /Seen by whom/);
  const path = `/ar/outreach/activities/${id}`;
  assert.match(await (await get(app, path, layla)).text(), /تأكيد الاطلاع/);
  assert.doesNotMatch(await (await get(app, `/en/outreach/activities/${id}`, edda)).text(), /Say that this was seen/);
  assert.equal((await post(app, `${path}/notices`, layla, {})).status, 303);
  assert.equal((await post(app, `${path}/notices`, layla, {})).status, 303, "said twice, nothing happens");
  assert.doesNotMatch(await awaiting(), /Seen by whom/);
  const page = await (await get(app, `/en/outreach/activities/${id}`, edda)).text();
  assert.match(page, /Not seen yet/, "the other State has not");
  assert.match(page, /ليلى النضيري/);
  assert.equal((await post(app, `${path}/notices`, edda, {})).status, 403);
});

test("what is over waits for nobody", async () => {
  const id = await begun({
    title: "Soon over",
    time: { ...time, from: "2026-12-07", before: "2026-12-08" },
    states: two,
  });
  await upTo(id, "invited");
  assert.match(await (await get(app, "/en/awaiting", layla)).text(), /Soon over/);
  access.moveTo("2026-12-09T15:00:00Z");
  const late = await cookieOf("ليلى النضيري");
  assert.doesNotMatch(await (await get(app, "/en/awaiting", late)).text(), /Soon over/);
  access.moveTo("2026-12-02T15:10:00Z");
});

test("past the acts: nobody writes a notice, takes one back, or says for another that it was seen", async () => {
  const id = await begun({ title: "By SQL", time, states: two });
  await upTo(id, "invited");
  const activity = await as("edda", ({ db }) => getActivity(db, id));
  await assert.rejects(
    as("edda", ({ db, at }) =>
      db
        .insertInto("activity_notice")
        .values({
          ...{ id: newId<ActivityNoticeId>(), activity_id: id, event: "cancel", state_code: "XNA" as StateCode },
          ...{ organisation_id: null, starts_on: activity.time.from, ends_before: activity.time.before },
          ...{ precision: "days", made_at: at, seen_by: null, seen_at: null },
        })
        .execute(),
    ),
    /permission denied/,
  );
  await assert.rejects(
    as("edda", ({ db }) => sql`delete from activity_notice`.execute(db)),
    /permission denied/,
  );
  const see = (who: "edda" | "marlo" | "layla", by?: string) =>
    as(who, ({ db, at, actor }) =>
      db
        .updateTable("activity_notice")
        .set({ seen_at: at, seen_by: (by ?? actor.id) as typeof actor.id })
        .where("activity_id", "=", id)
        .executeTakeFirst(),
    );
  for (const who of ["edda", "marlo"] as const) assert.equal(Number((await see(who)).numUpdatedRows), 0, who);
  const other = await as("edda", async ({ actor }) => actor.id);
  await assert.rejects(see("layla", other), /row-level security/);
  assert.equal(Number((await see("layla")).numUpdatedRows), 1, "its own line alone");
  await assert.rejects(see("layla"), /seen once/);
  await assert.rejects(
    as("edda", (work) => seeNotices(work, id)),
    Refused,
  );
});
