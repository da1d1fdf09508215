import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AssistanceRequestId, RequestItemId } from "#db/ids.ts";
import { aNeed, aProgramme, manyNeedsAndProgrammes, terms } from "#test/needs-and-programmes.ts";
import { allocate } from "./allocation.ts";
import { findCandidates, openOffering } from "./candidates.ts";
import type { Need } from "./need.ts";
import { proposeRound } from "./round.ts";

/** A round of invented needs, held against what the allocation gives; how many were given what stands below the fifth. */
function farDownIn({ seed, needs: count }: { seed: number; needs: number }): number {
  const { needs, programmes } = manyNeedsAndProgrammes({ seed, needs: count, programmes: 20 });
  const asked = needs.map((need) => ({
    ...need,
    requestId: need.request as AssistanceRequestId,
    itemId: need.id as RequestItemId,
  }));
  const { pairs } = allocate(findCandidates(asked, openOffering(programmes), terms));
  const { proposals } = proposeRound(asked, programmes, terms);
  const first = proposals
    .filter(({ place }) => place === 1)
    .map(({ itemId, programmeId }) => `${itemId} ${programmeId}`);
  assert.deepEqual(first.sort(), pairs.map(({ need, programme }) => `${need.id} ${programme.id}`).sort());
  for (const { itemId } of proposals) assert.ok(proposals.filter((one) => one.itemId === itemId).length <= 5);
  return pairs.filter(
    ({ need, fit }) => proposals.filter(({ itemId, fit: other }) => itemId === need.id && other > fit).length === 4,
  ).length;
}

test("what the allocation gave a need stands first beside it, with at most four others", () => {
  const sizes = fc.record({ seed: fc.integer(), needs: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(sizes, (size) => void farDownIn(size)),
    { numRuns: 40 },
  );
});

test("… however far down its list", () => {
  const farDown = Array.from({ length: 30 }, (_, seed) => farDownIn({ seed, needs: 60 }));
  assert.ok(
    farDown.some((count) => count > 0),
    "some were given what stands below the fifth",
  );
});

test("a general request is always for a person to look at", () => {
  const isForPerson = (kinds: Need["kinds"]): boolean | undefined => {
    const need = { ...aNeed({ kinds }), requestId: "request" as AssistanceRequestId, itemId: "need" as RequestItemId };
    return proposeRound([need], [aProgramme()], terms).proposals[0]?.isForPerson;
  };
  assert.equal(isForPerson("general"), true);
  assert.equal(isForPerson(["general"]), true);
  assert.equal(isForPerson(["general", "training"]), false);
});
