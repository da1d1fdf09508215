import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  ActivityDocumentId,
  ActivityEventId,
  ActivityId,
  ActivityInviteeId,
  ActivityNoticeId,
  ActivityPartyId,
  CalendarMarkId,
  ExpertLeaveId,
  NoteHeadingsId,
  ObjectiveId,
  OrganisationId,
  OverlapReasonId,
  ProgrammeRunId,
  RestDaysId,
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

type ProgrammeRunTable = {
  id: ProgrammeRunId;
  year: number;
  input: JSONColumnType<Record<string, unknown>, string>;
  ordered_by: AccountId;
  ordered_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  result: ColumnType<unknown, string | null, string | null>;
  failure: string | null;
  basis: ColumnType<unknown, string | null, string | null>;
};

type ProgrammeRunLeaveTable = {
  run_id: ProgrammeRunId;
  leave: JSONColumnType<Record<string, unknown>, string>;
};

type ProgrammeTakeOverTable = {
  run_id: ProgrammeRunId;
  activity_id: ActivityId;
  starts_on: string;
  ends_before: string;
  experts: AccountId[];
  was_from: string;
  was_before: string;
  taken_by: AccountId;
  taken_at: Temporal.Instant;
};

type ExpertiseTable = {
  account_id: AccountId;
  number: number;
  subjects: string[];
  languages: Language[];
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ExpertLeaveTable = {
  id: ExpertLeaveId;
  account_id: AccountId;
  starts_on: string;
  ends_before: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
};

type RestDaysTable = {
  id: RestDaysId;
  state_code: StateCode;
  weekdays: number[];
  source: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
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

type InformationNoteHeadingsTable = {
  id: NoteHeadingsId;
  language: Language;
  words: JSONColumnType<Record<string, unknown>, string, never>;
  confirmed: boolean;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type InformationNoteDraftTable = {
  activity_id: ActivityId;
  revision: number;
  language: Language;
  participants: JSONColumnType<Record<string, unknown>, string, string>;
  objectives: string;
  background: string;
  highlights: string;
  comments: string;
  written_by: AccountId;
  written_at: Temporal.Instant;
};

/** Its text and headings the database copies from the draft. */
type InformationNoteVersionTable = {
  activity_id: ActivityId;
  number: number;
  revision: number;
  facts: JSONColumnType<Record<string, unknown>, string, never>;
  headings_id: Generated<NoteHeadingsId>;
  language: Generated<Language>;
  participants: ColumnType<Record<string, unknown>, never, never>;
  objectives: Generated<string>;
  background: Generated<string>;
  highlights: Generated<string>;
  comments: Generated<string>;
  issued_by: AccountId;
  issued_at: Temporal.Instant;
  shown_at: ColumnType<Temporal.Instant | null, never, Temporal.Instant | null>;
  shown_by: ColumnType<AccountId | null, never, AccountId | null>;
};

export type NoticeEvent = Extract<ActivityEventName, "invite" | "change-dates" | "confirm" | "cancel" | "merge">;

type ActivityNoticeTable = {
  id: ActivityNoticeId;
  activity_id: ActivityId;
  event: NoticeEvent;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  starts_on: string;
  ends_before: string;
  precision: ActivityPrecision;
  made_at: Temporal.Instant;
  seen_by: AccountId | null;
  seen_at: Temporal.Instant | null;
};

export type OutreachTables = {
  activity_notice: ActivityNoticeTable;
  activity: ActivityTable;
  activity_party: ActivityPartyTable;
  activity_invitee: ActivityInviteeTable;
  activity_attendance: ActivityAttendanceTable;
  activity_expert: ActivityExpertTable;
  activity_move: ActivityMoveTable;
  activity_event: ActivityEventTable;
  overlap_reason: OverlapReasonTable;
  calendar_mark: CalendarMarkTable;
  programme_run: ProgrammeRunTable;
  programme_run_leave: ProgrammeRunLeaveTable;
  programme_take_over: ProgrammeTakeOverTable;
  expertise: ExpertiseTable;
  expert_leave: ExpertLeaveTable;
  rest_days: RestDaysTable;
  activity_document: ActivityDocumentTable;
  information_note_headings: InformationNoteHeadingsTable;
  information_note_draft: InformationNoteDraftTable;
  information_note_version: InformationNoteVersionTable;
};
