import assert from "node:assert/strict";
import { test } from "node:test";
import type { TextId, TextVersionId } from "#db/ids.ts";
import { fixedText } from "#regime/committee-text.ts";
import { type LetterModel, letterModelBody } from "#regime/letter-model.ts";
import { chooseModel, type ModelInForce } from "./choose-model.ts";

const words = {
  title: "A letter",
  form: "letter",
  letterhead: { organization: "", committee: "", address: [] },
  referenceLabel: "",
  salutation: "",
  paragraphs: ["One."],
  closing: "",
  signatory: [],
  enclosuresLabel: "",
  enclosures: [],
  technicalNotes: { title: "", paragraphs: [] },
} as const;

function aModel(
  title: string,
  settings: Partial<Pick<LetterModel, "occasion" | "addressee" | "reporting" | "transmittal">>,
  more: Partial<Pick<ModelInForce, "kind" | "inForceFrom">> = {},
): ModelInForce {
  const body = {
    ...words,
    paragraphs: [...words.paragraphs],
    occasion: "matrices",
    addressee: "state",
    reporting: "any",
    transmittal: "any",
  };
  return {
    id: title as TextVersionId,
    textId: title as TextId,
    title,
    inForceFrom: "2026-01-01",
    wording: "project",
    kind: "letter-model",
    bodies: { en: { ...body, ...settings } as unknown as LetterModel }, // a body of the test
    ...more,
  };
}

const any = aModel("any", {});
const notReported = aModel("not reported", { reporting: "not-reported" });
const firstOfReported = aModel("first of reported", { reporting: "reported", transmittal: "first" });
const later = aModel("later", { transmittal: "later" });
const organisations = aModel("organisations", { addressee: "organisation", transmittal: "none" });
const old = aModel("old", {}, { kind: "transmittal-letter", inForceFrom: "2026-09-01" });
const all = [old, any, notReported, firstOfReported, later, organisations];

function chosen(models: readonly ModelInForce[], ...[addressee, hasReported, transmittal]: Asked): string | undefined {
  return chooseModel(models, { occasion: "matrices", addressee, hasReported, transmittal })?.title;
}
type Asked = ["state" | "organisation", boolean, "first" | "later" | "none"];

test("the model that names the situation is taken before one that fits any", () => {
  assert.equal(chosen(all, "state", true, "first"), "first of reported");
  assert.equal(chosen(all, "state", false, "first"), "not reported");
  assert.equal(chosen(all, "state", true, "later"), "later");
  assert.equal(chosen(all, "state", true, "none"), "any");
});

test("an organisation gets a model for organisations, whatever a State has reported", () => {
  assert.equal(chosen(all, "organisation", false, "none"), "organisations");
  assert.equal(chosen(all, "organisation", true, "none"), "organisations");
  assert.equal(chosen([any, old], "organisation", true, "none"), undefined);
});

test("of two models alike the one in force last is taken", () => {
  const newer = aModel("newer", {}, { inForceFrom: "2026-02-01" });
  assert.equal(chosen([any, newer], "state", true, "none"), "newer");
  assert.equal(chosen([newer, any], "state", true, "none"), "newer");
});

test("the model of 2007 comes last and only with a matrix", () => {
  assert.equal(chosen([old, any], "state", true, "first"), "any");
  assert.equal(chosen([old], "state", false, "later"), "old");
  assert.equal(chosen([old], "state", true, "none"), undefined);
});

test("a model is taken for its own occasion and for no other", () => {
  const acknowledgement = aModel("acknowledgement", { occasion: "acknowledgement", transmittal: "none" });
  const about = { addressee: "state", hasReported: true, transmittal: "none" } as const;
  const both = [...all, acknowledgement];
  assert.equal(chooseModel(both, { ...about, occasion: "acknowledgement" })?.title, "acknowledgement");
  assert.equal(chooseModel(both, { ...about, occasion: "matrices" })?.title, "any");
  assert.equal(chooseModel(both, { ...about, occasion: "circulation" }), undefined);
});

test("a model of before there were occasions is one for matrices, and its fixed text stays as it was", () => {
  const [stored] = Object.values(any.bodies);
  const { occasion: _, ...before } = stored as LetterModel;
  const read = letterModelBody.parse(before);
  assert.equal(read.occasion, "matrices");
  const bodies = { en: read };
  assert.equal(
    fixedText({ kind: "letter-model", number: 1, bodies }),
    JSON.stringify({
      kind: "letter-model",
      version: 1,
      texts: [{ language: "en", body: inOrderOfBefore(before) }],
    }),
  );
  const other = { ...read, occasion: "offers" as const };
  assert.match(fixedText({ kind: "letter-model", number: 1, bodies: { en: other } }), /"occasion":"offers"/);
});

/** The parts of a body as the kind had them before. */
function inOrderOfBefore(body: Omit<LetterModel, "occasion">): object {
  const { title, form, addressee, reporting, transmittal, ...rest } = body;
  const { letterhead, referenceLabel, salutation, paragraphs, closing, signatory, enclosuresLabel, enclosures } = rest;
  const first = { title, form, addressee, reporting, transmittal, letterhead, referenceLabel, salutation, paragraphs };
  return { ...first, closing, signatory, enclosuresLabel, enclosures, technicalNotes: rest.technicalNotes };
}
