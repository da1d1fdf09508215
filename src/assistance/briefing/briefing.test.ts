import assert from "node:assert/strict";
import { test } from "node:test";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AssistanceRequestId, newId, type WorkingGroupId } from "#db/ids.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { aRequest } from "#test/requests.ts";
import { setUpTexts } from "#test/texts.ts";
import { referRequest } from "../referral/refer-request.ts";
import { listReferralsOf } from "../referral/referral.queries.ts";
import { takeUpReferral } from "../referral/take-up-referral.ts";
import { moveRequest } from "../requests/move-request.ts";
import { countSince, listAssistanceBriefings } from "./briefing.queries.ts";
import { nextBriefingOn } from "./briefing.ts";
import { recordAssistanceBriefing } from "./record-assistance-briefing.ts";

const house = await openTestApp({ at: "2026-03-02T15:00:00Z" });
await setUpTexts(house.database);
const people = {
  state: await signIn(house.database, "layla"),
  secretariat: await signIn(house.database, "edda"),
  expert: await signIn(house.database, "sanna"),
  chair: await signIn(house.database, "leto"),
  member: await signIn(house.database, "pia"),
  otherState: await signIn(house.database, "vera"),
  administrator: await signIn(house.database, "noor"),
};
type Who = keyof typeof people;
const group = newId<WorkingGroupId>();
await house.database.owner
  .insertInto("working_group")
  .values({
    id: group,
    name: "Working group on assistance",
    valid_from: "2020-01-01",
    source: "Invented for a test",
    recorded_at: Temporal.Instant.from("2026-01-01T12:00:00Z"),
  } as never)
  .execute();

async function as<T>(who: Who, act: (work: Work) => Promise<T>): Promise<T> {
  return there(await house.access.transact(people[who], async (work) => ({ value: await act(work) }))).value;
}

async function sent(audience: "secretariat" | "committee"): Promise<AssistanceRequestId> {
  const id = await as("state", (work) => aRequest(work, { audience }));
  await as("state", (work) => moveRequest(work, id, "submit"));
  return id;
}

const window = { from: "2026-03-01", to: "2026-04-01" };
const figures = (who: Who, committee = false) => as(who, ({ db }) => countSince(db, { ...window, committee }));

test("a member refers what it may read, once at a time, and nobody else reads of it", async () => {
  const secret = await sent("secretariat");
  const open = await sent("committee");
  const refer = (who: Who, id: AssistanceRequestId) =>
    as(who, (work) => referRequest(work, id, { group, words: "It waits long" }));
  await assert.rejects(refer("member", secret), NotFound);
  await assert.rejects(refer("expert", open), Refused);
  const referred = await refer("member", open);
  assert.ok(referred.ok);
  assert.deepEqual(await refer("member", open), { ok: false, reason: "referred-already" });
  const reads = async (who: Who) => (await as(who, ({ db }) => listReferralsOf(db, open))).length;
  for (const who of ["member", "expert", "chair", "secretariat"] as const) assert.equal(await reads(who), 1, who);
  for (const who of ["state", "otherState", "administrator"] as const) assert.equal(await reads(who), 0, who);
  await assert.rejects(
    as("member", (work) =>
      work.db
        .insertInto("request_referral")
        .values({
          id: newId(),
          request_id: secret,
          working_group_id: group,
          state_code: work.actor.capacities[0]?.stateCode ?? ("XOS" as never),
          words: "past the act",
          referred_by: work.actor.id,
          referred_at: work.at,
        })
        .execute(),
    ),
  );
  const page = async (name: string) =>
    await (await get(house.app, `/en/assistance/requests/${open}`, await house.cookieOf(name))).text();
  assert.match(await page("Leto Varandis"), /It waits long/);
  assert.doesNotMatch(await page("ليلى النضيري"), /It waits long|Referred to/);
  const taken = { request: open, referral: referred.id, words: "On the next agenda" };
  await assert.rejects(
    as("member", (work) => takeUpReferral(work, taken)),
    Refused,
  );
  assert.deepEqual(await as("chair", (work) => takeUpReferral(work, taken)), { ok: true });
  assert.deepEqual(await as("chair", (work) => takeUpReferral(work, taken)), { ok: false, reason: "taken-up-already" });
});

test("a member's figures do not move with a request for those who serve alone", async () => {
  const before = { member: await figures("member"), expert: await figures("expert") };
  await sent("secretariat");
  assert.deepEqual(await figures("member"), before.member);
  assert.equal((await figures("expert")).received, before.expert.received + 1);
  assert.deepEqual(await figures("expert", true), before.member, "what is kept is what the Committee may read");
});

test("a briefing keeps the figures of its day and what the next one covers from", async () => {
  const brief = (givenOn: string) =>
    as("expert", (work) => recordAssistanceBriefing(work, { givenOn, meeting: null, words: "Given orally" }));
  assert.deepEqual(await brief("2026-03-03"), { ok: false, reason: "in-the-future" });
  house.access.moveTo("2026-03-10T15:00:00Z");
  const first = await brief("2026-03-05");
  assert.ok(first.ok);
  assert.deepEqual(await brief("2026-03-05"), { ok: false, reason: "not-after-the-last" });
  const [kept] = await as("member", ({ db }) => listAssistanceBriefings(db));
  assert.equal(kept?.coversFrom, "2026-01-05");
  assert.equal(kept?.figures.received, 1, "the one that is for the Committee");
  assert.deepEqual(await as("state", ({ db }) => listAssistanceBriefings(db)), []);
  await assert.rejects(
    as("expert", (work) =>
      work.db
        .updateTable("assistance_briefing")
        .set({ words: "other" } as never)
        .execute(),
    ),
  );
  assert.equal(nextBriefingOn(kept?.coversTo, undefined, 2), "2026-05-05");
  assert.equal(nextBriefingOn(undefined, undefined, 2), undefined);
});

test("the pages of the briefing, in English and Arabic", async () => {
  const cookie = await house.cookieOf("Sanna Rielke");
  assert.match(await (await get(house.app, "/ar/assistance/briefing", cookie)).text(), /إحاطة بشأن المساعدة/);
  const awaiting = await (await get(house.app, "/en/awaiting", cookie)).text();
  assert.match(awaiting, /Brief the Committee on assistance/);
  assert.match(awaiting, /5 May 2026/);
  const wrong = await post(house.app, "/ar/assistance/briefing", cookie, { words: "Said much" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /Said much/);
  const state = await get(house.app, "/en/assistance/briefing", await house.cookieOf("ليلى النضيري"));
  assert.equal(state.status, 403);
});
