import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Language, languages } from "#i18n/languages.ts";
import { type ComparedParagraph, compare, isComparable } from "./comparison.ts";
import type { Numbered } from "./text-parts.ts";

const fragments = [
  "The Committee",
  " ",
  "shall",
  "study",
  "اللجنة",
  "تدرس المصفوفة",
  "مَشْرُوع",
  "委员会",
  "审议列表",
  "\u0301",
  "e\u0301tat",
  "👩🏽‍⚖️",
  ",",
  ".",
  "1540",
  "«Комитет»",
  "\n",
];
const words = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(""));
const anything = fc.oneof({ weight: 4, arbitrary: words }, fc.string({ unit: "grapheme", maxLength: 40 }));
const text = fc.record(
  { title: anything, paragraphs: fc.array(anything, { maxLength: 12 }) },
  { noNullPrototype: true },
);
/** A text and one that came from it, as texts do. */
const revised = fc.tuple(text, fc.array(fc.nat(), { maxLength: 4 }), anything).map(([from, places, other]) => {
  const paragraphs = [...from.paragraphs];
  for (const place of places) {
    const at = place % (paragraphs.length + 1);
    if (place % 3 === 0) paragraphs.splice(at, 1);
    else if (place % 3 === 1) paragraphs.splice(at, 0, other);
    else if (paragraphs[at] !== undefined) paragraphs[at] = `${paragraphs[at]} ${other}`;
  }
  return [from, { title: from.title, paragraphs }] as const;
});
const pairs = fc.oneof(fc.tuple(text, text), revised);
const language = fc.constantFrom<Language>(...languages);

/** One of the two texts, out of the comparison alone. */
function told(compared: readonly ComparedParagraph[], side: "from" | "to"): Numbered {
  const gone = side === "from" ? "added" : "removed";
  const [title = "", ...paragraphs] = compared
    .filter((paragraph) => paragraph[side] !== null)
    .map(({ pieces }) =>
      pieces
        .filter(({ kind }) => kind !== gone)
        .map((piece) => piece.text)
        .join(""),
    );
  return { title, paragraphs };
}

test("a comparison tells both texts in full, word by word, and the same one each time", () => {
  fc.assert(
    fc.property(pairs, language, ([from, to], of) => {
      const compared = compare(from, to, of);
      assert.deepEqual(told(compared, "from"), from);
      assert.deepEqual(told(compared, "to"), to);
      assert.deepEqual(compare(from, to, of), compared);
    }),
    { numRuns: 400 },
  );
});

test("paragraphs keep their order and their numbers", () => {
  fc.assert(
    fc.property(pairs, language, ([from, to], of) => {
      const compared = compare(from, to, of);
      for (const side of ["from", "to"] as const) {
        const numbers = compared.map((paragraph) => paragraph[side]).filter((number) => number !== null);
        assert.deepEqual(
          numbers,
          numbers.map((_, n) => n),
        );
      }
    }),
  );
});

test("a text compared with itself shows no change", () => {
  fc.assert(
    fc.property(text, language, (one, of) => {
      assert.ok(compare(one, one, of).every(({ pieces }) => pieces.every(({ kind }) => kind === "same")));
    }),
  );
});

test("one word that changed is one word that changed, in Arabic and in Chinese as well", () => {
  const changed = (of: Language, from: string, to: string) =>
    compare({ title: "", paragraphs: [from] }, { title: "", paragraphs: [to] }, of)[1]?.pieces.filter(
      ({ kind }) => kind !== "same",
    );
  assert.deepEqual(changed("ar", "تدرس اللجنة المصفوفة كل سنة", "تدرس اللجنة المصفوفة كل شهر"), [
    { kind: "removed", text: "سنة" },
    { kind: "added", text: "شهر" },
  ]);
  assert.deepEqual(changed("zh", "委员会每年审议战略", "委员会每月审议战略"), [
    { kind: "removed", text: "每年" },
    { kind: "added", text: "每月" },
  ]);
  assert.deepEqual(changed("en", "The Committee meets every year.", "The Committee meets every month."), [
    { kind: "removed", text: "year" },
    { kind: "added", text: "month" },
  ]);
});

test("a paragraph put in between moves the numbers of those after it and nothing else", () => {
  const from = { title: "T", paragraphs: ["The first of them.", "The second of them is longer."] };
  const to = { title: "T", paragraphs: ["The first of them.", "Quite another matter.", "The second of them is long."] };
  assert.deepEqual(
    compare(from, to, "en").map(({ from, to }) => [from, to]),
    [
      [0, 0],
      [1, 1],
      [null, 2],
      [2, 3],
    ],
  );
});

test("the largest texts are compared in a few seconds; larger ones are not", () => {
  const long = (seed: number): Numbered => ({
    title: "T",
    paragraphs: Array.from({ length: 200 }, (_, n) =>
      Array.from({ length: 700 }, (_, m) => `word${(n * 31 + m * seed) % 977}`).join(" "),
    ),
  });
  const [from, to] = [long(7), long(11)];
  const began = performance.now();
  const compared = compare(from, to, "en");
  assert.ok(performance.now() - began < 15_000, `${Math.round(performance.now() - began)} ms`);
  assert.deepEqual(told(compared, "to"), to);
  assert.ok(isComparable(from, to));
  assert.ok(!isComparable(from, { title: "T", paragraphs: [...to.paragraphs, "one more"] }));
});
