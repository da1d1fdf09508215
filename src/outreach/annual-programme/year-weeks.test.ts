import assert from "node:assert/strict";
import { test } from "node:test";
import { daysOf, weekOf, weeksOf, weeksTouched } from "./year-weeks.ts";

test("the first week of a year is the one with 4 January in it; some years have 53", () => {
  assert.deepEqual(weeksOf(2026), { firstMonday: "2025-12-29", count: 53 });
  assert.deepEqual(weeksOf(2027), { firstMonday: "2027-01-04", count: 52 });
  assert.deepEqual(weeksOf(2024), { firstMonday: "2024-01-01", count: 52 });
});

test("a day lies in the week of its Monday, and a week has seven days", () => {
  const weeks = weeksOf(2027);
  assert.equal(weekOf("2027-01-04", weeks), 0);
  assert.equal(weekOf("2027-01-10", weeks), 0);
  assert.equal(weekOf("2027-01-11", weeks), 1);
  assert.equal(weekOf("2027-01-03", weeks), -1);
  assert.equal(weekOf("2028-01-03", weeks), weeks.count);
  assert.deepEqual(daysOf(1, weeks), { from: "2027-01-11", before: "2027-01-18" });
  for (let week = 0; week < weeks.count; week++) assert.equal(weekOf(daysOf(week, weeks).from, weeks), week);
});

test("leave from a Sunday to a Monday touches two weeks; the day before which it ends does not count", () => {
  const weeks = weeksOf(2027);
  assert.deepEqual(weeksTouched({ from: "2027-01-10", before: "2027-01-12" }, weeks), [0, 1]);
  assert.deepEqual(weeksTouched({ from: "2027-01-10", before: "2027-01-11" }, weeks), [0]);
  assert.deepEqual(weeksTouched({ from: "2027-01-10", before: "2027-01-10" }, weeks), []);
});

test("what lies partly in the year touches the weeks of the year alone", () => {
  const weeks = weeksOf(2027);
  assert.deepEqual(weeksTouched({ from: "2026-12-01", before: "2027-01-05" }, weeks), [0]);
  assert.deepEqual(weeksTouched({ from: "2028-01-02", before: "2028-02-01" }, weeks), [51]);
  assert.deepEqual(weeksTouched({ from: "2028-03-01", before: "2028-04-01" }, weeks), []);
});
