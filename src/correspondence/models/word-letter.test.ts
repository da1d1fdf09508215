import assert from "node:assert/strict";
import { test } from "node:test";
import { unzipSync } from "fflate";
import { laterBodies, noteToOrganisationsBodies } from "#demo/texts/letter-models.ts";
import { makeWordFile } from "#documents/word-starter.ts";
import { checkWordTemplate, fillWordTemplate, readWordTags } from "#documents/word-template.ts";
import { type Language, languages } from "#i18n/languages.ts";
import type { LetterModel } from "#regime/letter-model.ts";
import { modelPreview } from "./model-preview.ts";
import { sampleFacts } from "./sample-facts.ts";
import { situationsOf } from "./situation.ts";
import { lookAtTags, startingTemplate, wordDataOf } from "./word-letter.ts";

async function filled(model: LetterModel, language: Language): Promise<{ lines: string[]; xml: string }> {
  const checked = checkWordTemplate(startingTemplate(language));
  assert.ok(checked.ok);
  const [situation] = situationsOf(model);
  assert.ok(situation);
  const sheet = modelPreview({ model, language, situation });
  const made = await fillWordTemplate(checked.bytes, wordDataOf(sheet, sampleFacts(language, situation).values));
  assert.ok(made.ok);
  const xml = new TextDecoder().decode(unzipSync(made.bytes)["word/document.xml"]);
  const lines = [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, paragraph = ""]) =>
    [...paragraph.matchAll(/<w:t[^>]*?(?:\/>|>(.*?)<\/w:t>)|<w:br\/>/gs)]
      .map(([, words]) => words ?? "")
      .join(" ")
      .trim(),
  );
  return { lines, xml };
}

test("the starting template makes a whole letter of a model in six languages, with no line left empty", async () => {
  for (const language of languages) {
    const { lines, xml } = await filled(laterBodies[language], language);
    assert.ok(lines.length > 15, language);
    assert.deepEqual(
      lines.filter((line) => !line),
      [],
      language,
    );
    assert.doesNotMatch(lines.join("\n"), /[{}]/, language);
    assert.equal(/<w:bidi\/>/.test(xml) && /<w:rtl\/>/.test(xml), language === "ar", language);
    for (const words of [laterBodies[language].closing, laterBodies[language].signatory[0] ?? ""])
      assert.ok(lines.join("\n").includes(words), `${language}: ${words}`);
  }
  const { xml } = await filled(laterBodies.ar, "ar");
  assert.match(xml, /\u200eS\/AC\.44\/2026\/OC\.0\u200e/, "a reference is not turned round in Word");
});

test("a note verbale in Word has neither salutation nor signature", async () => {
  const { lines } = await filled(noteToOrganisationsBodies.en, "en");
  assert.match(
    lines.join("\n"),
    /presents compliments to the secretariat of the organization \(League of Marwen States\)/,
  );
  assert.doesNotMatch(lines.join("\n"), /Excellency/);
});

test("unknown and missing tags of a template are named", async () => {
  const file = makeWordFile([{ text: "{reference} {country} {#paragraphs}{text}{colour}{/paragraphs}" }], {
    isRightToLeft: false,
  });
  const read = await readWordTags(file);
  assert.ok(read.ok);
  assert.deepEqual(lookAtTags(read.tags), {
    unknown: ["country", "colour"],
    missing: ["date", "addressee", "closing", "paragraphs/title"],
  });
  const starting = await readWordTags(startingTemplate("en"));
  assert.ok(starting.ok);
  assert.deepEqual(lookAtTags(starting.tags), { unknown: [], missing: [] });
});
