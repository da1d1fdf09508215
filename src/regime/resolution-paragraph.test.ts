import assert from "node:assert/strict";
import { test } from "node:test";
import { openTestDatabase } from "#test/database.ts";
import { accessAt } from "#test/people.ts";
import { fillResolutionParagraphs, fillWordsAnew } from "./fill-resolution-paragraphs.ts";
import { listParagraphs } from "./resolution-paragraph.queries.ts";
import { numberOf, readParagraphs, wordsFor } from "./resolution-paragraph.ts";
import { readTemplates } from "./template.ts";

const paragraphs = readParagraphs();
const quoted = { words: "Words of a copy", source: "A copy, read 2026-11-26" };

test("every paragraph that a row of the matrix names is there, once and in the order of the resolution", () => {
  const named = readTemplates().flatMap(({ sections }) => sections.flatMap(({ rows }) => rows));
  const names = paragraphs.map(({ paragraph }) => paragraph);
  assert.deepEqual(
    [...new Set(named.flatMap(({ paragraphs }) => paragraphs))].filter((name) => !names.includes(name)),
    [],
  );
  const inOrder = names.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
  assert.deepEqual([names, new Set(names).size], [inOrder, names.length]);
  for (const name of ["OP3", "OP7", "OP9"]) assert.ok(names.includes(name), name);
});

test("words stand only with the copy they were read in, and hold nothing but words", () => {
  for (const { paragraph, symbol, texts } of paragraphs) {
    assert.equal(symbol, "S/RES/1540 (2004)");
    for (const { words, source } of Object.values(texts)) {
      assert.doesNotMatch(words, /[<>{}]|\s{2}|\n/, paragraph);
      assert.match(source, /read \d{4}-\d{2}-\d{2}/, paragraph);
    }
  }
  const file = (texts: unknown) => ({ symbol: "S/RES/1540 (2004)", paragraphs: [{ paragraph: "OP1", texts }] });
  assert.equal(readParagraphs(file({ fr: quoted }))[0]?.texts.fr?.words, quoted.words);
  for (const bad of [{ en: { words: "Words" } }, { en: { ...quoted, words: " " } }, { de: quoted }])
    assert.throws(() => readParagraphs(file(bad)));
});

test("a reader has the words in their language, else in English, else none; and the number as a text writes it", () => {
  const both = { texts: { en: quoted, ar: { ...quoted, words: "كلمات" } } };
  assert.deepEqual([wordsFor(both, "ar")?.in, wordsFor(both, "ar")?.words], ["ar", "كلمات"]);
  assert.equal(wordsFor(both, "zh")?.in, "en");
  assert.equal(wordsFor({ texts: {} }, "en"), undefined);
  assert.deepEqual(
    (["en", "fr", "zh", "ar"] as const).map((language) => numberOf("OP3(a)", language)),
    ["3 (a)", "3 a)", "3(a)", "3 (أ)"],
  );
  assert.equal(numberOf("OP10", "ar"), "10");
});

test("a fresh installation has every paragraph, also for the public; words found later are added, and what stands stays", async () => {
  const database = await openTestDatabase();
  const { owner } = database;
  const access = accessAt(database, "2026-12-01T15:00:00Z");
  const read = () => access.asPublic(listParagraphs);
  assert.deepEqual(await read(), paragraphs);

  const fill = (texts: { en: typeof quoted }) =>
    owner
      .transaction()
      .execute((db) => fillResolutionParagraphs(db, [{ paragraph: "OP1", symbol: "S/RES/1540 (2004)", texts }]));
  await fill({ en: quoted });
  await fill({ en: { ...quoted, words: "Other words" } });
  assert.deepEqual((await read())[0]?.texts, { en: quoted });

  const mended = { ...quoted, words: "Mended words" };
  const anew = (paragraph: string) =>
    owner
      .transaction()
      .execute((db) => fillWordsAnew(db, [{ paragraph, symbol: "", texts: { en: mended, fr: quoted } }]));
  await anew("OP1");
  await fill({ en: quoted });
  assert.deepEqual((await read())[0]?.texts, { en: mended, fr: quoted });
  await assert.rejects(anew("OP77"), /no paragraph OP77/);

  const put = (texts: string) =>
    owner.updateTable("resolution_paragraph").set({ texts }).where("paragraph", "=", "OP2").execute();
  for (const texts of [{ en: { words: "No source" } }, { en: { words: " ", source: "A copy" } }, { de: quoted }, []])
    await assert.rejects(put(JSON.stringify(texts)), /check constraint/);
});
