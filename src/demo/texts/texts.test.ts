import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { plainBody, transmittalBody } from "#regime/committee-text.ts";
import { disclaimerBodies } from "./disclaimer.ts";
import { transmittalBodies } from "./transmittal-letter.ts";

const known = ["reference", "replyBy", "state", "version"];

for (const language of languages) {
  const letter = transmittalBodies[language];
  const words = JSON.stringify(letter);

  test(`the model of the letter in ${language} has every part and fills only what is known`, () => {
    assert.deepEqual(transmittalBody.parse(letter), letter);
    assert.deepEqual(emptyTexts(letter), []);
    assert.deepEqual([...new Set(holesIn(words))].sort(), known);
  });

  test(`the letter in ${language} asks for the answer by its date and names its reference`, () => {
    assert.deepEqual(holesIn(letter.reply).sort(), ["reference", "replyBy"]);
  });

  test(`the State's name stands in no sentence of the letter in ${language}`, () => {
    const { enclosures, ...sentences } = letter;
    assert.ok(!JSON.stringify(sentences).includes("{{state}}"));
    assert.equal(enclosures.filter((line) => line.includes("{{state}}")).length, 1);
  });

  test(`the letter in ${language} recalls the resolutions and says no time limit that has passed`, () => {
    assert.match(letter.recall, /1673 ?\(2006\)/);
    assert.match(letter.recall, /1540 ?\(2004\)/);
    assert.doesNotMatch(words, /200[7-9]|20[1-9]\d/);
  });

  test(`the disclaimer in ${language} has the six points and no hole`, () => {
    const disclaimer = disclaimerBodies[language];
    assert.deepEqual(plainBody.parse(disclaimer), disclaimer);
    assert.equal(disclaimer.paragraphs.length, 6);
    assert.deepEqual(emptyTexts(disclaimer), []);
    assert.deepEqual(holesIn(JSON.stringify(disclaimer)), []);
  });

  test(`no sentence of the texts in ${language} was left in another script`, () => {
    const script =
      { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u }[language as string] ??
      /\p{Script=Latin}/u;
    for (const text of textsIn([letter, disclaimerBodies[language]])) assert.match(text, script);
  });
}

test("each part stands in as many pieces in one language as in another", () => {
  for (const language of languages) {
    const count = (key: "enclosures" | "signatory"): number => transmittalBodies[language][key].length;
    assert.deepEqual([count("enclosures"), count("signatory")], [2, 2], language);
    assert.equal(transmittalBodies[language].technicalNotes.paragraphs.length, 3, language);
  }
});

function holesIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name = ""]) => name);
}

function textsIn(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return Object.values(part as object).flatMap(textsIn); // the texts hold only texts, lists and groups of them
}

function emptyTexts(part: unknown): string[] {
  return textsIn(part).filter((text) => text.trim() === "");
}
