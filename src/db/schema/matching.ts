import type { Generated, JSONColumnType } from "kysely";
import type {
  AccountId,
  AssistanceRequestId,
  Id,
  MatchProposalId,
  MatchRoundId,
  ProgrammeId,
  RequestItemId,
} from "../ids.ts";

type MatchRoundTable = {
  id: MatchRoundId;
  kind: "all" | "conference" | "request";
  request_id: AssistanceRequestId | null;
  groups: Generated<string[]>;
  title: Generated<string>;
  terms: JSONColumnType<Record<string, unknown>>;
  figures: JSONColumnType<Record<string, unknown>>;
  made_by: AccountId;
  made_at: Temporal.Instant;
};

type MatchProposalTable = {
  id: MatchProposalId;
  round_id: MatchRoundId;
  request_id: AssistanceRequestId;
  item_id: RequestItemId;
  programme_id: ProgrammeId;
  place: number;
  fit: string;
  for_person: boolean;
  reasons: JSONColumnType<unknown[]>;
};

type MatchSeenTable = {
  round_id: MatchRoundId;
  account_id: AccountId;
  at: Temporal.Instant;
};

export type MatchDecisionKind = "put-to-state" | "put-to-provider" | "set-aside";

type MatchDecisionTable = {
  id: string;
  proposal_id: MatchProposalId;
  decision: MatchDecisionKind;
  words: Generated<string>;
  by: AccountId;
  at: Temporal.Instant;
};

type MatchEscalationTable = {
  id: Id<"escalation">;
  request_id: AssistanceRequestId;
  words: string;
  by: AccountId;
  at: Temporal.Instant;
  answered_by: AccountId | null;
  answered_at: Temporal.Instant | null;
  answer: Generated<string>;
};

export type MatchingTables = {
  match_round: MatchRoundTable;
  match_proposal: MatchProposalTable;
  match_seen: MatchSeenTable;
  match_decision: MatchDecisionTable;
  match_escalation: MatchEscalationTable;
};
