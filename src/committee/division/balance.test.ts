import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AccountId, AssignmentId } from "#db/ids.ts";
import { type Burden, type Move, suggestMoves } from "./balance.ts";

/** Experts "A", "B", … with lines of the given weights, called "A1", "A2", … */
function burdens(weights: Record<string, number[]>, notTo: Record<string, string[]> = {}): Burden[] {
  return Object.entries(weights).map(([expert, list]) => ({
    expert: expert as AccountId, // a name of this test
    lines: list.map((weight, n) => ({
      id: `${expert}${n + 1}` as AssignmentId,
      weight,
      notTo: (notTo[`${expert}${n + 1}`] ?? []) as AccountId[],
    })),
  }));
}

const inWords = (moves: readonly Move[]): string[] =>
  moves.map(({ line, from, to, fromLoad, toLoad }) => `${line}: ${from} ${fromLoad} → ${to} ${toLoad}`);

test("a line goes from the most loaded expert to the least loaded, the one that evens them out best", () => {
  assert.deepEqual(inWords(suggestMoves(burdens({ A: [1, 3, 6], B: [4] }))), ["A2: A 10 → B 4"]);
});

test("loads that differ by one are even", () => {
  assert.deepEqual(suggestMoves(burdens({ A: [1, 1, 1], B: [1, 1], C: [2] })), []);
  assert.deepEqual(suggestMoves([]), []);
  assert.deepEqual(suggestMoves(burdens({ A: [5, 5] })), []);
});

test("a line that would only swap the two is not suggested", () => {
  assert.deepEqual(suggestMoves(burdens({ A: [4], B: [] })), []);
});

test("what a person left is not suggested again; the next expert is", () => {
  const weights = { A: [2, 2], B: [], C: [1] };
  assert.deepEqual(inWords(suggestMoves(burdens(weights))).slice(0, 1), ["A1: A 4 → B 0"]);
  const left = { A1: ["B"], A2: ["B"] };
  assert.deepEqual(inWords(suggestMoves(burdens(weights, left))), ["A1: A 4 → C 1"]);
});

const someBurdens = fc
  .array(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }), { minLength: 1, maxLength: 6 })
  .map((lists) => burdens(Object.fromEntries(lists.map((list, n) => [String.fromCharCode(65 + n), list]))));

const loadsOf = (all: readonly Burden[]): Map<string, number> =>
  new Map(all.map(({ expert, lines }) => [expert, lines.reduce((total, { weight }) => total + weight, 0)]));
const spread = (loads: ReadonlyMap<string, number>): number =>
  Math.max(...loads.values()) - Math.min(...loads.values());
const squares = (loads: ReadonlyMap<string, number>): number =>
  [...loads.values()].reduce((total, load) => total + load * load, 0);

test("no move makes the spread wider, every move brings two experts nearer, and none comes once the loads are even", () => {
  fc.assert(
    fc.property(someBurdens, (all) => {
      const loads = loadsOf(all);
      for (const { from, to, weight, fromLoad, toLoad } of suggestMoves(all)) {
        const [before, uneven] = [spread(loads), squares(loads)];
        assert.ok(before > 1, "the loads were even already");
        assert.equal(loads.get(from), fromLoad);
        assert.equal(loads.get(to), toLoad);
        assert.equal(fromLoad, Math.max(...loads.values()), "only the most loaded gives");
        loads.set(from, fromLoad - weight);
        loads.set(to, toLoad + weight);
        assert.ok(spread(loads) <= before, "the spread became wider");
        assert.ok(squares(loads) < uneven, "the move changed nothing");
      }
    }),
  );
});

test("each suggestion is safe to take alone: the spread never becomes wider by it", () => {
  fc.assert(
    fc.property(someBurdens, (all) => {
      const before = spread(loadsOf(all));
      for (const { from, to, weight } of suggestMoves(all)) {
        const loads = loadsOf(all);
        loads.set(from, (loads.get(from) ?? 0) - weight);
        loads.set(to, (loads.get(to) ?? 0) + weight);
        assert.ok(spread(loads) <= before);
      }
    }),
  );
});

test("no line moves twice, and only lines of the expert who had them", () => {
  fc.assert(
    fc.property(someBurdens, (all) => {
      const moves = suggestMoves(all);
      assert.equal(new Set(moves.map(({ line }) => line)).size, moves.length);
      for (const { line, from, to } of moves) {
        assert.ok(all.find(({ expert }) => expert === from)?.lines.some(({ id }) => id === line));
        assert.notEqual(from, to);
      }
    }),
  );
});

test("after the last suggestion the loads are even, or the most loaded has nothing that would help", () => {
  fc.assert(
    fc.property(someBurdens, (all) => {
      const moves = suggestMoves(all);
      const after = all.map(({ expert, lines }) => ({
        expert,
        lines: lines.filter(({ id }) => !moves.some((move) => move.line === id && move.from === expert)),
      }));
      const loads = loadsOf(all);
      for (const { from, to, weight } of moves) {
        loads.set(from, (loads.get(from) ?? 0) - weight);
        loads.set(to, (loads.get(to) ?? 0) + weight);
      }
      if (spread(loads) <= 1) return;
      const most = [...loads].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0];
      const least = [...loads].sort(([, one], [, other]) => one - other)[0];
      if (moves.some(({ from, to }) => to === most?.[0] || from === least?.[0])) return; // nobody both gives and receives
      const own = after.find(({ expert }) => expert === most?.[0])?.lines ?? [];
      assert.ok(own.every(({ weight }) => weight >= spread(loads)));
    }),
  );
});

test("the same loads give the same suggestions, in whatever order they are read", () => {
  fc.assert(
    fc.property(someBurdens, fc.infiniteStream(fc.nat()), (all, dice) => {
      const shuffled = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, at: Number(dice.next().value) }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const other = shuffled(all.map(({ expert, lines }) => ({ expert, lines: shuffled(lines) })));
      assert.deepEqual(suggestMoves(other), suggestMoves(all));
    }),
  );
});
