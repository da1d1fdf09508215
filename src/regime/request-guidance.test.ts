import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { projectGuidance } from "./project-guidance.ts";
import { formParts, readGuidance, readGuidanceParagraph, wrongInGuidance } from "./request-guidance.ts";
import { readParagraphs } from "./resolution-paragraph.ts";

test("a paragraph says by its marks where it stands and what it paraphrases; without any it introduces the form", () => {
  assert.deepEqual(readGuidanceParagraph("{{for subject}} {{ paragraph  OP3(a) }}\nWords."), {
    paragraph: { for: "subject", paragraph: "OP3(a)", words: "Words." },
    unknown: [],
  });
  const read = readGuidance({ title: "T", paragraphs: ["First.", "{{for need}} Which law?", "Last."] });
  assert.deepEqual(read, {
    title: "T",
    introduction: ["First.", "Last."],
    entries: [{ for: "need", paragraph: "", words: "Which law?" }],
  });
});

test("a mark nobody knows is wrong by its name, and a known one where it does not belong", () => {
  const wrong = (words: string, path = "paragraphs") => wrongInGuidance(path, words);
  assert.equal(wrong("Words that introduce."), undefined);
  assert.equal(wrong("{{for subject}} {{paragraph OP8(d)}} Words."), undefined);
  assert.deepEqual(wrong("{{for dessert}} Words."), { reason: "unknown-mark", name: "for dessert" });
  assert.deepEqual(wrong("{{for subject}} {{paragraph OP99}} Words."), {
    reason: "unknown-mark",
    name: "paragraph OP99",
  });
  assert.deepEqual(wrong("{{for need}} {{for subject}} Words."), { reason: "unknown-mark", name: "for subject" });
  assert.equal(wrong("Words {{for need}}.")?.reason, "mark-place");
  assert.equal(wrong("{{for need}} Title", "title")?.reason, "mark-place");
  assert.equal(wrong("{{paragraph OP1}} Words.")?.reason, "no-part");
  assert.equal(wrong("{{for need}}")?.reason, "no-words");
});

for (const language of languages) {
  test(`the project's wording in ${language} has advice for every part and a short form of every paragraph, in its script`, () => {
    const { title, paragraphs } = projectGuidance[language];
    const script =
      { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u }[language as string] ??
      /\p{Script=Latin}/u;
    for (const words of [title, ...paragraphs]) assert.match(readGuidanceParagraph(words).paragraph.words, script);
    assert.deepEqual(
      paragraphs.flatMap((words) => wrongInGuidance("paragraphs", words) ?? []),
      [],
    );
    const { introduction, entries } = readGuidance(projectGuidance[language]);
    assert.equal(introduction.length, 3);
    assert.deepEqual([...new Set(entries.map((entry) => entry.for))], [...formParts]);
    assert.deepEqual(
      entries.flatMap(({ paragraph }) => paragraph || []),
      readParagraphs().map(({ paragraph }) => paragraph),
    );
  });
}
