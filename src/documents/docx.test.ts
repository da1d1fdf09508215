import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type Language, languages } from "#i18n/languages.ts";
import { openDocxPress, type TrackedDifference } from "./docx.ts";
import { letters } from "./extracted.ts";
import type { LetterSheet } from "./letter-sheet.ts";
import { sampleDifference, sampleNoteVerbale, sampleWritten } from "./sample-note.ts";
import { sampleLetter, sampleMatrix } from "./sample-sheets.ts";
import { partsOf, wordsOf } from "./word-extracted.ts";
import { all, type Node } from "./xml-tree.ts";

const press = openDocxPress();
after(() => press.close());

const body = "word/document.xml";

for (const lang of languages) {
  test(`a letter in ${lang} as a Word file has every text and every row of its sheet, and a head on each table`, async () => {
    const sheet: LetterSheet = {
      ...sampleLetter(lang),
      difference: sampleDifference(lang),
      written: [sampleWritten(lang)],
    };
    const document = await letterBody(sheet);
    const found = letters(wordsOf(document));
    const { salutation, reference, dateText, closing, signatory, addressee, difference, annex } = sheet;
    assert.ok(difference && annex);
    const texts = [salutation, reference, dateText, closing, ...signatory, ...addressee]
      .concat(sheet.body.flatMap((part) => ("text" in part ? part.text : part.items.map(({ text }) => text))))
      .concat(
        sampleWritten(lang).parts.flatMap(({ fields }) => fields.flatMap(({ label, value }) => [label, value.text])),
      )
      .concat(difference.rows.flatMap(({ row, before, after }) => [row, before, after]))
      .concat(annex.sections.flatMap(({ title, rows }) => [title, ...rows.flatMap((row) => [row.label, row.remarks])]));
    assert.deepEqual(
      texts.filter((text) => !found.includes(letters(text))),
      [],
    );

    const sizes = all(document, "w:tbl").map((table) => {
      const rows = all(table, "w:tr");
      const heads = rows.filter((row) => all(row, "w:tblHeader").length > 0).length;
      return [heads, rows.length - heads];
    });
    assert.deepEqual(sizes, [
      [0, annex.symbols.items.length],
      ...annex.sections.map(({ kind, rows }) => [kind === "status" ? 1 : 2, rows.length]),
      [1, difference.rows.length],
    ]);
  });

  test(`the tracked difference in ${lang} gives the text before when refused and the text after when accepted`, async () => {
    const sheet = tracked(lang);
    const outcome = await press.difference(sheet);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    const document = part(outcome.bytes, body);
    const rows = all(document, "w:tr").slice(1);
    const changed = rows.map((row) => {
      const cell = all(row, "w:tc")[2];
      assert.ok(cell);
      return [letters(wordsOf(cell, "w:ins")), letters(wordsOf(cell, "w:del"))];
    });
    assert.deepEqual(
      changed,
      sheet.difference.rows.map(({ before, after }) => [letters(before), letters(after)]),
    );
    const changes = [...all(document, "w:ins"), ...all(document, "w:del")];
    assert.equal(new Set(changes.map(({ attributes }) => attributes["w:id"])).size, changes.length);
    for (const { attributes } of changes) {
      assert.equal(attributes["w:author"], "1540 Committee");
      assert.equal(attributes["w:date"], "2026-12-09T12:00:00Z");
    }
  });
}

test("an Arabic Word file runs from right to left, and what reads from left to right in it does not", async () => {
  const document = await letterBody({ ...sampleNoteVerbale("ar"), annex: sampleMatrix("ar") });
  assert.ok(all(document, "w:tbl").every((table) => all(table, "w:bidiVisual").length > 0));
  for (const paragraph of all(document, "w:p")) {
    if (/\p{Script=Arabic}/u.test(wordsOf(paragraph))) assert.ok(all(paragraph, "w:bidi").length > 0);
  }
  const isRightToLeft = (run: Node): boolean => all(run, "w:rtl").length > 0;
  const runs = all(document, "w:r").map((run) => ({ words: wordsOf(run), rtl: isRightToLeft(run) }));
  for (const run of ["1540@example.org", "+1 212 555 0100", "OC.3/2026", "S/AC.44/2024/1", "2014-337"]) {
    const found = runs.filter(({ words }) => words.includes(run));
    assert.ok(found.length > 0, run);
    for (const { words, rtl } of found) assert.deepEqual([words, rtl], [`\u200E${run}\u200E`, false]);
  }
});

test("a note verbale as a Word file bears no signature and ends with its addressee", async () => {
  const sheet = { ...sampleNoteVerbale("en"), signatory: ["Leto Varandis"] };
  const words = wordsOf(await letterBody(sheet)).trim();
  assert.ok(!words.includes("Leto Varandis"));
  assert.ok(words.endsWith(sheet.addressee.join("\n")));
});

test("a Word file has the parts that Word asks for, its pages numbered, and is the same each time", async () => {
  const [first, again] = [await made(sampleLetter("fr")), await made(sampleLetter("fr"))];
  assert.deepEqual(Buffer.from(first), Buffer.from(again));
  const parts = partsOf(first);
  for (const name of ["[Content_Types].xml", "_rels/.rels", body, "word/styles.xml", "docProps/core.xml"]) {
    assert.ok(parts.has(name), name);
  }
  const core = parts.get("docProps/core.xml");
  assert.ok(core);
  assert.deepEqual(all(core, "dcterms:created")[0]?.children, ["2026-12-09T12:00:00Z"]);
  const feet = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/u.test(name));
  for (const [, foot] of feet) {
    const fields = all(foot, "w:instrText").map(({ children }) => children.join("").trim());
    assert.deepEqual(fields, ["PAGE", "NUMPAGES"]);
  }
  assert.equal(feet.length, 3);
});

test("what a person wrote is text in a Word file and never markup, and what has no shape is left out", async () => {
  const remark = '<w:p/> & "quotes" {{tag}} \u0000\u0007end';
  const sheet = sampleNoteVerbale("en");
  const words = wordsOf(await letterBody({ ...sheet, body: [{ kind: "paragraph", text: remark }] }));
  assert.ok(words.includes('<w:p/> & "quotes" {{tag}} end'));
});

test("when nothing differs the tracked document says so", async () => {
  const sheet = tracked("en");
  const outcome = await press.difference({ ...sheet, difference: { ...sheet.difference, rows: [] } });
  assert.ok(outcome.ok);
  const document = part(outcome.bytes, body);
  assert.ok(wordsOf(document).includes(sheet.difference.none));
  assert.deepEqual(all(document, "w:tbl"), []);
});

function tracked(lang: Language): TrackedDifference {
  const { invented, pageOf, date } = sampleLetter(lang);
  return { lang, state: sampleMatrix(lang).state, invented, difference: sampleDifference(lang), pageOf, date };
}

async function made(sheet: LetterSheet): Promise<Uint8Array> {
  const outcome = await press.letter(sheet);
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.bytes;
}

async function letterBody(sheet: LetterSheet): Promise<Node> {
  return part(await made(sheet), body);
}

function part(bytes: Uint8Array, name: string): Node {
  const found = partsOf(bytes).get(name);
  assert.ok(found, name);
  return found;
}
