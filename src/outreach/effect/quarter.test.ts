import assert from "node:assert/strict";
import { test } from "node:test";
import { quarterOf, quarterOfActivity } from "./quarter.ts";

test("quarters are counted from the quarter of the first day", () => {
  const from = "2004-04-28";
  assert.deepEqual(
    ["2004-04-01", "2004-06-30", "2004-07-01", "2004-03-31", "2024-04-01", "2003-12-31"].map((day) =>
      quarterOf(day, from),
    ),
    [0, 0, 1, -1, 80, -2],
  );
});

test("an activity counts in the quarter of its last day", () => {
  assert.equal(quarterOfActivity({ before: "2007-10-01" }, "2007-01-01"), 2, "its last day is 30 September");
  assert.equal(quarterOfActivity({ before: "2007-10-02" }, "2007-01-01"), 3);
});
