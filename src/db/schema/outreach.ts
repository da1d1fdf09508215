import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type {
  AccountId,
  ActivityDocumentId,
  ActivityEventId,
  ActivityId,
  ActivityInviteeId,
  ActivityPartyId,
  AnnouncementId,
  CalendarMarkId,
  CalendarSourceId,
  FollowUpId,
  IndicatorId,
  ObjectiveId,
  OrganisationId,
  OverlapReasonId,
  ProgrammeRunId,
  ReportedActionId,
  ResultRunId,
  SameEventDecisionId,
  SameEventPairId,
  SameEventWeightsId,
  StateCode,
} from "../ids.ts";

export type ActivityKind =
  | "workshop"
  | "visit"
  | "round-table"
  | "conference"
  | "briefing"
  | "training"
  | "peer-review"
  | "consultations"
  | "course"
  | "other";
export type ActivityMode = "in-person" | "online" | "hybrid";
export type ActivityPrecision = "days" | "month" | "quarter" | "half" | "year" | "window";
export type ActivityStanding =
  | "proposed"
  | "planned"
  | "invited"
  | "confirmed"
  | "postponed"
  | "held"
  | "reported"
  | "evaluated"
  | "closed"
  | "cancelled"
  | "merged";
export type ActivityEventName =
  | "check"
  | "consult"
  | "approve"
  | "merge"
  | "invite"
  | "change-dates"
  | "confirm"
  | "end-date-passes"
  | "report"
  | "results-window-ends"
  | "close"
  | "cancel"
  | "record-held";
export type PartyRole = "organiser" | "host" | "sponsor";
export type InviteeStanding = "pre-invited" | "invited" | "declined" | "took-part" | "did-not-come";
export type AttendingCapacity =
  | "point-of-contact"
  | "mission"
  | "foreign-affairs"
  | "defence"
  | "interior"
  | "customs"
  | "trade"
  | "health"
  | "agriculture"
  | "energy"
  | "justice"
  | "regulator"
  | "parliament"
  | "industry"
  | "academia"
  | "secretariat"
  | "other";
export type MarkKind =
  | "iaea-general-conference"
  | "opcw-conference"
  | "bwc-meeting"
  | "fatf-plenary"
  | "high-level-week"
  | "first-committee"
  | "host-holiday"
  | "floating-holiday";
export type OutcomeKind =
  | "first-report"
  | "updated-report"
  | "action-plan"
  | "point-of-contact"
  | "consent"
  | "cells"
  | "request"
  | "reply";

type ActivityTable = {
  id: ActivityId;
  reference: string | null;
  kind: Generated<ActivityKind>;
  mode: Generated<ActivityMode>;
  title: string;
  language: Generated<Language>;
  place: string;
  host_state: StateCode | null;
  time_zone: Generated<string>;
  starts_on: string;
  ends_before: string;
  precision: Generated<ActivityPrecision>;
  days_long: number | null;
  region: string | null;
  subjects: Generated<string[]>;
  languages: Generated<Language[]>;
  objective_id: ObjectiveId | null;
  description: Generated<string>;
  link: Generated<string>;
  serves: string | null;
  sponsor: string | null;
  source: string;
  owner_id: OrganisationId | null;
  on_record: Generated<boolean>;
  made_by: AccountId | null;
  made_at: Temporal.Instant | null;
  revision: Generated<number>;
  sequence: Generated<number>;
  changed_at: Temporal.Instant | null;
  shown_at: Temporal.Instant | null;
  shown_by: AccountId | null;
  standing: Generated<ActivityStanding>;
  checked_from: string | null;
  checked_before: string | null;
  consulted_at: Temporal.Instant | null;
  invited_at: Temporal.Instant | null;
  told_at: Temporal.Instant | null;
  moves: Generated<number>;
  merged_into: ActivityId | null;
};

type ActivityPartyTable = {
  id: ActivityPartyId;
  activity_id: ActivityId;
  role: PartyRole;
  organisation_id: OrganisationId | null;
  state_code: StateCode | null;
  body: string | null;
  contribution: "money" | "in-kind" | null;
  amount: string | null;
  currency: string | null;
  words: Generated<string>;
  added_by: AccountId | null;
  added_at: Temporal.Instant;
};

type ActivityInviteeTable = {
  id: ActivityInviteeId;
  activity_id: ActivityId;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  standing: InviteeStanding;
  changed_by: AccountId | null;
  changed_at: Temporal.Instant;
};

type ActivityAttendanceTable = {
  invitee_id: ActivityInviteeId;
  capacity: AttendingCapacity;
  people: number;
  women: number | null;
};

type ActivityExpertTable = {
  activity_id: ActivityId;
  account_id: AccountId;
  assigned_by: AccountId;
  assigned_at: Temporal.Instant;
};

type ActivityMoveTable = {
  rule: string;
  from_standing: ActivityStanding[];
  event: ActivityEventName;
  who: string[];
  to_standing: ActivityStanding | null;
  owner: "any" | "committee" | "organisation";
};

type ActivityEventTable = {
  id: ActivityEventId;
  activity_id: ActivityId;
  event: ActivityEventName;
  at: Temporal.Instant;
  by: AccountId;
  words: Generated<string>;
  details: JSONColumnType<Record<string, unknown>, string | undefined>;
  rule: string | null;
  from_standing: ActivityStanding | null;
  to_standing: ActivityStanding | null;
  ordinal: Generated<string>;
};

type OverlapReasonTable = {
  id: OverlapReasonId;
  activity_id: ActivityId;
  other: string;
  matter: "conflict" | "duplicate";
  words: string;
  given_by: AccountId;
  given_at: Temporal.Instant;
};

type CalendarMarkTable = {
  id: CalendarMarkId;
  kind: MarkKind;
  name: string;
  language: Language;
  state_code: StateCode | null;
  starts_on: string;
  ends_before: string;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
};

type ObjectiveTable = {
  id: ObjectiveId;
  position: number;
  begun_by: AccountId | null;
  begun_at: Temporal.Instant;
  ended_on: string | null;
};

type ObjectiveVersionTable = {
  objective_id: ObjectiveId;
  number: number;
  name: JSONColumnType<Texts>;
  description: JSONColumnType<Texts>;
  in_force_from: string;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type IndicatorTable = {
  id: IndicatorId;
  objective_id: ObjectiveId;
  outcome: OutcomeKind;
  subject: string | null;
  smallest_effect: string;
  chosen_on: string;
  source: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
};

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

type ResultRunTable = {
  id: ResultRunId;
  outcome: OutcomeKind;
  seed: string;
  settings: JSONColumnType<Record<string, unknown>, string>;
  smallest_effect: string | null;
  ordered_by: AccountId;
  ordered_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  data_version: string | null;
  data_until: string | null;
  result: ColumnType<unknown, string | null, string | null>;
  failure: string | null;
};

type ProgrammeRunTable = {
  id: ProgrammeRunId;
  year: number;
  input: JSONColumnType<Record<string, unknown>, string>;
  ordered_by: AccountId;
  ordered_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  result: ColumnType<unknown, string | null, string | null>;
  failure: string | null;
};

export type ActivityDocumentKind =
  | "information-note"
  | "press-release"
  | "statement"
  | "programme"
  | "presentation"
  | "report"
  | "other";

type ActivityDocumentTable = {
  id: ActivityDocumentId;
  activity_id: ActivityId;
  kind: ActivityDocumentKind;
  language: Language;
  name: string;
  media_type: string;
  sha256: string;
  bytes: Buffer;
  shown: boolean;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type CalendarSourceTable = {
  id: CalendarSourceId;
  organisation_id: OrganisationId | null;
  body: string | null;
  kind: "address" | "files";
  address: string | null;
  language: Language;
  added_by: AccountId;
  added_at: Temporal.Instant;
  asked_at: Temporal.Instant | null;
  asked_by: AccountId | null;
  checked_at: Temporal.Instant | null;
  etag: string | null;
  last_modified: string | null;
  outcome: string | null;
  outcome_detail: string | null;
  read_at: Temporal.Instant | null;
  read_whole: boolean | null;
  faults: JSONColumnType<unknown[], string | undefined, string>;
  faults_in_all: Generated<number>;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
};

type AnnouncementTable = {
  id: AnnouncementId;
  source_id: CalendarSourceId;
  uid: string;
  instance: string | null;
  sequence: number;
  title: string;
  language: Language;
  starts_on: string;
  ends_before: string;
  starts_at: string | null;
  ends_at: string | null;
  zone: string | null;
  place: Generated<string>;
  organiser: Generated<string>;
  host_state: StateCode | null;
  region: string | null;
  subjects: Generated<string[]>;
  url: string | null;
  description: Generated<string>;
  status: "tentative" | "confirmed" | "cancelled" | null;
  raw: string;
  first_seen_at: Temporal.Instant;
  last_seen_at: Temporal.Instant;
  changed_at: Temporal.Instant;
  gone_at: Temporal.Instant | null;
  version: number;
  compared_at: Temporal.Instant | null;
  compared_with: SameEventWeightsId | null;
};

type AnnouncementVersionTable = {
  announcement_id: AnnouncementId;
  version: number;
  what: "new" | "changed" | "gone" | "back";
  at: Temporal.Instant;
  by: AccountId;
  told: JSONColumnType<Record<string, unknown>, string>;
};

type SameEventWeightsTable = {
  id: SameEventWeightsId;
  weights: JSONColumnType<Record<string, number>, string>;
  decisions: number;
  learned_by: AccountId;
  learned_at: Temporal.Instant;
};

type SameEventPairTable = {
  id: SameEventPairId;
  announcement_id: AnnouncementId;
  other_id: AnnouncementId | null;
  activity_id: ActivityId | null;
  likelihood: number;
  by_uid: boolean;
  comparison: JSONColumnType<Record<string, unknown>, string>;
  weights_id: SameEventWeightsId | null;
  found_at: Temporal.Instant;
  later_at: Temporal.Instant | null;
  later_by: AccountId | null;
};

type SameEventDecisionTable = {
  id: SameEventDecisionId;
  announcement_id: AnnouncementId;
  other_id: AnnouncementId | null;
  activity_id: ActivityId | null;
  verdict: "same" | "different";
  likelihood: number;
  comparison: JSONColumnType<Record<string, unknown>, string>;
  weights_id: SameEventWeightsId | null;
  decided_by: AccountId;
  decided_at: Temporal.Instant;
  undone_by: AccountId | null;
  undone_at: Temporal.Instant | null;
};

export type OutreachTables = {
  activity_document: ActivityDocumentTable;
  programme_run: ProgrammeRunTable;
  calendar_source: CalendarSourceTable;
  announcement: AnnouncementTable;
  announcement_version: AnnouncementVersionTable;
  same_event_weights: SameEventWeightsTable;
  same_event_pair: SameEventPairTable;
  same_event_decision: SameEventDecisionTable;
  result_run: ResultRunTable;
  follow_up: FollowUpTable;
  reported_action: ReportedActionTable;
  reported_action_row: ReportedActionRowTable;
  activity: ActivityTable;
  activity_party: ActivityPartyTable;
  activity_invitee: ActivityInviteeTable;
  activity_attendance: ActivityAttendanceTable;
  activity_expert: ActivityExpertTable;
  activity_move: ActivityMoveTable;
  activity_event: ActivityEventTable;
  overlap_reason: OverlapReasonTable;
  calendar_mark: CalendarMarkTable;
  objective: ObjectiveTable;
  objective_version: ObjectiveVersionTable;
  indicator: IndicatorTable;
};
