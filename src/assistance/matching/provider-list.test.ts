import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aNeed, aProgramme, manyNeedsAndProgrammes, terms } from "#test/needs-and-programmes.ts";
import { allocate } from "./allocation.ts";
import { findCandidates, openOffering } from "./candidates.ts";
import { audienceLevels, mayReach, type Need } from "./need.ts";
import { listForProvider } from "./provider-list.ts";

/** Needs at every level, some naming the first two providers. */
const someNeeds = fc
  .tuple(
    fc.integer(),
    fc.array(
      fc.record({ level: fc.constantFrom(...audienceLevels), named: fc.subarray(["provider-0", "provider-1"]) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
  )
  .map(([seed, levels]) => {
    const made = manyNeedsAndProgrammes({ seed, needs: levels.length, programmes: 12 });
    return {
      programmes: made.programmes,
      needs: made.needs.map((need, n): Need => ({ ...need, areas: need.areas.slice(0, 2), ...levels[n] })),
    };
  });

test("no provider’s list and no proposal holds a need that its State does not let the provider read", () => {
  fc.assert(
    fc.property(someNeeds, ({ needs, programmes }) => {
      const byId = new Map(needs.map((need) => [need.id, need]));
      for (const provider of new Set(programmes.map((programme) => programme.provider)))
        for (const { need } of listForProvider(provider, needs, programmes, terms))
          assert.ok(mayReach(byId.get(need) ?? aNeed({ level: "secretariat" }), provider));
      for (const { need, programme } of allocate(findCandidates(needs, openOffering(programmes), terms)).pairs)
        assert.ok(mayReach(need, programme.provider));
    }),
  );
});

test("needs that a provider may not read change nothing in its list, whether they are there or not", () => {
  fc.assert(
    fc.property(someNeeds, ({ needs, programmes }) => {
      for (const provider of new Set(programmes.map((programme) => programme.provider))) {
        const readable = needs.filter((need) => mayReach(need, provider));
        assert.deepEqual(
          listForProvider(provider, needs, programmes, terms),
          listForProvider(provider, readable, programmes, terms),
        );
      }
    }),
  );
});

test("nor do the programmes of others, or the order in which anything is read", () => {
  fc.assert(
    fc.property(someNeeds, ({ needs, programmes }) => {
      const own = programmes.filter(({ provider }) => provider === "provider-1");
      assert.deepEqual(
        listForProvider("provider-1", needs.toReversed(), programmes.toReversed(), terms),
        listForProvider("provider-1", needs, own, terms),
      );
    }),
  );
});

test("what the matrix of the State, its earlier help, or its other needs say cannot be told from the list", () => {
  const plain = aNeed({
    areas: [
      { key: "border-control", weight: 1 },
      { key: "transport", weight: 1 },
    ],
  });
  const other = {
    ...plain,
    areas: [
      { key: "border-control", weight: 0.2 },
      { key: "transport", weight: 1 },
    ],
    earlierHelp: [{ area: "border-control", kind: "training", monthsAgo: 1 }],
  };
  const list = (need: Need) => listForProvider("provider", [need], [aProgramme({ capacity: 0 })], terms);
  assert.deepEqual(list(other), list(plain));
  assert.deepEqual(list(plain), [
    {
      need: "need",
      programme: "programme",
      areas: ["border-control"],
      kinds: ["training"],
      languages: ["fr"],
      isGeneral: false,
    },
  ]);
});

test("the longest waiting first, and only what the programme could answer", () => {
  const needs = [
    aNeed({ id: "new" }),
    aNeed({ id: "old", waitingSince: "2024-01-01" }),
    aNeed({ id: "area", areas: [{ key: "transport", weight: 1 }] }),
    aNeed({ id: "kind", kinds: ["equipment"] }),
    aNeed({ id: "urgent", urgency: 3, waitingSince: "2025-01-01" }),
  ];
  const ids = (what: Parameters<typeof aProgramme>[0]): string[] =>
    listForProvider("provider", needs, [aProgramme(what)], terms).map(({ need }) => need);
  assert.deepEqual(ids({}), ["old", "urgent", "new"]);
  assert.deepEqual(ids({ conditions: [{ rule: "minimum-urgency", urgency: 2 }] }), ["urgent"]);
  assert.deepEqual(ids({ regions: ["XOS"] }), []);
  assert.deepEqual(ids({ provider: "other" }), []);
});
