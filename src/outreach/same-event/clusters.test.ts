import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clustersOf, type PairDecision } from "./clusters.ts";

const ids = ["a", "b", "c", "d", "e"];

function decided(id: string, pair: string, what: Partial<PairDecision> = {}): PairDecision {
  const [one = "", other = ""] = pair;
  return {
    id,
    one,
    other,
    verdict: "same",
    by: "person",
    likelihood: 0.98,
    at: `2026-11-26T08:00:0${id}Z`,
    undoneAt: null,
    ...what,
  };
}

const groups = (decisions: PairDecision[]): string[] =>
  clustersOf(ids, decisions).clusters.map((one) => one.ids.join(""));

test("what is the same as the same is one event", () => {
  assert.deepEqual(clustersOf(ids, [decided("1", "ca"), decided("2", "bc"), decided("3", "de")]), {
    clusters: [
      { ids: ["a", "b", "c"], decisions: ["1", "2"] },
      { ids: ["d", "e"], decisions: ["3"] },
    ],
    contradictions: [],
  });
});

test("an undone decision counts as if it had never been", () => {
  assert.deepEqual(groups([decided("1", "ab"), decided("2", "bc")]), ["abc", "d", "e"]);
  assert.deepEqual(groups([decided("1", "ab", { undoneAt: "2026-11-27T08:00:00Z" }), decided("2", "bc")]), [
    "a",
    "bc",
    "d",
    "e",
  ]);
});

test("of one pair the later word of a person counts, and a machine never overrules it", () => {
  const no = decided("2", "ba", { verdict: "different" });
  assert.deepEqual(groups([decided("1", "ab"), no]), ["a", "b", "c", "d", "e"]);
  assert.deepEqual(groups([no, decided("3", "ab")]), ["ab", "c", "d", "e"]);
  assert.deepEqual(groups([no, decided("3", "ab", { by: "machine" })]), ["a", "b", "c", "d", "e"]);
});

test("different is never bridged: the machine gives way, the less likely first, and it is told", () => {
  const apart = decided("9", "ac", { verdict: "different" });
  const machine = (id: string, pair: string, likelihood: number) => decided(id, pair, { by: "machine", likelihood });
  assert.deepEqual(clustersOf(ids, [machine("1", "ab", 0.98), machine("2", "bc", 0.99), apart]), {
    clusters: [
      { ids: ["a"], decisions: [] },
      { ids: ["b", "c"], decisions: ["2"] },
      { ids: ["d"], decisions: [] },
      { ids: ["e"], decisions: [] },
    ],
    contradictions: [{ notFollowed: "1", different: "9", path: ["2"] }],
  });
  assert.deepEqual(groups([decided("1", "ab"), machine("2", "bc", 1), apart]), ["ab", "c", "d", "e"]);
});

test("where persons contradict each other the later is not followed, and the path is told", () => {
  const found = clustersOf(ids, [
    decided("1", "ab"),
    decided("2", "bc"),
    decided("3", "be"),
    decided("4", "cd"),
    decided("9", "ad", { verdict: "different" }),
  ]);
  assert.deepEqual(found.contradictions, [{ notFollowed: "4", different: "9", path: ["1", "2"] }]);
  assert.deepEqual(
    found.clusters.map((one) => one.ids.join("")),
    ["abce", "d"],
  );
});

test("decisions on what is not there are passed over", () => {
  assert.deepEqual(groups([decided("1", "ax"), decided("2", "bb")]), ["a", "b", "c", "d", "e"]);
});

const anyDecisions = fc.array(
  fc.record({
    one: fc.constantFrom(...ids),
    other: fc.constantFrom(...ids),
    verdict: fc.constantFrom("same" as const, "same" as const, "different" as const),
    by: fc.constantFrom("machine" as const, "person" as const),
    likelihood: fc.double({ min: 0.97, max: 1, noNaN: true }),
    isUndone: fc.boolean(),
  }),
  { maxLength: 9 },
);

test("whatever is decided: nobody is lost, different stays apart, the order does not matter, and each word is followed or told", () => {
  fc.assert(
    fc.property(anyDecisions, (drawn) => {
      const decisions = drawn.map(({ isUndone, ...one }, n) =>
        decided(String(n), "", {
          ...one,
          verdict: one.by === "machine" ? "same" : one.verdict,
          undoneAt: isUndone ? "2026-11-27T08:00:00Z" : null,
        }),
      );
      const found = clustersOf(ids, decisions);
      assert.deepEqual(found.clusters.flatMap((one) => one.ids).sort(), ids);
      assert.deepEqual(clustersOf(ids, decisions.toReversed()), found);
      assert.deepEqual(
        clustersOf(
          ids,
          decisions.filter(({ undoneAt }) => undoneAt === null),
        ),
        found,
      );

      const clusterOf = (id: string) => found.clusters.findIndex((one) => one.ids.includes(id));
      const live = decisions.filter(({ one, other, undoneAt }) => undoneAt === null && one !== other);
      const lastWord = (decision: PairDecision): PairDecision | undefined =>
        live
          .filter(({ one, other }) => [one, other].sort().join() === [decision.one, decision.other].sort().join())
          .sort((a, b) => Number(a.by === "person") - Number(b.by === "person") || Number(a.id) - Number(b.id))
          .at(-1);
      for (const decision of live.filter((one) => lastWord(one) === one)) {
        const isOne = clusterOf(decision.one) === clusterOf(decision.other);
        const isTold = found.contradictions.some(({ notFollowed }) => notFollowed === decision.id);
        if (decision.verdict === "different") assert.ok(!isOne);
        else assert.ok(isOne !== isTold);
      }
    }),
    { numRuns: 2_000 },
  );
});
