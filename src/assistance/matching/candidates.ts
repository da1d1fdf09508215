import type { Need } from "./need.ts";
import {
  coverValue,
  isCleared,
  isServed,
  kindValue,
  type Lexicon,
  languageValue,
  newLexicon,
  noveltyValue,
  type ReadyNeed,
  type ReadyProgramme,
  readyNeed,
  readyProgrammes,
  type Terms,
  tenths,
} from "./pairing.ts";
import { type Programme, unmetCondition } from "./programme.ts";

/** Programmes made ready once, with an index from each area to those that offer it. They stand in the order of their ids. */
export type Offering = {
  programmes: readonly ReadyProgramme[];
  byArea: ReadonlyMap<number, readonly number[]>;
  lexicon: Lexicon;
};

/** A programme that may be proposed for a need. */
export type Candidate = { programme: Programme; fit: number };

/**
 * The candidates of many needs, in columns: those of need n lie from first[n] up to, not including, first[n + 1], the best first.
 * Needs and programmes stand in the order of their ids, whatever the order in which they were read.
 */
export type Candidates = {
  needs: readonly Need[];
  programmes: readonly Programme[];
  first: Int32Array;
  programme: Int32Array;
  fit: Float64Array;
  /** Of each need. */
  isGeneral: Uint8Array;
};

const best = 20;

export function openOffering(programmes: readonly Programme[]): Offering {
  const lexicon = newLexicon();
  const ready = readyProgrammes(inOrder(programmes), lexicon);
  const byArea = new Map<number, number[]>();
  ready.forEach(({ programme }, n) => {
    if (programme.capacity < 1) return; // refused by its gate before it is looked at
    for (const key of new Set(programme.areas))
      byArea.getOrInsertComputed(lexicon.areas.get(key) ?? -1, () => []).push(n);
  });
  return { programmes: ready, byArea, lexicon };
}

/** The best candidates of one need. */
export function candidatesOf(need: Need, offering: Offering, terms: Terms, keep = best): Candidate[] {
  const shortlist = newShortlist(offering, terms, keep);
  const own = readyNeed(need, offering.lexicon, terms);
  shortlist.fill(own);
  return Array.from({ length: shortlist.size() }, (_, n) => {
    const ready = offering.programmes[shortlist.chosen[n] ?? -1];
    if (!ready) throw new Error("a candidate outside the offering");
    return { programme: ready.programme, fit: (shortlist.fits[n] ?? 0) / 10 };
  });
}

/** The best candidates of each need. */
export function findCandidates(needs: readonly Need[], offering: Offering, terms: Terms, keep = best): Candidates {
  const ordered = inOrder(needs);
  const shortlist = newShortlist(offering, terms, keep);
  const first = new Int32Array(ordered.length + 1);
  const isGeneral = new Uint8Array(ordered.length);
  const programme: number[] = [];
  const fit: number[] = [];
  ordered.forEach((need, n) => {
    const ready = readyNeed(need, offering.lexicon, terms);
    shortlist.fill(ready);
    if (ready.isGeneral) isGeneral[n] = 1;
    for (let at = 0; at < shortlist.size(); at++) {
      const chosen = shortlist.chosen[at] ?? -1;
      programme.push(chosen);
      fit.push((shortlist.fits[at] ?? 0) / 10);
    }
    first[n + 1] = programme.length;
  });
  return {
    needs: ordered,
    programmes: offering.programmes.map((ready) => ready.programme),
    first,
    programme: Int32Array.from(programme),
    fit: Float64Array.from(fit),
    isGeneral,
  };
}

/** The best programmes of one need after another, by fit and then by id; the same room is used for each. */
function newShortlist({ programmes, byArea }: Offering, terms: Terms, keep: number) {
  const { weights } = terms;
  const common = new Float64Array(programmes.length);
  const seen = new Int32Array(programmes.length);
  const touched = new Int32Array(programmes.length);
  const chosen = new Int32Array(Math.min(keep, programmes.length) + 1);
  const fits = new Int32Array(chosen.length);
  const limit = chosen.length - 1;
  const threshold = Math.ceil(weights.threshold * 10 - 1e-9);
  const most = tenths(weights.parts.kind, 1) + tenths(weights.parts.language, 1) + tenths(weights.parts.novelty, 1);
  let turn = 0;
  let size = 0;

  function fill(need: ReadyNeed): void {
    size = 0;
    turn++;
    const count = touch(need);
    for (let n = 0; n < count; n++) weigh(need, touched[n] ?? -1);
  }

  /** Adds up the weight in common, area by area in the order of the need. */
  function touch(need: ReadyNeed): number {
    let count = 0;
    for (let n = 0; n < need.areas.length; n++) {
      const weight = need.weights[n] ?? 0;
      for (const at of byArea.get(need.areas[n] ?? -1) ?? []) {
        if (seen[at] !== turn) {
          seen[at] = turn;
          common[at] = 0;
          touched[count++] = at;
        }
        common[at] = (common[at] ?? 0) + weight;
      }
    }
    return count;
  }

  function weigh(need: ReadyNeed, at: number): void {
    const ready = programmes[at];
    if (!ready || !isServed(need, ready) || !isCleared(need, ready)) return;
    const known = tenths(weights.parts.cover, coverValue(need, common[at] ?? 0)) + need.urgency + need.waiting;
    if (!isWanted(known + most, at)) return; // even the best of the rest would not bring it in
    const kind = kindValue(need, ready, weights);
    if (kind === 0) return;
    const novelty = noveltyValue(need, ready, weights);
    if (novelty < weights.noveltyFloor) return;
    if (unmetCondition(ready.programme.conditions, need.need)) return;
    const fit =
      known +
      tenths(weights.parts.kind, kind) +
      tenths(weights.parts.language, languageValue(need, ready, weights)) +
      tenths(weights.parts.novelty, novelty);
    if (isWanted(fit, at)) insert(fit, at);
  }

  function isWanted(fit: number, at: number): boolean {
    if (fit < threshold) return false;
    return size < limit || isBefore(fit, at, size - 1);
  }

  function isBefore(fit: number, at: number, place: number): boolean {
    const other = fits[place] ?? 0;
    return fit > other || (fit === other && at < (chosen[place] ?? 0));
  }

  function insert(fit: number, at: number): void {
    let place = Math.min(size, limit - 1);
    for (; place > 0 && isBefore(fit, at, place - 1); place--) {
      fits[place] = fits[place - 1] ?? 0;
      chosen[place] = chosen[place - 1] ?? 0;
    }
    fits[place] = fit;
    chosen[place] = at;
    if (size < limit) size++;
  }

  return { fill, chosen, fits, size: () => size };
}

function inOrder<T extends { id: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
