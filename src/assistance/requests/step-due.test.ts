import assert from "node:assert/strict";
import { test } from "node:test";
import { provisionalList } from "#committee/working-days/holidays.ts";
import { stepDueOn } from "./step-due.ts";

const rule = { acknowledgeDays: 5, circulateDays: 7 };
const lists = [{ ...provisionalList(2026), confidence: "demonstration" as const }];

test("what those who serve do next is due by the times of the procedure, in working days or in days", () => {
  const on = (standing: Parameters<typeof stepDueOn>[0]["standing"], receivedOn: string | null = "2026-03-05") =>
    stepDueOn({ standing, receivedOn }, { rule, lists });
  assert.equal(on("submitted"), "2026-03-12", "a weekend lies between");
  assert.equal(on("authenticated"), "2026-03-12");
  assert.equal(on("ready"), "2026-03-12");
  assert.equal(
    stepDueOn({ standing: "ready", receivedOn: "2026-03-05" }, { rule: { ...rule, circulateDays: 30 }, lists }),
    "2026-04-04",
  );
  assert.equal(on("circulated"), undefined);
  assert.equal(on("submitted", null), undefined);
  assert.equal(on("submitted", "2027-03-05"), undefined, "a year without a list is not guessed");
});
