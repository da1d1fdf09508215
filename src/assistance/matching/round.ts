import type { AssistanceRequestId, MatchProposalId, MatchRoundId, ProgrammeId, RequestItemId } from "#db/ids.ts";
import type { MatchDecisionKind } from "#db/schema/matching.ts";
import type { RegionalGroup } from "#states/state.ts";
import { allocate } from "./allocation.ts";
import { type Candidate, candidatesOf, findCandidates, openOffering } from "./candidates.ts";
import {
  type Ceiling,
  ceilingsOf,
  evenOutGroups,
  favourFirstNeeds,
  type RulePrice,
  type Share,
  sharesOf,
} from "./fairness.ts";
import { type FitReason, fitOf } from "./fit.ts";
import type { OpenNeed } from "./need.queries.ts";
import { isGeneral } from "./need.ts";
import type { Terms } from "./pairing.ts";
import type { Programme } from "./programme.ts";
import { type ChangeableRefusal, explainUnmatched, type Unmatched } from "./unmatched.ts";

/** What a round is about: all open needs, those of a conference of some regional groups, or one request. */
export type RoundKind =
  | { kind: "all" }
  | { kind: "conference"; groups: RegionalGroup[]; title: string }
  | { kind: "request"; request: AssistanceRequestId };

/** One programme beside one need; place 1 is what the round proposes, the others are the next best. */
export type Proposed = {
  requestId: AssistanceRequestId;
  itemId: RequestItemId;
  programmeId: ProgrammeId;
  place: number;
  fit: number;
  /** A general request names no kind: a person looks before anything is proposed. */
  isForPerson: boolean;
  reasons: readonly FitReason[];
};

/** Why a need stays without a programme. */
export type OpenAfter = {
  requestId: AssistanceRequestId;
  itemId: RequestItemId;
  candidates: number;
  refused: Unmatched["refused"];
  wouldFitIf: Unmatched["wouldFitIf"];
  /** The programmes that one thing alone keeps away, the best first. */
  nearest: { programmeId: ProgrammeId; refusal: ChangeableRefusal }[];
};

/** What a round found, besides its pairs: how near to the best, for whom, and what each rule of fairness would cost. */
export type RoundFigures = {
  needs: number;
  programmes: number;
  served: number;
  fit: number;
  bound: number;
  /** bound − value, in points of fit: no allocation is better by more. */
  gap: number;
  byGroup: Share[];
  byState: Share[];
  ceilings: Ceiling[];
  prices: { evenGroups: RulePrice; firstNeeds: RulePrice } | null;
  open: OpenAfter[];
};

export type RoundProposal = { proposals: Proposed[]; figures: RoundFigures };

/** How many programmes are shown beside one need. */
const shownForANeed = 5;

/** All needs at once under the places there are, with reasons, fairness and its price. A proposal: a person decides. */
export function proposeRound(
  needs: readonly OpenNeed[],
  programmes: readonly Programme[],
  terms: Terms,
): RoundProposal {
  const offering = openOffering(programmes);
  const candidates = findCandidates(needs, offering, terms);
  const allocation = allocate(candidates);
  const shares = sharesOf(allocation);
  const taken = new Map(allocation.pairs.map(({ need, programme }) => [need.id, programme.id]));
  const proposals = needs.flatMap((need) => {
    const list = candidatesOf(need, offering, terms); // as many as the allocation chose among: what it gave may stand far down
    const first = list.find(({ programme }) => programme.id === taken.get(need.id));
    const others = list.filter((candidate) => candidate !== first).slice(0, shownForANeed - (first ? 1 : 0));
    // Where the places went to others, nothing stands at place 1: the rest is shown from place 2.
    return [
      ...(first ? [proposed(need, first, 1, terms)] : []),
      ...others.map((one, n) => proposed(need, one, n + 2, terms)),
    ];
  });
  return {
    proposals,
    figures: {
      needs: needs.length,
      programmes: programmes.length,
      served: allocation.pairs.length,
      fit: allocation.fit,
      bound: allocation.bound,
      gap: allocation.gap,
      byGroup: [...shares.byGroup],
      byState: [...shares.byState],
      ceilings: ceilingsOf(shares, candidates, offering, terms),
      prices:
        needs.length > 1
          ? { evenGroups: evenOutGroups(candidates).price, firstNeeds: favourFirstNeeds(candidates).price }
          : null,
      open: allocation.open.map(({ need, candidates: count }) => {
        const { refused, wouldFitIf, nearest } = explainUnmatched(need, offering, terms);
        const { requestId, itemId } = need as OpenNeed; // what went in comes out
        return {
          ...{ requestId, itemId, candidates: count, refused, wouldFitIf },
          nearest: nearest.map(({ programme, refusal }) => ({ programmeId: programme.id as ProgrammeId, refusal })),
        };
      }),
    },
  };
}

function proposed(need: OpenNeed, { programme, fit }: Candidate, place: number, terms: Terms): Proposed {
  return {
    requestId: need.requestId,
    itemId: need.itemId,
    programmeId: programme.id as ProgrammeId, // programmes come from the table of programmes
    place,
    fit,
    isForPerson: isGeneral(need),
    reasons: fitOf(need, programme, terms).reasons,
  };
}

/** A proposal as it is kept, with what a person decided. */
export type KeptProposal = Proposed & { id: MatchProposalId; decisions: { decision: MatchDecisionKind; by: string }[] };

export type Round = {
  id: MatchRoundId;
  about: RoundKind;
  terms: { on: string; author: string; threshold: number };
  figures: RoundFigures;
  madeBy: string;
  madeAt: Temporal.Instant;
  /** Whether the reader opened it; its proposals are shown only then, and that is kept. */
  isOpened: boolean;
};
