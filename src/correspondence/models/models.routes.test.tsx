import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { TextVersionId } from "#db/ids.ts";
import { makeWordFile } from "#documents/word-starter.ts";
import { dateOf } from "#states/state.queries.ts";
import { get, openTestApp, post, url } from "#test/app.ts";
import { signIn, there } from "#test/people.ts";
import { setUpTexts } from "#test/texts.ts";
import { findLetterTemplate } from "./letter-template.queries.ts";
import { listModelsInForce } from "./model.queries.ts";
import { startingTemplate } from "./word-letter.ts";

const house = await openTestApp();
await setUpTexts(house.database);
const { app } = house;
const [edda, sanna, pia, amelie] = await Promise.all(
  ["Edda Marlow", "Sanna Rielke", "Pia Tennant", "Amélie Rocande"].map((name) => house.cookieOf(name)),
);

async function page(path: string, cookie = edda): Promise<string> {
  const answer = await get(app, path, cookie);
  assert.equal(answer.status, 200, path);
  return await answer.text();
}

const models = there(
  await house.access.withActor(await signIn(house.database, "edda"), ({ db, at }) => listModelsInForce(db, dateOf(at))),
);
const idOf = (words: RegExp): TextVersionId => {
  const found = models.find(({ title }) => words.test(title));
  assert.ok(found);
  return found.id;
};
const later = idOf(/later version/);

test("the models in force are listed with those they are for, the old one beside those of today", async () => {
  assert.deepEqual(models.map(({ kind }) => kind).sort(), [...Array(10).fill("letter-model"), "transmittal-letter"]);
  const list = await page("/en/letters/models");
  assert.match(list, /Letter to a State that has reported/);
  assert.match(list, /Has not reported yet · First transmittal of a matrix · Letter, signed by the Chair/);
  assert.match(list, /Circulation of a request for assistance · Organizations · Note verbale/);
  assert.match(await page("/ar/letters/models"), /نماذج الرسائل/);
});

test("a model is seen as a letter in each language and situation, on the page and on paper", async () => {
  const open = await page(`/en/letters/models/${later}?of=en&consent=open`);
  assert.match(open, /has not yet received your Government’s word/);
  assert.match(open, /State of Nadhira/);
  assert.doesNotMatch(await page(`/en/letters/models/${later}?of=en&consent=given`), /has not yet received/);
  assert.match(
    await page(`/en/letters/models/${later}?of=ar&request=pending`),
    /<article class="letter-text" lang="ar" dir="rtl">/,
  );
  const note = await page(`/ar/letters/models/${idOf(/Note verbale/)}?of=fr`);
  assert.match(note, /La présidence du Comité .* présente ses compliments au secrétariat/);
  await page(`/en/letters/models/${models.find(({ kind }) => kind === "transmittal-letter")?.id}`);
  const pdf = await get(app, `/en/letters/models/${later}/letter.pdf?of=ar`, edda);
  assert.equal(pdf.headers.get("content-type"), "application/pdf");
  assert.ok(Buffer.from(await pdf.arrayBuffer()).includes("<pdfuaid:part>1</pdfuaid:part>"));
});

test("the forms of address stand with their rule and source, or say that they are from memory", async () => {
  const forms = await page("/en/letters/forms");
  assert.match(forms, /ST\/DCS\/4\/Rev\.1[^<]*<\/bdi><\/a>, para\. 105/);
  assert.match(forms, /From memory: no source could be read/);
  await page("/ar/letters/forms");
  assert.equal((await get(app, "/en/letters/forms")).status, 303, "for people who signed in");
});

test("a draft of a model is seen by those who prepare it and by nobody else", async () => {
  const began = await post(app, "/en/texts", sanna ?? "", {
    kind: "letter-model",
    language: "en",
    title: "A letter without a matrix",
  });
  const text = new URL(began.headers.get("location") ?? "", url).pathname;
  await post(app, `${text}/versions`, sanna ?? "", {});
  const edit = await page(`${text}/versions/1/edit?language=en`, sanna);
  assert.match(edit, /A request of the State for assistance is open/, "the legend says what each mark means");
  assert.match(edit, /<select id="transmittal"/);
  const fields = {
    ...{ title: "Letter", occasion: "matrices", form: "letter", revision: "1" },
    ...{ addressee: "state", reporting: "any", transmittal: "none" },
    ...{
      "letterhead-organization": "United Nations",
      "letterhead-committee": "Committee",
      referenceLabel: "Reference",
    },
    ...{ paragraphs: "Dear {{state}}.\n\n{{if consent-open}} Words.", signatory: "Chair", wording: "project" },
  };
  const wrong = await post(app, `${text}/versions/1/bodies/en`, sanna ?? "", {
    ...fields,
    paragraphs: "{{if sunny}} Words",
  });
  assert.equal(wrong.status, 422);
  const said = await wrong.text();
  assert.match(said, /href="#paragraphs">\{\{if sunny\}\} in paragraph or line 1 is neither/);
  assert.match(said, />\{\{if sunny\}\} Words<\/textarea>/);
  const saved = await post(app, `${text}/versions/1/bodies/en`, sanna ?? "", fields);
  assert.match(saved.headers.get("location") ?? "", /done=body-saved$/);
  const french = await page(`${text}/versions/1/edit?language=fr`, sanna);
  assert.match(french, /<option value="none" selected/, "a translation begins with the choices of the original");
  const other = await post(app, `${text}/versions/1/bodies/fr`, sanna ?? "", {
    ...fields,
    transmittal: "first",
    revision: "0",
  });
  assert.match(await other.text(), /href="#transmittal">The original says otherwise/);

  const [, preview = ""] = /href="(\/en\/letters\/models\/[^"]+)"/.exec(await page(`${text}/versions/1`, sanna)) ?? [];
  assert.match(await page(preview, sanna), /Dear Nadhira\./);
  assert.equal((await get(app, preview, pia)).status, 404);
  assert.equal((await get(app, preview, amelie)).status, 404);
});

async function upload(
  file: Uint8Array,
  { cookie = edda, name = "ours.docx", language = "en" } = {},
): Promise<Response> {
  const form = new FormData();
  form.set("language", language);
  form.set("file", new File([new Uint8Array(file)], name));
  const headers = { origin: url, cookie: cookie ?? "" };
  return await app.request(`${url}/en/letters/models/${later}/templates`, { method: "POST", headers, body: form });
}

test("the secretariat keeps a Word template, tests it in six languages, and the latest counts", async () => {
  const first = makeWordFile([{ text: "{reference} {country}" }], { isRightToLeft: false });
  assert.equal((await upload(first)).status, 303);
  const kept = await upload(startingTemplate("en"), { name: "../better.docx" });
  assert.match(kept.headers.get("location") ?? "", /done=letter-template-kept/);
  const list = await page(`/en/letters/models/${later}/templates`);
  assert.match(list, /Earlier; a later one counts/);
  const tests = [...list.matchAll(/href="([^"]+\/test)"/g)].map(([, path = ""]) => path);
  assert.equal(tests.length, 2);
  const good = await page(tests[0] ?? "");
  const files = [...good.matchAll(/href="([^"]+\/test\/\w\w)"/g)].map(([, path = ""]) => path);
  assert.equal(files.length, 6);
  assert.doesNotMatch(good, /Look again/);
  const arabic = await get(app, files[0] ?? "", edda);
  assert.match(arabic.headers.get("content-disposition") ?? "", /^attachment; filename="test-ar\.docx"/);
  const bad = await page(tests[1] ?? "");
  assert.match(bad, /\{country\}/);
  assert.match(bad, /\{addressee\}/);
  assert.match(bad, /Look again/);
  await page(`/ar/letters/models/${later}/templates`);

  const token = await signIn(house.database, "edda");
  const model = models.find(({ id }) => id === later);
  const counts = await house.access.withActor(
    token,
    async ({ db }) => model && findLetterTemplate(db, model.textId, "en"),
  );
  assert.equal(counts?.name, "better.docx");
  await assert.rejects(sql`delete from letter_template`.execute(house.database.owner), /never changed or deleted/);
});

test("what is no template is refused at its field and nothing is kept", async () => {
  const broken = makeWordFile([{ text: "{#paragraphs} {text}" }], { isRightToLeft: false });
  for (const [file, words] of [
    [new TextEncoder().encode("no Word"), /This is not a Word file/],
    [broken, /A tag in the file is not right: Tag \{#paragraphs\} is never closed/],
    [new Uint8Array(), /Choose a file/],
  ] as const) {
    const answer = await upload(file, { language: "fr" });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, words);
    assert.match(text, /<option value="fr" selected/);
  }
  assert.equal((await upload(startingTemplate("en"), { language: "xx" })).status, 422);
  assert.equal((await upload(startingTemplate("en"), { cookie: sanna })).status, 403);
  assert.equal((await get(app, `/en/letters/models/${later}/templates`, amelie)).status, 403);
  const forState = await house.access.withActor(await signIn(house.database, "amelie"), ({ db }) =>
    db.selectFrom("letter_template").select("id").execute(),
  );
  assert.deepEqual(forState, []);
});
