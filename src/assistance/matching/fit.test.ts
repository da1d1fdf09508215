import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aNeed, aProgramme, terms } from "#test/needs-and-programmes.ts";
import { audiences } from "../audience.ts";
import { fitOf } from "./fit.ts";
import { type FitPart, firstWeights, fitParts } from "./fit-weights.ts";
import { mayReach, type Need } from "./need.ts";
import type { Programme } from "./programme.ts";

const fit = (need: Partial<Need>, programme: Partial<Programme> = {}, on = terms) =>
  fitOf(aNeed(need), aProgramme(programme), on);
const points = (need: Partial<Need>, programme: Partial<Programme> = {}): Partial<Record<FitPart, number>> =>
  Object.fromEntries(fit(need, programme).reasons.map(({ part, points: given }) => [part, given]));
const refusing = (need: Partial<Need>, programme: Partial<Programme> = {}, on = terms): string[] =>
  fit(need, programme, on).refusals.map(({ gate }) => gate);

test("the parts make a hundred together, and say who set them and when", () => {
  assert.equal(
    fitParts.reduce((total, part) => total + firstWeights.parts[part], 0),
    100,
  );
  assert.ok(firstWeights.author);
  assert.match(firstWeights.recordedOn, /^\d{4}-\d\d-\d\d$/);
});

test("what answers a need in full, without urgency or waiting, has 85 points; with both, 100", () => {
  const plain = fit({});
  assert.equal(plain.fit, 85); // 40 + 15 + 15 + 15 + 0 + 0
  assert.deepEqual(plain.refusals, []);
  assert.ok(plain.isProposed);
  assert.equal(fit({ urgency: 3, waitingSince: "2024-11-26" }).fit, 100);
});

test("cover weighs areas by what the matrix does not record yet", () => {
  const areas = [
    { key: "border-control", weight: 1 },
    { key: "legislation", weight: 0.6 },
    { key: "transport", weight: 0.2 },
  ];
  assert.equal(points({ areas }).cover, 22.2); // 40 × 1 / 1.8 = 22.22
  assert.equal(points({ areas }, { areas: ["legislation", "transport"] }).cover, 17.8); // 40 × 0.8 / 1.8 = 17.78
  const [cover] = fit({ areas }, { areas: ["transport", "legislation"] }).reasons;
  assert.deepEqual(cover?.part === "cover" && cover.about, {
    common: ["legislation", "transport"],
    asked: ["border-control", "legislation", "transport"],
  });
});

test("kinds in common by kinds asked for; 0.4 where only general links the two", () => {
  assert.equal(points({ kinds: ["training", "equipment"] }).kind, 7.5);
  assert.equal(points({ kinds: ["equipment"] }, { kinds: ["general"] }).kind, 6);
  assert.equal(points({ kinds: "general" }, { kinds: ["legislation"] }).kind, 6);
  assert.equal(points({ kinds: "general" }, { kinds: ["general"] }).kind, 6);
  assert.equal(points({ kinds: ["training"] }, { kinds: ["general", "training"] }).kind, 15);
  assert.equal(points({ kinds: ["equipment"] }).kind, 0);
});

test("without a language in common the part of interpretation counts", () => {
  assert.equal(points({ languages: ["fr", "ar"] }).language, 15);
  assert.equal(points({ languages: ["ar"] }).language, 4.5);
});

test("the same help long ago is nearly new, and of another kind or area it is new", () => {
  const help = (monthsAgo: number, kind = "training", area = "border-control") => ({
    earlierHelp: [{ area, kind, monthsAgo }],
  });
  assert.equal(points(help(18)).novelty, 7.5);
  assert.equal(points(help(36)).novelty, 15);
  assert.equal(points(help(90)).novelty, 15);
  assert.equal(points(help(2, "equipment")).novelty, 15);
  assert.equal(points(help(2, "training", "transport")).novelty, 15);
  const two = {
    areas: [
      { key: "border-control", weight: 1 },
      { key: "transport", weight: 0.2 },
    ],
    earlierHelp: [
      { area: "border-control", kind: "training", monthsAgo: 30 },
      { area: "border-control", kind: "training", monthsAgo: 9 },
      { area: "border-control", kind: "training", monthsAgo: 50 },
    ],
  };
  assert.equal(points(two, { areas: ["border-control", "transport"] }).novelty, 5.6); // 15 × (1 × 9/36 + 0.2 × 1) / 1.2 = 5.625
});

test("where general links the two, help is the same when it is of a kind that would be given", () => {
  const novelty = (need: Need["kinds"], offered: string[], kind: string): number | undefined =>
    points({ kinds: need, earlierHelp: [{ area: "border-control", kind, monthsAgo: 18 }] }, { kinds: offered }).novelty;
  assert.equal(novelty("general", ["general"], "equipment"), 7.5, "nothing says of which kind it will be");
  assert.equal(novelty("general", ["training"], "training"), 7.5);
  assert.equal(novelty("general", ["training"], "equipment"), 15);
  assert.equal(novelty(["training"], ["general"], "training"), 7.5);
  assert.equal(novelty(["training"], ["general"], "equipment"), 15);
  assert.equal(novelty(["training", "equipment"], ["training", "general"], "equipment"), 15);
});

test("of earlier help only what is the same and recent is named, the latest first", () => {
  const help = (monthsAgo: number, kind = "training", area = "border-control") => ({ area, kind, monthsAgo });
  const earlierHelp = [help(20), help(14), help(40), help(15, "equipment"), help(16, "training", "transport")];
  const novelty = fit({ earlierHelp }).reasons.find(({ part }) => part === "novelty");
  assert.deepEqual(novelty?.about, { earlier: [help(14), help(20)] });
});

test("urgency is a third for each step, waiting is full after two years and nothing before it begins", () => {
  assert.deepEqual(
    ([0, 1, 2, 3] as const).map((urgency) => points({ urgency }).urgency),
    [0, 3.3, 6.7, 10],
  );
  assert.deepEqual(
    ["2025-11-26", "2024-11-26", "2020-01-01", "2026-12-24"].map((waitingSince) => points({ waitingSince }).waiting),
    [2.5, 5, 5, 0],
  );
});

test("the total is the sum of the points shown, to the last digit", () => {
  const { fit: total, reasons } = fit({ kinds: ["training", "a", "b"], urgency: 1, waitingSince: "2026-03-01" });
  assert.deepEqual(
    reasons.map(({ points: given }) => given),
    [40, 5, 15, 15, 3.3, 1.8], // 10 × 1/3, and 5 × 0.74 years / 2
  );
  assert.equal(total, 80.1);
});

test("every gate names itself alone, and with what it refuses", () => {
  assert.deepEqual(refusing({}, { regions: ["african", "XOS"] }), ["region"]);
  assert.deepEqual(refusing({}, { regions: ["african", "XVA"] }), []);
  assert.deepEqual(refusing({}, { regions: ["western-european-and-other"] }), []);
  assert.deepEqual(refusing({ regionalGroup: null }, { regions: ["african"] }), ["region"]);
  assert.deepEqual(refusing({ level: "committee" }), ["clearance"]);
  assert.deepEqual(refusing({ kinds: ["equipment"] }), ["kind"]);
  assert.deepEqual(refusing({}, { areas: ["transport"] }), ["area"]);
  assert.deepEqual(refusing({}, { capacity: 0 }), ["capacity"]);
  assert.deepEqual(fit({}, { regions: ["african"] }).refusals[0]?.about, {
    state: "XVA",
    group: "western-european-and-other",
    served: ["african"],
  });
  assert.deepEqual(fit({ level: "committee" }).refusals[0]?.about, { level: "committee" });
});

test("the same help within a year is refused", () => {
  const help = (monthsAgo: number) => ({ earlierHelp: [{ area: "border-control", kind: "training", monthsAgo }] });
  assert.deepEqual(refusing(help(12)), ["novelty"]); // 12/36 = 0.333
  assert.deepEqual(refusing(help(13)), []); // 13/36 = 0.361
});

test("a provider’s condition, met and not met", () => {
  const conditions: Programme["conditions"] = [{ rule: "state-has", fact: "national-report" }];
  assert.deepEqual(refusing({ facts: [] }, { conditions }), ["condition"]);
  assert.deepEqual(refusing({ facts: ["national-report"] }, { conditions }), []);
});

test("below 45 nothing is proposed, at 45 it is", () => {
  const area = (weight: number) => ({ key: `other-${weight}`, weight });
  // cover 40 × 0.2/2.0 = 4, kind 15/3 = 5, language 4.5, novelty 15, urgency 10, waiting 5 = 43.5
  const thin: Partial<Need> = {
    areas: [{ key: "border-control", weight: 0.2 }, area(1), area(0.8)],
    kinds: ["training", "equipment", "legislation"],
    languages: ["ar"],
    urgency: 3,
    waitingSince: "2020-01-01",
  };
  assert.equal(fit(thin).fit, 43.5);
  assert.ok(!fit(thin).isProposed);
  assert.deepEqual(fit(thin).refusals, []);
  // cover 40 × 0.275/2 = 5.5
  const enough = { ...thin, areas: [{ key: "border-control", weight: 0.275 }, area(1), area(0.725)] };
  assert.equal(fit(enough).fit, 45);
  assert.ok(fit(enough).isProposed);
});

test("a provider is cleared from all-providers on, and below it only where it is named", () => {
  const cleared = (named: string[]) => audiences.filter((level) => mayReach({ level, named }, "provider"));
  assert.deepEqual(cleared([]), ["all-providers", "states", "public"]);
  assert.deepEqual(cleared(["other", "provider"]), ["named-providers", "all-providers", "states", "public"]);
});

test("no part leaves its bounds, whatever is recorded", () => {
  const need = fc.record({
    areas: fc.uniqueArray(
      fc.record({ key: fc.constantFrom("a", "b", "c"), weight: fc.constantFrom(1, 0.6, 0.2, 0.4) }),
      {
        selector: ({ key }) => key,
      },
    ),
    kinds: fc.oneof(fc.constant("general" as const), fc.array(fc.constantFrom("training", "equipment", "general"))),
    earlierHelp: fc.array(
      fc.record({
        area: fc.constantFrom("a", "b", "x"),
        kind: fc.constantFrom("training", "general"),
        monthsAgo: fc.double({ min: -5, max: 80, noNaN: true }),
      }),
    ),
    urgency: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  });
  const programme = fc.record({
    areas: fc.array(fc.constantFrom("a", "b", "c", "d")),
    kinds: fc.array(fc.constantFrom("training", "equipment", "general")),
  });
  fc.assert(
    fc.property(need, programme, (needed, offered) => {
      const { fit: total, reasons } = fit(needed, offered);
      assert.ok(total >= 0 && total <= 100);
      for (const { value, points: given, of } of reasons)
        assert.ok(value >= 0 && value <= 1 && given >= 0 && given <= of);
    }),
  );
});
