import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { anEntry, manyEntries } from "#test/diary.ts";
import { openLexicon } from "../same-event/concepts.ts";
import { type DiaryEntry, readyEntry } from "./diary-entry.ts";
import { duplicationOf } from "./duplication.ts";
import { proposalsFor } from "./proposal.ts";

const lexicon = openLexicon([]);

function duplication(one: Partial<DiaryEntry>, other: Partial<DiaryEntry>) {
  return duplicationOf(readyEntry(anEntry(one)), readyEntry(anEntry({ id: "other", ...other })), lexicon);
}

const own: Partial<DiaryEntry> = {
  title: "Workshop on border control",
  from: "2026-03-02",
  before: "2026-03-04",
  subjects: ["border-control", "export-control"],
  states: ["A", "B", "C", "D"],
};

test("two activities are held against each other part by part", () => {
  const found = duplication(own, {
    title: "Regional workshop on border control",
    from: "2026-03-30",
    before: "2026-04-01",
    subjects: ["border-control", "financing"],
    states: ["A", "B", "C"],
  });
  assert.deepEqual(found, {
    with: {
      id: "other",
      title: "Regional workshop on border control",
      language: "en",
      from: "2026-03-30",
      before: "2026-04-01",
    },
    strength: 0.7267, // 0.35 × 1/3 + 0.35 × 1 + 0.2 × (1 − 27/270) + 0.1 × 4/5
    level: "likely",
    subjects: { part: 0.3333, common: ["border-control"], of: 3 },
    audience: { by: "States", part: 1, common: ["A", "B", "C"], of: 3 },
    time: { part: 0.9, at: { side: "later", days: 27 }, isByWindow: false },
    title: { part: 0.8, by: "words" },
  });
});

test("where a list has fewer than three States one region counts 0.8", () => {
  const found = duplication({ ...own, region: "african" }, { ...own, states: ["A", "B"], region: "african" });
  assert.deepEqual(found?.audience, { by: "region", part: 0.8, region: "african" });
  assert.equal(found?.strength, 0.93); // 0.35 + 0.35 × 0.8 + 0.2 + 0.1
  assert.equal(duplication({ ...own, region: "african" }, { ...own, states: [], region: "all" }), undefined);
  assert.equal(duplication(own, { ...own, states: [] }), undefined); // no region is not one region
});

test("nothing is told without a common subject, with less than a fifth of the States, or after 270 days", () => {
  assert.ok(duplication(own, own));
  assert.equal(duplication(own, { ...own, subjects: ["financing"] }), undefined);
  const six = ["A", "1", "2", "3", "4", "5"];
  assert.equal(duplication({ ...own, states: six }, { ...own, states: ["A", "v", "w", "x", "y", "z"] }), undefined); // 1/6
  assert.ok(duplication({ ...own, states: six.slice(0, 5) }, { ...own, states: ["A", "w", "x", "y", "z"] })); // 1/5
  // 3 March and 270 days: 28 November
  assert.ok(duplication(own, { ...own, from: "2026-11-28", before: "2026-11-29" }));
  assert.equal(duplication(own, { ...own, from: "2026-11-29", before: "2026-11-30" }), undefined);
});

test("the levels begin at 0.75, 0.55 and 0.40", () => {
  const one = { ...own, title: "alpha", subjects: ["nuclear"] };
  const level = (what: Partial<DiaryEntry>) => duplication(one, { ...one, title: "beta", ...what })?.level;
  assert.equal(level({}), "duplicate"); // 0.9
  assert.equal(level({ states: ["A", "B", "x", "y"] }), "likely"); // 0.35 + 0.175 + 0.2
  assert.equal(level({ states: ["A", "x", "y", "z"] }), "likely"); // 0.6375
  assert.equal(level({ states: ["A", "x", "y", "z"], subjects: ["nuclear", "a"] }), "related"); // 0.4625
  assert.equal(level({ states: ["A", "x", "y", "z"], subjects: ["nuclear", "a", "b"] }), "related"); // 0.4042
  assert.equal(level({ states: ["A", "x", "y", "z"], subjects: ["nuclear", "a", "b", "c"] }), undefined); // 0.375
});

test("titles in two languages are compared by what they speak of", () => {
  const found = duplication(own, { ...own, title: "Atelier sur le contrôle des frontières", language: "fr" });
  assert.deepEqual(found?.title, { part: 1, by: "concepts" });
});

test("of a window the nearest days are taken, and that is told", () => {
  const found = duplication(own, {
    ...own,
    from: "2026-01-01",
    before: "2026-04-01",
    dates: { known: "window", length: null },
  });
  assert.deepEqual(found?.time, { part: 1, at: { side: "same-days" }, isByWindow: true });
});

test("two that do the same may be merged, held together, or follow one upon the other", () => {
  const kinds = (one: Partial<DiaryEntry>, other: Partial<DiaryEntry>) => {
    const found = duplication(one, other);
    assert.ok(found);
    return proposalsFor(anEntry(one), anEntry(other), found).map(
      ({ with: _, ...rest }: Record<string, unknown>) => rest,
    );
  };
  assert.deepEqual(kinds(own, own), [{ kind: "merge" }]);
  assert.deepEqual(kinds(own, { ...own, isConfirmed: true }), []);
  assert.deepEqual(kinds({ ...own, organisers: ["x", "y"] }, { ...own, organisers: ["y", "z"], isConfirmed: true }), [
    { kind: "co-sponsor", organisersHere: ["x"], organisersThere: ["z"] },
  ]);
  const confirmed = { ...own, isConfirmed: true };
  assert.deepEqual(kinds(confirmed, { ...own, from: "2026-05-03", before: "2026-05-05" }), [
    { kind: "second-part", builds: "other", daysApart: 61 },
  ]);
  assert.deepEqual(kinds(confirmed, { ...own, from: "2026-05-02", before: "2026-05-05" }), []); // 60 days
  assert.deepEqual(kinds(confirmed, { ...own, from: "2025-12-01", before: "2025-12-05" }), [
    { kind: "second-part", builds: "this", daysApart: 88 },
  ]);
});

test("two that are only related bring no proposal", () => {
  const other = { ...own, title: "beta", states: ["A", "x", "y", "z"], subjects: ["border-control", "a", "b"] };
  const found = duplication({ ...own, subjects: ["border-control"] }, other);
  assert.equal(found?.level, "related");
  assert.deepEqual(proposalsFor(anEntry(own), anEntry(other), found), []);
});

test("two activities are as much the same from either side", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const [one, other] = manyEntries({ seed, entries: 2, from: "2026-01-01", days: 60 }).map((entry) =>
        readyEntry({ ...entry, subjects: ["nuclear", ...entry.subjects], region: "african" }),
      );
      assert.ok(one && other);
      const [here, there] = [duplicationOf(one, other, lexicon), duplicationOf(other, one, lexicon)];
      assert.equal(here?.strength, there?.strength);
      assert.equal(here?.level, there?.level);
    }),
  );
});
