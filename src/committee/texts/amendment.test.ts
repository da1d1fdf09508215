import assert from "node:assert/strict";
import { test } from "node:test";
import { standsWhereItStood } from "./amendment.ts";

const then = { title: "Plan", paragraphs: ["One.", "Two.", "Three."] };
const words = (paragraph: number, oldWords = "") =>
  ({ language: "en", paragraph, oldWords, newWords: "New." }) as const;

test("an amendment is put in by its number only while the number means the same paragraph", () => {
  const longer = { title: "Plan", paragraphs: ["Zero.", "One.", "Two.", "Three."] };
  assert.equal(standsWhereItStood(then, then, words(2)), true);
  assert.equal(standsWhereItStood(then, longer, words(2)), false, "a paragraph came before it");
  assert.equal(
    standsWhereItStood(then, longer, words(2, "o")),
    false,
    "also where the old words stand in the other one",
  );
  assert.equal(standsWhereItStood(then, longer, words(0)), true, "the title and the beginning stay where they are");
  const amended = { title: "Plan", paragraphs: ["One.", "Two and a half.", "Three."] };
  assert.equal(standsWhereItStood(then, amended, words(2, "Two")), true, "another amendment to the same paragraph");
  assert.equal(standsWhereItStood(then, amended, words(2)), false);
});
