import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { readMemberStates } from "#states/state.ts";
import { subjects } from "../activity.ts";
import { openLexicon, readConcepts } from "./concepts.ts";
import { concepts } from "./lexicon.ts";
import { readTitle, titleLikeness } from "./title.ts";

const places = readMemberStates().map(({ code, names }) => ({
  state: code,
  names: Object.fromEntries(languages.map((language) => [language, names.map(({ short }) => short[language])])),
}));
const lexicon = openLexicon(places);
const read = (text: string, language: (typeof languages)[number]): string[] =>
  [...readConcepts(text, language, lexicon)].sort();

test("one title in six languages speaks of the same things", () => {
  const said = ["kind:workshop", "place:KEN", "region:africa", "region:east-africa", "subject:border-control"];
  assert.deepEqual(read("Workshop on border control for East Africa, Kenya", "en"), said);
  assert.deepEqual(read("Atelier sur le contrôle des frontières pour l’Afrique de l’Est (Kenya)", "fr"), said);
  assert.deepEqual(read("Taller sobre control de fronteras para África Oriental, en Kenya", "es"), said);
  assert.deepEqual(read("Практикум по пограничному контролю для Восточной Африки в Кении", "ru"), said);
  assert.deepEqual(read("ورشة عمل بشأن مراقبة الحدود لشرق أفريقيا في كينيا", "ar"), said);
  assert.deepEqual(read("肯尼亚东非边境管制讲习班（非洲）", "zh"), said);
});

test("Arabic is read with and without its endings and what is written onto its front", () => {
  assert.deepEqual(read("ندوة", "ar"), ["kind:seminar"]);
  assert.deepEqual(read("والندوة بالجمارك", "ar"), ["kind:seminar", "subject:border-control"]);
});

test("of places the longest name is read, and only once", () => {
  assert.deepEqual(read("Visit to Nigeria", "en"), ["kind:visit", "place:NGA"]);
  assert.deepEqual(read("Visit to Niger", "en"), ["kind:visit", "place:NER"]);
  assert.deepEqual(read("Visit to Guinea-Bissau", "en"), ["kind:visit", "place:GNB"]);
  assert.deepEqual(read("Visit to Papua New Guinea", "en"), ["kind:visit", "place:PNG"]);
  assert.deepEqual(read("Визит в Нигер", "ru"), ["kind:visit", "place:NER"]);
  assert.deepEqual(read("Визит в Нигерию", "ru"), ["kind:visit", "place:NGA"]);
});

test("most States are found by their own names in each language", () => {
  for (const language of languages) {
    const found = places.filter(({ state, names }) =>
      read(names[language]?.at(-1) ?? "", language).includes(`place:${state}`),
    );
    assert.ok(found.length >= 193, `${language}: ${found.length} of ${places.length}`);
  }
});

test("every subject has its words, and every concept has some in each language", () => {
  const known = new Set<string>(concepts.map(([concept]) => concept));
  assert.deepEqual(
    subjects.filter((subject) => !known.has(`subject:${subject}`)),
    [],
  );
  assert.equal(known.size, concepts.length);
  for (const [concept, words] of concepts)
    for (const language of languages)
      for (const word of words[language])
        assert.ok(readConcepts(word, language, lexicon).has(concept), `${word} is not read as ${concept}`);
});

test("words must follow one another, with two small ones between at most", () => {
  assert.deepEqual(read("plan d’action", "fr"), ["subject:action-plan"]);
  assert.deepEqual(read("points of national contact", "en"), ["subject:points-of-contact"]);
  assert.deepEqual(read("action long after the plan", "en"), []);
  assert.deepEqual(read("a plan for the year and for joint action", "en"), []);
});

test("titles in one language are compared by words, in two by concepts, and by characters never", () => {
  const english = readTitle("Workshop on chemical security", "en");
  assert.deepEqual(titleLikeness(english, readTitle("Seminar on chemical security", "en"), lexicon), {
    likeness: 0.6,
    by: "words",
  });
  assert.deepEqual(titleLikeness(english, readTitle("Taller sobre seguridad química", "es"), lexicon), {
    likeness: 1,
    by: "concepts",
  });
  assert.deepEqual(titleLikeness(english, readTitle("Workshop on chemical security", "fr"), lexicon), {
    likeness: 0,
    by: "concepts",
  });
  const chinese = titleLikeness(readTitle("化学安全讲习班", "zh"), readTitle("化学安全大会", "zh"), lexicon);
  assert.deepEqual(chinese, { likeness: 0.375, by: "words" }); // 3 pairs of 8
  assert.equal(titleLikeness(readTitle("", "en"), readTitle("", "en"), lexicon).likeness, 0);
});
