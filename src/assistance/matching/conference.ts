import type { StateCode } from "#db/ids.ts";
import type { RegionalGroup } from "#states/state.ts";
import { type Allocation, allocate } from "./allocation.ts";
import { findCandidates, type Offering, openOffering } from "./candidates.ts";
import { type Shares, sharesOf } from "./fairness.ts";
import type { Need } from "./need.ts";
import type { Terms } from "./pairing.ts";
import type { Programme } from "./programme.ts";
import { explainUnmatched, type Unmatched } from "./unmatched.ts";

/** Whose needs a regional assistance conference takes up: those of groups, of States, or both. Every provider comes where none is named. */
export type Conference = {
  groups?: readonly RegionalGroup[];
  states?: readonly StateCode[];
  providers?: readonly string[];
};

/** Why a need stays open after the conference. */
export type StaysOpen =
  | { need: Need; why: "places-went-to-others"; candidates: number }
  | { need: Need; why: "nobody-fits"; unmatched: Unmatched };

export type ConferenceProposal = {
  needs: number;
  allocation: Allocation;
  shares: Shares;
  open: readonly StaysOpen[];
};

/** The open needs of a region, all at once, beside the programmes of the providers that come: a proposal, for persons to decide. */
export function proposeForConference(
  conference: Conference,
  { needs, programmes }: { needs: readonly Need[]; programmes: readonly Programme[] },
  terms: Terms,
  epsilon?: number,
): ConferenceProposal {
  const own = needs.filter((need) => isTakenUp(conference, need));
  const offering = openOffering(programmes.filter(({ provider }) => comes(conference, provider)));
  const allocation = allocate(findCandidates(own, offering, terms), epsilon === undefined ? {} : { epsilon });
  return {
    needs: own.length,
    allocation,
    shares: sharesOf(allocation),
    open: allocation.open.map(({ need, candidates }) => staysOpen(need, candidates, offering, terms)),
  };
}

function isTakenUp({ groups = [], states = [] }: Conference, { regionalGroup, state }: Need): boolean {
  return states.includes(state) || (regionalGroup !== null && groups.includes(regionalGroup));
}

function comes({ providers }: Conference, provider: string): boolean {
  return providers === undefined || providers.includes(provider);
}

function staysOpen(need: Need, candidates: number, offering: Offering, terms: Terms): StaysOpen {
  if (candidates > 0) return { need, why: "places-went-to-others", candidates };
  return { need, why: "nobody-fits", unmatched: explainUnmatched(need, offering, terms) };
}
