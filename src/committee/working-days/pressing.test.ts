import assert from "node:assert/strict";
import { test } from "node:test";
import { type HolidayList, provisionalList } from "./holidays.ts";
import { isPressing } from "./pressing.ts";

const lists: HolidayList[] = [{ ...provisionalList(2026), confidence: "demonstration" }];
const monday = Temporal.Instant.from("2026-12-07T22:00:00Z"); // 17:00 in New York
const isNear = (at: string, deadline = monday, known = lists) => isPressing(Temporal.Instant.from(at), deadline, known);

test("a deadline on Monday presses from Friday 09:00 in New York on", () => {
  assert.equal(isNear("2026-12-03T20:00:00Z"), false, "Thursday: two working days are left");
  assert.equal(isNear("2026-12-04T13:59:00Z"), false, "Friday 08:59");
  assert.equal(isNear("2026-12-04T14:00:00Z"), true, "Friday 09:00");
  assert.equal(isNear("2026-12-05T18:00:00Z"), true, "Saturday");
  assert.equal(isNear("2026-12-07T22:00:00Z"), true, "the last second");
  assert.equal(isNear("2026-12-07T22:00:01Z"), false, "it has passed");
});

test("an official holiday is no working day to use", () => {
  const afterThanksgiving = Temporal.Instant.from("2026-11-27T22:00:00Z"); // Friday; 26 November is a holiday
  assert.equal(isNear("2026-11-24T20:00:00Z", afterThanksgiving), false);
  assert.equal(isNear("2026-11-25T15:00:00Z", afterThanksgiving), true, "Wednesday is the working day before");
});

test("without a list for the year only the last 24 hours press", () => {
  assert.equal(isNear("2026-12-04T15:00:00Z", monday, []), false);
  assert.equal(isNear("2026-12-06T21:59:00Z", monday, []), false);
  assert.equal(isNear("2026-12-06T22:00:00Z", monday, []), true);
});
