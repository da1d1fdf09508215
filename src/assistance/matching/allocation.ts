import { type AuctionOutcome, auction, type Market } from "./auction.ts";
import type { Candidates } from "./candidates.ts";
import type { Need } from "./need.ts";
import type { Programme } from "./programme.ts";

/** A programme proposed for a need. A person decides; one is asked to look where the request is general or the same help comes again. */
export type Pair = { need: Need; programme: Programme; fit: number };

/** All needs at once: who is proposed for whom, what stays open, and how near this is to the greatest sum of fits there can be. */
export type Allocation = {
  pairs: readonly Pair[];
  open: readonly OpenNeed[];
  /** The sum of the fits of the pairs. */
  fit: number;
  /** The sum with the bonuses that were given: what was made as great as possible. */
  value: number;
  /** No allocation under the same rules has a greater value. */
  bound: number;
  /** bound − value: proven, never more than epsilon for each pair. */
  gap: number;
  epsilon: number;
  /** What a place of each programme was worth at the end, by its id; nothing where places are left. Shown to nobody. */
  prices: ReadonlyMap<string, number>;
};

/** A need without a programme: it had no candidate, or the places of its candidates went to others. */
export type OpenNeed = { need: Need; candidates: number };

/** More for some needs than their fit: a rule of fairness. Never below zero, so that no rule keeps a free place empty. */
export type Bonus = (need: Need) => number;

/** Fine enough for a proven distance of about a hundredth of one per cent. */
const usualEpsilon = 0.1;

/** Specific needs first; general ones have what is left. The bound holds for each of the two steps, given the first. */
export function allocate(
  candidates: Candidates,
  { epsilon = usualEpsilon, bonus }: { epsilon?: number; bonus?: Bonus | undefined } = {},
): Allocation {
  const added = bonusesOf(candidates, bonus);
  const places = candidates.programmes.map(({ capacity }) => Math.max(0, Math.floor(capacity)));
  const specific = step(candidates, added, places, epsilon, 0);
  for (const pair of specific.taken) if (pair !== -1) takePlace(places, candidates.programme[pair] ?? -1);
  const general = step(candidates, added, places, epsilon, 1);
  const taken = specific.taken.map((pair, n) => (pair === -1 ? (general.taken[n] ?? -1) : pair));
  const value = specific.value + general.value;
  const bound = specific.bound + general.bound;
  return {
    ...pairsOf(candidates, taken),
    value,
    bound,
    gap: Math.max(0, bound - value),
    epsilon,
    prices: new Map(candidates.programmes.map(({ id }, n) => [id, priceOf(specific, general, n)])),
  };
}

/** Each need, the best fit first, takes its best programme that has a place: what a person with a list would do. For comparison. */
export function allocateInTurn(candidates: Candidates): Pick<Allocation, "pairs" | "open" | "fit"> {
  const places = candidates.programmes.map(({ capacity }) => Math.max(0, Math.floor(capacity)));
  const taken = new Int32Array(candidates.needs.length).fill(-1);
  const bidders = candidates.needs.flatMap((_, n) => Array(columnsOf(candidates, n)).fill(n) as number[]); // one for each pair
  const order = Int32Array.from(candidates.fit.keys()).sort(
    (a, b) =>
      (candidates.isGeneral[bidders[a] ?? 0] ?? 0) - (candidates.isGeneral[bidders[b] ?? 0] ?? 0) ||
      (candidates.fit[b] ?? 0) - (candidates.fit[a] ?? 0) ||
      a - b,
  );
  for (const pair of order) {
    const [need, programme] = [bidders[pair] ?? 0, candidates.programme[pair] ?? 0];
    if (taken[need] !== -1 || (places[programme] ?? 0) < 1) continue;
    taken[need] = pair;
    takePlace(places, programme);
  }
  return pairsOf(candidates, taken);
}

function step(
  { first, programme, fit, isGeneral }: Candidates,
  added: Float64Array,
  places: readonly number[],
  epsilon: number,
  general: 0 | 1,
): AuctionOutcome {
  // Needs of the other step keep their line in the columns with a value nobody bids for.
  const value = new Float64Array(fit.length);
  for (let need = 0; need < isGeneral.length; need++)
    if (isGeneral[need] === general)
      for (let pair = first[need] ?? 0; pair < (first[need + 1] ?? 0); pair++)
        value[pair] = (fit[pair] ?? 0) + (added[need] ?? 0);
  const market: Market = { first, item: programme, value };
  return auction(market, places, epsilon);
}

function bonusesOf({ needs }: Candidates, bonus: Bonus | undefined): Float64Array {
  const added = new Float64Array(needs.length);
  if (bonus) for (let n = 0; n < needs.length; n++) added[n] = Math.max(0, bonus(needs[n] as Need)); // n is of this list
  return added;
}

function takePlace(places: number[], programme: number): void {
  places[programme] = (places[programme] ?? 0) - 1;
}

/** The later step sees no places where the earlier took them all. */
function priceOf(specific: AuctionOutcome, general: AuctionOutcome, n: number): number {
  const later = general.prices[n] ?? 0;
  return Number.isFinite(later) ? Math.max(later, finite(specific.prices[n])) : finite(specific.prices[n]);
}

function finite(price = 0): number {
  return Number.isFinite(price) ? price : 0;
}

function columnsOf({ first }: Candidates, need: number): number {
  return (first[need + 1] ?? 0) - (first[need] ?? 0);
}

function pairsOf(candidates: Candidates, taken: Int32Array): Pick<Allocation, "pairs" | "open" | "fit"> {
  const pairs: Pair[] = [];
  const open: OpenNeed[] = [];
  let tenths = 0;
  candidates.needs.forEach((need, n) => {
    const pair = taken[n] ?? -1;
    const programme = candidates.programmes[candidates.programme[pair] ?? -1];
    if (!programme) {
      open.push({ need, candidates: columnsOf(candidates, n) });
      return;
    }
    const fit = candidates.fit[pair] ?? 0;
    tenths += Math.round(fit * 10);
    pairs.push({ need, programme, fit });
  });
  return { pairs, open, fit: tenths / 10 };
}
