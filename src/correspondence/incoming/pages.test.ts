import assert from "node:assert/strict";
import { test } from "node:test";
import { get, openTestApp, url } from "#test/app.ts";
import { aSentLetter, standingOf } from "#test/sent-letter.ts";
import { setUpTexts } from "#test/texts.ts";

// The pages of what comes in, of information received, of briefings, and of what awaits a State's answer.

const house = await openTestApp({ at: "2026-11-24T15:00:00Z" });
const { app, database } = house;
await setUpTexts(database, "2026-11-01T12:00:00Z");
const [edda, sanna, leto, pia, clara, amelie] = await Promise.all(
  ["Edda Marlow", "Sanna Rielke", "Leto Varandis", "Pia Tennant", "Clara Weston", "Amélie Rocande"].map(house.cookieOf),
);

type Fields = Record<string, string | File | string[]>;

async function send(cookie: string | undefined, path: string, fields: Fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
  const answer = await app.request(url + path, {
    method: "POST",
    headers: { origin: url, cookie: cookie ?? "" },
    body,
  });
  return { status: answer.status, to: answer.headers.get("location") ?? "", text: await answer.text() };
}

async function page(cookie: string | undefined, path: string): Promise<{ status: number; text: string }> {
  const answer = await get(app, path, cookie);
  return { status: answer.status, text: await answer.text() };
}

const note = {
  kind: "note-verbale",
  "received-day": "20",
  "received-month": "11",
  "received-year": "2026",
  state: "XVA",
  reference: "NV/VA/3",
  language: "fr",
  summary: "<b>La réponse</b>",
};
const scan = (name: string, bytes: string): File => new File([Buffer.from(bytes, "latin1")], name);
const idIn = (address: string): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address)?.[0] ?? "";

test("an entry is registered with its scan, which is saved and never shown", async () => {
  const made = await send(edda, "/en/incoming", { ...note, file: scan("../x<y>.pdf", "%PDF-1.4 <script>") });
  assert.equal(made.status, 303, made.text.slice(0, 3000));
  const id = idIn(made.to);
  const { text } = await page(edda, `/en/incoming/${id}`);
  assert.match(text, /IN\.1\/2026/);
  assert.match(text, /&lt;b>La réponse/);
  const file = /href="(\/en\/incoming\/[^"]+\/files\/[^"]+)"/.exec(text)?.[1] ?? "";
  const saved = await get(app, file, edda);
  assert.equal(saved.status, 200);
  assert.equal(saved.headers.get("content-type"), "application/pdf");
  assert.match(saved.headers.get("content-disposition") ?? "", /^attachment; filename="x-y-\.pdf"/);
  assert.equal(saved.headers.get("content-security-policy"), "default-src 'none'; sandbox; frame-ancestors 'none'");
  assert.equal(saved.headers.get("x-content-type-options"), "nosniff");
  assert.equal(saved.headers.get("cache-control"), "no-store");
  for (const who of [clara, pia]) assert.ok([403, 404].includes((await get(app, file, who)).status));
  assert.equal((await get(app, file)).status, 303);
  assert.equal((await get(app, file, amelie)).status, 200);
});

test("what is wrong stands at its field, and what was typed stays", async () => {
  const wrong = await send(edda, "/ar/incoming", {
    ...note,
    kind: "",
    state: "",
    "received-month": "13",
    file: scan("a.pdf", "MZ\u0000"),
  });
  assert.equal(wrong.status, 422);
  for (const field of ["kind", "received", "state", "file"]) assert.ok(wrong.text.includes(`href="#${field}"`), field);
  assert.match(wrong.text, /value="NV\/VA\/3"/);
  const two = await send(edda, "/en/incoming", { ...note, "received-year": "2027" });
  assert.match(two.text, /That day is still to come/);
  const strange = { ...note, letter: "00000000-0000-7000-8000-000000000001" };
  assert.equal((await send(edda, "/en/incoming", strange)).status, 422);
});

test("each reads what is theirs: a State its own entries, members and the public none", async () => {
  for (const who of [edda, sanna, leto, amelie]) {
    const { status, text } = await page(who, "/en/incoming?q=NV%2FVA&year=2026&kind=note-verbale&standing=waiting");
    assert.equal(status, 200);
    assert.match(text, /IN\.1\/2026/);
  }
  assert.doesNotMatch((await page(clara, "/ar/incoming")).text, /IN\.1/);
  for (const path of ["/en/incoming", "/en/information", "/en/briefings", "/en/states/XVA/awaits-answer"]) {
    assert.equal((await page(pia, path)).status, 403, path);
    assert.equal((await get(app, path)).status, 303, path);
  }
  assert.equal((await page(clara, "/en/states/XVA/awaits-answer")).status, 404);
  assert.equal((await page(amelie, "/en/briefings")).status, 403);
  for (const path of ["/en/incoming/new", "/en/incoming?page=99999&year=x&state=ZZ&q=%00"])
    assert.ok([200, 403].includes((await page(sanna, path)).status), path);
});

test("an answer is tied to its letter and processed; what is still asked awaits the State on its own page", async () => {
  const letter = await aSentLetter(database, "XVA");
  const before = await page(amelie, "/en/states/XVA/awaits-answer");
  assert.match(before.text, /Answer letter OC\.\d+\/2026 of 20 October 2026/);
  assert.match(before.text, /working days left|day left/);

  const form = await page(edda, `/en/incoming/new?letter=${letter}`);
  assert.match(form.text, /<option value="XVA" selected/);
  const id = idIn((await send(edda, "/en/incoming", note)).to);
  assert.match((await page(edda, `/en/incoming/${id}/letter`)).text, new RegExp(letter));
  assert.equal((await send(edda, `/en/incoming/${id}/letter`, {})).status, 422);
  assert.equal((await send(edda, `/en/incoming/${id}/letter`, { letter })).status, 303);
  assert.equal(await standingOf(database, letter), "replied");
  assert.doesNotMatch((await page(amelie, "/en/states/XVA/awaits-answer")).text, /Answer letter/);

  const more = { words: "Which section of the act?", next: "further" };
  assert.equal((await send(edda, `/en/incoming/${id}/processing`, { next: "further" })).status, 422);
  assert.equal((await send(edda, `/en/incoming/${id}/processing`, more)).status, 303);
  const again = await send(edda, `/en/incoming/${id}/processing`, more);
  assert.equal(again.status, 409);
  assert.match(again.text, /Which section of the act/);
  for (const who of [amelie, leto])
    assert.match((await page(who, "/en/states/XVA/awaits-answer")).text, /is expected: Which section of the act\?/);
  assert.match((await page(amelie, "/en/awaiting")).text, /states\/XVA\/awaits-answer[^>]*>Send the further reply/);
  assert.match((await page(edda, "/ar/awaiting")).text, /IN\.1\/2026/);
});

test("a State gives several lines at once, another line keeps what was typed, and sees what became of each", async () => {
  const letter = await aSentLetter(database, "XVA");
  const path = `/en/letters/${letter}/information`;
  const typed = { lines: "2", "measure-1": "The act was amended.", "place-1": "OP3(d)", "language-1": "fr" };
  const grown = await send(amelie, path, { ...typed, add: "line" });
  assert.equal(grown.status, 200);
  assert.match(grown.text, /name="measure-3"/);
  assert.match(grown.text, /The act was amended\./);
  const wrong = await send(amelie, path, { ...typed, lines: "3" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#source-1"/);
  assert.equal((await send(amelie, path, { lines: "2" })).status, 422);
  const bad = { ...typed, "link-1": "javascript:alert(1)" };
  assert.match((await send(amelie, path, bad)).text, /href="#link-1"/);
  assert.equal((await send(amelie, path, { ...typed, "source-1": "Act 7" })).status, 303);
  assert.equal((await send(clara, path, { ...typed, "source-1": "Act 7" })).status, 404);

  const list = await page(sanna, "/en/information");
  const id = /\/en\/information\/([0-9a-f-]{36})/.exec(list.text)?.[1] ?? "";
  assert.equal((await send(sanna, `/en/information/${id}/setting-aside`, { reason: "" })).status, 422);
  assert.equal((await send(sanna, `/en/information/${id}/report`, {})).status, 422);
  assert.match((await page(sanna, `/en/information/${id}/matrix`)).text, /No draft of the matrix of Valmere/);
  assert.match((await page(sanna, "/en/awaiting")).text, /Bring in what Valmere sent: 1 line/);

  assert.equal((await send(sanna, "/en/matrices", { state: "XVA", template: "m2005" })).status, 303);
  const asked = `/en/information/${id}/matrix?row=A2.01`;
  const link = /href="([^"]*cells\/A2\.01\.NW\.framework[^"]*)"/.exec((await page(sanna, asked)).text)?.[1] ?? "";
  const cell = await page(sanna, link.replaceAll("&amp;", "&"));
  assert.match(cell.text, /The act was amended\.<\/textarea>/);
  assert.match(cell.text, /value="Act 7"/);
  const saved = await send(sanna, "/en/matrices/XVA/1/cells/A2.01.NW.framework", {
    revision: "0",
    mark: "X",
    "source-1-title": "Act 7",
    remark: "The act was amended.",
    to: `/information/${id}/matrix`,
  });
  assert.equal(saved.to, `/en/information/${id}/matrix?done=cell-saved&cell=A2.01.NW.framework`);
  assert.match(
    (await page(sanna, saved.to)).text,
    /value="A2\.01\.NW\.framework" checked|checked[^>]*value="A2\.01\.NW/,
  );
  const brought = { matrix: "1", cell: "A2.01.NW.framework" };
  assert.equal((await send(sanna, `/en/information/${id}/matrix`, brought)).status, 303);
  assert.equal((await send(sanna, `/en/information/${id}/matrix`, brought)).status, 409);
  assert.match((await page(amelie, "/en/information")).text, /Brought into the matrix on 24 November 2026/);
});

test("saving a cell leads to a page of this site only", async () => {
  for (const to of ["//evil.example", "https://evil.example", "/\\evil", "javascript:x"]) {
    const saved = await send(sanna, "/en/matrices/XVA/1/cells/A2.01.NW.framework", { revision: "1", mark: "X", to });
    assert.match(saved.to || saved.text, /^\/en\/matrices\/XVA\/1|<html/, to);
    assert.doesNotMatch(saved.to, /evil|javascript/);
  }
});

test("a briefing is recorded with what was given, and read by those who brief", async () => {
  const briefing = {
    "held-day": "3",
    "held-month": "11",
    "held-year": "2026",
    place: "New York",
    groups: ["african", "non-members"],
    by: "The Chair",
    subject: "The matrices",
    language: "en",
    lines: "3",
    "words-1": "A sheet of two pages",
    source: "Programme of the day",
  };
  const more = await send(leto, "/en/briefings", { ...briefing, add: "line" });
  assert.match(more.text, /name="words-4"/);
  assert.match(more.text, /value="african" checked/);
  const wrong = await send(leto, "/fr/briefings", { ...briefing, groups: [], by: "" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#groups"/);
  assert.equal((await send(leto, "/en/briefings", { ...briefing, "held-year": "2027" })).status, 422);
  const made = await send(leto, "/en/briefings", briefing);
  assert.equal(made.status, 303);
  const { text } = await page(sanna, made.to);
  for (const words of ["3 November 2026", "African States", "A sheet of two pages", "Programme of the day"])
    assert.ok(text.includes(words), words);
  assert.equal((await page(clara, made.to)).status, 403);
  assert.equal((await send(amelie, "/en/briefings", briefing)).status, 403);
});
