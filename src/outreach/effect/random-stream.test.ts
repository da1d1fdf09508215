import assert from "node:assert/strict";
import { test } from "node:test";
import { openStream, xoshiro128 } from "./random-stream.ts";

const some = (draw: () => number, count: number): number[] => Array.from({ length: count }, draw);

test("the numbers are those of the reference program of xoshiro128**, version 1.1", () => {
  assert.deepEqual(
    some(xoshiro128([1, 2, 3, 4]).next, 10),
    [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
  );
  assert.throws(() => xoshiro128([0, 0, 0, 0]), RangeError);
});

test("a seed repeats itself, as a number or as a text, and each of its streams is its own", () => {
  const drawn = some(openStream(7, "panel").next, 20);
  assert.deepEqual(some(openStream("7", "panel").next, 20), drawn);
  for (const other of [openStream(8, "panel"), openStream(7, "bootstrap"), openStream(-7, "panel")])
    assert.equal(some(other.next, 20).filter((one) => drawn.includes(one)).length, 0);
  assert.throws(() => openStream(0.5, "panel"), RangeError);
});

test("no whole number is likelier than another, even where 2^32 is no multiple of them", () => {
  const { below } = openStream(1540, "whole");
  const draws = 30_000;
  const counts = [0, 0, 0];
  const third = 2 ** 30; // taken modulo without drawing anew, the first third would come half of the time
  for (let n = 0; n < draws; n++) {
    const place = Math.floor(below(3 * third) / third);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const error = Math.sqrt((draws * 2) / 9);
  for (const count of counts) assert.ok(Math.abs(count - draws / 3) < 4 * error, counts.join(" "));
  assert.equal(below(1), 0);
});
