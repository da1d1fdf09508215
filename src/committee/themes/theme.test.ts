import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { StateCode } from "#db/ids.ts";
import { byDelegation, positionsDiffer, shareAName, standingKinds, standingOn } from "./theme.ts";

const at = (second: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(second * 1000);
const day = fc
  .integer({ min: 0, max: 900 })
  .map((n) => Temporal.PlainDate.from("2007-01-01").add({ days: n }).toString());

test("the standing on a day is the newest that is not later, whatever the order they were recorded in", () => {
  const row = fc.record({ dated: day, recordedAt: fc.integer({ min: 0, max: 50 }).map(at), id: fc.uuid() });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), day, (rows, asked) => {
      const found = standingOn(rows, asked);
      const earlier = rows.filter(({ dated }) => dated <= asked);
      assert.equal(found === undefined, earlier.length === 0);
      if (!found) return;
      assert.ok(found.dated <= asked);
      for (const other of earlier) {
        assert.ok(other.dated <= found.dated);
        if (other.dated === found.dated) assert.ok(Temporal.Instant.compare(other.recordedAt, found.recordedAt) <= 0);
      }
    }),
  );
});

test("a later position of a delegation takes the place of its earlier ones, and none is lost", () => {
  const by = fc.constantFrom(
    { state: "XOS" as StateCode },
    { state: "XOR" as StateCode },
    { body: "Members of the Group" },
    { body: " members of the group" },
  );
  const row = fc.record({ by, dated: day, recordedAt: fc.integer({ min: 0, max: 50 }).map(at), id: fc.uuid() });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 15 }), (rows) => {
      const groups = byDelegation(rows);
      assert.equal(groups.flatMap(({ latest, earlier }) => [latest, ...earlier]).length, rows.length);
      assert.ok(groups.length <= 3, "a body is one, however its first letter is written");
      for (const { latest, earlier } of groups) for (const old of earlier) assert.ok(old.dated <= latest.dated);
    }),
  );
});

test("positions differ where a theme is contested or another forum is held to be right, and nowhere else", () => {
  assert.deepEqual(
    standingKinds.filter((standing) => positionsDiffer({ standing })),
    ["contested", "another-forum"],
  );
  assert.equal(positionsDiffer(undefined), false);
});

test("two themes are taken for each other when they share a name in one language", () => {
  assert.ok(shareAName({ en: "Bio-safety", fr: "Biosécurité" }, { en: "bio-safety" }));
  assert.ok(!shareAName({ en: "Bio-safety" }, { fr: "Bio-safety" }));
});
