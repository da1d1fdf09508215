import type { Generated } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type { AccountId, ActivityId, FollowUpId, OrganisationId, ReportedActionId, StateCode } from "../ids.ts";

export type ReportedKind =
  | "first-report"
  | "updated-report"
  | "action-plan"
  | "point-of-contact"
  | "law"
  | "institution"
  | "training"
  | "treaty"
  | "request"
  | "other";

type FollowUpTable = {
  id: FollowUpId;
  activity_id: ActivityId;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  months: number;
  due_on: string;
  made_at: Temporal.Instant;
  link_hash: Buffer | null;
  link_made_by: AccountId | null;
  link_made_at: Temporal.Instant | null;
  answered_at: Temporal.Instant | null;
  answered_by: AccountId | null;
  answered_how: "here" | "link" | "on-behalf" | null;
  answered_as: Generated<string>;
  words: Generated<string>;
  language: Language | null;
};

type ReportedActionTable = {
  id: ReportedActionId;
  state_code: StateCode;
  kind: ReportedKind;
  done_on: string;
  what: string;
  language: Language;
  source: string;
  subjects: Generated<string[]>;
  activity_id: ActivityId | null;
  follow_up_id: FollowUpId | null;
  reported_by: AccountId;
  reported_at: Temporal.Instant;
  taken_back_by: AccountId | null;
  taken_back_at: Temporal.Instant | null;
};

type ReportedActionRowTable = {
  action_id: ReportedActionId;
  template_id: string;
  row_id: string;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

export type FollowUpsTables = {
  follow_up: FollowUpTable;
  reported_action: ReportedActionTable;
  reported_action_row: ReportedActionRowTable;
};
