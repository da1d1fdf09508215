import type { FitWeights } from "./fit-weights.ts";
import { askedKinds, generalKind, isGeneral, isOpenToAnyKind, type Need, reachesEveryProvider } from "./need.ts";
import { type Programme, unmetCondition } from "./programme.ts";

/** On which day, and by which weights. */
export type Terms = { on: string; weights: FitWeights };

/** The gates, in the order in which they are named. */
export const gates = ["region", "clearance", "kind", "area", "novelty", "condition", "capacity"] as const;
export type Gate = (typeof gates)[number];

/** A gate as one bit, so that all that refuse a pair are one number. */
export const gateBit = Object.fromEntries(gates.map((gate, n) => [gate, 1 << n])) as Record<Gate, number>; // one for each

/** Words as small numbers: a million pairs are looked at in a second. */
export type Lexicon = { areas: Words; kinds: Words; languages: Words; regions: Words };
type Words = Map<string, number>;

/** What a programme serves or offers, by the number of the word; a word it never heard of is not there. */
type Marks = Uint8Array;

export type ReadyProgramme = {
  programme: Programme;
  areas: Marks;
  kinds: Marks;
  isOpen: boolean;
  languages: Marks;
  /** Undefined where it serves all. */
  regions: Marks | undefined;
};

export type ReadyNeed = {
  need: Need;
  areas: readonly number[];
  weights: readonly number[];
  weightAsked: number;
  kinds: readonly number[];
  isOpen: boolean;
  isGeneral: boolean;
  languages: readonly number[];
  state: number;
  group: number;
  reachesAll: boolean;
  named: readonly string[];
  earlier: readonly { area: number; kind: number; months: number }[];
  years: number;
  /** Tenths of a point that do not depend on the programme. */
  urgency: number;
  waiting: number;
};

export function newLexicon(): Lexicon {
  return { areas: new Map(), kinds: new Map(), languages: new Map(), regions: new Map() };
}

/** Programmes made ready together: their words come into the lexicon first, so that their marks are of one length. */
export function readyProgrammes(programmes: readonly Programme[], lexicon: Lexicon): ReadyProgramme[] {
  for (const { areas, kinds, languages, regions } of programmes) {
    numbers(lexicon.areas, areas);
    numbers(lexicon.kinds, kinds);
    numbers(lexicon.languages, languages);
    numbers(lexicon.regions, regions);
  }
  return programmes.map((programme) => ({
    programme,
    areas: marks(lexicon.areas, programme.areas),
    kinds: marks(
      lexicon.kinds,
      programme.kinds.filter((kind) => kind !== generalKind),
    ),
    isOpen: programme.kinds.includes(generalKind),
    languages: marks(lexicon.languages, programme.languages),
    regions: programme.regions.length > 0 ? marks(lexicon.regions, programme.regions) : undefined,
  }));
}

export function readyNeed(need: Need, lexicon: Lexicon, { on, weights }: Terms): ReadyNeed {
  const years = yearsBetween(need.waitingSince, on);
  return {
    need,
    areas: numbers(
      lexicon.areas,
      need.areas.map(({ key }) => key),
    ),
    weights: need.areas.map(({ weight }) => weight),
    weightAsked: need.areas.reduce((total, { weight }) => total + weight, 0),
    kinds: numbers(lexicon.kinds, askedKinds(need)),
    isOpen: isOpenToAnyKind(need),
    isGeneral: isGeneral(need),
    languages: numbers(lexicon.languages, need.languages),
    state: number(lexicon.regions, need.state),
    group: need.regionalGroup === null ? -1 : number(lexicon.regions, need.regionalGroup),
    reachesAll: reachesEveryProvider(need.level),
    named: need.level === "named-providers" ? need.named : [],
    earlier: need.earlierHelp.map(({ area, kind, monthsAgo }) => ({
      area: number(lexicon.areas, area),
      kind: number(lexicon.kinds, kind),
      months: Math.max(0, monthsAgo),
    })),
    years,
    urgency: tenths(weights.parts.urgency, need.urgency / 3),
    waiting: tenths(weights.parts.waiting, Math.min(1, years / weights.yearsOfWaiting)),
  };
}

/** Points in tenths, rounded once and here, so that what is shown adds up to the total to the last digit. */
export function tenths(weight: number, value: number): number {
  return Math.round(weight * value * 10);
}

export function isServed({ state, group }: ReadyNeed, { regions }: ReadyProgramme): boolean {
  return regions === undefined || regions[state] === 1 || regions[group] === 1;
}

export function isCleared({ reachesAll, named }: ReadyNeed, { programme }: ReadyProgramme): boolean {
  return reachesAll || named.includes(programme.provider);
}

export function commonKinds({ kinds }: ReadyNeed, programme: ReadyProgramme): number {
  let common = 0;
  for (const kind of kinds) if (programme.kinds[kind] === 1) common++;
  return common;
}

/** Common kinds by requested kinds; where only "general" links the two, the value set for it; 0 where nothing does. */
export function kindValue(need: ReadyNeed, programme: ReadyProgramme, weights: FitWeights): number {
  const common = commonKinds(need, programme);
  if (common > 0) return common / need.kinds.length;
  return need.isOpen || programme.isOpen ? weights.generalKind : 0;
}

export function languageValue({ languages }: ReadyNeed, programme: ReadyProgramme, weights: FitWeights): number {
  for (const language of languages) if (programme.languages[language] === 1) return 1;
  return weights.interpretation;
}

export function commonWeight({ areas, weights }: ReadyNeed, programme: ReadyProgramme): number {
  let common = 0;
  for (let n = 0; n < areas.length; n++) if (programme.areas[areas[n] ?? -1] === 1) common += weights[n] ?? 0;
  return common;
}

/** Mean over common areas, by weight, of how long ago the same help was; 1 where it never was. */
export function noveltyValue(need: ReadyNeed, programme: ReadyProgramme, weights: FitWeights): number {
  if (need.earlier.length === 0) return 1;
  let sum = 0;
  let common = 0;
  for (let n = 0; n < need.areas.length; n++) {
    const area = need.areas[n] ?? -1;
    if (programme.areas[area] !== 1) continue;
    const weight = need.weights[n] ?? 0;
    common += weight;
    sum += weight * Math.min(1, monthsSinceSame(need, programme, area) / weights.monthsUntilNew);
  }
  return common > 0 ? sum / common : 1;
}

function monthsSinceSame(need: ReadyNeed, programme: ReadyProgramme, area: number): number {
  let months = Infinity;
  for (const earlier of need.earlier)
    if (earlier.area === area && earlier.months < months && isSameKind(need, programme, earlier.kind))
      months = earlier.months;
  return months;
}

/** That earlier help was of a kind that the programme would now give for the need. */
export function isSameKind(need: ReadyNeed, programme: ReadyProgramme, kind: number): boolean {
  const isAsked = need.kinds.includes(kind);
  const isOffered = programme.kinds[kind] === 1;
  if (commonKinds(need, programme) > 0) return isAsked && isOffered;
  if (need.isOpen && programme.isOpen) return true; // nothing says of which kind it will be
  return need.isOpen ? isOffered : isAsked;
}

/** All gates that refuse a pair, as bits; 0 when it may be proposed. */
export function refusingGates(need: ReadyNeed, programme: ReadyProgramme, terms: Terms): number {
  const { weights } = terms;
  let refusing = 0;
  if (!isServed(need, programme)) refusing |= gateBit.region;
  if (!isCleared(need, programme)) refusing |= gateBit.clearance;
  if (kindValue(need, programme, weights) === 0) refusing |= gateBit.kind;
  if (commonWeight(need, programme) === 0) refusing |= gateBit.area;
  if (noveltyValue(need, programme, weights) < weights.noveltyFloor) refusing |= gateBit.novelty;
  if (unmetCondition(programme.programme.conditions, need.need)) refusing |= gateBit.condition;
  if (programme.programme.capacity < 1) refusing |= gateBit.capacity;
  return refusing;
}

/** The fit of a pair in tenths of a point, whatever the gates say. */
export function fitInTenths(need: ReadyNeed, programme: ReadyProgramme, { weights }: Terms): number {
  return (
    tenths(weights.parts.cover, coverValue(need, commonWeight(need, programme))) +
    tenths(weights.parts.kind, kindValue(need, programme, weights)) +
    tenths(weights.parts.language, languageValue(need, programme, weights)) +
    tenths(weights.parts.novelty, noveltyValue(need, programme, weights)) +
    need.urgency +
    need.waiting
  );
}

export function coverValue({ weightAsked }: ReadyNeed, common: number): number {
  return weightAsked > 0 ? common / weightAsked : 0;
}

const yearsKept = new Map<string, number>();

/** Years and parts of a year of the calendar; none before the first day. */
function yearsBetween(from: string, on: string): number {
  if (yearsKept.size > 20_000) yearsKept.clear();
  return yearsKept.getOrInsertComputed(`${from} ${on}`, () => {
    const start = Temporal.PlainDate.from(from);
    return Math.max(0, start.until(on).total({ unit: "years", relativeTo: start }));
  });
}

function number(words: Words, word: string): number {
  return words.getOrInsertComputed(word, () => words.size);
}

function numbers(words: Words, list: readonly string[]): number[] {
  return list.map((word) => number(words, word));
}

function marks(words: Words, list: readonly string[]): Marks {
  const marked = new Uint8Array(words.size);
  for (const word of list) marked[number(words, word)] = 1;
  return marked;
}
