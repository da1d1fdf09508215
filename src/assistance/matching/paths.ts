import type { AssistanceRequestId, MatchProposalId, MatchRoundId } from "#db/ids.ts";

export const matchingPath = "/assistance/matching";
export const roundsPath = `${matchingPath}/rounds`;

export function roundPath(id: MatchRoundId): string {
  return `${roundsPath}/${id}`;
}

export function roundOpeningPath(id: MatchRoundId): string {
  return `${roundPath(id)}/opening`;
}

/** Where a person decides on one proposal. */
export function matchDecisionPath(round: MatchRoundId, proposal: MatchProposalId): string {
  return `${roundPath(round)}/proposals/${proposal}`;
}

/** Where nobody fits: told to the Chair, and answered. */
export function escalationPath(request: AssistanceRequestId): string {
  return `/assistance/requests/${request}/escalation`;
}

export function escalationAnswerPath(request: AssistanceRequestId): string {
  return `${escalationPath(request)}/answer`;
}
