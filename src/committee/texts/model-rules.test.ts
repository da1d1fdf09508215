import assert from "node:assert/strict";
import { test } from "node:test";
import { laterBodies, notReportedBodies, reportedBodies } from "#demo/texts/letter-models.ts";
import { amend } from "./amendment.ts";
import { readBodyForm, typedOf, warningsOf } from "./body-form.ts";
import { compare } from "./comparison.ts";
import { languagesThatDiffer, marksThatDiffer, wrongInModel } from "./model-rules.ts";
import { blankBody, choicesCompared, isIncomplete, numbered, partsByNumber, renumbered } from "./text-parts.ts";

const kind = "letter-model";
const body = notReportedBodies.en;

test("a mark or hole nobody knows is wrong by its name, and a known one where it does not belong", () => {
  assert.equal(wrongInModel("paragraphs", "{{if consent-open}} {{ask}} Title\nWords by {{replyBy}}"), undefined);
  const wrong = (path: string, words: string) => wrongInModel(path, words)?.reason;
  assert.deepEqual(wrongInModel("paragraphs", "{{if consent}} Words"), { reason: "unknown-mark", name: "if consent" });
  assert.equal(wrong("paragraphs", "To {{country}}"), "unknown-mark");
  assert.equal(wrong("paragraphs", "Words {{heading}}"), "mark-place");
  assert.equal(wrong("paragraphs", "{{if consent-open}}"), "no-words");
  assert.equal(wrong("paragraphs", "{{ask}} Only a title"), "ask-title");
  assert.equal(wrong("salutation", "{{heading}} Excellency,"), "mark-place");
  assert.equal(wrong("letterhead.committee", "Committee of {{state}}"), "not-filled");
  assert.equal(wrong("enclosures", "{{if matrix-enclosed}} Matrix of {{state}}"), undefined);
  assert.equal(wrong("enclosures", "{{ask}} Matrix"), "mark-place");
  assert.equal(wrong("closing", "From {{ state }}"), undefined);
});

test("the form of a model gives back the model, and says at its field what no letter could be made of", () => {
  const sent = formOf(typedOf(kind, body));
  const read = readBodyForm(sent, { kind, language: "en" });
  assert.deepEqual([read.errors, read.body], [[], body]);
  sent.set("paragraphs", "One.\n\nTwo {{country}}.");
  sent.set("form", "telegram");
  const wrong = readBodyForm(sent, { kind, language: "en" });
  assert.equal(wrong.body, undefined);
  assert.deepEqual(
    wrong.errors.map(({ field }) => field),
    ["form", "paragraphs"],
  );
  assert.match(wrong.errors[1]?.message ?? "", /^\{\{country\}\} in paragraph or line 2 /);
});

test("a translation is for the same situation as the original, or is refused at the field", () => {
  const sent = formOf(typedOf(kind, { ...notReportedBodies.fr, reporting: "any" }));
  const { errors } = readBodyForm(sent, { kind, language: "en", original: body });
  assert.deepEqual(
    errors.map(({ field }) => field),
    ["reporting"],
  );
  const bodies = { en: { ...body, form: "note-verbale" as const }, fr: notReportedBodies.fr };
  assert.deepEqual(languagesThatDiffer(kind, bodies, "en"), ["fr"]);
  const warnings = warningsOf({ kind, bodies, original: "en" }, "en", "en");
  assert.equal(warnings.length, 2, "the language that differs, and a note that would be signed");
});

test("paragraphs whose conditions differ between languages are told, with the language and the paragraph", () => {
  assert.deepEqual(marksThatDiffer(notReportedBodies, "en"), []);
  const paragraphs = notReportedBodies.ar.paragraphs.with(4, "لا شرط هنا");
  const bodies = { ...notReportedBodies, ar: { ...notReportedBodies.ar, paragraphs } };
  assert.deepEqual(marksThatDiffer(bodies, "en"), [{ language: "ar", paragraph: 5 }]);
  assert.match(warningsOf({ kind, bodies, original: "en" }, "ar", "en")[0] ?? "", /^Paragraph 5 .*العربية/);
  assert.deepEqual(warningsOf({ kind, bodies, original: "en" }, "fr", "en"), []);
  const shorter = { ...notReportedBodies, fr: { ...notReportedBodies.fr, paragraphs: ["Un."] } };
  assert.deepEqual(marksThatDiffer(shorter, "en"), [{ language: "fr", paragraph: 2 }]);
});

test("members amend the paragraphs of a model by number: they come and go, the parts around them stay", () => {
  const text = numbered(kind, body);
  assert.deepEqual(renumbered(kind, body, text), body);
  const at = partsByNumber(kind, body).indexOf("paragraphs") + 1;
  const words = { language: "en", newWords: "A paragraph more." } as const;
  const added = amend(kind, text, { ...words, paragraph: at, oldWords: "" });
  assert.ok(added.ok);
  const now = renumbered(kind, body, added.text) as typeof body;
  assert.deepEqual(now, { ...body, paragraphs: body.paragraphs.toSpliced(1, 0, "A paragraph more.") });
  const removed = amend(kind, text, {
    language: "en",
    paragraph: at,
    oldWords: body.paragraphs[0] ?? "",
    newWords: "",
  });
  assert.ok(removed.ok);
  assert.equal((renumbered(kind, body, removed.text) as typeof body).paragraphs.length, body.paragraphs.length - 1);
  assert.deepEqual(amend(kind, text, { ...words, paragraph: 1, oldWords: "" }), { ok: false, reason: "cannot-add" });
  const unknown = { ...words, paragraph: at, oldWords: "", newWords: "{{if sunny}} Words" };
  assert.deepEqual(amend(kind, text, unknown), { ok: false, reason: "unknown-mark" });
});

test("two versions of a model are compared by their paragraphs, and by what was chosen", () => {
  assert.deepEqual(choicesCompared(kind, reportedBodies.en, laterBodies.en), [
    { path: "reporting", from: "reported", to: "any" },
    { path: "transmittal", from: "first", to: "later" },
  ]);
  const compared = compare(numbered(kind, reportedBodies.en), numbered(kind, laterBodies.en), "en");
  assert.ok(compared.some(({ pieces }) => pieces.some((piece) => piece.kind === "added")));
});

test("a model is whole with a letterhead, a reference and paragraphs; a note verbale needs no salutation", () => {
  assert.ok(isIncomplete(kind, blankBody(kind, "T")));
  assert.equal(isIncomplete(kind, body), false);
  assert.equal(isIncomplete(kind, { ...body, salutation: "", closing: "", signatory: [] }), false);
});

function formOf(typed: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}
