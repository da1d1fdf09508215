import assert from "node:assert/strict";
import { test } from "node:test";
import { findNearDuplicates } from "./near-duplicates.ts";

const workshop = {
  subjects: ["border-control", "export-control"],
  states: ["XVA", "XNA", "XOR"],
  region: "asia-pacific",
};

test("the same subjects for the same States are kept apart, whatever the rest", () => {
  assert.deepEqual(
    findNearDuplicates([
      { id: "one", ...workshop },
      { id: "other", ...workshop, states: ["XOR", "XVA", "XNA", "XTT"], region: null },
    ]),
    [["one", "other"]],
  );
});

test("another subject, or other States, are no duplicate", () => {
  const others = [
    { id: "finance", ...workshop, subjects: ["financing"] },
    { id: "half", ...workshop, subjects: ["border-control", "financing", "nuclear"] },
    { id: "elsewhere", ...workshop, states: ["XAA", "XBB", "XCC"] },
  ];
  for (const other of others) assert.deepEqual(findNearDuplicates([{ id: "one", ...workshop }, other]), []);
});

test("with few States named, the same region stands for eight tenths of them", () => {
  const few = { ...workshop, states: ["XVA"] };
  assert.deepEqual(
    findNearDuplicates([
      { id: "one", ...few },
      { id: "other", ...workshop },
    ]),
    [["one", "other"]],
  );
  for (const region of [null, "african"])
    assert.deepEqual(
      findNearDuplicates([
        { id: "one", ...few },
        { id: "other", ...workshop, region },
      ]),
      [],
    );
});

test("no subject at all tells nothing", () => {
  const bare = { ...workshop, subjects: [] };
  assert.deepEqual(
    findNearDuplicates([
      { id: "one", ...bare },
      { id: "other", ...bare },
    ]),
    [],
  );
});
