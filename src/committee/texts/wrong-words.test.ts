import assert from "node:assert/strict";
import { test } from "node:test";
import { projectGuidance } from "#regime/project-guidance.ts";
import { amend } from "./amendment.ts";
import { readBodyForm, typedOf, warningsOf } from "./body-form.ts";
import { compare } from "./comparison.ts";
import { numbered, renumbered } from "./text-parts.ts";
import { marksThatDiffer, wrongWords } from "./wrong-words.ts";

const kind = "request-form-guidance";
const body = projectGuidance.en;
const text = numbered(kind, body);
const need = body.paragraphs.findIndex((words) => words.startsWith("{{for need}}")) + 1;

test("members amend a guidance by number: its words, where it stands, and paragraphs that come and go", () => {
  const words = { language: "en", paragraph: need } as const;
  const amended = amend(kind, text, {
    ...words,
    oldWords: "twenty customs officers",
    newWords: "twelve customs officers",
  });
  assert.ok(amended.ok);
  assert.match(
    (renumbered(kind, body, amended.text) as typeof body).paragraphs[need - 1] ?? "",
    /^\{\{for need\}\} .*twelve/,
  );
  assert.ok(amend(kind, text, { ...words, oldWords: "{{for need}}", newWords: "{{for background}}" }).ok);
  const added = amend(kind, text, { ...words, oldWords: "", newWords: "{{for subject}} {{paragraph OP7}} More." });
  assert.equal(added.ok && added.text.paragraphs.length, body.paragraphs.length + 1);
  for (const newWords of ["{{for dessert}} More.", "More {{for need}}.", "{{paragraph OP7}} More."])
    assert.deepEqual(amend(kind, text, { ...words, oldWords: "", newWords }), { ok: false, reason: "unknown-mark" });
  const unknown = { ...words, oldWords: "{{for need}}", newWords: "{{for needs}}" };
  assert.deepEqual(amend(kind, text, unknown), { ok: false, reason: "unknown-mark" });
});

test("two versions of a guidance are compared paragraph by paragraph, marks and words", () => {
  const later = { ...body, paragraphs: body.paragraphs.with(need - 1, "{{for background}} Which law?") };
  const changed = compare(text, numbered(kind, later), "en").filter(({ pieces }) =>
    pieces.some((one) => one.kind !== "same"),
  );
  assert.ok(changed.every(({ from, to }) => from === need || to === need));
  assert.ok(changed.length > 0);
});

test("the form of a guidance gives back the guidance, and tells a mark nobody knows with its paragraph", () => {
  const sent = new FormData();
  for (const [name, value] of Object.entries(typedOf(kind, body))) sent.set(name, value);
  const read = readBodyForm(sent, { kind, language: "en" });
  assert.deepEqual([read.errors, read.body], [[], body]);
  sent.set("paragraphs", "One.\n\n{{for dessert}} Two.");
  const [wrong, ...others] = readBodyForm(sent, { kind, language: "en" }).errors;
  assert.deepEqual([wrong?.field, others], ["paragraphs", []]);
  assert.match(wrong?.message ?? "", /\{\{for dessert\}\} in paragraph 2 /);
  assert.deepEqual(wrongWords("strategy", "paragraphs", "{{for need}}"), {
    message: "texts.error.hole",
    name: "for need",
  });
});

test("a translation whose paragraphs stand elsewhere than the original's is told", () => {
  assert.deepEqual(marksThatDiffer(kind, projectGuidance, "en"), []);
  const paragraphs = projectGuidance.fr.paragraphs.with(need - 1, "Quelle loi ?");
  const bodies = { en: body, fr: { ...projectGuidance.fr, paragraphs } };
  assert.deepEqual(marksThatDiffer(kind, bodies, "en"), [{ language: "fr", paragraph: need }]);
  assert.equal(warningsOf({ kind, bodies, original: "en" }, "fr", "en").length, 1);
});

test("a guidance that was written before it had marks still reads", () => {
  const plain = { title: "Guidance", paragraphs: ["Say what is needed."] };
  assert.deepEqual(numbered(kind, plain), plain);
  assert.deepEqual(warningsOf({ kind, bodies: { en: plain }, original: "en" }, "en", "en"), []);
});
