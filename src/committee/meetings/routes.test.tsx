import assert from "node:assert/strict";
import { test } from "node:test";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { languages } from "#i18n/languages.ts";
import { get, openTestApp, post, url } from "#test/app.ts";

// The line of one meeting through its pages, as the people of the demonstration walk it.

const now = "2026-12-07T15:00:00Z"; // a Monday morning in New York

async function openHouse() {
  const house = await openTestApp({ at: now });
  await fillDemonstration({ ...house, now: Temporal.Instant.from(now) });
  const [edda, pia, rafael, sanna, leto] = await Promise.all(
    ["Edda Marlow", "Pia Tennant", "Rafael Sorondo", "Sanna Rielke", "Leto Varandis"].map((name) =>
      house.cookieOf(name),
    ),
  );
  assert.ok(edda && pia && rafael && sanna && leto);
  return { ...house, edda, pia, rafael, sanna, leto };
}

const house = await openHouse();
const { app, edda, pia, rafael, sanna, leto } = house;

const announcement = {
  kind: "formal",
  group: "",
  number: "9002",
  when: "window",
  "first-day": "1",
  "first-month": "12",
  "first-year": "2026",
  "last-day": "11",
  "last-month": "12",
  "last-year": "2026",
  words: "in the second week of December",
  starts: "",
  place: "New York",
  source: "A note of the secretariat",
  language: "en",
};
const onMonday = {
  ...announcement,
  when: "day",
  "day-day": "7",
  "day-month": "12",
  "day-year": "2026",
  starts: "10:00",
};

async function textOf(path: string, cookie?: string): Promise<string> {
  const answer = await get(app, path, cookie);
  assert.equal(answer.status, 200, path);
  return await answer.text();
}

/** Where a form leads; fails where it comes back. */
async function follow(path: string, cookie: string, fields: Record<string, string>): Promise<string> {
  const answer = await post(app, path, cookie, fields);
  assert.equal(answer.status, 303, `${path}: ${(await answer.text()).match(/class="error-summary".*?<\/ul>/s)?.[0]}`);
  return answer.headers.get("location") ?? "";
}

async function announce(fields: Record<string, string>): Promise<string> {
  const to = await follow("/en/meetings", edda, fields);
  assert.match(to, /^\/en\/meetings\/[0-9a-f-]{36}\?done=meeting-announced$/);
  return to.split("?")[0] ?? "";
}

/** A form with a file, as a browser sends it. */
function upload(path: string, cookie: string, fields: Record<string, string>, file: File): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", file);
  return Promise.resolve(app.request(url + path, { method: "POST", headers: { origin: url, cookie }, body }));
}

test("announced, dated, prepared, sent out, held, recorded, published, and its task done", async () => {
  const meeting = await announce(announcement);
  const announced = await textOf(meeting, pia);
  assert.match(announced, /Formal meeting expected between 1 December 2026 and 11 December 2026/);
  assert.match(announced, /in the second week of December/);
  assert.doesNotMatch(announced, new RegExp(`${meeting}/(date|agenda|sending)`), "a member arranges nothing");

  await follow(`${meeting}/agenda`, edda, { items: "Adoption\n\n Plan of visits ", source: "A note", basis: "0" });
  const added = await upload(
    `${meeting}/papers`,
    sanna,
    {
      title: "Plan of visits",
      prepared: "Experts",
      symbol: "X/1",
      language: "en",
      body: "Three visits.",
      source: "A note",
    },
    new File(["%PDF-1.7 three visits"], "../../Plan <1>.PDF", { type: "text/html" }),
  );
  assert.equal(added.status, 303);
  assert.doesNotMatch(await textOf(meeting, pia), /Three visits|Plan of visits<\/a>|X\/1/);
  for (const path of ["papers/1/versions/1/en", "papers/1/versions/1/en/file"])
    assert.equal((await get(app, `${meeting}/${path}`, pia)).status, 404, "members read it once it is sent");
  await follow(`${meeting}/sending`, edda, { read: "1.1", note: "For your attention" });
  const sent = await textOf(meeting, pia);
  assert.match(sent, /One paper was sent to the members on 7 December 2026/);
  assert.match(await textOf(`${meeting}/papers/1/versions/1/en`, pia), /Three visits\./);

  const file = await get(app, `${meeting}/papers/1/versions/1/en/file`, pia);
  assert.equal(file.headers.get("content-type"), "application/pdf");
  assert.match(file.headers.get("content-disposition") ?? "", /^attachment; filename="Plan -1-\.pdf";/);
  assert.equal(file.headers.get("x-content-type-options"), "nosniff");
  assert.equal(file.headers.get("cache-control"), "no-store");
  assert.equal(await file.text(), "%PDF-1.7 three visits");

  const words = { state: "XOS", language: "en", words: "Ostrand is ready", source: "As handed in", show: "no" };
  await follow(`${meeting}/statements`, pia, words);
  assert.match(await textOf(meeting, pia), /Ostrand is ready/);
  assert.doesNotMatch(await textOf(meeting, rafael), /Ostrand is ready/);
  const showing = /href="([^"]+\/showing)"/.exec(await textOf(meeting, pia))?.[1] ?? "";
  assert.match(await textOf(showing, pia), /Members and experts as well; this is not taken back.*Ostrand is ready/s);
  assert.equal((await get(app, showing, rafael)).status, 404);

  await follow(`${meeting}/date`, edda, { ...onMonday, basis: "1" });
  const dated = await textOf(meeting, pia);
  assert.match(dated, /Formal meeting No\. 9002 of 7 December 2026/);
  assert.match(dated, /One earlier date.*Expected between 1 December 2026/s);
  await follow(`${meeting}/holding`, edda, {});
  assert.match(await textOf(meeting, rafael), /Ostrand is ready/);

  assert.match(await textOf(`${meeting}/attendance`, edda), /name="present-XVA"/, "a member nobody signs in for");
  await follow(`${meeting}/attendance`, edda, {
    "present-XOS": "yes",
    "names-XOS": "Pia Tennant",
    others: "Group of Experts: Sanna Rielke\nUNODA",
    basis: "0",
  });
  await follow(`${meeting}/summary`, edda, { language: "en", body: "Ostrand was ready.", basis: "0" });
  await follow(`${meeting}/outcomes`, edda, { language: "en", body: "A plan.", basis: "0" });
  const decision = await follow(`${meeting}/decisions`, edda, {
    subject: "Visits of the year",
    language: "en",
    "taken-day": "7",
    "taken-month": "12",
    "taken-year": "2026",
    manner: "meeting",
    text: "Three visits are made.",
    source: "A note",
  });
  const recorded = await textOf(meeting, rafael);
  for (const part of [/Ostrand<\/bdi>: <bdi>Pia Tennant/, /Ostrand was ready\./, /A plan\./, /Visits of the year/])
    assert.match(recorded, part);

  assert.match(await textOf(`${meeting}/attendance`, edda), />Group of Experts: Sanna Rielke\nUNODA<\/textarea>/);
  const decisionPage = decision.split("?")[0] ?? "";
  const decisionId = decisionPage.split("/").at(-1) ?? "";
  await follow("/en/tasks", edda, {
    decision: decisionId,
    point: "1",
    what: "Propose dates",
    language: "en",
    who: "XOS",
    office: "",
    letter: "",
  });
  const task =
    /href="(\/en\/tasks\/[0-9a-f-]{36})">Point 1: Propose dates/.exec(await textOf(decisionPage, pia))?.[1] ?? "";
  assert.match(await textOf(meeting, rafael), /Point 1: Propose dates/);
  assert.match(await textOf("/en/awaiting", pia), /Do the task: Propose dates/);
  await follow(`${task}/progress`, pia, { status: "done", words: "Dates are with the Chair", basis: "0" });
  assert.match(await textOf(task, rafael), /Done.*Pia Tennant.*Dates are with the Chair/s);
  assert.doesNotMatch(await textOf("/en/awaiting", pia), /Propose dates/);

  await follow(`${meeting}/public-summary`, edda, { text: "en", body: "Ostrand was ready.", basis: "0" });
  const refused = await post(app, `${meeting}/publication`, edda, { text: "en", revision: "1" });
  assert.equal(refused.status, 409);
  assert.match(await refused.text(), /The text names a State.*<bdi>Ostrand<\/bdi>/s);
  await follow(`${meeting}/public-summary`, edda, { text: "en", body: "A plan of visits was agreed.", basis: "1" });
  assert.doesNotMatch(await textOf("/en/meetings-held"), /A plan of visits was agreed/);
  assert.match(await textOf(meeting, leto), /Draft: <span lang="en">English<\/span>.*A plan of visits was agreed/s);
  assert.doesNotMatch(await textOf(meeting, pia), /A plan of visits was agreed/);
  await follow(`${meeting}/publication`, edda, { text: "en", revision: "2" });
  const held = await textOf("/en/meetings-held");
  assert.match(held, /7 December 2026.*Formal meeting No\. 9002.*A plan of visits was agreed\./s);
  assert.doesNotMatch(held, /Ostrand was ready|Pia Tennant/);
  assert.match(await textOf("/ar/meetings-held"), /dir="ltr">A plan of visits was agreed/);
  await follow(`${meeting}/publication/withdrawal`, edda, { text: "en", because: "A wrong date" });
  assert.doesNotMatch(await textOf("/en/meetings-held"), /A plan of visits was agreed/);
  assert.match(await textOf(`${meeting}/public-summary?text=en`, edda), /Withdrawn on .*A wrong date/s);
});

test("what is wrong is said at the top and at its field, and everything typed is still there", async () => {
  const wrong = await post(app, "/en/meetings", edda, {
    ...announcement,
    number: "12a",
    starts: "25:00",
    "last-day": "31",
    "last-month": "11",
    source: "",
  });
  assert.equal(wrong.status, 422);
  const text = await wrong.text();
  for (const field of ["number", "starts", "last", "source"]) assert.match(text, new RegExp(`href="#${field}"`), field);
  for (const typed of ["12a", "25:00", "in the second week of December"])
    assert.match(text, new RegExp(`value="${typed}"`));
  assert.match(text, /<option value="formal" selected/);

  const backwards = await post(app, "/en/meetings", edda, { ...announcement, number: "", "last-year": "2025" });
  assert.match(await backwards.text(), /The last day must not be before the first/);
  const taken = await post(app, "/en/meetings", edda, { ...announcement, number: "9001" });
  assert.equal(taken.status, 409);
  assert.match(await taken.text(), /Another meeting has this number\. The next free one is \d{4}\b/);
});

test("a meeting expected in a window may be of no kind yet; one on a day has a kind", async () => {
  const meeting = await announce({ ...announcement, kind: "", number: "" });
  assert.match(await textOf(meeting, pia), /Meeting expected between 1 December 2026/);
  const dated = await post(app, `${meeting}/date`, edda, { ...onMonday, kind: "", number: "", basis: "1" });
  assert.equal(dated.status, 422);
  assert.match(await dated.text(), /Fill in or choose: Kind\./);
});

test("a text written on an older one comes back beside the newer, and saves when it is sent again", async () => {
  const meeting = await announce({ ...onMonday, kind: "informal", number: "" });
  await follow(`${meeting}/agenda`, edda, { items: "Theirs", source: "x", basis: "0" });
  const stale = await post(app, `${meeting}/agenda`, edda, { items: "Mine", source: "x", basis: "0" });
  assert.equal(stale.status, 409);
  const text = await stale.text();
  assert.match(text, /What stands now.*Theirs/s);
  assert.match(text, />Mine<\/textarea>/);
  assert.match(text, /name="basis" value="1"/);
  const wrong = await post(app, `${meeting}/agenda`, edda, { items: "Mine", source: "", basis: "0" });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /name="basis" value="0"/, "a mistake in the form does not hide that others wrote");
  await follow(`${meeting}/agenda`, edda, { items: "Mine", source: "x", basis: "1" });
});

test("attendance that somebody else recorded meanwhile stands beside what comes back", async () => {
  const meeting = await announce({ ...onMonday, kind: "informal", number: "" });
  await follow(`${meeting}/holding`, edda, {});
  await follow(`${meeting}/attendance`, edda, { "present-XOS": "yes", others: "UNODA", basis: "0" });
  const stale = await post(app, `${meeting}/attendance`, edda, { others: "UNIDIR", basis: "0" });
  assert.equal(stale.status, 409);
  const text = await stale.text();
  assert.match(text, /What stands now.*Ostrand\s+UNODA/s);
  assert.match(text, />UNIDIR<\/textarea>/);
});

test("a statement handed in early is offered nothing more once its meeting is cancelled", async () => {
  const meeting = await announce({ ...announcement, kind: "informal", number: "" });
  await follow(`${meeting}/statements`, pia, {
    state: "XOS",
    language: "en",
    words: "We shall be ready.",
    source: "Ourselves",
    show: "no",
  });
  const link = /statements\/(new\?replaces=|[0-9a-f-]{36}\/showing)/;
  assert.match(await textOf(meeting, pia), link);
  await follow(`${meeting}/cancellation`, edda, { because: "No date was found" });
  const text = await textOf(meeting, pia);
  assert.match(text, /We shall be ready\./);
  assert.doesNotMatch(text, link);
});

test("hostile, empty and huge files are told apart, and the words typed beside them stay", async () => {
  const meeting = await announce({ ...onMonday, kind: "informal", number: "" });
  const fields = { title: "A paper", language: "en", body: "Typed words", source: "A note" };
  const send = (bytes: BlobPart, name: string) => upload(`${meeting}/papers`, edda, fields, new File([bytes], name));
  for (const [bytes, name, message] of [
    ["MZ\u0000\u0001", "good.pdf", /neither PDF nor DOCX/],
    ["", "empty.txt", /The file is empty/],
    ["a".repeat(5 * 1024 * 1024 + 1), "huge.txt", /larger than 5 megabytes/],
  ] as const) {
    const answer = await send(bytes, name);
    assert.equal(answer.status, 422, name);
    const text = await answer.text();
    assert.match(text, message);
    assert.match(text, />Typed words<\/textarea>/);
  }
  assert.equal((await send("a".repeat(7 * 1024 * 1024), "far-too-huge.txt")).status, 413);
  assert.equal(
    (await send("a".repeat(4 * 1024 * 1024), "large.txt")).status,
    303,
    "its own limit, above that of other forms",
  );
  const elsewhere = await post(app, `${meeting}/agenda`, edda, { items: "x".repeat(1_100_000), source: "x" });
  assert.equal(elsewhere.status, 413, "one megabyte for every other form");
  const nothing = await post(app, `${meeting}/papers`, edda, { ...fields, body: "" });
  assert.equal(nothing.status, 422);
  assert.match(await nothing.text(), /Enter the text or choose a file/);
});

test("a meeting that cannot be recorded as held says why", async () => {
  const meeting = await announce({ ...announcement, number: "" });
  assert.match(await textOf(`${meeting}/holding`, edda), /First give the meeting its day/);
  assert.equal((await post(app, `${meeting}/holding`, edda, {})).status, 409);
});

test("pages of acts are for those who may, and addresses nearly right are pages, never faults", async () => {
  const meeting = await announce({ ...onMonday, kind: "thematic", number: "" });
  const parts = [
    "date",
    "holding",
    "cancellation",
    "agenda",
    "papers/new",
    "sending",
    "attendance",
    "summary",
    "outcomes",
  ];
  for (const part of [...parts, "decisions/new", "public-summary"]) {
    assert.equal((await get(app, `${meeting}/${part}`, pia)).status, 403, part);
    assert.equal((await get(app, `${meeting}/${part}`)).status, 303, `${part} asks to sign in`);
  }
  for (const path of [
    "/en/meetings/nothing/date",
    `${meeting}/papers/1/versions/1/en`,
    `${meeting}/papers/x/versions/new`,
    `${meeting}/papers/1/versions/1/xx/file`,
    `${meeting}/statements/new?replaces=00000000-0000-7000-8000-000000000001`,
    "/en/tasks/nothing",
    "/en/tasks/new?decision=00000000-0000-7000-8000-000000000001",
  ])
    assert.equal((await get(app, path, edda)).status, 404, path);
});

test("every page of a meeting opens in six languages", async () => {
  const list = await textOf("/en/meetings", edda);
  const ids = [...list.matchAll(/href="\/en(\/meetings\/[0-9a-f-]{36})"/g)].map(([, path]) => path);
  const task = /href="\/en(\/tasks\/[0-9a-f-]{36})"/.exec(await textOf("/en/tasks?show=all", edda))?.[1];
  for (const language of languages) {
    for (const path of [
      ...new Set(ids),
      "/meetings/new",
      "/tasks",
      "/tasks?show=mine",
      "/tasks/new",
      task,
      "/meetings-held",
    ])
      assert.equal((await get(app, `/${language}${path}`, edda)).status, 200, `/${language}${path}`);
  }
});

test("filters of tasks show the meeting's own, and an unknown filter shows what is open", async () => {
  const overdue = await textOf("/en/tasks?show=overdue", edda);
  assert.doesNotMatch(overdue, /Send comments on the draft list/);
  assert.match(await textOf("/en/tasks?show=nothing&meeting=nothing", edda), /Send comments on the draft list/);
});
