import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aNeed, aProgramme, manyNeedsAndProgrammes, stateCode, terms } from "#test/needs-and-programmes.ts";
import { allocate } from "./allocation.ts";
import { findCandidates, openOffering } from "./candidates.ts";
import { ceilingsOf, evenOutGroups, favourFirstNeeds, firstNeedsBonus, mostServed, sharesOf } from "./fairness.ts";
import type { Need } from "./need.ts";
import type { Programme } from "./programme.ts";

const candidates = (needs: readonly Need[], programmes: readonly Programme[]) =>
  findCandidates(needs, openOffering(programmes), terms);

test("shares by group and State, and the unmet with the longest waiting first", () => {
  const african = { state: stateCode("XOS"), regionalGroup: "african" } as const;
  const needs = [
    aNeed({ id: "a", ...african, waitingSince: "2025-05-05" }),
    aNeed({ id: "b", ...african, waitingSince: "2026-01-01", areas: [{ key: "transport", weight: 1 }] }),
    aNeed({ id: "c", waitingSince: "2024-03-03", areas: [{ key: "transport", weight: 1 }] }),
  ];
  const shares = sharesOf(allocate(candidates(needs, [aProgramme()])));
  assert.deepEqual(shares.all, { of: null, needs: 3, served: 1, share: 1 / 3, openSince: "2024-03-03" });
  assert.deepEqual(
    shares.byGroup.map(({ of, served, needs: all, openSince }) => `${of} ${served}/${all} ${openSince}`),
    ["african 1/2 2026-01-01", "western-european-and-other 0/1 2024-03-03"],
  );
  assert.deepEqual(
    shares.byState.map(({ of, share }) => `${of} ${share}`),
    ["XOS 0.5", "XVA 0"],
  );
  assert.deepEqual(
    shares.unmet.map(({ id }) => id),
    ["c", "b"],
  );
});

test("where few serve the first group, the bonus brings the other shares together, and says that nobody offers more there", () => {
  const { needs, programmes } = manyNeedsAndProgrammes({
    seed: 7,
    needs: 1_500,
    programmes: 300,
    openToFirstGroup: 0.2,
  });
  const offering = openOffering(programmes);
  const found = findCandidates(needs, offering, terms);
  const { plain, shares, price, allocation } = evenOutGroups(found, { epsilon: 0.3 });
  const before = sharesOf(plain).byGroup.map(({ share }) => share);
  const after = shares.byGroup.map(({ share }) => share);
  assert.ok((after[0] ?? 0) > (before[0] ?? 0), "the first group is served more");
  const spread = (list: number[]): number => Math.max(...list) - Math.min(...list);
  assert.ok(spread(after) < spread(before) / 2);
  assert.ok(spread(after.slice(1)) < 0.02, "the others agree");
  assert.ok(price.partOfFit >= 0 && price.partOfFit < 0.02);
  assert.ok(price.served <= 2);
  assert.equal(price.served, plain.pairs.length - allocation.pairs.length);
  const [first] = ceilingsOf(shares, found, offering, terms);
  assert.equal(first?.group, "african");
  assert.ok((first?.ceiling ?? 0) >= (first?.served ?? 0) && (first?.ceiling ?? 0) < (first?.needs ?? 0));
  assert.equal(first?.nobodyOffersMore, first?.ceiling === first?.served);
});

test("nobody offers more: the ceiling counts every candidate, and places that stand with others are told apart", () => {
  const african = (id: string) => aNeed({ id, state: stateCode("XOS"), regionalGroup: "african", languages: ["ar"] });
  const needs = [african("a"), african("b"), aNeed({ id: "c" }), aNeed({ id: "d" })];
  const ceilings = (programmes: Programme[]) => {
    const offering = openOffering(programmes);
    const found = findCandidates(needs, offering, terms, 1);
    return ceilingsOf(sharesOf(allocate(found)), found, offering, terms);
  };
  const nothing = aProgramme({ id: "x", capacity: 2, regions: ["XVA"] });
  assert.deepEqual(ceilings([nothing]), [
    { group: "african", needs: 2, served: 0, ceiling: 0, nobodyOffersMore: true },
  ]);
  assert.deepEqual(ceilings([aProgramme({ capacity: 2 })]), [
    { group: "african", needs: 2, served: 0, ceiling: 2, nobodyOffersMore: false },
  ]);
});

test("as many as can be are served when each makes room for others: never fewer than any proposal serves", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { needs, programmes } = manyNeedsAndProgrammes({ seed, needs: 50, programmes: 15 });
      const found = candidates(
        needs.filter(({ kinds }) => kinds !== "general"), // which stand back in an allocation
        programmes,
      );
      const bonus = () => 10_000; // so much for being served at all that the auction serves as many as it can
      assert.equal(mostServed(found), allocate(found, { epsilon: 1, bonus }).pairs.length);
    }),
    { numRuns: 30 },
  );
});

test("a State’s first need has 30 more, its second 15, its third 10: the longest waiting first", () => {
  const needs = ["2025-03-03", "2024-01-01", "2025-01-01"].map((waitingSince, n) =>
    aNeed({ id: `${n}`, waitingSince }),
  );
  const other = aNeed({ id: "other", state: stateCode("XOS") });
  assert.deepEqual([...needs, other].map(firstNeedsBonus([...needs, other])), [10, 30, 15, 30]);
});

test("the bonus for first needs gives the place to the State that has none yet, and names its price", () => {
  const needs = [
    aNeed({ id: "a", urgency: 3 }),
    aNeed({ id: "b", urgency: 3 }),
    aNeed({ id: "c", state: stateCode("XOS"), urgency: 1 }),
  ];
  const { allocation, price, shares } = favourFirstNeeds(candidates(needs, [aProgramme({ capacity: 2 })]));
  assert.deepEqual(
    allocation.pairs.map(({ need }) => need.id),
    ["a", "c"],
  );
  assert.deepEqual(
    shares.byState.map(({ of, served }) => `${of} ${served}`),
    ["XOS 1", "XVA 1"],
  );
  assert.deepEqual(price, { fit: 6.7, partOfFit: 6.7 / 190, served: 0 }); // 95 + 95 against 95 + 88.3
});

test("steps that are too large swing, and the round that lay nearest together is given", () => {
  const { needs, programmes } = manyNeedsAndProgrammes({ seed: 5, needs: 300, programmes: 60, openToFirstGroup: 0.3 });
  const found = candidates(needs, programmes);
  const apart = ({ shares }: Pick<ReturnType<typeof evenOutGroups>, "shares">): number => {
    const list = shares.byGroup.map(({ share }) => share);
    return list.reduce((sum, share) => sum + (share - list.reduce((all, one) => all + one, 0) / list.length) ** 2, 0);
  };
  const plain = apart({ shares: sharesOf(allocate(found, { epsilon: 0.3 })) });
  for (const rounds of [1, 2, 3, 6])
    assert.ok(apart(evenOutGroups(found, { epsilon: 0.3, rounds, step: 5_000 })) <= plain);
});

test("groups whose shares agree have no bonus and pay no price", () => {
  const found = candidates([aNeed()], [aProgramme()]);
  const { price, bonuses, allocation, plain } = evenOutGroups(found);
  assert.deepEqual(price, { fit: 0, partOfFit: 0, served: 0 });
  assert.equal(bonuses.size, 0);
  assert.equal(allocation, plain);
});
