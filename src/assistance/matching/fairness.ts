import { type Allocation, allocate, type Bonus } from "./allocation.ts";
import { type Candidates, findCandidates, type Offering } from "./candidates.ts";
import type { Need } from "./need.ts";
import type { Terms } from "./pairing.ts";

/** How much of what is needed by a regional group, or by a State, is served. */
export type Share = {
  of: string | null;
  needs: number;
  served: number;
  share: number;
  /** The earliest day since which one of its open needs has been waiting; undefined where none is open. */
  openSince: string | undefined;
};

/** What an allocation means for whom, always shown with it. */
export type Shares = {
  all: Share;
  byGroup: readonly Share[];
  byState: readonly Share[];
  /** Needs without a programme, the longest waiting first. */
  unmet: readonly Need[];
};

/** What a rule of fairness takes from the others: the sum of fits that is given up, as a part of the whole, and needs not served. */
export type RulePrice = { fit: number; partOfFit: number; served: number };

export type RuleOutcome = { allocation: Allocation; shares: Shares; price: RulePrice };

/** That a group cannot be served more: as many of its needs as could be are, or the places stand with others. */
export type Ceiling = {
  group: string | null;
  needs: number;
  served: number;
  /** The most that could be served if this group had every place first. */
  ceiling: number;
  /** That nobody offers more there: with every place first it would not be more. */
  nobodyOffersMore: boolean;
};

export function sharesOf({ pairs, open }: Pick<Allocation, "pairs" | "open">): Shares {
  const served = pairs.map(({ need }) => need);
  const unmet = open
    .map(({ need }) => need)
    .sort((a, b) => compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id));
  return {
    all: shareOf(null, served, unmet),
    byGroup: sharesBy(({ regionalGroup }) => regionalGroup, served, unmet),
    byState: sharesBy(({ state }) => state, served, unmet),
    unmet,
  };
}

export function priceOfRule(plain: Allocation, ruled: Allocation): RulePrice {
  const fit = round(plain.fit - ruled.fit);
  return { fit, partOfFit: plain.fit > 0 ? fit / plain.fit : 0, served: plain.pairs.length - ruled.pairs.length };
}

type Search = { epsilon?: number; rounds?: number; step?: number };

/**
 * A bonus for each regional group, raised where its share lies below the others' and lowered where it lies above, in falling steps,
 * until the shares agree or the rounds end. The round in which they lay nearest together is given.
 */
export function evenOutGroups(
  candidates: Candidates,
  { epsilon, rounds = 25, step = 40 }: Search = {},
): RuleOutcome & { bonuses: ReadonlyMap<string | null, number>; plain: Allocation } {
  const under = epsilon === undefined ? {} : { epsilon };
  const plain = allocate(candidates, under);
  let bonuses = new Map<string | null, number>();
  let found = { allocation: plain, shares: sharesOf(plain), bonuses };
  let shares = found.shares;
  for (let round = 0; round < rounds && spread(shares) > nearEnough; round++) {
    bonuses = adjusted(bonuses, shares, step * (1 - round / rounds));
    const allocation = allocate(candidates, {
      ...under,
      bonus: ({ regionalGroup }) => bonuses.get(regionalGroup) ?? 0,
    });
    shares = sharesOf(allocation);
    if (spread(shares) < spread(found.shares)) found = { allocation, shares, bonuses };
  }
  return { ...found, plain, price: priceOfRule(plain, found.allocation) };
}

/** A bonus of 30 for the first need of a State, 15 for the second, 10 for the third …: the longest waiting first. */
export function favourFirstNeeds(candidates: Candidates, { epsilon }: Pick<Search, "epsilon"> = {}): RuleOutcome {
  const under = epsilon === undefined ? {} : { epsilon };
  const plain = allocate(candidates, under);
  const allocation = allocate(candidates, { ...under, bonus: firstNeedsBonus(candidates.needs) });
  return { allocation, shares: sharesOf(allocation), price: priceOfRule(plain, allocation) };
}

export function firstNeedsBonus(needs: readonly Need[]): Bonus {
  const bonuses = new Map<Need, number>();
  for (const own of Map.groupBy(needs, ({ state }) => state).values())
    own
      .toSorted((a, b) => compare(a.waitingSince, b.waitingSince) || compare(a.id, b.id))
      .forEach((need, before) => {
        bonuses.set(need, 30 / (1 + before));
      });
  return (need) => bonuses.get(need) ?? 0;
}

/** For each group that is served less than all together, by a whole need or more: whether it could be more, had it every place first. */
export function ceilingsOf(
  { all, byGroup }: Shares,
  { needs }: Pick<Candidates, "needs">,
  offering: Offering,
  terms: Terms,
): Ceiling[] {
  return byGroup
    .filter(({ served, needs: asked }) => served < Math.floor(all.share * asked))
    .map(({ of, needs: asked, served }) => {
      const own = needs.filter(({ regionalGroup }) => regionalGroup === of);
      // Every candidate, not the best twenty: "nobody" must be true.
      const ceiling = mostServed(findCandidates(own, offering, terms, offering.programmes.length));
      return { group: of, needs: asked, served, ceiling, nobodyOffersMore: served >= ceiling };
    });
}

/** The most needs that can be served at once, whatever their fit: one after another, others making room along a chain. */
export function mostServed({ needs, programmes, first, programme }: Candidates): number {
  const places = programmes.map(({ capacity }) => Math.max(0, Math.floor(capacity)));
  const held: number[][] = programmes.map(() => []);
  const asked = new Int32Array(programmes.length).fill(-1);
  let served = 0;
  for (let need = 0; need < needs.length; need++) if (makeRoom(need, need)) served++;
  return served;

  function makeRoom(start: number, turn: number): boolean {
    // Breadth first, without recursion: a chain may be as long as there are programmes.
    const chain: { need: number; from: number; at: number }[] = [{ need: start, from: -1, at: -1 }];
    for (let n = 0; n < chain.length; n++) {
      const { need } = chain[n] ?? { need: -1 };
      for (let pair = first[need] ?? 0; pair < (first[need + 1] ?? 0); pair++) {
        const at = programme[pair] ?? -1;
        if (asked[at] === turn) continue;
        asked[at] = turn;
        const holders = held[at] ?? [];
        if (holders.length < (places[at] ?? 0)) {
          move(chain, n, at);
          return true;
        }
        for (const holder of holders) chain.push({ need: holder, from: n, at });
      }
    }
    return false;
  }

  /** The last takes the free place, the one before takes the last's, and so on to the start. */
  function move(chain: readonly { need: number; from: number; at: number }[], last: number, free: number): void {
    let to = free;
    for (let n = last; n !== -1; ) {
      const { need, from, at } = chain[n] ?? { need: -1, from: -1, at: -1 };
      if (at !== -1) held[at] = (held[at] ?? []).filter((other) => other !== need);
      held[to]?.push(need);
      to = at;
      n = from;
    }
  }
}

const nearEnough = 1e-6;

/** How far the shares of the groups lie apart: the sum of squares from their mean. */
function spread({ byGroup }: Shares): number {
  const mean = byGroup.reduce((total, { share }) => total + share, 0) / Math.max(1, byGroup.length);
  return byGroup.reduce((total, { share }) => total + (share - mean) ** 2, 0);
}

/** The lowest bonus stays zero: only differences between groups move anything. */
function adjusted(before: ReadonlyMap<string | null, number>, { all, byGroup }: Shares, step: number) {
  const moved = byGroup.map(({ of, share }) => [of, (before.get(of) ?? 0) + step * (all.share - share)] as const);
  const lowest = Math.min(...moved.map(([, bonus]) => bonus));
  return new Map(moved.map(([of, bonus]) => [of, bonus - lowest]));
}

function sharesBy(key: (need: Need) => string | null, served: readonly Need[], unmet: readonly Need[]): Share[] {
  const [had, open] = [Map.groupBy(served, key), Map.groupBy(unmet, key)];
  return [...new Set([...had.keys(), ...open.keys()])]
    .sort((a, b) => compare(a ?? "", b ?? ""))
    .map((of) => shareOf(of, had.get(of) ?? [], open.get(of) ?? []));
}

function shareOf(of: string | null, served: readonly Need[], unmet: readonly Need[]): Share {
  const needs = served.length + unmet.length;
  return {
    of,
    needs,
    served: served.length,
    share: needs > 0 ? served.length / needs : 0,
    openSince: unmet.map(({ waitingSince }) => waitingSince).sort()[0],
  };
}

function round(fit: number): number {
  return Math.round(fit * 10) / 10;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
