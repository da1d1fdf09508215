import assert from "node:assert/strict";
import { test } from "node:test";
import ICAL from "ical.js";
import { sql } from "kysely";
import { closeAccount } from "#access/accounts/close-account.ts";
import { extendPeriod } from "#committee/no-objection/extend-period.ts";
import { withdrawText } from "#committee/no-objection/withdraw-text.ts";
import { giveConsent } from "#correspondence/consent/give-consent.ts";
import { type FeedId, newId, type StateCode } from "#db/ids.ts";
import type { CastKey } from "#demo/cast.ts";
import { recordOctober2007 } from "#demo/october-2007.ts";
import type { Language } from "#i18n/languages.ts";
import type { FeedContent } from "#jobs/calendar/feed.ts";
import { makeFeed } from "#jobs/calendar/make-feed.ts";
import { revokeFeed } from "#jobs/calendar/revoke-feed.ts";
import { get, post, url } from "#test/app.ts";
import { asAdmin, embeddedServer, onEveryServer } from "#test/database.ts";
import { type MailHouse, openMailHouse } from "#test/mail-house.ts";
import { signIn, there } from "#test/people.ts";

// Calendars that read in a person's name.

type Wish = { content?: FeedContent; language?: Language };

async function aFeed(house: MailHouse, who: CastKey, { content = "everything", language = "en" }: Wish = {}) {
  const made = await house.act(who, (work) => makeFeed(work, { content, language }));
  assert.ok(made.ok);
  return { id: made.id, path: `/feeds/${made.token}.ics` };
}

async function read(house: MailHouse, path: string) {
  const answer = await get(house.app, path);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => ({
    uid: String(one.getFirstPropertyValue("uid")),
    sequence: Number(one.getFirstPropertyValue("sequence")),
    status: String(one.getFirstPropertyValue("status")),
    summary: String(one.getFirstPropertyValue("summary")),
    start: String(one.getFirstPropertyValue("dtstart")),
    end: String(one.getFirstPropertyValue("dtend") ?? ""),
    url: String(one.getFirstPropertyValue("url")),
  }));
  return { answer, text, events };
}

const kindOf = ({ uid }: { uid: string }): string => uid.replace(/-[0-9a-f]{8}-.*$/, "");

test("a feed shows meetings, those expected in a window as tentative, and deadlines, to those who may read them", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.act("edda", recordOctober2007);
  const { id, deadline } = await house.circulate("XYU");
  const { events, answer, text } = await read(house, (await aFeed(house, "pia")).path);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/calendar; charset=utf-8/);
  assert.equal(answer.headers.get("cache-control"), "private, no-cache");
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
  const [held, expected, ends] = events.toSorted((a, b) => a.start.localeCompare(b.start));
  assert.deepEqual([held?.start, held?.end, held?.status], ["2007-10-10", "2007-10-11", "CONFIRMED"]);
  assert.equal(expected?.status, "TENTATIVE");
  assert.ok(expected.start < expected.end && expected.start.startsWith("2007-10"));
  assert.equal(ends?.uid, `no-objection-${id}@open1540`);
  assert.equal(ends.start, deadline.toString());
  assert.equal(ends.summary, "No-objection period ends: Matrix of Yunlan, version 1");
  assert.equal(ends.url, `${url}/en/no-objections/${id}`);
  assert.equal(events.length, 3);
});

test("no feed shows what its person may not read", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.act("edda", recordOctober2007);
  await house.circulate("XYU");
  const letter = await house.aReleasedLetter("XVA");
  const seen = async (who: CastKey, content: FeedContent): Promise<string[]> =>
    [...new Set((await read(house, (await aFeed(house, who, { content })).path)).events.map(kindOf))].sort();
  assert.deepEqual(await seen("pia", "everything"), ["meeting", "no-objection"]);
  assert.deepEqual(await seen("pia", "own-deadlines"), ["no-objection"]);
  assert.deepEqual(await seen("sanna", "everything"), ["meeting", "no-objection"]);
  assert.deepEqual(await seen("sanna", "own-deadlines"), [], "an expert may not object");
  assert.deepEqual(await seen("amelie", "everything"), ["letter"], "a State: the letter it is asked to answer");
  assert.deepEqual(await seen("clara", "everything"), [], "another State: nothing");
  assert.deepEqual(await seen("noor", "everything"), [], "the administrator sits on no Committee");
  const { events } = await read(house, (await aFeed(house, "amelie", { language: "fr" })).path);
  assert.equal(events[0]?.uid, `letter-${letter}@open1540`);
  assert.match(events[0]?.summary ?? "", /^Répondre à la lettre OC\.1\/2026 de la présidence, datée du/);
});

test("a delegation’s own deadlines are those of procedures it is a member of", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.database.owner
    .updateTable("committee_member")
    .set({
      valid_to: "2026-12-01",
      ended_by: await house.idOf("leto"),
      ended_at: Temporal.Instant.from("2026-12-01T15:00:00Z"),
      ended_source: "For this test",
    })
    .where("state_code", "=", "XOR" as StateCode)
    .execute();
  await house.circulate("XYU");
  const seen = async (who: CastKey, content: FeedContent): Promise<number> =>
    (await read(house, (await aFeed(house, who, { content })).path)).events.length;
  assert.equal(await seen("pia", "own-deadlines"), 1);
  assert.equal(await seen("rafael", "own-deadlines"), 0);
  assert.equal(await seen("rafael", "everything"), 1);
});

test("what changes keeps its name and counts up; what is off stays as cancelled", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { id } = await house.circulate("XYU");
  const { path } = await aFeed(house, "pia");
  const [first] = (await read(house, path)).events;
  assert.deepEqual([first?.status, first?.sequence], ["CONFIRMED", 0]);
  await house.act("leto", (work) => extendPeriod(work, id, { days: 5, words: "" }));
  const [extended] = (await read(house, path)).events;
  assert.deepEqual([extended?.uid, extended?.start, extended?.sequence], [first?.uid, "2026-12-15T22:00:00Z", 1]);
  await house.act("leto", (work) => withdrawText(work, id));
  const [withdrawn] = (await read(house, path)).events;
  assert.deepEqual([withdrawn?.uid, withdrawn?.status], [first?.uid, "CANCELLED"]);
  assert.ok((withdrawn?.sequence ?? 0) > 1);
});

test("the day for an answer stays as cancelled once the State answered", async () => {
  const house = await openMailHouse({ at: "2026-11-02T15:00:00Z" });
  const letter = await house.aReleasedLetter("XVA");
  const { path } = await aFeed(house, "amelie", { content: "own-deadlines" });
  const [asked] = (await read(house, path)).events;
  assert.equal(asked?.status, "CONFIRMED");
  const answer = {
    scope: "withheld" as const,
    noteVerbale: "NV/1",
    noteVerbaleDate: "2026-11-10",
    information: "",
    inCapacity: "Permanent Representative",
  };
  assert.ok((await house.act("amelie", (work) => giveConsent(work, letter, answer))).ok);
  const [answered] = (await read(house, path)).events;
  assert.deepEqual([answered?.uid, answered?.start, answered?.status], [asked.uid, asked.start, "CANCELLED"]);
  assert.ok((answered?.sequence ?? 0) > asked.sequence);
});

test("a calendar that has it already is told so, until something changes", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  await house.circulate("XYU");
  const { path } = await aFeed(house, "pia");
  const etag = (await get(house.app, path)).headers.get("etag") ?? "";
  assert.match(etag, /^"[\w-]{43}"$/);
  const ask = (known: string) => house.app.request(url + path, { headers: { "if-none-match": known } });
  house.access.moveTo("2026-12-02T15:00:00Z");
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const same = await ask(known);
    assert.equal(same.status, 304);
    assert.equal(await same.text(), "");
    assert.equal(same.headers.get("cache-control"), "private, no-cache");
  }
  await house.circulate("XVA");
  assert.equal((await ask(etag)).status, 200);
});

onEveryServer("a revoked feed and the feed of a closed account answer nobody, at once", async (server) => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z", server });
  const revoked = await aFeed(house, "pia");
  const other = await aFeed(house, "pia");
  assert.equal((await get(house.app, revoked.path)).status, 200);
  assert.deepEqual(await house.act("pia", (work) => revokeFeed(work, revoked.id)), { ok: true });
  assert.equal((await get(house.app, revoked.path)).status, 404);
  assert.equal((await get(house.app, other.path)).status, 200, "the other one still does");
  assert.deepEqual(await house.act("pia", (work) => revokeFeed(work, revoked.id)), {
    ok: false,
    reason: "revoked-already",
  });
  await assert.rejects(
    house.database.owner.updateTable("feed").set({ revoked_at: null }).where("id", "=", revoked.id).execute(),
    /stays revoked/,
  );

  const token = await signIn(house.database, { name: "Ada Lindqvist", kind: "expert" });
  const { made, id } = there(
    await house.access.transact(token, async (work) => ({
      made: await makeFeed(work, { content: "everything", language: "en" }),
      id: work.actor.id,
    })),
  );
  assert.ok(made.ok);
  const path = `/feeds/${made.token}.ics`;
  assert.equal((await get(house.app, path)).status, 200);
  assert.deepEqual(await house.act("noor", (work) => closeAccount(work, id)), { ok: true });
  assert.equal((await get(house.app, path)).status, 404);
});

test("nobody revokes, sees or makes a feed of somebody else, and the address is kept as a hash only", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { id, path } = await aFeed(house, "pia");
  for (const who of ["rafael", "noor", "edda"] as const) {
    const cookie = await house.cookie(who);
    assert.equal((await post(house.app, `/en/feeds/${id}/revocation`, cookie, {})).status, 404, who);
    assert.match(await (await get(house.app, "/en/feeds", cookie)).text(), /You have no feed/, who);
    assert.deepEqual(await house.act(who, ({ db }) => db.selectFrom("feed").select("id").execute()), [], who);
    const pia = await house.idOf("pia");
    await assert.rejects(
      house.act(who, ({ db, at }) =>
        db
          .insertInto("feed")
          .values({
            id: newId<FeedId>(),
            account_id: pia,
            token_hash: Buffer.alloc(32),
            content: "everything",
            language: "en",
            made_at: at,
          })
          .execute(),
      ),
      /row-level security/,
    );
  }
  await assert.rejects(
    house.act("pia", ({ db }) => db.selectFrom("feed").select("token_hash").execute()),
    /permission denied/,
  );
  assert.equal((await get(house.app, path)).status, 200);
  const stored = await house.database.owner.selectFrom("feed").selectAll().execute();
  assert.ok(!JSON.stringify(stored).includes(path.slice("/feeds/".length, -".ics".length)));
});

test("an address that is nearly right answers nobody", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { path } = await aFeed(house, "pia");
  const token = path.slice("/feeds/".length, -".ics".length);
  for (const wrong of [
    `/feeds/${token}`,
    `/feeds/${token.slice(1)}.ics`,
    `/feeds/${token.toUpperCase()}.ics`,
    `/feeds/${"A".repeat(43)}.ics`,
    "/feeds/%00.ics",
    `/feeds/${"a".repeat(3000)}.ics`,
    "/feeds/",
    "/feeds",
  ])
    assert.equal((await get(house.app, wrong)).status, 404, wrong);
  const cookie = await house.cookie("pia");
  const head = await house.app.request(url + path, { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal((await post(house.app, path, cookie, {})).status, 404, "a feed takes nothing");
});

test("a feed lends no session: when it was read, nobody is signed in", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { path } = await aFeed(house, "pia");
  const count = (): Promise<number> =>
    asAdmin(
      embeddedServer(),
      async (admin) => (await admin.query("select count(*)::int as n from app.actor_session")).rows[0].n,
      house.database.name,
    );
  const before = await count();
  const answer = await get(house.app, path);
  assert.equal(answer.headers.getSetCookie().length, 0);
  assert.equal(await count(), before);
});

test("a person makes a feed on the page, sees its address once, and revokes it", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const cookie = await house.cookie("layla");
  const made = await (await post(house.app, "/ar/feeds", cookie, { shows: "everything", language: "ar" })).text();
  const [address = ""] = /http:\/\/localhost:1540\/feeds\/[\w-]{43}\.ics/.exec(made) ?? [];
  assert.ok(address);
  const { text } = await read(house, address.slice(url.length));
  assert.match(text, /X-WR-CALNAME:اللجنة 1540/);
  const page = await (await get(house.app, "/ar/feeds", cookie)).text();
  assert.ok(!page.includes(address), "the address is shown once");
  const [, action = ""] = /action="(\/ar\/feeds\/[0-9a-f-]+\/revocation)"/.exec(page) ?? [];
  const answer = await post(house.app, action, cookie, {});
  assert.equal(answer.headers.get("location"), "/ar/feeds?done=feed-revoked");
  assert.equal((await get(house.app, address.slice(url.length))).status, 404);
});

test("what is no choice is refused with what was chosen; more than ten feeds are too many", async () => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const cookie = await house.cookie("sanna");
  for (const [content, language, words] of [
    ["", "fr", "Choose what the feed shows"],
    ["all", "fr", "Choose what the feed shows"],
    ["everything", "de", "one of the six languages"],
    ["everything", "", "one of the six languages"],
  ] as const) {
    const answer = await post(house.app, "/en/feeds", cookie, { shows: content, language });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, new RegExp(`role="alert"[\\s\\S]*${words}`));
    if (language === "fr") assert.match(text, /<option value="fr" selected/);
    else assert.match(text, /value="everything" checked/);
  }
  for (let n = 0; n < 10; n++) await aFeed(house, "sanna");
  const answer = await post(house.app, "/en/feeds", cookie, { shows: "everything", language: "en" });
  assert.equal(answer.status, 422);
  assert.match(await answer.text(), /You have ten feeds/);
  assert.equal((await post(house.app, "/en/feeds/nothing/revocation", cookie, {})).status, 404);
});

test("the address of a feed stands in no log, when something goes wrong", async (t) => {
  const house = await openMailHouse({ at: "2026-12-01T15:00:00Z" });
  const { path } = await aFeed(house, "sanna");
  await sql`alter function read_feed(text) rename to read_no_feed`.execute(house.database.owner);
  const log = t.mock.method(console, "error", () => undefined);
  assert.equal((await get(house.app, path)).status, 500);
  const [line] = log.mock.calls.map(({ arguments: words }) => String(words[0]));
  assert.match(line ?? "", /^incident \w+: GET \/feeds\/…$/);
});
