import assert from "node:assert/strict";
import { test } from "node:test";
import { Refused } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { type AnnouncementId, type CalendarSourceId, newId } from "#db/ids.ts";
import { get, openTestApp, post, url } from "#test/app.ts";
import { signIn, signInSystem, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { addSource } from "./add-source.ts";
import { listAnnounced, listOfSource, listVersions } from "./announcement.queries.ts";
import type { AnnouncementOnRecord } from "./announcement.ts";
import { type FetchedCalendar, fetchCalendar } from "./fetch-calendar.ts";
import { fetchCalendars } from "./fetch-due-calendars.ts";
import { keepCheck } from "./keep-check.ts";
import { getSource } from "./source.queries.ts";

const { database, access, app, cookieOf, runClock } = await openTestApp({ at: "2026-12-02T15:00:00Z" });
await setUpTexts(database);
const edda = await cookieOf("Edda Marlow");
const marlo = await cookieOf("Marlo Deven");
const layla = await cookieOf("ليلى النضيري");
const system = await signInSystem(database);
const tokens = {
  edda: await signIn(database, "edda"),
  marlo: await signIn(database, "marlo"),
  sanna: await signIn(database, "sanna"),
  layla: await signIn(database, "layla"),
  system,
};

async function as<T>(who: keyof typeof tokens, does: (work: Work) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await access.transact(tokens[who], async (work) => {
    result = await does(work);
    return { ok: true };
  });
  return result as T; // the work was done
}

const event = (uid: string, from: string, before: string, more: string[] = [], title = `Seminar ${uid}`): string =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART;VALUE=DATE:${from}`,
    `DTEND;VALUE=DATE:${before}`,
    ...more,
    "END:VEVENT",
  ].join("\r\n");
const calendar = (...events: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");

async function sourceOf(of: { address?: string; body?: string } = {}): Promise<CalendarSourceId> {
  const { address = null, body = "Forum of the tests" } = of;
  const added = await as("edda", (work) => addSource(work, { organisation: null, body, address, language: "en" }));
  assert.ok(added.ok);
  return added.id;
}

type Brought = { name?: string; whole?: "all" | "part"; order?: string; cookie?: string };

async function bring(
  id: CalendarSourceId,
  text: string | Uint8Array<ArrayBuffer>,
  of: Brought = {},
): Promise<Response> {
  const form = new FormData();
  form.set("file", new File([text], of.name ?? "calendar.ics"));
  form.set("whole", of.whole ?? "all");
  form.set("order", of.order ?? "unsaid");
  return await app.request(`${url}/en/outreach/calendars/${id}/files`, {
    method: "POST",
    headers: { origin: url, cookie: of.cookie ?? edda },
    body: form,
  });
}

const announced = (source: CalendarSourceId): Promise<AnnouncementOnRecord[]> =>
  as("edda", ({ db }) => listOfSource(db, source, { from: "2000-01-01", most: 100 }));
const whatOf = async (id: AnnouncementId | undefined): Promise<string[]> =>
  (await as("edda", ({ db }) => listVersions(db, id as AnnouncementId))).map(({ what }) => what); // an unknown one has none

const answering = (answers: Record<string, FetchedCalendar>) => ({
  fetch: async ({ address }: { address: string }) =>
    answers[address] ?? ({ outcome: "failed", reason: "unknown-host", at: address } as const),
});
const fetched = (text: string): FetchedCalendar => ({
  ...{ outcome: "fetched", bytes: Buffer.from(text), etag: '"1"', lastModified: null, from: "", hasMoved: false },
});

test("a calendar is added with an address that is https; webcal is, and others are refused at the field with all that was typed", async () => {
  const typed = { body: "Invented Forum", language: "fr" };
  for (const address of [
    "ftp://example.org/a.ics",
    "http://example.org/a.ics",
    "https://10.0.0.8/a.ics",
    "https://[::1]/",
    "words",
  ]) {
    const refused = await post(app, "/en/outreach/calendars", edda, { ...typed, address });
    assert.equal(refused.status, 422, address);
    const page = await refused.text();
    assert.match(page, /id="address-error"/);
    assert.match(page, /value="Invented Forum"/);
  }
  const added = await post(app, "/en/outreach/calendars", edda, { ...typed, address: "webcal://example.org/a.ics" });
  assert.equal(added.status, 303);
  const [id] = /[0-9a-f-]{36}/.exec(added.headers.get("location") ?? "") ?? [];
  const source = await as("edda", ({ db }) => getSource(db, id as CalendarSourceId));
  assert.deepEqual([source.address, source.kind, source.language], ["https://example.org/a.ics", "address", "fr"]);
  assert.equal(
    (await post(app, "/en/outreach/calendars", edda, { ...typed, address: "https://example.org/a.ics" })).status,
    409,
  );
  assert.equal((await post(app, "/en/outreach/calendars", edda, { address: "", language: "en" })).status, 422);
  assert.match(await (await get(app, "/en/outreach/calendars", edda)).text(), /Invented Forum/);
});

test("a private address behind a name is not asked, and the page says why", async () => {
  const address = "https://inside.example.org/c.ics";
  const id = await sourceOf({ address });
  const lookup = async () => [{ address: "10.1.2.3", family: 4 }];
  await fetchCalendars(access, system, { fetch: (asked) => fetchCalendar(asked, { lookup }) });
  const source = await as("edda", ({ db }) => getSource(db, id));
  assert.deepEqual([source.outcome, source.detail], ["private-address", address]);
  assert.match(await (await get(app, `/en/outreach/calendars/${id}`, edda)).text(), /private network/);
});

test("nothing is asked where nothing was given to ask with; what is due is asked once an hour, or when somebody asks", async () => {
  const address = "https://hourly.example.org/c.ics";
  const id = await sourceOf({ address });
  const asked: string[] = [];
  const hourly = calendar(event("h1", "20270201", "20270203"));
  const fetching = {
    fetch: async (calendar: { address: string; etag?: string | null }): Promise<FetchedCalendar> => {
      if (calendar.address === address) asked.push(calendar.etag ?? "none");
      return calendar.etag ? { outcome: "unchanged" } : fetched(hourly);
    },
  };
  assert.equal(await fetchCalendars(access, system, undefined), 0);
  assert.equal((await as("edda", ({ db }) => getSource(db, id))).checkedAt, null);
  await fetchCalendars(access, system, fetching);
  await fetchCalendars(access, system, fetching);
  assert.deepEqual(asked, ["none"]);
  access.moveTo("2026-12-02T15:30:00Z");
  assert.equal((await post(app, `/en/outreach/calendars/${id}/checks`, edda, {})).status, 303);
  await fetchCalendars(access, system, fetching);
  assert.deepEqual(asked, ["none", '"1"']);
  assert.equal((await as("edda", ({ db }) => getSource(db, id))).outcome, "unchanged");
  assert.equal((await announced(id)).length, 1);
  access.moveTo("2026-12-02T16:31:00Z");
  await fetchCalendars(access, system, fetching);
  assert.equal(asked.length, 3);
});

test("a calendar that never changes is read again after a week, so that what repeats goes on", async () => {
  const address = "https://weekly.example.org/c.ics";
  const id = await sourceOf({ address });
  const text = calendar(event("weekly", "20261202", "20261203", ["RRULE:FREQ=MONTHLY"]));
  const fetching = {
    fetch: async (asked: { address: string; etag?: string | null }): Promise<FetchedCalendar> =>
      asked.address === address && !asked.etag ? fetched(text) : { outcome: "unchanged" },
  };
  const lastDay = async () => (await announced(id)).at(-1)?.from;
  await fetchCalendars(access, system, fetching);
  assert.equal(await lastDay(), "2028-10-02");
  access.moveTo("2026-12-05T15:00:00Z");
  await fetchCalendars(access, system, fetching);
  assert.equal(await lastDay(), "2028-10-02");
  access.moveTo("2026-12-10T15:00:00Z");
  await fetchCalendars(access, system, fetching);
  assert.equal(await lastDay(), "2028-11-02");
});

test("what is announced moves, is cancelled, vanishes and comes back; each is a version, and what is over does not vanish", async () => {
  const id = await sourceOf();
  const over = event("over", "20261001", "20261002");
  const first = calendar(over, event("moves", "20270301", "20270303"), event("stays", "20270401", "20270402"));
  assert.equal((await bring(id, first)).status, 303);
  const moved = event("moves", "20270308", "20270310", ["SEQUENCE:1", "STATUS:CANCELLED"]);
  await bring(id, calendar(moved));
  const [, moves, stays] = await announced(id);
  assert.deepEqual([moves?.from, moves?.status, moves?.goneAt, moves?.version], ["2027-03-08", "cancelled", null, 2]);
  assert.notEqual(stays?.goneAt, null);
  assert.deepEqual(await whatOf(stays?.id), ["new", "gone"]);
  await bring(id, first);
  const again = await announced(id);
  assert.deepEqual(
    again.map(({ goneAt, from }) => [from, goneAt]),
    [
      ["2026-10-01", null],
      ["2027-03-01", null],
      ["2027-04-01", null],
    ],
  );
  assert.deepEqual(await whatOf(again[0]?.id), ["new"]);
  assert.deepEqual(await whatOf(again[1]?.id), ["new", "changed", "changed"]);
  assert.deepEqual(await whatOf(again[2]?.id), ["new", "gone", "back"]);
  const page = await (await get(app, `/en/outreach/announcements/${again[2]?.id}`, edda)).text();
  assert.match(page, /No longer announced/);
  assert.match(page, /Announced again/);
});

test("from a part nothing vanishes, nor what one fault lost; one broken event loses one event and is told with its line", async () => {
  const id = await sourceOf();
  await bring(id, calendar(event("a", "20270301", "20270303"), event("b", "20270401", "20270402")));
  await bring(id, calendar(event("c", "20270501", "20270502")), { whole: "part" });
  assert.equal((await announced(id)).filter(({ goneAt }) => goneAt).length, 0);
  const broken = event("b", "20270230", "20270402");
  await bring(id, calendar(event("a", "20270301", "20270303"), broken, event("c", "20270501", "20270502")));
  assert.equal((await announced(id)).filter(({ goneAt }) => goneAt).length, 0);
  const { faults, faultsInAll } = await as("edda", ({ db }) => getSource(db, id));
  assert.equal(faultsInAll, 1);
  assert.equal(faults[0]?.uid, "b");
  const page = await (await get(app, `/en/outreach/calendars/${id}`, edda)).text();
  assert.match(page, new RegExp(`>${faults[0]?.line}<`));
  assert.match(page, /not read/);
});

test("what is only odd vanishes as anything else: a series in a zone that nobody knows, moved to another day of the week", async () => {
  const id = await sourceOf();
  const series = (day: string, more: string[] = []) =>
    event("series", day, day, ["RRULE:FREQ=WEEKLY;COUNT=2", ...more]).replaceAll(
      /DT(START|END);VALUE=DATE:(\d+)/g,
      "DT$1;TZID=Nowhere/Land:$2T090000",
    );
  await bring(id, calendar(series("20270301")));
  await bring(id, calendar(series("20270301"), series("20270302", ["SEQUENCE:1"])));
  const { faults } = await as("edda", ({ db }) => getSource(db, id));
  assert.deepEqual(faults.map(({ reason }) => reason).sort(), ["same-uid", "unknown-zone", "unknown-zone"]);
  assert.deepEqual(
    (await announced(id)).map(({ from, goneAt }) => [from, goneAt !== null]),
    [
      ["2027-03-01", true],
      ["2027-03-02", false],
      ["2027-03-08", true],
      ["2027-03-09", false],
    ],
  );
});

test("a page of the web, a file too large, an empty one and none at all are refused at the field, and nothing changes", async () => {
  const id = await sourceOf();
  await bring(id, calendar(event("a", "20270301", "20270303")));
  const kept = await announced(id);
  for (const [text, words] of [
    ["<!doctype html><html><body>Sign in</body></html>", /page of the web/],
    ["x".repeat(5 * 1024 * 1024 + 1), /larger than 5/],
    ["", /empty|Fill in/],
  ] as const) {
    const refused = await bring(id, text);
    assert.equal(refused.status, 422);
    const page = await refused.text();
    assert.match(page, words);
    assert.match(page, /id="file-error"/);
  }
  assert.equal((await post(app, `/en/outreach/calendars/${id}/files`, edda, { whole: "all" })).status, 422);
  assert.deepEqual(await announced(id), kept);
});

test("a page that shows a part of what a calendar announces says so", async () => {
  const id = await sourceOf();
  const page = async () => (await get(app, `/en/outreach/calendars/${id}`, edda)).text();
  const many = Array.from({ length: 501 }, (_, n) => event(`many-${n}`, "20400301", "20400303"));
  await bring(id, calendar(...many.slice(1)));
  assert.doesNotMatch(await page(), /Only the first/);
  await bring(id, calendar(...many));
  assert.match(await page(), /Only the first 500 lines are shown/);
});

test("a sheet is read by its headings in another language; a day that can be two is told and not guessed", async () => {
  const id = await sourceOf();
  const sheet = "Titre;Début;Lieu\nAtelier sur les contrôles à l’exportation;3/4/2027;Dakar\nForum;2027-05-01;Tunis\n";
  assert.equal((await bring(id, sheet, { name: "annonces.csv" })).status, 303);
  assert.deepEqual(
    (await announced(id)).map(({ title }) => title),
    ["Forum"],
  );
  await bring(id, sheet, { name: "annonces.csv", order: "day-first" });
  const read = (await announced(id)).map(({ from, subjects, hostState }) => ({ from, subjects, hostState }));
  assert.deepEqual(read[0], { from: "2027-04-03", subjects: ["export-control"], hostState: null });
});

test("the host State is guessed from its name in place or title, in any of the six languages, and only where it is one", async () => {
  const id = await sourceOf();
  await bring(
    id,
    calendar(
      event("one", "20270301", "20270303", ["LOCATION:Nahrain\\, Nadhira"]),
      event("two", "20270401", "20270402", [], "ورشة عمل عن مراقبة الحدود في نضيرة"),
      event("both", "20270501", "20270502", [], "Talks between Nadhira and Valmere"),
    ),
  );
  assert.deepEqual(
    (await announced(id)).map(({ hostState }) => hostState),
    ["XNA", null, null],
  );
  const arabic = await as("edda", (work) =>
    addSource(work, { organisation: null, body: "Arabic", address: null, language: "ar" }),
  );
  assert.ok(arabic.ok);
  await bring(arabic.id, calendar(event("two", "20270401", "20270402", [], "ورشة عمل عن مراقبة الحدود في نضيرة")));
  const [found] = await announced(arabic.id);
  assert.deepEqual([found?.hostState, found?.subjects, found?.region], ["XNA", ["border-control"], "asia-pacific"]);
});

test("announcements stand in the calendar beside activities for the Committee, and for nobody else", async () => {
  const title = "Seminar told by a title of its own";
  const id = await sourceOf();
  await bring(id, calendar(event("own", "20270301", "20270303", [], title)));
  for (const view of ["list", "months"])
    assert.match(await (await get(app, `/en/outreach?year=2027&view=${view}`, edda)).text(), new RegExp(title));
  for (const query of ["kind=workshop", "owner=committee", "standing=planned"])
    assert.doesNotMatch(await (await get(app, `/en/outreach?year=2027&${query}`, edda)).text(), new RegExp(title));
  for (const cookie of [undefined, layla, marlo])
    assert.doesNotMatch(await (await get(app, "/en/outreach?year=2027", cookie)).text(), new RegExp(title));
  const [one] = await announced(id);
  assert.equal((await get(app, `/en/outreach/announcements/${one?.id}`, marlo)).status, 404);
  assert.equal((await get(app, `/en/outreach/announcements/${one?.id}`, layla)).status, 403);
  assert.equal((await get(app, `/en/outreach/announcements/${one?.id}`)).status, 303);
  for (const table of [
    "calendar_source",
    "announcement",
    "announcement_version",
    "same_event_pair",
    "same_event_decision",
  ] as const)
    await assert.rejects(
      access.asPublic((db) => db.selectFrom(table).selectAll().execute()),
      /permission denied/,
    );
  assert.equal((await post(app, `/en/outreach/calendars/${id}/ending`, edda, {})).status, 303);
  assert.doesNotMatch(await (await get(app, "/en/outreach?year=2027", edda)).text(), new RegExp(title));
});

test("the calendar leads to a year in which only other bodies announce something", async () => {
  const id = await sourceOf();
  await bring(id, calendar(event("far", "20340301", "20340303")));
  assert.match(await (await get(app, "/en/outreach?year=2030", edda)).text(), /href="\/en\/outreach\?year=2034"/);
  assert.doesNotMatch(await (await get(app, "/en/outreach?year=2030")).text(), /year=2034/);
});

test("an organisation keeps its own calendars, and no other", async () => {
  const added = await post(app, "/en/outreach/calendars", marlo, { address: "", language: "en" });
  assert.equal(added.status, 303);
  const [own = ""] = /[0-9a-f-]{36}/.exec(added.headers.get("location") ?? "") ?? [];
  const form = await (await get(app, "/en/outreach/calendars/new", marlo)).text();
  assert.match(form, /name="address"/);
  assert.doesNotMatch(form, /name="organisation"/);
  const theirs = await sourceOf();
  assert.equal(
    (await bring(own as CalendarSourceId, calendar(event("m", "20270301", "20270303")), { cookie: marlo })).status,
    303,
  );
  assert.equal((await bring(theirs, calendar(event("m", "20270301", "20270303")), { cookie: marlo })).status, 404);
  assert.equal((await get(app, `/en/outreach/calendars/${theirs}`, marlo)).status, 404);
  assert.equal((await post(app, `/en/outreach/calendars/${theirs}/ending`, marlo, {})).status, 404);
  const stolen = await as("marlo", (work) =>
    addSource(work, { organisation: null, body: "Another", address: null, language: "en" }),
  );
  assert.deepEqual(stolen, { ok: false, reason: "not-yours" });
  await assert.rejects(
    as("sanna", (work) => addSource(work, { organisation: null, body: "x", address: null, language: "en" })),
    Refused,
  );
  assert.equal((await post(app, `/en/outreach/calendars/${own}/ending`, marlo, {})).status, 303);
});

test("past the acts the database keeps history, whose it is, and each version its line", async () => {
  const id = await sourceOf();
  await bring(id, calendar(event("a", "20270301", "20270303")));
  const [one] = await announced(id);
  assert.ok(one);
  const change = (set: Record<string, unknown>) =>
    as("edda", ({ db }) => db.updateTable("announcement").set(set).where("id", "=", one.id).execute());
  await assert.rejects(change({ title: "Another" }), /another version/);
  await assert.rejects(change({ title: "Another", version: 2 }), /has its line/);
  await assert.rejects(change({ uid: "b" }), /permission denied/);
  await assert.rejects(
    as("edda", ({ db, at, actor }) =>
      db
        .insertInto("announcement_version")
        .values({ announcement_id: one.id, version: 2, what: "gone", at, by: actor.id, told: "{}" })
        .execute()
        .then(() => db.updateTable("announcement_version").set({ what: "new" }).execute()),
    ),
    /permission denied/,
  );
  await assert.rejects(
    as("sanna", ({ db, at, actor }) =>
      db
        .insertInto("announcement_version")
        .values({ announcement_id: one.id, version: 2, what: "gone", at, by: actor.id, told: "{}" })
        .execute(),
    ),
    /row-level security/,
  );
  await assert.rejects(
    as("edda", ({ db, at, actor }) =>
      db
        .insertInto("calendar_source")
        .values({
          ...{
            id: newId<CalendarSourceId>(),
            organisation_id: null,
            body: "x",
            kind: "address",
            address: "http://example.org/",
          },
          ...{ language: "en", added_by: actor.id, added_at: at },
        })
        .execute(),
    ),
    /violates check/,
  );
  await assert.rejects(
    as("edda", ({ db }) => db.updateTable("calendar_source").set({ body: "Another" }).where("id", "=", id).execute()),
    /permission denied/,
  );
});

test("of two processes that read one calendar at once, one keeps what came", async () => {
  const address = "https://twice.example.org/c.ics";
  const id = await sourceOf({ address });
  const reading = { announced: [], faults: [], isWhole: true };
  const check = { outcome: "fetched", reading, after: null } as const;
  const outcomes = await Promise.all([
    access.transact(system, (work) => keepCheck(work, id, check)),
    access.transact(system, (work) => keepCheck(work, id, check)),
  ]);
  assert.deepEqual(outcomes.map((one) => there(one).ok).sort(), [false, true]);
});

test("an act on one broken calendar keeps no other from being kept", async () => {
  const [one, other] = ["https://one.example.org/c.ics", "https://other.example.org/c.ics"];
  const [first, second] = [await sourceOf({ address: one }), await sourceOf({ address: other })];
  await fetchCalendars(
    access,
    system,
    answering({ [one]: fetched("<html>"), [other]: fetched(calendar(event("x", "20270301", "20270303"))) }),
  );
  assert.equal((await as("edda", ({ db }) => getSource(db, first))).outcome, "web-page");
  assert.equal((await announced(second)).length, 1);
  await runClock();
  const near = await as("edda", ({ db }) => listAnnounced(db, { from: "2027-03-01", before: "2027-03-04" }));
  assert.ok(near.some(({ source }) => source === second));
});
