import assert from "node:assert/strict";
import { test } from "node:test";
import { fillCast } from "#demo/fill-cast.ts";
import { fillProvider } from "#demo/fill-provider.ts";
import { get, openTestApp, url } from "#test/app.ts";

// The pages of providers, programmes and contributions: what each reader finds, and what a form keeps.

const house = await openTestApp({ at: "2026-11-24T15:00:00Z" });
const { app, database } = house;
const people = ["Edda Marlow", "Iskra Vondel", "Clara Weston", "Pia Tennant", "Marlo Deven"];
const organisation = await database.owner.transaction().execute(fillProvider);
await database.owner.transaction().execute(fillCast);
const [edda, iskra, clara, pia, marlo] = await Promise.all(people.map(house.cookieOf));

type Fields = Record<string, string | string[]>;

async function send(cookie: string | undefined, path: string, fields: Fields) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  const headers = { origin: url, cookie: cookie ?? "", "content-type": "application/x-www-form-urlencoded" };
  const answer = await app.request(url + path, { method: "POST", headers, body });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
}

async function page(cookie: string | undefined, path: string): Promise<{ status: number; text: string }> {
  const answer = await get(app, path, cookie);
  return { status: answer.status, text: await answer.text() };
}

const idIn = (address: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? "";
const list = await send(edda, "/en/assistance/providers", { who: organisation, source: "An invented letter" });
const provider = idIn(list.to);
const programme = {
  "title-en": "Courses for <customs> officers",
  "description-en": "Two weeks.",
  kinds: ["training", "visit"],
  sections: ["C2:BW"],
  rows: ["C3.01:NW"],
  regions: ["african", "XOR"],
  languages: ["en", "ar"],
  capacity: "3",
  link: "https://example.org/courses",
};
const offered = await send(iskra, `/en/assistance/providers/${provider}/programmes`, programme);
const id = idIn(offered.to);

test("the secretariat lists a provider, its own person offers a programme, and everybody reads it", async () => {
  assert.equal(list.status, 303, list.text);
  assert.equal(offered.status, 303, offered.text.slice(0, 3000));
  for (const who of [undefined, pia, iskra, marlo]) {
    const { status, text } = await page(who, "/en/assistance/providers");
    assert.equal(status, 200);
    assert.match(text, /Courses for &lt;customs> officers/);
    assert.match(text, /24 November 2026/);
    assert.equal(text.includes("List a provider"), false);
  }
  const open = await page(undefined, `/ar/assistance/programmes/${id}`);
  assert.match(open.text, /dir="rtl"/);
  assert.match(open.text, /OP3\(b\)/);
  assert.match(open.text, /أسلحة نووية|الأسلحة النووية/);
  assert.doesNotMatch(open.text, /Iskra|الصيغ والتأكيدات/);
  assert.match((await page(pia, `/en/assistance/programmes/${id}`)).text, /Version 1/);
  assert.equal((await get(app, `/en/assistance/programmes/${id}/versions/1`)).status, 303, "the public signs in first");
  assert.equal((await page(pia, `/en/assistance/programmes/${id}/versions/1`)).status, 200);
});

test("the directory is narrowed by what the address asks, and what was asked is not kept for others", async () => {
  const has = async (query: string): Promise<boolean> =>
    (await page(undefined, `/en/assistance/providers?${query}`)).text.includes("Courses for");
  assert.ok(await has("paragraph=OP2&weapon=BW&kind=training&region=XMB&language=ar"));
  for (const query of ["weapon=CW", "kind=software", "region=XNA", "language=zh", "paragraph=OP6"])
    assert.equal(await has(query), false, query);
  assert.ok(await has("kind=nonsense&region=%00"), "what means nothing narrows nothing");
  assert.match((await page(undefined, "/en/assistance/providers")).text, /Courses for/);
});

test("what is wrong stands at its field, and everything typed and ticked stays", async () => {
  const wrong = await send(iskra, `/ar/assistance/providers/${provider}/programmes`, {
    ...programme,
    "title-en": "",
    rows: ["C9.99:NW"],
    sections: [],
    kinds: [],
    languages: [],
    capacity: "many",
    link: "ftp://x",
    "from-day": "2",
    "from-month": "13",
    "from-year": "2026",
  });
  assert.equal(wrong.status, 422);
  for (const field of ["title-ar", "kinds", "rows", "languages", "capacity", "link", "from"])
    assert.ok(wrong.text.includes(`href="#${field}"`) && wrong.text.includes(`id="${field}"`), field);
  assert.match(wrong.text, /Two weeks\./);
  assert.match(wrong.text, /value="african" checked/);
  assert.match(wrong.text, /value="many"/);
});

test("a programme is written by its own people and the secretariat alone", async () => {
  for (const who of [clara, pia, marlo])
    for (const path of ["change", "ending", "confirmation"])
      assert.equal((await page(who, `/en/assistance/programmes/${id}/${path}`)).status, 403, path);
  assert.equal((await send(clara, `/en/assistance/programmes/${id}/confirmation`, { number: "1" })).status, 403);
  assert.equal((await page(iskra, "/en/assistance/providers/new")).status, 403);
  assert.equal((await get(app, `/en/assistance/programmes/${id}/change`)).status, 303);
});

test("a change on an older version is told, and nothing of it is lost", async () => {
  const form = await page(iskra, `/en/assistance/programmes/${id}/change`);
  assert.match(form.text, /name="basis" value="1"/);
  assert.match(form.text, /value="C2\.01:BW" checked/);
  const change = { ...programme, sections: [], rows: ["C2.01:BW"], "title-fr": "Cours", basis: "1" };
  assert.equal((await send(iskra, `/en/assistance/programmes/${id}/change`, change)).status, 303);
  const said = { "said-day": "20", "said-month": "11", "said-year": "2026", source: "A call" };
  const late = { ...change, ...said, "description-en": "Three weeks." };
  const told = await send(edda, `/en/assistance/programmes/${id}/change`, late);
  assert.equal(told.status, 409);
  assert.match(told.text, /Three weeks\./);
  assert.match(told.text, new RegExp(`/en/assistance/programmes/${id}/versions/2`));
  assert.match(told.text, /name="basis" value="2"/);
});

test("“is this still true?” awaits its provider and the secretariat, and one press answers it", async () => {
  house.access.moveTo("2027-12-01T15:00:00Z");
  const asks = /Confirm that “Courses for &lt;customs> officers” is still true/;
  for (const who of [iskra, edda]) assert.match((await page(who, "/en/awaiting")).text, asks);
  for (const who of [clara, pia]) assert.doesNotMatch((await page(who, "/en/awaiting")).text, asks);
  assert.equal((await page(iskra, `/ar/assistance/programmes/${id}/confirmation`)).status, 200);
  const stale = await send(iskra, `/en/assistance/programmes/${id}/confirmation`, { number: "1" });
  assert.equal(stale.status, 409, "somebody changed it meanwhile");
  const pressed = await send(iskra, `/en/assistance/programmes/${id}/confirmation`, { number: "2" });
  assert.equal(pressed.status, 303);
  assert.match((await page(iskra, pressed.to)).text, /Confirmed as of today/);
  assert.doesNotMatch((await page(iskra, "/en/awaiting")).text, asks);
});

test("a contribution keeps what was typed until it is right, and the public sees only what is public", async () => {
  const gift = {
    provider,
    kind: "money",
    amount: "250 000",
    currency: "USD",
    purpose: "Workshops of the South",
    language: "en",
    year: "2026",
    source: "A letter",
  };
  const wrong = await send(iskra, "/ar/assistance/contributions", {
    ...gift,
    amount: "1,200",
    currency: "",
    year: "1999",
  });
  assert.equal(wrong.status, 422);
  for (const field of ["amount", "currency", "year"]) assert.ok(wrong.text.includes(`href="#${field}"`), field);
  assert.match(wrong.text, /Workshops of the South/);
  const inKind = { ...gift, kind: "in-kind", amount: "", currency: "" };
  assert.match((await send(iskra, "/en/assistance/contributions", inKind)).text, /href="#what"/);
  assert.equal((await send(iskra, "/en/assistance/contributions", gift)).status, 303);
  assert.doesNotMatch((await page(undefined, "/en/assistance/contributions")).text, /Workshops of the South/);
  const shown = await page(pia, "/en/assistance/contributions");
  assert.match(shown.text, /USD\s250,000/);
  assert.match(shown.text, /Not public/);
  const open = { ...gift, purpose: "A course for all", public: "yes" };
  assert.equal((await send(edda, "/en/assistance/contributions", open)).status, 303);
  for (const path of ["/fr/assistance/contributions", `/ar/assistance/providers/${provider}`])
    assert.match((await page(undefined, path)).text, /A course for all/);
  const [, replaced = ""] =
    /new\?replaces=([0-9a-f-]{36})/.exec((await page(iskra, "/en/assistance/contributions")).text) ?? [];
  assert.equal((await page(iskra, `/en/assistance/contributions/new?replaces=${replaced}`)).status, 200);
  assert.equal((await page(clara, `/en/assistance/contributions/new?replaces=${replaced}`)).status, 403);
  assert.equal((await page(marlo, "/en/assistance/contributions/new")).status, 403);
});

test("what ended is told to those who signed in, and gone for the public", async () => {
  assert.equal((await send(iskra, `/en/assistance/programmes/${id}/ending`, { words: "Spent." })).status, 303);
  assert.equal((await get(app, `/en/assistance/programmes/${id}`)).status, 404);
  assert.match((await page(pia, `/en/assistance/programmes/${id}`)).text, /No longer offered since/);
  assert.equal((await send(edda, `/en/assistance/providers/${provider}/ending`, {})).status, 422);
  assert.equal((await send(edda, `/en/assistance/providers/${provider}/ending`, { words: "Dissolved." })).status, 303);
  assert.equal((await get(app, `/en/assistance/providers/${provider}`)).status, 404);
  assert.equal((await page(pia, `/en/assistance/providers/${provider}`)).status, 200);
});
