import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { greatestValue } from "#test/greatest-allocation.ts";
import { auction, boundOf, type Market } from "./auction.ts";

type Instance = { market: Market; places: number[] };

/** Lines of [item, value] for each bidder. */
function instance(lines: readonly (readonly (readonly [number, number])[])[], places: number[]): Instance {
  const first = new Int32Array(lines.length + 1);
  lines.forEach((line, n) => {
    first[n + 1] = (first[n] ?? 0) + line.length;
  });
  const pairs = lines.flat();
  const market = {
    first,
    item: Int32Array.from(pairs, ([item]) => item),
    value: Float64Array.from(pairs, ([, value]) => value),
  };
  return { market, places };
}

/** Up to 60 × 20, values in tenths as fits are, places from none to more than anybody wants. */
const someInstance = fc
  .record({ bidders: fc.integer({ min: 0, max: 60 }), items: fc.integer({ min: 1, max: 20 }) })
  .chain(({ bidders, items }) =>
    fc.tuple(
      fc.array(
        fc
          .uniqueArray(fc.tuple(fc.nat(items - 1), fc.integer({ min: 450, max: 1_000 })), {
            maxLength: 8,
            selector: ([item]) => item,
          })
          .map((line) => line.map(([item, tenths]) => [item, tenths / 10] as const)),
        { minLength: bidders, maxLength: bidders },
      ),
      fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.constant(1_000)), {
        minLength: items,
        maxLength: items,
      }),
    ),
  )
  .map(([lines, places]) => instance(lines, places));

const epsilons = fc.constantFrom(0.01, 0.1, 1, 10);
const tiny = 1e-6;

test("no item has more than its places, nobody more than one, and only of what stands in its own line", () => {
  fc.assert(
    fc.property(someInstance, epsilons, ({ market, places }, epsilon) => {
      const { taken, served, value } = auction(market, places, epsilon);
      const given = new Map<number, number>();
      let sum = 0;
      taken.forEach((pair, bidder) => {
        if (pair === -1) return;
        assert.ok(pair >= (market.first[bidder] ?? 0) && pair < (market.first[bidder + 1] ?? 0));
        const item = market.item[pair] ?? -1;
        given.set(item, (given.get(item) ?? 0) + 1);
        sum += market.value[pair] ?? 0;
      });
      for (const [item, count] of given) assert.ok(count <= (places[item] ?? 0));
      assert.equal(served, taken.filter((pair) => pair !== -1).length);
      assert.ok(Math.abs(sum - value) < tiny);
    }),
  );
});

test("the bound is never below the value, and never more than epsilon for each served above it", () => {
  fc.assert(
    fc.property(someInstance, epsilons, ({ market, places }, epsilon) => {
      const { value, bound, served } = auction(market, places, epsilon);
      assert.ok(bound >= value - tiny);
      assert.ok(bound <= value + epsilon * served + tiny);
    }),
    { numRuns: 300 },
  );
});

test("the optimum of HiGHS lies between value and bound, and value within epsilon for each served of it", async () => {
  for (const { market, places } of fc.sample(someInstance, { numRuns: 40, seed: 1540 })) {
    const greatest = await greatestValue(market, places);
    for (const epsilon of [0.01, 1]) {
      const { value, bound, served } = auction(market, places, epsilon);
      assert.ok(value <= greatest + tiny, `${value} is more than there is: ${greatest}`);
      assert.ok(bound >= greatest - tiny, `the bound ${bound} is below ${greatest}`);
      assert.ok(value >= greatest - epsilon * served - tiny);
    }
  }
});

test("whatever the prices, their bound holds: it needs no trust in the auction", async () => {
  const samples = fc.sample(
    fc.tuple(someInstance, fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 20, maxLength: 20 })),
    {
      numRuns: 10,
      seed: 7,
    },
  );
  for (const [{ market, places }, prices] of samples)
    assert.ok(
      boundOf(
        market,
        Float64Array.from(places, (_, n) => prices[n] ?? 0),
        places,
      ) >=
        (await greatestValue(market, places)) - tiny,
    );
});

test("one place: it goes where the sum is greatest, not to the greatest alone", () => {
  // The first could have either, the second only item 0: in turn 100 + nothing, together 90 + 80.
  const { market, places } = instance(
    [
      [
        [0, 100],
        [1, 90],
      ],
      [[0, 80]],
    ],
    [1, 1],
  );
  const { taken, value, prices } = auction(market, places, 0.1);
  assert.deepEqual([...taken], [1, 2]);
  assert.equal(value, 170);
  assert.ok((prices[0] ?? 0) >= 10 && (prices[0] ?? 0) <= 80.1 + tiny, "the place in demand has its price");
  assert.ok(auction(market, places, 100).bound >= 170, "a coarse auction says so itself");
});

test("an item with places left costs nothing", () => {
  fc.assert(
    fc.property(someInstance, ({ market, places }) => {
      const { taken, prices } = auction(market, places, 0.1);
      places.forEach((count, item) => {
        const held = taken.filter((pair) => pair !== -1 && market.item[pair] === item).length;
        if (held < count) assert.equal(prices[item], 0);
      });
    }),
  );
});

test("nobody gets what is worth nothing, and nothing is not an error", () => {
  const { market, places } = instance([[[0, 0]], []], [5]);
  assert.deepEqual([...auction(market, places, 1).taken], [-1, -1]);
  assert.equal(auction(instance([], []).market, [], 1).value, 0);
});

test("a step of nothing would never end, and is refused", () => {
  const { market, places } = instance([[[0, 50]]], [1]);
  for (const epsilon of [0, -1, Number.NaN]) assert.throws(() => auction(market, places, epsilon), RangeError);
});
