import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "#i18n/languages.ts";
import { aNeed, aProgramme, terms } from "#test/needs-and-programmes.ts";
import { fitOf } from "./fit.ts";
import {
  ceilingInWords,
  fitInWords,
  type Names,
  refusalInWords,
  refusedInWords,
  wouldFitInWords,
} from "./fit-words.ts";
import type { Need } from "./need.ts";
import { gates } from "./pairing.ts";
import type { Condition, Programme } from "./programme.ts";
import { isChangeable } from "./unmatched.ts";

const same = (key: string): string => key;
const names: Names = { area: same, kind: same, language: same, state: same, group: same };
const words = (need: Partial<Need>, programme: Partial<Programme> = {}): string[] =>
  fitOf(aNeed(need), aProgramme(programme), terms).reasons.map((reason) => fitInWords("en", reason, names));

test("each part in words, without a number of points", () => {
  const areas = ["border-control", "transport", "legislation"].map((key) => ({ key, weight: 1 }));
  assert.deepEqual(
    words({ areas, urgency: 2, waitingSince: "2025-03-01" }, { areas: ["transport", "border-control"] }),
    [
      "Areas in common: border-control and transport (2 of 3 asked for).",
      "Kinds of assistance in common: training (1 of 1 asked for).",
      "Languages in common: fr.",
      "No assistance of the same kind is recorded in these areas in recent years.",
      "The State indicated that the need is urgent.",
      "The State has been waiting since 1 March 2025.",
    ],
  );
  const earlierHelp = [0, 1, 20].map((monthsAgo) => ({ area: "border-control", kind: "training", monthsAgo }));
  assert.deepEqual(words({ languages: [], earlierHelp }).slice(2, 4), [
    "No language in common; interpretation would be needed.",
    "Assistance of the same kind is recorded: border-control – training (0 months ago), border-control – training (1 month ago) and border-control – training (20 months ago).",
  ]);
});

test("every part, gate, condition and line has its words in six languages", () => {
  const conditions: Condition[] = [{ rule: "state-has", fact: "national-report" }];
  const earlierHelp = [2, 7, 11].map((monthsAgo) => ({ area: "border-control", kind: "training", monthsAgo }));
  const pairs = [
    fitOf(aNeed({ earlierHelp }), aProgramme({ regions: ["XOS"], capacity: 0 }), terms),
    fitOf(aNeed({ level: "committee", languages: [] }), aProgramme({ conditions }), terms),
    fitOf(aNeed({ areas: [], kinds: [] }), aProgramme(), terms),
  ];
  assert.deepEqual(new Set(pairs.flatMap(({ refusals }) => refusals.map(({ gate }) => gate))), new Set(gates));
  const ceiling = { group: null, needs: 9, served: 3, ceiling: 3, nobodyOffersMore: true };
  for (const language of languages) {
    const texts = pairs.flatMap(({ reasons, refusals }) => [
      ...reasons.map((reason) => fitInWords(language, reason, names)),
      ...refusals.filter(isChangeable).map((refusal) => refusalInWords(language, refusal, names)),
    ]);
    texts.push(
      ...[...gates, "fit" as const].map((gate) => refusedInWords(language, { gate, programmes: 2 })),
      ...(["region", "clearance", "novelty", "condition", "capacity"] as const).map((gate) =>
        wouldFitInWords(language, { gate, programmes: 2 }),
      ),
      ceilingInWords(language, ceiling, names),
      ceilingInWords(language, { ...ceiling, ceiling: 5, nobodyOffersMore: false }, names),
    );
    for (const text of texts) assert.ok(text.trim() && !/\{\{|undefined|NaN/.test(text), text);
  }
});

test("why the State is not served here, and what is said of a group where nobody offers more", () => {
  const [refusal] = fitOf(aNeed(), aProgramme({ regions: ["african"] }), terms).refusals.filter(isChangeable);
  assert.equal(
    refusal && refusalInWords("en", refusal, { ...names, state: () => "Valmere" }),
    "The programme serves other States or regions; Valmere is not among those it names.",
  );
  assert.equal(
    ceilingInWords("en", { group: "african", needs: 9, served: 3, ceiling: 3, nobodyOffersMore: true }, names),
    "african: 3 of 9 needs can be served. No more is offered there at present.",
  );
});
