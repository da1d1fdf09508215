import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, type StateCode, type TermId } from "#db/ids.ts";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post } from "#test/app.ts";
import { onEveryServer, openTestDatabase } from "#test/database.ts";
import { accessAt, signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { endOffice } from "./end-office.ts";
import { endTerm } from "./end-term.ts";
import { listMembersOn, readCommitteeOn } from "./membership.queries.ts";
import { recordTerm } from "./record-term.ts";

const now = "2026-11-25T15:00:00Z";

/** The whole product with the demonstration's Committee, and its people signed in. */
async function openHouse() {
  const house = await openTestApp({ at: now });
  await setUpTexts(house.database, now);
  const [edda, pia, leto, sanna, amelie, noor] = await Promise.all(
    ["Edda Marlow", "Pia Tennant", "Leto Varandis", "Sanna Rielke", "Amélie Rocande", "Noor Halvard"].map(
      house.cookieOf,
    ),
  );
  const read = async (cookie: string, path: string) => {
    const answer = await get(house.app, path, cookie);
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  const send = async (cookie: string, path: string, fields: Record<string, string>) => {
    const answer = await post(house.app, path, cookie, fields);
    return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") ?? "" };
  };
  return { ...house, read, send, edda, pia, leto, sanna, amelie, noor } as typeof house & {
    read: typeof read;
    send: typeof send;
  } & Record<"edda" | "pia" | "leto" | "sanna" | "amelie" | "noor", string>; // six cookies of six people
}

const day = (name: string, date: string): Record<string, string> => {
  const [year = "", month = "", of = ""] = date.split("-");
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year };
};

test("the page shows the Committee today, and on the day that is asked for; its address can be kept", async () => {
  const { read, pia } = await openHouse();
  const today = await read(pia, "/en/members");
  assert.match(today.text, /The Committee on 25 November 2026/);
  assert.match(today.text, /15 members are on record/);
  assert.match(today.text, /Leto Varandis/);
  assert.match(today.text, /1 January 2025\s–\s31 December 2026/);
  assert.doesNotMatch(today.text, /<a [^>]*\/ending/);
  const asked = await read(pia, "/en/members?on-day=31&on-month=12&on-year=2025");
  assert.equal(asked.to, "/en/members?on=2025-12-31");
  const before = await read(pia, asked.to);
  assert.match(before.text, /10 members are on record/);
  assert.doesNotMatch(before.text, /Teluvani/);
});

test("a day that does not exist, or lies before the Committee, is asked again with what was typed", async () => {
  const { read, pia } = await openHouse();
  for (const query of ["on-day=31&on-month=2&on-year=2026", "on=2004-04-27", "on=yesterday", "on-day=1"]) {
    const answer = await read(pia, `/en/members?${query}`);
    assert.equal(answer.status, 422, query);
    assert.match(answer.text, /Enter a day from 28 April 2004/);
  }
  assert.match((await read(pia, "/en/members?on-day=31&on-month=2&on-year=2026")).text, /value="31"/);
});

test("the secretariat records a term; the page of its first day shows it", async () => {
  const { read, send, edda } = await openHouse();
  assert.match((await read(edda, "/en/members/terms")).text, /Hradovia/);
  const recorded = await send(edda, "/en/members/terms", {
    state: "XVA",
    seat: "elected",
    source: "General Assembly, an election",
    ...day("first", "2029-01-01"),
    ...day("last", "2030-12-31"),
  });
  assert.equal(recorded.to, "/en/members?on=2029-01-01&done=term-recorded");
  const shown = await read(edda, recorded.to);
  assert.match(shown.text, /The term was recorded/);
  assert.match(shown.text, /Valmere[\s\S]*1 January 2029\s–\s31 December 2030[\s\S]*General Assembly, an election/);
});

test("more than fifteen members on a day are told, not refused", async () => {
  const { database, read, edda } = await openHouse();
  assert.doesNotMatch((await read(edda, "/en/members")).text, /More than fifteen members/);
  const sixteenth = { state_code: "CHE" as StateCode, seat: "elected" as const, source: "of this test alone" };
  await database.owner
    .insertInto("committee_member")
    .values({ ...sixteenth, id: newId<TermId>(), valid_from: "2026-01-01", recorded_at: Temporal.Instant.from(now) })
    .execute();
  const { text } = await read(edda, "/en/members");
  assert.match(text, /16 members are on record/);
  assert.match(text, /More than fifteen members/);
});

test("in a demonstration only an invented State can be recorded", async () => {
  const { send, edda } = await openHouse();
  const term = { state: "CHE", seat: "elected", source: "A paper", ...day("first", "2031-01-01") };
  const answer = await send(edda, "/en/members/terms", term);
  assert.equal(answer.status, 422);
  assert.match(answer.text, /Choose the State/);
});

test("what is wrong with a line is said at its field, and everything typed is still there", async () => {
  const { send, edda } = await openHouse();
  const wrong = await send(edda, "/en/members/terms", {
    state: "",
    seat: "",
    source: `Here ${"x".repeat(600)}`,
    ...day("first", "2026-13-01"),
    ...day("last", "2025-01-01"),
  });
  assert.equal(wrong.status, 422);
  for (const field of ["state", "seat", "first", "source"]) assert.match(wrong.text, new RegExp(`href="#${field}"`));
  assert.match(wrong.text, /value="13"/);
  assert.match(wrong.text, /value="Here x/);
  const order = await send(edda, "/en/members/terms", {
    state: "XVA",
    seat: "elected",
    source: "A paper",
    ...day("first", "2030-01-01"),
    ...day("last", "2029-12-31"),
  });
  assert.match(order.text, /The last day cannot be before the first/);
  const overlaps = await send(edda, "/en/members/terms", {
    state: "XVA",
    seat: "elected",
    source: "A paper",
    ...day("first", "2026-12-31"),
  });
  assert.equal(overlaps.status, 409);
  assert.match(overlaps.text, /Valmere has a term on record that overlaps: 1 January 2025\s–\s31 December 2026/);
  assert.match(overlaps.text, /value="A paper"/);
  assert.match(overlaps.text, /<option value="XVA" selected/);
});

test("an office needs somebody, a coordinator a working group, and nobody else has one", async () => {
  const { send, read, edda } = await openHouse();
  const source = "A note";
  const dates = day("first", "2026-12-01");
  const office = (fields: Record<string, string>) => send(edda, "/en/members/offices", { source, ...dates, ...fields });
  assert.match((await office({ kind: "expert" })).text, /Name a person, an account or a State/);
  assert.match((await office({ kind: "coordinator", state: "XOS" })).text, /Choose the working group/);
  const form = (await read(edda, "/en/members/offices")).text;
  const group = /<option value="([0-9a-f-]{36})"[^>]*>Assistance/.exec(form)?.[1] ?? "";
  assert.match((await office({ kind: "expert", person: "Mira Tolland", group })).text, /Only a coordinator/);
  assert.match((await office({ kind: "expert", person: "Mira Tolland", account: "nothing" })).text, /from the list/);
  const recorded = await office({ kind: "coordinator", state: "XOS", group });
  assert.equal(recorded.to, "/en/members?on=2026-12-01&done=office-recorded");
  assert.match((await read(edda, recorded.to)).text, /Teluvani, Ostrand/);
});

test("a working group is recorded in its own language, and ended with a source", async () => {
  const { send, read, edda } = await openHouse();
  const recorded = await send(edda, "/en/members/working-groups", {
    name: "Sous-comité A",
    language: "fr",
    source: "Une note",
    ...day("first", "2026-01-01"),
  });
  assert.equal(recorded.to, "/en/members?on=2026-01-01&done=working-group-recorded");
  const shown = await read(edda, recorded.to);
  assert.match(shown.text, /lang="fr"[^>]*>Sous-comité A/);
  const [, path = ""] =
    /href="(\/en\/members\/working-groups\/[^"]+)"[^>]*>End<span[^>]*>: Sous-comité A/.exec(shown.text) ?? [];
  assert.match((await read(edda, path)).text, /Sous-comité A/);
  const early = await send(edda, path, { source: "Une autre note", ...day("last", "2025-06-01") });
  assert.equal(early.status, 409);
  assert.match(early.text, /cannot be before 31 December 2025/);
  assert.match(early.text, /value="Une autre note"/);
  const ended = await send(edda, path, { source: "Une autre note", ...day("last", "2026-06-30") });
  assert.equal(ended.to, "/en/members?done=working-group-ended");
  assert.doesNotMatch((await read(edda, "/en/members")).text, /Sous-comité A/);
  assert.match((await read(edda, "/en/members?on=2026-06-30")).text, /Sous-comité A[\s\S]*Une autre note/);
  assert.match((await send(edda, path, { source: "x", ...day("last", "2026-05-30") })).text, /ended already/);
});

test("only the secretariat records and ends; those who serve read; everybody else finds nothing", async () => {
  const { read, send, pia, leto, sanna, amelie, noor, edda } = await openHouse();
  const ending = /href="(\/en\/members\/terms\/[^"]+\/ending)"/.exec((await read(edda, "/en/members")).text)?.[1] ?? "";
  const whole = { state: "XVA", seat: "elected", source: "A paper", ...day("first", "2031-01-01") };
  for (const cookie of [pia, leto, sanna]) {
    assert.equal((await read(cookie, "/en/members")).status, 200);
    for (const path of ["terms", "offices", "working-groups"])
      assert.equal((await read(cookie, `/en/members/${path}`)).status, 403, path);
    assert.equal((await send(cookie, "/en/members/terms", whole)).status, 403);
    assert.equal((await send(cookie, "/en/members/terms", {})).status, 403);
    assert.equal((await send(cookie, "/en/members/offices", { kind: "expert", person: "A", ...whole })).status, 403);
    assert.equal(
      (await send(cookie, "/en/members/working-groups", { name: "A", language: "en", ...whole })).status,
      403,
    );
    assert.equal((await read(cookie, ending)).status, 403);
    assert.equal((await send(cookie, ending, { source: "A", ...day("last", "2026-11-30") })).status, 403);
  }
  for (const cookie of [amelie, noor]) assert.equal((await read(cookie, "/en/members")).status, 404);
  assert.match((await read("", "/en/members")).to, /sign-in/);
  assert.equal((await read(edda, "/en/members/terms/nothing/ending")).status, 404);
});

test("every page of the membership opens in every language", async () => {
  const { read, edda } = await openHouse();
  const { text } = await read(edda, "/en/members");
  const endings = [...text.matchAll(/href="\/en(\/members\/[^"]+\/ending)"/g)].map(([, path]) => path ?? "");
  assert.equal(endings.length, 15 + 14 + 4);
  const paths = ["", "/terms", "/offices", "/working-groups"].map((path) => `/members${path}`);
  for (const language of languages)
    for (const path of [...paths, endings[0], endings[15], endings[30]])
      assert.equal((await read(edda, `/${language}${path}`)).status, 200, `${language}${path}`);
});

test("an ended term tells its days before as they were, and the record of acts who ended it", async () => {
  const database = await openTestDatabase();
  await setUpTexts(database, now);
  const access = accessAt(database, now);
  const edda = await signIn(database, "edda");
  const act = <T>(does: Parameters<typeof access.transact<T>>[1]) => access.transact(edda, does).then(there);
  const id = (await act(({ db }) => readCommitteeOn(db, "2026-11-25"))).members.find(
    ({ stateCode }) => stateCode === "XVA",
  )?.id as TermId; // a member today
  assert.deepEqual(await act((work) => endTerm(work, id, { to: "2027-02-01", source: "A" })), {
    ok: false,
    reason: "ends-earlier",
  });
  assert.deepEqual(await act((work) => endTerm(work, id, { to: "2026-12-01", source: "A" })), { ok: true });
  assert.deepEqual(await act((work) => endTerm(work, id, { to: "2026-11-01", source: "A" })), {
    ok: false,
    reason: "ended-already",
  });
  const membersOn = (on: string) => act(({ db }) => listMembersOn(db, on));
  assert.ok((await membersOn("2026-11-30")).includes("XVA" as StateCode));
  assert.ok(!(await membersOn("2026-12-01")).includes("XVA" as StateCode));
  const acts = await act(({ db }) => db.selectFrom("act").where("verb", "=", "term.ended").selectAll().execute());
  assert.deepEqual(
    acts.map(({ state_code, details, capacity }) => [state_code, details, capacity]),
    [["XVA", { to: "2026-12-01" }, "secretariat"]],
  );
  const chair = (await act(({ db }) => readCommitteeOn(db, "2026-11-25"))).offices[0];
  assert.ok(chair);
  assert.deepEqual(await act((work) => endOffice(work, chair.id, { to: chair.from, source: "by mistake" })), {
    ok: true,
  });
  assert.ok(!(await act(({ db }) => readCommitteeOn(db, chair.from))).offices.some(({ kind }) => kind === "chair"));
});

onEveryServer("of two overlapping terms of one State recorded at once one wins, the other is told", async (server) => {
  const database = await openTestDatabase(server);
  const access = accessAt(database, now);
  const [edda, ilan] = [await signIn(database, "edda"), await signIn(database, "ilan")];
  const term = { stateCode: "XVA" as StateCode, seat: "elected" as const, source: "A paper" };
  const outcomes = await Promise.all([
    access.transact(edda, (work) => recordTerm(work, { ...term, from: "2030-01-01", to: "2032-01-01" })).then(there),
    access.transact(ilan, (work) => recordTerm(work, { ...term, from: "2031-01-01", to: "2033-01-01" })).then(there),
  ]);
  assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? "recorded" : outcome.reason)).sort(), [
    "overlaps",
    "recorded",
  ]);
});
