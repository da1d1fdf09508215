import assert from "node:assert/strict";
import { test } from "node:test";
import {
  laterBodies,
  noteToOrganisationsBodies,
  notReportedBodies,
  reportedBodies,
} from "#demo/texts/letter-models.ts";
import { acknowledgementBodies, circulationBodies, offersBodies } from "#demo/texts/request-letter-models.ts";
import { transmittalBodies } from "#demo/texts/transmittal-letter.ts";
import { languages } from "#i18n/languages.ts";
import { holesOfOccasion, type LetterModel, letterModelBody, unknownHoles } from "#regime/letter-model.ts";
import { composeLetter, modernModel } from "./compose-letter.ts";
import {
  addressOf,
  closingOf,
  genders,
  inOrder,
  letterFormsData,
  openingOf,
  takesNoteVerbale,
} from "./letter-forms.ts";
import { sampleFacts } from "./sample-facts.ts";
import { conditionsOf, readSituation, situationsOf } from "./situation.ts";

const models = {
  notReportedBodies,
  reportedBodies,
  laterBodies,
  noteToOrganisationsBodies,
  acknowledgementToAState: acknowledgementBodies("state"),
  acknowledgementToAnOrganisation: acknowledgementBodies("organisation"),
  circulationToStates: circulationBodies("state"),
  circulationToOrganisations: circulationBodies("organisation"),
  offersToAState: offersBodies("state"),
  offersToAnOrganisation: offersBodies("organisation"),
};

for (const [name, bodies] of Object.entries(models)) {
  for (const language of languages) {
    test(`${name} in ${language} makes a whole letter in every situation it is for`, () => {
      const model = letterModelBody.parse(bodies[language]);
      const situations = situationsOf(model);
      assert.ok(situations.length > 0);
      for (const situation of situations) {
        const { words, empty } = composeLetter(model, sampleFacts(language, situation));
        const said = JSON.stringify(words);
        assert.deepEqual(empty, [], said);
        assert.doesNotMatch(said, /\{\{/, said);
        const holes = [...JSON.stringify(model).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
        assert.deepEqual(
          holes.filter((name) => !["ask", "heading", ...holesOfOccasion[model.occasion]].includes(name ?? "")),
          [],
        );
        assert.ok(words.body.every((part) => part.kind === "asks" || part.text.trim()));
        assert.ok(
          words.body.every((part) => part.kind !== "asks" || part.items.every(({ title, text }) => title && text)),
        );
        assert.equal(words.closing.trim().length > 0, true);
        assert.equal(words.signatory.length > 0, model.form === "letter");
        assert.equal(words.salutation.length > 0, model.form === "letter");
      }
    });
  }

  test(`${name} says the same in every language: as many paragraphs, with the same marks`, () => {
    const marks = (model: LetterModel): string[] =>
      [...model.paragraphs, ...model.enclosures].map(
        (words) => /^(\{\{(if [^}]*|ask|heading)\}\}\s*)*/.exec(words)?.[0] ?? "",
      );
    for (const language of languages) {
      assert.deepEqual(marks(bodies[language]), marks(bodies.en), language);
      assert.deepEqual(bodies[language].paragraphs.flatMap(unknownHoles), [], language);
      const { form, addressee, reporting, transmittal } = bodies[language];
      const of = bodies.en;
      assert.deepEqual(
        [form, addressee, reporting, transmittal],
        [of.form, of.addressee, of.reporting, of.transmittal],
      );
    }
  });
}

test("a paragraph is printed only where its conditions hold", () => {
  const [model] = [laterBodies.en];
  const letter = (consent: string, reporting: string) =>
    JSON.stringify(
      composeLetter(
        model,
        sampleFacts(
          "en",
          readSituation(model, (name) => ({ consent, reporting })[name]),
        ),
      ).words.body,
    );
  assert.match(letter("open", "reported"), /has not yet received your Government’s word/);
  assert.doesNotMatch(letter("given", "reported"), /has not yet received/);
  assert.match(letter("given", "not-reported"), /do not yet show a first report/);
});

test("a model is shown in the situations it is for and in no other", () => {
  assert.ok(
    situationsOf(reportedBodies.en).every(({ hasReported, transmittal }) => hasReported && transmittal === "first"),
  );
  assert.equal(situationsOf(noteToOrganisationsBodies.en).length, 1);
  const none = conditionsOf({
    occasion: "matrices",
    requestWord: "wide",
    addressee: "state",
    hasReported: true,
    transmittal: "none",
    hasConsented: false,
    hasRequest: true,
  });
  assert.deepEqual([...none].sort(), ["consent-open", "has-reported", "no-matrix", "request-pending"]);
  const asked = readSituation(reportedBodies.en, (name) => (name === "reporting" ? "not-reported" : undefined));
  assert.equal(asked.hasReported, true, "an address that names another situation gets the first there is");
});

test("what a model leaves empty is filled with the form in use", () => {
  const bare = { ...reportedBodies.fr, salutation: "", closing: "" };
  const situation = readSituation(bare, () => undefined);
  const { words } = composeLetter(bare, {
    ...sampleFacts("fr", situation),
    forms: { language: "fr", gender: "female" },
  });
  assert.equal(words.salutation, "Excellence,");
  assert.match(words.closing, /^Veuillez agréer, Excellence/);
  const old = composeLetter(modernModel(transmittalBodies.en), { holds: new Set(), values: {} });
  assert.equal(old.words.salutation, "Excellency,");
});

test("a note verbale is in the third person; the Chair is he, she, or neither", () => {
  const note = { form: "note-verbale", addressee: "state", language: "en" } as const;
  assert.match(
    openingOf({ ...note, gender: "female" }),
    /^The Chair .* presents her compliments to the Permanent Mission .*\{\{formalName\}\}.* and has the honour to$/,
  );
  assert.match(closingOf({ ...note, gender: "male" }), /himself/);
  assert.doesNotMatch(openingOf({ ...note, gender: "unknown" }), /\b(his|her)\b/);
  for (const language of languages) {
    const opening = openingOf({ form: "note-verbale", addressee: "organisation", language, gender: "unknown" });
    assert.ok(noteToOrganisationsBodies[language].paragraphs[0]?.startsWith(opening), language);
  }
});

test("every form has words in six languages for everybody, and a source or the words that there is none", () => {
  const sources = Object.keys(letterFormsData.sources);
  for (const { source } of [...letterFormsData.rules, ...letterFormsData.forms, ...letterFormsData.orders])
    assert.ok(source === null || sources.includes(source), `${source}`);
  for (const { id, words, source, read } of letterFormsData.forms) {
    for (const language of languages)
      for (const gender of genders) assert.ok(words[language][gender], `${id} ${language}`);
    if (source === null) assert.deepEqual(read, [], `${id}: nothing was read where there is no source`);
  }
  for (const form of ["letter", "note-verbale"] as const)
    for (const addressee of ["state", "organisation"] as const)
      for (const language of languages)
        for (const gender of genders) {
          assert.ok(openingOf({ form, addressee, language, gender }));
          assert.ok(closingOf({ form, addressee, language, gender }));
        }
});

test("a letter names the person where one is known, and the function in any case", () => {
  const asked = { form: "letter", addressee: "state", language: "en", gender: "female" } as const;
  const formalName = "State of Nadhira";
  assert.deepEqual(addressOf(asked, { name: "Noor Halim", formalName }), [
    "Her Excellency Ms. Noor Halim",
    "Permanent Representative to the United Nations",
    formalName,
  ]);
  assert.deepEqual(addressOf(asked, { formalName }), ["Permanent Representative to the United Nations", formalName]);
  assert.deepEqual(addressOf({ ...asked, addressee: "organisation" }, { formalName: "League" }), ["League"]);
});

test("addressees stand in English alphabetical order, or by their language first", () => {
  const all = [
    { english: "Yunlan", language: "zh" },
    { english: "Éirlan", language: "fr" },
    { english: "Galwada", language: "fr" },
    { english: "Eastmark", language: "en" },
  ] as const;
  assert.deepEqual(
    inOrder(all).map(({ english }) => english),
    ["Eastmark", "Éirlan", "Galwada", "Yunlan"],
  );
  assert.deepEqual(
    inOrder(all, "language").map(({ english }) => english),
    ["Eastmark", "Éirlan", "Galwada", "Yunlan"],
  );
  assert.equal(takesNoteVerbale("regional"), true);
  assert.equal(takesNoteVerbale("civil-society"), false);
});
