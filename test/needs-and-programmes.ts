// Needs and programmes for tests and for the bench: one with what matters, or many from a seed.
import { audiences } from "#assistance/audience.ts";
import { firstWeights } from "#assistance/matching/fit-weights.ts";
import type { Need } from "#assistance/matching/need.ts";
import type { Terms } from "#assistance/matching/pairing.ts";
import type { Programme } from "#assistance/matching/programme.ts";
import type { StateCode } from "#db/ids.ts";
import { regionalGroups } from "#states/state.ts";

export const terms: Terms = { on: "2026-11-26", weights: firstWeights };

/** A code as it is used here. */
export const stateCode = (code: string): StateCode => code as StateCode;

/** A need of an invented State that waits since today and asks for one thing. */
export function aNeed(what: Partial<Need> = {}): Need {
  return {
    id: "need",
    request: "request",
    state: stateCode("XVA"),
    regionalGroup: "western-european-and-other",
    areas: [{ key: "border-control", weight: 1 }],
    kinds: ["training"],
    languages: ["fr"],
    urgency: 0,
    waitingSince: terms.on,
    level: "all-providers",
    named: [],
    earlierHelp: [],
    facts: [],
    ...what,
  };
}

/** A programme that answers `aNeed()` in full. */
export function aProgramme(what: Partial<Programme> = {}): Programme {
  return {
    id: "programme",
    provider: "provider",
    areas: ["border-control"],
    kinds: ["training"],
    regions: [],
    languages: ["fr"],
    capacity: 1,
    conditions: [],
    ...what,
  };
}

type Many = {
  seed: number;
  needs: number;
  programmes: number;
  /** The part of programmes that serve the first regional group; all do where it is not said. */
  openToFirstGroup?: number;
};

const areas = Array.from({ length: 40 }, (_, n) => `area-${n}`);
const kinds = ["legislation", "training", "equipment", "exchange", "action-plan", "reporting"];
const languages = ["ar", "en", "es", "fr", "ru", "zh"];

/** The same seed gives the same needs and programmes. Places are enough for about half of the needs. */
export function manyNeedsAndProgrammes({ seed, needs, programmes, openToFirstGroup = 1 }: Many) {
  const draw = newDice(seed);
  const placesEach = Math.max(1, Math.round((needs / programmes) * 1.1) - 1);
  return {
    programmes: Array.from({ length: programmes }, (_, n) => programmeOf(draw, n, placesEach, openToFirstGroup)),
    needs: Array.from({ length: needs }, (_, n) => needOf(draw, n, programmes)),
  };
}

function needOf(draw: Dice, n: number, programmes: number): Need {
  const state = draw.below(193);
  const level = audiences[draw.below(10) === 0 ? draw.below(3) : 3 + draw.below(3)] ?? "secretariat";
  return aNeed({
    id: `need-${String(n).padStart(6, "0")}`,
    request: `request-${Math.floor(n / 3)}`,
    state: stateCode(`Q${state}`),
    regionalGroup: regionalGroups[state % regionalGroups.length] ?? null,
    areas: draw.some(areas, 1 + draw.below(4)).map((key) => ({ key, weight: draw.one([1, 0.6, 0.2]) })),
    kinds: draw.below(25) === 0 ? "general" : draw.some(kinds, 1 + draw.below(3)),
    languages: draw.some(languages, 1 + draw.below(2)),
    urgency: draw.one([0, 1, 2, 3] as const),
    waitingSince: Temporal.PlainDate.from(terms.on)
      .subtract({ days: draw.below(1_500) })
      .toString(),
    level,
    named: level === "named-providers" ? [`provider-${draw.below(Math.ceil(programmes / 3))}`] : [],
    earlierHelp:
      draw.below(4) === 0 ? [{ area: draw.one(areas), kind: draw.one(kinds), monthsAgo: draw.below(60) }] : [],
    facts: draw.below(2) === 0 ? ["national-report"] : [],
  });
}

function programmeOf(draw: Dice, n: number, placesEach: number, openToFirstGroup: number): Programme {
  const [first, ...others] = regionalGroups;
  const servesFirst = draw.part() < openToFirstGroup;
  const regions = draw.below(2) === 0 ? [] : draw.some(others, 1 + draw.below(3));
  return aProgramme({
    id: `programme-${String(n).padStart(5, "0")}`,
    provider: `provider-${Math.floor(n / 3)}`,
    areas: draw.some(areas, 2 + draw.below(5)),
    kinds: draw.below(10) === 0 ? ["general"] : draw.some(kinds, 1 + draw.below(3)),
    regions: servesFirst ? [...regions, ...(regions.length > 0 ? [first] : [])] : regions.length > 0 ? regions : others,
    languages: draw.some(languages, 1 + draw.below(3)),
    capacity: 1 + draw.below(placesEach),
    conditions: draw.below(8) === 0 ? [{ rule: "state-has", fact: "national-report" }] : [],
  });
}

type Dice = ReturnType<typeof newDice>;

/** xoshiro128** from a seed spread by splitmix32. */
function newDice(seed: number) {
  let spreading = seed | 0;
  const state = Uint32Array.from({ length: 4 }, () => {
    spreading = (spreading + 0x9e3779b9) | 0;
    let mixed = Math.imul(spreading ^ (spreading >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  });

  function next(): number {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const given = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const [third, fourth] = [c ^ a, d ^ b];
    state.set([a ^ fourth, b ^ third, third ^ (b << 9), turned(fourth, 11)]);
    return given;
  }

  const part = (): number => next() / 2 ** 32;
  const below = (limit: number): number => Math.floor(part() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T; // never past the end
  function some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(below(rest.length), 1)[0] as T);
  }
  return { part, below, one, some };
}

function turned(number: number, by: number): number {
  return (number << by) | (number >>> (32 - by));
}
