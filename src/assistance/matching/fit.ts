import type { Audience } from "#db/schema/assistance.ts";
import { type FitPart, fitParts } from "./fit-weights.ts";
import { askedKinds, type EarlierHelp, type Need } from "./need.ts";
import {
  commonKinds,
  commonWeight,
  coverValue,
  type Gate,
  gateBit,
  gates,
  isSameKind,
  kindValue,
  type Lexicon,
  languageValue,
  newLexicon,
  noveltyValue,
  type ReadyNeed,
  type ReadyProgramme,
  readyNeed,
  readyProgrammes,
  refusingGates,
  type Terms,
  tenths,
} from "./pairing.ts";
import { type Condition, type Programme, unmetCondition } from "./programme.ts";

/** One part of a fit: its value in [0,1], the points it gives of those it could, and what it is about. */
export type FitReason = { value: number; points: number; of: number } & (
  | { part: "cover"; about: { common: readonly string[]; asked: readonly string[] } }
  | { part: "kind"; about: { common: readonly string[]; asked: readonly string[]; isOnlyGeneral: boolean } }
  | { part: "language"; about: { common: readonly string[] } }
  | { part: "novelty"; about: { earlier: readonly EarlierHelp[] } }
  | { part: "urgency"; about: { urgency: Need["urgency"] } }
  | { part: "waiting"; about: { since: string; months: number } }
);

/** A gate that refuses a pair, and with what. */
export type Refusal =
  | { gate: "region"; about: { state: string; group: string | null; served: readonly string[] } }
  | { gate: "clearance"; about: { level: Audience } }
  | { gate: "kind"; about: { asked: readonly string[]; offered: readonly string[] } }
  | { gate: "area"; about: { asked: readonly string[]; offered: readonly string[] } }
  | { gate: "novelty"; about: { novelty: number; earlier: readonly EarlierHelp[] } }
  | { gate: "condition"; about: { state: string; condition: Condition } }
  | { gate: "capacity"; about: { capacity: number } };

/** How far a programme answers a need, with every part and every gate that refuses. Of the secretariat and the experts only. */
export type Fit = {
  /** 0 to 100: the sum of the points. */
  fit: number;
  reasons: readonly FitReason[];
  refusals: readonly Refusal[];
  /** That no gate refuses and the fit reaches the threshold. */
  isProposed: boolean;
};

/** One need beside one programme. */
export function fitOf(need: Need, programme: Programme, terms: Terms): Fit {
  const lexicon = newLexicon();
  const [ready] = readyProgrammes([programme], lexicon);
  if (!ready) throw new Error("one programme is made ready as one");
  return fitOfReady(readyNeed(need, lexicon, terms), ready, lexicon, terms);
}

/** The same, of a pair that is ready. */
export function fitOfReady(need: ReadyNeed, programme: ReadyProgramme, lexicon: Lexicon, terms: Terms): Fit {
  const pair = { need, programme, lexicon, terms };
  const reasons = fitParts.map((part) => reasonOf(pair, part));
  const fit = reasons.reduce((total, { points }) => total + Math.round(points * 10), 0) / 10;
  const refusing = refusingGates(need, programme, terms);
  return {
    fit,
    reasons,
    refusals: gates.filter((gate) => refusing & gateBit[gate]).map((gate) => refusalOf(pair, gate)),
    isProposed: refusing === 0 && fit >= terms.weights.threshold,
  };
}

type Pair = { need: ReadyNeed; programme: ReadyProgramme; lexicon: Lexicon; terms: Terms };

function reasonOf(pair: Pair, part: FitPart): FitReason {
  const { need, programme, terms } = pair;
  const { weights } = terms;
  const of = weights.parts[part];
  const given = (value: number) => ({ value, points: tenths(of, value) / 10, of });
  const asked = need.need;
  switch (part) {
    case "cover":
      return {
        part,
        ...given(coverValue(need, commonWeight(need, programme))),
        about: { common: commonOf(areasOf(asked), programme.programme.areas), asked: areasOf(asked) },
      };
    case "kind":
      return { part, ...given(kindValue(need, programme, weights)), about: kindsOf(pair) };
    case "language":
      return {
        part,
        ...given(languageValue(need, programme, weights)),
        about: { common: commonOf(asked.languages, programme.programme.languages) },
      };
    case "novelty":
      return { part, ...given(noveltyValue(need, programme, weights)), about: { earlier: sameHelp(pair) } };
    case "urgency":
      return { part, ...given(asked.urgency / 3), about: { urgency: asked.urgency } };
    case "waiting":
      return {
        part,
        ...given(Math.min(1, need.years / weights.yearsOfWaiting)),
        about: { since: asked.waitingSince, months: Math.floor(need.years * 12 + 1e-9) },
      };
  }
}

function refusalOf(pair: Pair, gate: Gate): Refusal {
  const { need, programme, terms } = pair;
  const { state, regionalGroup: group, level } = need.need;
  const offer = programme.programme;
  switch (gate) {
    case "region":
      return { gate, about: { state, group, served: offer.regions } };
    case "clearance":
      return { gate, about: { level } };
    case "kind":
      return { gate, about: { asked: kindsOf(pair).asked, offered: offer.kinds } };
    case "area":
      return { gate, about: { asked: areasOf(need.need), offered: offer.areas } };
    case "novelty":
      return {
        gate,
        about: { novelty: noveltyValue(need, programme, terms.weights), earlier: sameHelp(pair) },
      };
    case "condition": {
      const condition = unmetCondition(offer.conditions, need.need);
      if (!condition) throw new Error("a gate refused without its condition");
      return { gate, about: { state, condition } };
    }
    case "capacity":
      return { gate, about: { capacity: offer.capacity } };
  }
}

function areasOf({ areas }: Need): string[] {
  return areas.map(({ key }) => key);
}

function kindsOf({ need, programme }: Pair) {
  const asked = askedKinds(need.need);
  const common = commonOf(asked, programme.programme.kinds);
  return { common, asked, isOnlyGeneral: commonKinds(need, programme) === 0 && (need.isOpen || programme.isOpen) };
}

/** The earlier help that is the same and not yet new again, the latest first. */
function sameHelp({ need, programme, lexicon, terms }: Pair): EarlierHelp[] {
  const isCommon = (area: string): boolean =>
    programme.programme.areas.includes(area) && need.need.areas.some(({ key }) => key === area);
  return need.need.earlierHelp
    .filter(
      ({ area, kind, monthsAgo }) =>
        isCommon(area) &&
        monthsAgo < terms.weights.monthsUntilNew &&
        isSameKind(need, programme, lexicon.kinds.get(kind) ?? -1),
    )
    .sort((a, b) => a.monthsAgo - b.monthsAgo);
}

function commonOf(asked: readonly string[], offered: readonly string[]): string[] {
  return asked.filter((word) => offered.includes(word));
}
