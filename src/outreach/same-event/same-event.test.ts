// What the method is worth on announcements that the suite makes itself: figures are printed, and may not fall below sensible floors.
// They say how well it does on these simulated ones, not on real ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { kindWords, regionWords, subjectWords } from "#test/announcement-words.ts";
import { manyAnnouncements } from "#test/announcements.ts";
import { candidatesFor, openIndex, thresholds } from "./announcement-index.ts";
import { compareAnnouncements } from "./comparison.ts";
import { openLexicon, readConcepts } from "./concepts.ts";
import { firstWeights } from "./first-weights.ts";
import { type Decided, learnWeights } from "./learn-weights.ts";
import { likelihoodOf, type Weights } from "./likelihood.ts";

type Pair = Decided & { ids: [string, string] };
type Set = { records: number; pairs: Pair[]; truePairs: number };

/** The candidate pairs of the announcements of one seed, with the truth. */
function labelled(seed: number): Set {
  const { announcements, eventOf, places } = manyAnnouncements({ seed, events: 440, days: 540 });
  const index = openIndex(announcements, openLexicon(places));
  const pairs = [...index.announcements.values()].flatMap((own) =>
    candidatesFor(own, index)
      .filter((other) => own.announcement.id < other.announcement.id)
      .map((other): Pair => {
        const [one, two] = [own.announcement.id, other.announcement.id];
        const isSame = eventOf.get(one) === eventOf.get(two);
        return {
          ids: [`${seed} ${one}`, `${seed} ${two}`],
          comparison: compareAnnouncements(own, other, index.lexicon),
          isSame,
        };
      }),
  );
  const sizes = [...Map.groupBy(announcements, ({ id }) => eventOf.get(id)).values()].map(({ length }) => length);
  return { records: announcements.length, pairs, truePairs: sum(sizes.map((size) => (size * (size - 1)) / 2)) };
}

const training = [1, 2, 3].map(labelled).flatMap(({ pairs }) => pairs);
const tested = [14, 15, 16].map(labelled);
const pairs = tested.flatMap((set) => set.pairs);
const truePairs = sum(tested.map((set) => set.truePairs));
const records = sum(tested.map((set) => set.records));

function worth(weights: Weights, from: number) {
  const taken = pairs.filter(({ comparison }) => likelihoodOf(comparison, weights) >= from);
  const right = taken.filter(({ isSame }) => isSame).length;
  const [precision, recall] = [right / taken.length, right / truePairs];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function isAsked({ comparison }: Pair, weights: Weights): boolean {
  const likelihood = likelihoodOf(comparison, weights);
  return likelihood >= thresholds.question && likelihood < thresholds.same;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

const shown = (label: string, figures: Record<string, number>): string =>
  `${label}: ${Object.entries(figures)
    .map(([name, figure]) => `${name} ${Number.isInteger(figure) ? figure : figure.toFixed(3)}`)
    .join(", ")}`;

const first = firstWeights.weights;
const learned = learnWeights(training, first);

test("few pairs are compared, and nearly all true ones are among them", (context) => {
  const all = sum(tested.map(({ records: n }) => (n * (n - 1)) / 2));
  const recall = pairs.filter(({ isSame }) => isSame).length / truePairs;
  context.diagnostic(
    shown("blocking", { records, truePairs, all, compared: pairs.length, saved: 1 - pairs.length / all, recall }),
  );
  assert.ok(recall >= 0.95);
  assert.ok(pairs.length <= 0.04 * all);
});

test("weights learned from decisions find most of what is the same, and are seldom wrong when they are nearly certain", (context) => {
  const [even, certain] = [worth(learned, 0.5), worth(learned, thresholds.same)];
  context.diagnostic(shown("learned, p ≥ 0.5", even));
  context.diagnostic(shown("learned, p ≥ 0.9", worth(learned, 0.9)));
  context.diagnostic(shown("learned, p ≥ 0.97", certain));
  assert.ok(even.f1 >= 0.92);
  assert.ok(certain.precision >= 0.98 && certain.recall >= 0.5);
});

test("weights learned only from the pairs that a person was asked about do nearly as well", (context) => {
  const reviewed = training.filter((pair) => isAsked(pair, first));
  const weights = learnWeights(reviewed, first);
  const [even, certain] = [worth(weights, 0.5), worth(weights, thresholds.same)];
  context.diagnostic(shown(`from ${reviewed.length} reviewed pairs, p ≥ 0.5`, even));
  context.diagnostic(shown(`from ${reviewed.length} reviewed pairs, p ≥ 0.97`, certain));
  assert.ok(even.f1 >= 0.92);
  assert.ok(certain.precision >= 0.98);
});

test("learning is worth it: judged weights do less well", (context) => {
  const figures = worth(first, 0.5);
  context.diagnostic(shown("judged, p ≥ 0.5", figures));
  context.diagnostic(shown("judged, p ≥ 0.97", worth(first, thresholds.same)));
  assert.ok(figures.f1 < worth(learned, 0.5).f1);
});

test("a person is asked about a part of the announcements, and hardly anything true is kept apart unasked", (context) => {
  const asked = pairs.filter((pair) => isAsked(pair, learned));
  const concerned = new Set(asked.flatMap(({ ids }) => ids)).size / records;
  const lost =
    pairs.filter(({ comparison, isSame }) => isSame && likelihoodOf(comparison, learned) < thresholds.question).length /
    truePairs;
  context.diagnostic(shown("questions", { pairs: asked.length, concerned, lost }));
  assert.ok(concerned < 0.45);
  assert.ok(lost < 0.03);
});

test("titles alone would not do", (context) => {
  const best = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((from) => {
    const taken = pairs.filter(({ comparison }) => comparison.title.likeness >= from);
    const right = taken.filter(({ isSame }) => isSame).length;
    return (2 * right) / (taken.length + truePairs);
  });
  context.diagnostic(shown("title alone, best threshold, among the compared", { f1: Math.max(...best) }));
  assert.ok(Math.max(...best) < 0.5);
});

test("the wordings that are to be unknown to the lexicon are", () => {
  const lexicon = openLexicon([]);
  const tables = { kind: kindWords, subject: subjectWords, region: regionWords };
  const known = Object.entries(tables).flatMap(([group, table]) =>
    Object.entries(table).flatMap(([name, words]) =>
      languages
        .map((language) => ({ language, text: words[language].split("|").at(-1) ?? "" }))
        .filter(({ language, text }) =>
          [...readConcepts(text, language, lexicon)].some((one) => one === `${group}:${name}`),
        )
        .map(({ text }) => text),
    ),
  );
  assert.deepEqual(known, []);
});
