/** Values of pairs in columns: those of bidder n lie from first[n] up to, not including, first[n + 1]. */
export type Market = { first: Int32Array; item: Int32Array; value: Float64Array };

export type AuctionOutcome = {
  /** The pair each bidder has, as its place in the columns; -1 for none. */
  taken: Int32Array;
  prices: Float64Array;
  served: number;
  value: number;
  /** No assignment whatever has a greater value: the dual value of these prices. */
  bound: number;
  bids: number;
};

const smallestStep = 1e-6; // far above what a number of this size cannot tell apart

/**
 * Assigns at most one item to a bidder, and an item to at most as many as it has places, for nearly the greatest sum of values.
 *
 * Whoever has nothing bids for what is worth most after its price, and raises the bid by the difference to the second best
 * (or to having nothing) and epsilon; a full item drops its lowest bid, and its price is the lowest it holds. An item that is not
 * full costs nothing. Then value ≥ greatest − epsilon × served, and the bound proves the distance for this very market.
 *
 * NOTE One phase from prices of zero. Prices left over from a coarser epsilon would stay above zero at items that are not full,
 * and the bound would be lost.
 */
export function auction(market: Market, places: ArrayLike<number>, epsilon: number): AuctionOutcome {
  if (!(epsilon >= smallestStep)) throw new RangeError(`epsilon is at least ${smallestStep}, or the bids never end`);
  const { first, item, value } = market;
  const bidders = first.length - 1;
  const holds = newHolds(market, places);
  const { prices } = holds;
  const taken = new Int32Array(bidders).fill(-1);
  const queue = new Int32Array(bidders);
  for (let n = 0; n < bidders; n++) queue[n] = bidders - 1 - n; // a stack: the first bids first
  let waiting = bidders;
  let bids = 0;

  while (waiting > 0) {
    const bidder = queue[--waiting] ?? 0;
    let at = -1;
    let best = 0; // having nothing is worth zero
    let second = 0;
    for (let pair = first[bidder] ?? 0; pair < (first[bidder + 1] ?? 0); pair++) {
      const net = (value[pair] ?? 0) - (prices[item[pair] ?? 0] ?? 0);
      if (net > best) {
        second = best;
        best = net;
        at = pair;
      } else if (net > second) second = net;
    }
    if (at === -1) continue; // prices only rise: it will never want anything again
    bids++;
    const outbid = holds.give(item[at] ?? 0, bidder, (value[at] ?? 0) - second + epsilon);
    taken[bidder] = at;
    if (outbid !== -1) {
      taken[outbid] = -1;
      queue[waiting++] = outbid;
    }
  }

  return { taken, prices, bids, ...summed(market, taken), bound: boundOf(market, prices, places) };
}

/** What the prices prove: no assignment is worth more than all places at their prices and the best net value of everybody. */
export function boundOf({ first, item, value }: Market, prices: Float64Array, places: ArrayLike<number>): number {
  let bound = 0;
  for (let n = 0; n < prices.length; n++) if ((places[n] ?? 0) > 0) bound += (prices[n] ?? 0) * (places[n] ?? 0);
  for (let bidder = 0; bidder + 1 < first.length; bidder++) {
    let best = 0;
    for (let pair = first[bidder] ?? 0; pair < (first[bidder + 1] ?? 0); pair++)
      best = Math.max(best, (value[pair] ?? 0) - (prices[item[pair] ?? 0] ?? 0));
    bound += best;
  }
  return bound;
}

function summed({ value }: Market, taken: Int32Array): { served: number; value: number } {
  let served = 0;
  let sum = 0;
  for (const pair of taken) {
    if (pair === -1) continue;
    served++;
    sum += value[pair] ?? 0;
  }
  return { served, value: sum };
}

/** The bids that each item holds, as heaps with the lowest on top, side by side in two columns. */
function newHolds({ item }: Market, places: ArrayLike<number>) {
  const wanted = new Int32Array(places.length);
  for (const n of item) wanted[n] = (wanted[n] ?? 0) + 1;
  const start = new Int32Array(places.length + 1);
  // One place more than there are bidders is never full: no room is kept for a million places.
  for (let n = 0; n < places.length; n++)
    start[n + 1] = (start[n] ?? 0) + Math.max(0, Math.min(places[n] ?? 0, (wanted[n] ?? 0) + 1));
  const holder = new Int32Array(start[places.length] ?? 0);
  const bid = new Float64Array(holder.length);
  const size = new Int32Array(places.length);
  const prices = new Float64Array(places.length);
  for (let n = 0; n < places.length; n++) if (start[n] === start[n + 1]) prices[n] = Infinity; // nobody gets it

  /** Takes a bid; gives the bidder that lost its place by it, or -1. */
  function give(n: number, bidder: number, amount: number): number {
    const from = start[n] ?? 0;
    const room = (start[n + 1] ?? 0) - from;
    const held = size[n] ?? 0;
    if (held < room) {
      rise(from, held, bidder, amount);
      size[n] = held + 1;
      if (held + 1 === room) prices[n] = bid[from] ?? 0;
      return -1;
    }
    const outbid = holder[from] ?? -1;
    sink(from, room, bidder, amount);
    prices[n] = bid[from] ?? 0;
    return outbid;
  }

  function rise(from: number, place: number, bidder: number, amount: number): void {
    let at = place;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((bid[from + above] ?? 0) <= amount) break;
      bid[from + at] = bid[from + above] ?? 0;
      holder[from + at] = holder[from + above] ?? 0;
      at = above;
    }
    bid[from + at] = amount;
    holder[from + at] = bidder;
  }

  function sink(from: number, room: number, bidder: number, amount: number): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= room) break;
      if (below + 1 < room && (bid[from + below + 1] ?? 0) < (bid[from + below] ?? 0)) below++;
      if ((bid[from + below] ?? 0) >= amount) break;
      bid[from + at] = bid[from + below] ?? 0;
      holder[from + at] = holder[from + below] ?? 0;
      at = below;
    }
    bid[from + at] = amount;
    holder[from + at] = bidder;
  }

  return { prices, give };
}
