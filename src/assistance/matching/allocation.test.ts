import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { greatestValue } from "#test/greatest-allocation.ts";
import { aNeed, aProgramme, manyNeedsAndProgrammes, terms } from "#test/needs-and-programmes.ts";
import { type Allocation, allocate, allocateInTurn } from "./allocation.ts";
import { findCandidates, openOffering } from "./candidates.ts";
import { fitOf } from "./fit.ts";
import type { Need } from "./need.ts";
import type { Programme } from "./programme.ts";

const candidates = (needs: readonly Need[], programmes: readonly Programme[]) =>
  findCandidates(needs, openOffering(programmes), terms);
const inWords = ({ pairs }: Pick<Allocation, "pairs">): string[] =>
  pairs.map(({ need, programme }) => `${need.id} → ${programme.id}`);

const some = fc
  .record({ seed: fc.integer(), needs: fc.integer({ min: 0, max: 60 }), programmes: fc.integer({ min: 1, max: 20 }) })
  .map((size) => ({ seed: size.seed, ...manyNeedsAndProgrammes({ ...size, openToFirstGroup: 0.5 }) }));

test("one programme for a need, no more needs than places, and no gate is broken", () => {
  fc.assert(
    fc.property(some, ({ needs, programmes }) => {
      const { pairs, open, fit, value, bound } = allocate(candidates(needs, programmes));
      assert.deepEqual([...pairs, ...open].map(({ need }) => need.id).sort(), needs.map(({ id }) => id).sort());
      for (const { id, capacity } of programmes)
        assert.ok(pairs.filter(({ programme }) => programme.id === id).length <= capacity);
      for (const pair of pairs) {
        const alone = fitOf(pair.need, pair.programme, terms);
        assert.deepEqual(alone.refusals, []);
        assert.equal(pair.fit, alone.fit);
      }
      assert.ok(Math.abs(fit - value) < 1e-6);
      assert.ok(bound >= value - 1e-6 && bound - value <= 0.1 * pairs.length + 1e-6);
    }),
  );
});

test("in whatever order needs and programmes are read, the proposal is the same", () => {
  fc.assert(
    fc.property(some, ({ needs, programmes }) => {
      assert.deepEqual(
        allocate(candidates(needs.toReversed(), programmes.toReversed())),
        allocate(candidates(needs, programmes)),
      );
    }),
    { numRuns: 30 },
  );
});

test("400 specific needs and 60 programmes: HiGHS finds no more than is proven, in turn gives less", async () => {
  const { needs, programmes } = manyNeedsAndProgrammes({ seed: 3, needs: 400, programmes: 60 });
  const specific = needs.filter(({ kinds }) => kinds !== "general");
  const found = candidates(specific, programmes);
  const places = found.programmes.map(({ capacity }) => capacity);
  const greatest = await greatestValue({ first: found.first, item: found.programme, value: found.fit }, places);
  const { fit, bound, gap, pairs } = allocate(found, { epsilon: 0.02 });
  assert.ok(fit <= greatest + 1e-6 && greatest <= bound + 1e-6);
  assert.ok(gap / greatest < 0.0005);
  const inTurn = allocateInTurn(found);
  assert.ok(inTurn.fit < fit);
  assert.ok(inTurn.pairs.length <= pairs.length);
});

test("general requests have what the specific ones leave, however well they would fit", () => {
  const general = aNeed({ id: "a", kinds: "general", urgency: 3, waitingSince: "2020-01-01" });
  const specific = aNeed({ id: "b", languages: ["ar"], areas: [{ key: "border-control", weight: 0.2 }] });
  const alone = allocate(candidates([general], [aProgramme()]));
  assert.deepEqual(inWords(alone), ["a → programme"]);
  const both = allocate(candidates([general, specific], [aProgramme()]));
  assert.deepEqual(inWords(both), ["b → programme"]);
  assert.deepEqual(both.open, [{ need: general, candidates: 1 }]);
  assert.deepEqual(inWords(allocate(candidates([general, specific], [aProgramme({ capacity: 2 })]))), [
    "a → programme",
    "b → programme",
  ]);
  assert.deepEqual(inWords(allocateInTurn(candidates([general, specific], [aProgramme()]))), ["b → programme"]);
});

test("together more are served than each in turn", () => {
  const wide = aNeed({ id: "wide" });
  const narrow = aNeed({ id: "narrow", languages: ["ar"] });
  const programmes = [aProgramme({ id: "a" }), aProgramme({ id: "b", languages: ["en"], regions: ["XVA"] })];
  const onlyA = { ...narrow, state: "XOS" as Need["state"], regionalGroup: null };
  assert.deepEqual(inWords(allocateInTurn(candidates([wide, onlyA], programmes))), ["wide → a"]);
  assert.deepEqual(inWords(allocate(candidates([wide, onlyA], programmes))), ["narrow → a", "wide → b"]);
});

test("a bonus below nothing keeps no place empty", () => {
  assert.equal(allocate(candidates([aNeed()], [aProgramme()]), { bonus: () => -1_000 }).pairs.length, 1);
});

test("a place that nobody contends for is worth nothing, one that two want has its worth", () => {
  const needs = [aNeed({ id: "a" }), aNeed({ id: "b" })];
  const prices = (capacity: number) => allocate(candidates(needs, [aProgramme({ capacity })])).prices.get("programme");
  assert.equal(prices(3), 0);
  assert.ok((prices(1) ?? 0) >= 85);
});
