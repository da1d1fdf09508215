import assert from "node:assert/strict";
import { test } from "node:test";
import { aNeed, aProgramme, manyNeedsAndProgrammes, terms } from "#test/needs-and-programmes.ts";
import { candidatesOf, findCandidates, openOffering } from "./candidates.ts";
import { fitOf } from "./fit.ts";
import { askedKinds, type Need } from "./need.ts";

/** With recent help in its first area: of what it asks for, sooner or later in the year. */
function withHelp(need: Need, n: number): Need {
  const area = need.areas[0]?.key ?? "";
  return { ...need, earlierHelp: [{ area, kind: askedKinds(need)[0] ?? "training", monthsAgo: (n * 7) % 40 }] };
}

test("the index finds exactly what looking at every pair finds, with the same fit", () => {
  for (let seed = 1; seed <= 4; seed++) {
    const { needs: made, programmes } = manyNeedsAndProgrammes({
      seed,
      needs: 60,
      programmes: 40,
      openToFirstGroup: 0.5,
    });
    const needs = made.map(withHelp);
    const offering = openOffering([...programmes, aProgramme({ id: "full", areas: ["area-1"], capacity: 0 })]);
    for (const need of needs) {
      const all = programmes
        .map((programme) => ({ programme, pair: fitOf(need, programme, terms) }))
        .filter(({ pair }) => pair.isProposed)
        .map(({ programme, pair }) => ({ id: programme.id, fit: pair.fit }))
        .sort((a, b) => b.fit - a.fit || (a.id < b.id ? -1 : 1));
      for (const keep of [3, 20])
        assert.deepEqual(
          candidatesOf(need, offering, terms, keep).map(({ programme, ...rest }) => ({ id: programme.id, ...rest })),
          all.slice(0, keep),
        );
    }
  }
});

test("many needs have the candidates that each has alone", () => {
  const { needs, programmes } = manyNeedsAndProgrammes({ seed: 9, needs: 50, programmes: 60 });
  const offering = openOffering(programmes);
  const { first, programme, fit, ...found } = findCandidates(needs.toReversed(), offering, terms);
  found.needs.forEach((need, n) => {
    const pairs = Array.from({ length: (first[n + 1] ?? 0) - (first[n] ?? 0) }, (_, at) => (first[n] ?? 0) + at);
    assert.deepEqual(
      pairs.map((pair) => ({
        programme: found.programmes[programme[pair] ?? -1],
        fit: fit[pair],
      })),
      candidatesOf(need, offering, terms),
    );
  });
});

test("of equal fits the programme with the earlier id stands first, in whatever order they are read", () => {
  const programmes = ["c", "a", "d", "b"].map((id) => aProgramme({ id }));
  const ids = candidatesOf(aNeed(), openOffering(programmes), terms, 2).map(({ programme }) => programme.id);
  assert.deepEqual(ids, ["a", "b"]);
});

test("where nothing is offered nobody is a candidate", () => {
  assert.deepEqual(candidatesOf(aNeed(), openOffering([]), terms), []);
  assert.deepEqual(candidatesOf(aNeed({ areas: [] }), openOffering([aProgramme()]), terms), []);
});
