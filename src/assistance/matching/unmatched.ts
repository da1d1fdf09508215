import type { Offering } from "./candidates.ts";
import { fitOfReady, type Refusal } from "./fit.ts";
import type { Need } from "./need.ts";
import { fitInTenths, type Gate, gateBit, gates, readyNeed, refusingGates, type Terms } from "./pairing.ts";
import type { Programme } from "./programme.ts";

/** What somebody could change: the State, the provider, or time. Area and kind are the need itself. */
export type Changeable = Exclude<Gate, "kind" | "area">;

/** A gate that somebody could open, and with what it refuses. */
export type ChangeableRefusal = Extract<Refusal, { gate: Changeable }>;

/** A programme that only one gate keeps away. */
export type WouldFit = { programme: Programme; fit: number; refusal: ChangeableRefusal };

/**
 * Why no programme can be proposed for a need, for the secretariat, who takes it up with the State or the providers.
 *
 * NOTE It names providers that may not know of the need, and says so: never for a provider's eyes.
 */
export type Unmatched = {
  need: Need;
  /** How many programmes each gate refuses, the most first; "fit" are those that pass every gate and answer too little. */
  refused: readonly { gate: Gate | "fit"; programmes: number }[];
  /** How many programmes would fit if this one thing changed, the most first. */
  wouldFitIf: readonly { gate: Changeable; programmes: number }[];
  /** The nearest of these, the best first. */
  nearest: readonly WouldFit[];
};

const changeable: readonly Changeable[] = ["region", "clearance", "novelty", "condition", "capacity"];
const nearestShown = 5;

export function explainUnmatched(need: Need, offering: Offering, terms: Terms): Unmatched {
  const ready = readyNeed(need, offering.lexicon, terms);
  const refused = new Map<Gate | "fit", number>();
  const near: { gate: Changeable; at: number; tenths: number }[] = [];
  offering.programmes.forEach((programme, at) => {
    const refusing = refusingGates(ready, programme, terms);
    for (const gate of gates) if (refusing & gateBit[gate]) add(refused, gate);
    const only = changeable.find((gate) => refusing === gateBit[gate]);
    if (refusing !== 0 && !only) return;
    const tenths = fitInTenths(ready, programme, terms);
    const isEnough = tenths >= terms.weights.threshold * 10;
    if (only && isEnough) near.push({ gate: only, at, tenths });
    if (refusing === 0 && !isEnough) add(refused, "fit");
  });
  return {
    need,
    refused: mostFirst(refused).map(([gate, programmes]) => ({ gate, programmes })),
    wouldFitIf: mostFirst(counted(near.map(({ gate }) => gate))).map(([gate, programmes]) => ({ gate, programmes })),
    nearest: near
      .sort((a, b) => b.tenths - a.tenths || a.at - b.at)
      .slice(0, nearestShown)
      .map(({ at, tenths }) => wouldFit(at, tenths)),
  };

  function wouldFit(at: number, tenths: number): WouldFit {
    const programme = offering.programmes[at];
    const refusal = programme && fitOfReady(ready, programme, offering.lexicon, terms).refusals.find(isChangeable);
    if (!refusal) throw new Error("a gate refused and gave no reason");
    return { programme: programme.programme, fit: tenths / 10, refusal };
  }
}

export function isChangeable(refusal: Refusal): refusal is ChangeableRefusal {
  return refusal.gate !== "kind" && refusal.gate !== "area";
}

function counted<T>(list: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const one of list) add(counts, one);
  return counts;
}

function add<T>(counts: Map<T, number>, one: T): void {
  counts.set(one, (counts.get(one) ?? 0) + 1);
}

/** Equal counts stay in the order in which they were met. */
function mostFirst<T>(counts: ReadonlyMap<T, number>): [T, number][] {
  return [...counts].sort(([, a], [, b]) => b - a);
}
