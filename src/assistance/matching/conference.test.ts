import assert from "node:assert/strict";
import { test } from "node:test";
import { aNeed, aProgramme, stateCode, terms } from "#test/needs-and-programmes.ts";
import { openOffering } from "./candidates.ts";
import { proposeForConference } from "./conference.ts";
import type { Need } from "./need.ts";
import type { Programme } from "./programme.ts";
import { explainUnmatched } from "./unmatched.ts";

const explain = (need: Partial<Need>, ...programmes: Partial<Programme>[]) =>
  explainUnmatched(
    aNeed(need),
    openOffering(programmes.map((programme, n) => aProgramme({ id: `programme-${n}`, ...programme }))),
    terms,
  );

test("why nobody fits: the gates that refuse most, and what one change would bring", () => {
  const elsewhere = { regions: ["african"] };
  const { refused, wouldFitIf, nearest } = explain(
    {},
    elsewhere,
    elsewhere,
    { capacity: 0 },
    { ...elsewhere, capacity: 0 },
    { areas: ["transport"] },
  );
  assert.deepEqual(refused, [
    { gate: "region", programmes: 3 },
    { gate: "capacity", programmes: 2 },
    { gate: "area", programmes: 1 },
  ]);
  assert.deepEqual(wouldFitIf, [
    { gate: "region", programmes: 2 },
    { gate: "capacity", programmes: 1 },
  ]);
  assert.deepEqual(
    nearest.map(({ programme, fit, refusal }) => `${programme.id} ${fit} ${refusal.gate}`),
    ["programme-0 85 region", "programme-1 85 region", "programme-2 85 capacity"],
  );
});

test("would fit if the State named the provider, a condition were met, or a person asked for a follow-up", () => {
  const one = (need: Partial<Need>, programme: Partial<Programme> = {}): unknown => explain(need, programme).wouldFitIf;
  assert.deepEqual(one({ level: "named-providers", named: ["other"] }), [{ gate: "clearance", programmes: 1 }]);
  assert.deepEqual(one({}, { conditions: [{ rule: "state-has", fact: "action-plan" }] }), [
    { gate: "condition", programmes: 1 },
  ]);
  assert.deepEqual(one({ earlierHelp: [{ area: "border-control", kind: "training", monthsAgo: 3 }] }), [
    { gate: "novelty", programmes: 1 },
  ]);
  assert.deepEqual(one({}, { areas: ["transport"] }), [], "another area is another programme");
});

test("what passes every gate and answers too little is counted as that", () => {
  const thin: Partial<Need> = {
    areas: [
      { key: "border-control", weight: 0.2 },
      { key: "transport", weight: 1 },
    ],
    languages: ["ar"],
    kinds: ["training", "a", "b"],
  };
  assert.deepEqual(explain(thin, {}), {
    need: aNeed(thin),
    refused: [{ gate: "fit", programmes: 1 }],
    wouldFitIf: [],
    nearest: [],
  });
  assert.deepEqual(explain(thin, { capacity: 0 }).wouldFitIf, [], "a free place alone would not be enough");
  assert.deepEqual(explain({}, {}).refused, [], "nothing is said of what fits");
});

test("a conference takes up the needs of its groups and States, beside the providers that come", () => {
  const african = { state: stateCode("XOS"), regionalGroup: "african" } as const;
  const needs = [
    aNeed({ id: "a", ...african }),
    aNeed({ id: "b", ...african, waitingSince: "2025-01-01" }),
    aNeed({ id: "c", ...african, areas: [{ key: "transport", weight: 1 }] }),
    aNeed({ id: "elsewhere" }),
  ];
  const programmes = [aProgramme(), aProgramme({ id: "absent", provider: "absent", areas: ["transport"] })];
  const all = { needs, programmes };
  const held = proposeForConference({ groups: ["african"], providers: ["provider"] }, all, terms);
  assert.equal(held.needs, 3);
  assert.deepEqual(
    held.allocation.pairs.map(({ need }) => need.id),
    ["b"],
  );
  assert.deepEqual(
    held.open.map(({ need, why }) => `${need.id} ${why}`),
    ["a places-went-to-others", "c nobody-fits"],
  );
  assert.deepEqual(held.shares.all.share, 1 / 3);
  const everybody = proposeForConference({ groups: ["african"], states: [stateCode("XVA")] }, all, terms);
  assert.equal(everybody.needs, 4);
  assert.equal(everybody.allocation.pairs.length, 2, "every provider comes where none is named");
  assert.equal(proposeForConference({}, all, terms).needs, 0);
});
