import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  AmendmentId,
  AssignmentId,
  BriefingId,
  CirculationId,
  ConsentId,
  ContactId,
  DecisionId,
  DirectoryImportId,
  DutyId,
  FeedId,
  IncomingFileId,
  IncomingId,
  InformationId,
  LetterDeliveryId,
  LetterId,
  LetterRunId,
  LetterTemplateId,
  MailId,
  MatrixVersionId,
  MeetingId,
  NoObjectionId,
  OfficeId,
  OrganisationId,
  OrganisationMemberId,
  PaperId,
  PaperVersionId,
  ProgrammeTaskId,
  PublicSummaryId,
  StateCode,
  StatementId,
  TaskId,
  TermId,
  TextCommentId,
  TextId,
  TextVersionId,
  ThemeId,
  ThemePositionId,
  ThemeStandingId,
  ThemeUseId,
  WorkingGroupId,
} from "./ids.ts";

// The tables as the migrations leave them; a test compares this file with the database.

export type Texts = Partial<Record<Language, string>>;
/** Where a cell's mark comes from: a law and its section, a report and its page, or a web address. */
export type Source = { kind: "law" | "report" | "web"; title: string; place: string };
export type MarkValue = "X" | "?" | "N/A" | "";
export type MeetingKind = "formal" | "informal" | "sub-group" | "working-group" | "thematic" | "open";
export type TaskStatus = "open" | "in-progress" | "done" | "dropped";
export type CapacityKind =
  | "system"
  | "administrator"
  | "secretariat"
  | "chair"
  | "member"
  | "expert"
  | "state"
  | "provider";
export type Seat = "permanent" | "elected";
export type OfficeKind = "chair" | "vice-chair" | "coordinator" | "expert" | "group-coordinator" | "secretariat";

type AccountTable = {
  id: AccountId;
  mode: string;
  name: string;
  email: string;
  language: Language;
  in_cast: Generated<boolean>;
  made_at: Generated<Temporal.Instant>;
  closed_at: Temporal.Instant | null;
};

type ActTable = {
  id: string;
  at: Temporal.Instant;
  recorded_at: Generated<Temporal.Instant>;
  actor_id: AccountId;
  capacity: string;
  verb: string;
  subject_id: string;
  state_code: StateCode | null;
  details: JSONColumnType<Record<string, unknown>, string | undefined, string>;
};

type ActivityTable = {
  id: string;
  title: string;
  language: Generated<Language>;
  place: string;
  starts_on: string;
  ends_before: string;
  serves: string | null;
  sponsor: string | null;
  source: string;
};

type ActorSessionTable = {
  token_hash: Buffer;
  account_id: AccountId;
  opened_at: Generated<Temporal.Instant>;
  expires_at: Temporal.Instant;
};

type AgendaItemTable = {
  meeting_id: MeetingId;
  revision: Generated<number>;
  n: number;
  title: string;
  source: string;
};

type AssignmentTable = {
  id: AssignmentId;
  expert_id: AccountId;
  state_code: StateCode | null;
  regional_group: string | null;
  theme: string | null;
  valid_from: string;
  valid_to: string | null;
  reason: string;
  replaces: AssignmentId | null;
  assigned_by: AccountId;
  assigned_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  ended_reason: string | null;
};

type CalendarChangeTable = {
  kind: "meeting" | "no-objection" | "letter";
  id: string;
  sequence: number;
  changed_at: Temporal.Instant;
};

type CapacityTable = {
  id: string;
  account_id: AccountId;
  kind: CapacityKind;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  valid_from: string;
  valid_to: string | null;
};

type CellTable = {
  matrix_version_id: MatrixVersionId;
  template_id: string;
  row_id: string;
  weapon: string;
  aspect: string;
  revision: number;
  mark: MarkValue;
  sources: JSONColumnType<Source[]>;
  remark: Generated<string>;
  saved_by: AccountId;
  saved_at: Temporal.Instant;
  words: GeneratedAlways<string | null>;
};

type CellRevisionTable = {
  matrix_version_id: MatrixVersionId;
  row_id: string;
  weapon: string;
  aspect: string;
  revision: number;
  mark: MarkValue;
  sources: JSONColumnType<Source[]>;
  remark: string;
  saved_by: AccountId;
  saved_at: Temporal.Instant;
};

type ClockMoveTable = {
  id: string;
  mode: Generated<string>;
  ahead: string;
  moved_by: AccountId;
  moved_at: Generated<Temporal.Instant>;
};

type CirculatedTextTable = {
  no_objection_id: NoObjectionId;
  text_hash: string;
  body: string;
  kept_at: Temporal.Instant;
};

type CirculationTable = {
  id: CirculationId;
  circulated_by: AccountId;
  circulated_at: Temporal.Instant;
  instruction: string | null;
  words: string | null;
};

export type TextKind =
  | "disclaimer"
  | "transmittal-letter"
  | "letter-model"
  | "strategy"
  | "request-form-guidance"
  | "programme-of-work"
  | "report"
  | "list-of-activities"
  | "other";

type CommitteeMemberTable = {
  id: TermId;
  state_code: StateCode;
  seat: Seat;
  valid_from: string;
  valid_to: string | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  ended_source: string | null;
};

type CommitteeTextTable = {
  id: TextId;
  kind: TextKind;
  title: string;
  language: Generated<Language>;
  lead_drafter_state: StateCode | null;
  lead_drafter_body: string | null;
  due_on: string | null;
  source: string | null;
  begun_by: AccountId | null;
  begun_at: Generated<Temporal.Instant>;
};

type ConsentTable = {
  id: ConsentId;
  state_code: StateCode;
  matrix_version_id: MatrixVersionId;
  letter_id: LetterId | null;
  scope: "public" | "restricted" | "withheld";
  note_verbale: string | null;
  note_verbale_date: string | null;
  information: Generated<string>;
  given_by: AccountId;
  given_at: Temporal.Instant;
  ordinal: GeneratedAlways<number>;
  standing: Generated<boolean>;
  to_states: Generated<boolean>;
  providers: Generated<OrganisationId[]>;
  sections: string[] | null;
  languages: Language[] | null;
  incoming_id: IncomingId | null;
  in_capacity: string | null;
  on_behalf: Generated<boolean>;
  effective_at: ColumnType<Temporal.Instant, never, never>;
};

type ConsentUndoTable = {
  consent_id: ConsentId;
  undone_by: AccountId;
  undone_at: Temporal.Instant;
};

type DeadlineWarningTable = {
  account_id: AccountId;
  item: string;
  deadline: Temporal.Instant;
  mail_id: MailId;
};

type DecisionTable = {
  id: DecisionId;
  taken_on: string;
  taken_at: Temporal.Instant | null;
  manner: "no-objection" | "meeting" | "correction" | "not-recorded";
  subject: string;
  subject_language: Generated<Language>;
  no_objection_id: NoObjectionId | null;
  matrix_version_id: MatrixVersionId | null;
  text_version_id: TextVersionId | null;
  text_language: Language | null;
  text_hash: string | null;
  decided_text: string | null;
  declared_by: AccountId | null;
  source: string | null;
  corrects_id: DecisionId | null;
};

type DutyDeliveryTable = {
  id: string;
  duty_id: DutyId;
  year: number;
  delivered_on: string;
  symbol: string | null;
  source: string;
  language: Language;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type DutyExtensionTable = {
  id: string;
  duty_id: DutyId;
  year: number;
  new_date: string;
  words: string;
  source: string;
  language: Language;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type DigestChoiceTable = {
  account_id: AccountId;
  rhythm: "weekly" | "daily" | "none";
  chosen_at: Temporal.Instant;
};

type DigestRoundTable = {
  due_at: Temporal.Instant;
  made_at: Temporal.Instant;
  mails: number;
};

type FeedTable = {
  id: FeedId;
  account_id: AccountId;
  token_hash: Buffer;
  content: "everything" | "own-deadlines";
  language: Language;
  made_at: Temporal.Instant;
  revoked_at: Temporal.Instant | null;
};

type HolidayListTable = {
  id: string;
  year: number;
  days: string[];
  confidence: "official" | "demonstration";
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  mode: string | null;
};

type InstanceTable = {
  only_one: Generated<boolean>;
  mode: "demonstration" | "live";
  made_at: Generated<Temporal.Instant>;
  consent_delay_hours: Generated<number>;
};

type InvitationTable = {
  token_hash: Buffer;
  account_id: AccountId;
  made_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
};

type LeftSuggestionTable = {
  assignment_id: AssignmentId;
  expert_id: AccountId;
  left_by: AccountId;
  left_at: Temporal.Instant;
};

export type LetterStandingName =
  | "drafted"
  | "cleared"
  | "approved"
  | "sent"
  | "delivered"
  | "undeliverable"
  | "reminded"
  | "replied"
  | "closed"
  | "cancelled";
export type LetterForm = "letter" | "note-verbale";
export type LetterChannel = "e-mail" | "hand-over";
export type LetterEnclosure = "matrix" | "difference" | "model";

type LetterTable = {
  id: LetterId;
  run_id: LetterRunId | null;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  contact_id: ContactId | null;
  matrix_version_id: MatrixVersionId | null;
  text_hash: string | null;
  decision_id: DecisionId | null;
  model_id: TextVersionId | null;
  disclaimer_id: TextVersionId | null;
  texts_adopted: Generated<boolean>;
  language: Language;
  year: number;
  number: number;
  dated: string;
  reply_by: string;
  form: Generated<LetterForm>;
  channel: Generated<LetterChannel>;
  address: Generated<string>;
  sheet: ColumnType<unknown, string | null, string | null>;
  oddities: ColumnType<unknown, string | undefined, string>;
  prepared_at: Temporal.Instant | null;
  pages: number | null;
  print: string | null;
  standing: Generated<LetterStandingName>;
  tries: Generated<number>;
  reminders: Generated<number>;
  moved_at: Temporal.Instant | null;
  drafted_by: AccountId;
  drafted_at: Temporal.Instant;
  cancelled_at: Temporal.Instant | null;
  released_by: AccountId | null;
  released_at: Temporal.Instant | null;
};

type LetterRunTable = {
  id: LetterRunId;
  title: string;
  addressees: "states" | "organisations";
  chosen: ColumnType<unknown, string, string>;
  channel: LetterChannel;
  encloses: LetterEnclosure[];
  round: Generated<number>;
  dated: string;
  reply_by: string;
  drafted_by: AccountId;
  drafted_at: Temporal.Instant;
  signed_by: AccountId | null;
  signed_at: Temporal.Instant | null;
  signed_print: string | null;
  signed_words: string | null;
  released_by: AccountId | null;
  released_at: Temporal.Instant | null;
  released_print: string | null;
  leaves_at: Temporal.Instant | null;
  stopped_at: Temporal.Instant | null;
  stopped_by: AccountId | null;
  cancelled_at: Temporal.Instant | null;
  cancelled_by: AccountId | null;
};

type LetterMoveTable = {
  rule: string;
  from_standing: LetterStandingName[];
  event: LetterEventName;
  who: CapacityKind[];
  to_standing: LetterStandingName;
};

export type LetterEventName =
  | "clear-text"
  | "edit"
  | "sign"
  | "send"
  | "delivery-confirmed"
  | "delivery-failed"
  | "address-corrected"
  | "reply-received"
  | "reminder-due"
  | "no-reply-expected"
  | "reply-processed"
  | "further-reply-expected"
  | "cancel";

type LetterEventTable = {
  id: string;
  letter_id: LetterId;
  event: LetterEventName;
  at: Temporal.Instant;
  by: AccountId;
  words: Generated<string>;
  details: ColumnType<unknown, string | undefined, never>;
  rule: string | null;
  from_standing: LetterStandingName | null;
  to_standing: LetterStandingName | null;
  ordinal: GeneratedAlways<number>;
};

type LetterTemplateTable = {
  id: LetterTemplateId;
  text_id: TextId;
  language: Language;
  name: string;
  bytes: Buffer;
  sha256: string;
  kept_by: AccountId;
  kept_at: Temporal.Instant;
  ordinal: GeneratedAlways<number>;
};

type LetterDeliveryTable = {
  id: LetterDeliveryId;
  letter_id: LetterId;
  kind: Generated<"letter" | "reminder">;
  address: string;
  message_id: string;
  taken_at: Temporal.Instant;
  settled_at: Temporal.Instant | null;
  settled_by: AccountId | null;
  outcome: "accepted" | "refused" | "put-back" | "found" | "not-found" | null;
  words: Generated<string>;
};

export type OrganisationKind = "international" | "regional" | "subregional" | "other-arrangement" | "civil-society";

type OrganisationTable = {
  id: OrganisationId;
  kind: OrganisationKind;
  name: JSONColumnType<Texts>;
  short_name: string;
  invented: Generated<boolean>;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_on: string | null;
};

export type ContactCapacity =
  | "permanent-mission"
  | "observer-mission"
  | "capital"
  | "point-of-contact-capital"
  | "point-of-contact-mission"
  | "head"
  | "liaison"
  | "assistance";

type ContactTable = {
  id: ContactId;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  capacity: ContactCapacity;
  name: Generated<string>;
  honorific: Generated<string>;
  function: Generated<string>;
  is_person: boolean;
  post_address: Generated<string>;
  emails: Generated<string[]>;
  telephones: Generated<string[]>;
  language: Language | null;
  valid_from: string;
  valid_to: string | null;
  public_by: string | null;
  source: string;
  replaces: ContactId | null;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type OrganisationMemberTable = {
  id: OrganisationMemberId;
  organisation_id: OrganisationId;
  state_code: StateCode;
  kind: "member" | "observer";
  valid_from: string;
  valid_to: string | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

/** One line of a file that brings entries, as it was read. */
export type DirectoryLine = { place: number; cells: Record<string, string> };

type DirectoryImportTable = {
  id: DirectoryImportId;
  file_name: string;
  sha256: string;
  source: string;
  rows: JSONColumnType<DirectoryLine[]>;
  uploaded_by: AccountId;
  uploaded_at: Temporal.Instant;
  confirmed_by: AccountId | null;
  confirmed_at: Temporal.Instant | null;
};

export type IncomingKind =
  | "note-verbale"
  | "letter"
  | "e-mail"
  | "national-report"
  | "assistance-request"
  | "invitation"
  | "other";

type IncomingTable = {
  id: IncomingId;
  year: number;
  number: number;
  kind: IncomingKind;
  received_on: string;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  sender: Generated<string>;
  their_reference: Generated<string>;
  their_date: string | null;
  language: Language;
  summary: Generated<string>;
  letter_id: LetterId | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
  processed_by: AccountId | null;
  processed_at: Temporal.Instant | null;
  processed_words: string | null;
};

type IncomingFileTable = {
  id: IncomingFileId;
  incoming_id: IncomingId;
  name: string;
  media_type: string;
  sha256: string;
  bytes: Buffer;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type IncomingTranslationTable = {
  id: string;
  incoming_id: IncomingId;
  language: Language;
  body: string;
  unofficial: Generated<boolean>;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type InformationReceivedTable = {
  id: InformationId;
  state_code: StateCode;
  origin: "consent" | "incoming" | "letter";
  letter_id: LetterId | null;
  incoming_id: IncomingId | null;
  template_id: string | null;
  row_id: string | null;
  paragraph: Generated<string>;
  measure: string;
  dated: string | null;
  source: string;
  link: Generated<string>;
  language: Language;
  given_by: AccountId;
  given_at: Temporal.Instant;
};

type InformationOutcomeTable = {
  information_id: InformationId;
  outcome: "matrix" | "report" | "set-aside";
  matrix_version_id: MatrixVersionId | null;
  row_id: string | null;
  weapon: string | null;
  aspect: string | null;
  revision: number | null;
  text_version_id: TextVersionId | null;
  reason: Generated<string>;
  by: AccountId;
  at: Temporal.Instant;
  ordinal: GeneratedAlways<number>;
};

type BriefingTable = {
  id: BriefingId;
  held_on: string;
  place: string;
  meeting_id: MeetingId | null;
  groups: Generated<string[]>;
  audience: Generated<string>;
  given_by: string;
  subject: string;
  language: Language;
  source: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type BriefingOrganisationTable = {
  briefing_id: BriefingId;
  organisation_id: OrganisationId;
};

type BriefingGivenTable = {
  briefing_id: BriefingId;
  n: number;
  text_version_id: TextVersionId | null;
  letter_id: LetterId | null;
  words: Generated<string>;
};

type LetterFileTable = {
  letter_id: LetterId;
  standard: "ua-1" | "a-2a" | "docx" | "difference";
  sha256: string;
  bytes: Buffer;
};

type MandateDutyTable = {
  id: DutyId;
  title: JSONColumnType<Texts>;
  resolution: string;
  paragraph: string | null;
  due_month: number | null;
  due_day: number | null;
  due_on: string | null;
  valid_from: string;
  valid_to: string | null;
  source: string;
  language: Generated<Language>;
  made_by: AccountId | null;
  made_at: Temporal.Instant | null;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
};

type MailTable = {
  id: MailId;
  account_id: AccountId;
  kind: "digest" | "urgent";
  key: string;
  language: Language;
  subject: string;
  body: string;
  message_id: string;
  outgoing: boolean;
  made_at: Temporal.Instant;
  tries: Generated<number>;
  next_try_at: Temporal.Instant | null;
  trouble: string | null;
  sent_to: string | null;
  sent_at: Temporal.Instant | null;
  gave_up_at: Temporal.Instant | null;
};

type MatrixTemplateTable = {
  id: string;
  label: JSONColumnType<Texts>;
  years: string;
  basis: string;
  confirmed: boolean;
};

type MatrixVersionTable = {
  id: MatrixVersionId;
  state_code: StateCode;
  template_id: string;
  number: number;
  drafted_by: AccountId;
  drafted_at: Temporal.Instant;
  circulated_at: Temporal.Instant | null;
  approved_at: Temporal.Instant | null;
  decision_id: DecisionId | null;
  text_hash: string | null;
  transmitted_at: Temporal.Instant | null;
  superseded_at: Temporal.Instant | null;
  abandoned_at: Temporal.Instant | null;
};

type MeetingTable = {
  id: MeetingId;
  kind: MeetingKind | null;
  number: number | null;
  group_name: string | null;
  held_on: string | null;
  window_from: string | null;
  window_to: string | null;
  starts_at: string | null;
  place: string | null;
  summary: string | null;
  language: Generated<Language>;
  source: string;
  held_at: Temporal.Instant | null;
  held_by: AccountId | null;
  cancelled_at: Temporal.Instant | null;
  cancelled_by: AccountId | null;
  cancelled_because: string | null;
};

type MeetingActivityTable = {
  meeting_id: MeetingId;
  activity_id: string;
  said: string;
  source: string;
};

type MeetingDecisionTable = {
  meeting_id: MeetingId;
  decision_id: DecisionId;
  relation: "taken" | "welcomed";
  source: string;
};

type MeetingNextTable = {
  meeting_id: MeetingId;
  next_meeting_id: MeetingId;
  source: string;
};

type MeetingPaperTable = {
  id: Generated<PaperId>;
  meeting_id: MeetingId;
  n: number;
  title: string;
  prepared_by: string | null;
  circulated_on: string | null;
  circulated_how: string | null;
  source: string;
};

type NoObjectionTable = {
  id: NoObjectionId;
  circulation_id: CirculationId;
  matrix_version_id: MatrixVersionId | null;
  text_id: TextId | null;
  text_version_id: TextVersionId | null;
  state_code: StateCode | null;
  number: number;
  text_hash: string;
  circulated_by: AccountId;
  circulated_at: Temporal.Instant;
  working_days: number;
  day_zero: string;
  deadline: Temporal.Instant;
  rule: JSONColumnType<Record<string, unknown>>;
  members: string[];
  status: "running" | "held" | "adopted" | "objected" | "withdrawn" | "lapsed";
  days: number;
  extensions: Generated<number>;
  held_since: Temporal.Instant | null;
  days_left: number | null;
  concluded_at: Temporal.Instant | null;
};

export type CaseEventKind =
  | "circulated"
  | "held"
  | "question-asked"
  | "lifted"
  | "objected"
  | "question-answered"
  | "extended"
  | "amended"
  | "withdrawn"
  | "adopted"
  | "lapsed"
  | "recounted";

type NoObjectionEventTable = {
  id: string;
  ordinal: GeneratedAlways<number>;
  no_objection_id: NoObjectionId;
  kind: CaseEventKind;
  at: Temporal.Instant;
  recorded_at: Temporal.Instant;
  recorded_by: AccountId;
  delegation: StateCode | null;
  days: number | null;
  words: string | null;
  evidence: string | null;
  refused: "late" | "decided" | null;
  deadline: Temporal.Instant | null;
  details: JSONColumnType<Record<string, unknown>, string | undefined, string>;
};

type ProcedureRuleTable = {
  id: string;
  regime: "matrix" | "text" | "report" | "urgent";
  working_days: number;
  may_extend: string[];
  extension_limit: number;
  hold_limit_months: number | null;
  adopted_by: "silence" | "chair";
  after_clarification: "continues" | "starts-again";
  confirmed: boolean;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type OfficeTable = {
  id: OfficeId;
  kind: OfficeKind;
  person_name: string | null;
  account_id: AccountId | null;
  state_code: StateCode | null;
  working_group_id: WorkingGroupId | null;
  valid_from: string;
  valid_to: string | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  ended_source: string | null;
};

type ProgrammeProgressTable = {
  id: string;
  task_id: ProgrammeTaskId;
  status: "open" | "in-progress" | "done" | "dropped";
  note: string;
  language: Language;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ProgrammeTaskTable = {
  id: ProgrammeTaskId;
  year: number;
  area: "national-implementation" | "assistance" | "cooperation" | "transparency";
  duty_id: DutyId | null;
  title: string;
  who: string;
  due_on: string | null;
  quarter: number | null;
  language: Language;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type PublicEditionTable = {
  only_one: Generated<boolean>;
  edition: number;
};

type RecordedPositionTable = {
  meeting_id: MeetingId;
  n: number;
  state_code: StateCode | null;
  body: string | null;
  subject: string;
  said: string;
  source: string;
};

type SnoozeTable = {
  account_id: AccountId;
  item: string;
  until: string;
  made_at: Temporal.Instant;
};

type StateTable = {
  code: StateCode;
  alpha2: string | null;
  m49: string | null;
  kind: "member" | "observer" | "invented";
  mode: string | null;
  admitted: string | null;
  correspondence_language: Generated<Language>;
};

type StateGroupTable = {
  state_code: StateCode;
  regional_group: string;
  valid_from: Generated<string>;
  valid_to: Generated<string>;
  source: string;
  note: string | null;
};

type StateNameTable = {
  state_code: StateCode;
  valid_from: Generated<string>;
  valid_to: Generated<string>;
  short: JSONColumnType<Record<Language, string>>;
  formal: JSONColumnType<Record<Language, string>>;
  french_article: string;
  source: string;
};

type TemplateRowTable = {
  template_id: string;
  id: string;
  section_id: string;
  n: number;
  paragraphs: string[];
  label: JSONColumnType<Texts>;
  weapons: string[];
  aspects: string[];
  confirmed: boolean;
  memory_confidence: string | null;
  source: string | null;
};

/** By language: how often its body was saved, and which revision of the original a translation was made from. */
export type Revisions = Partial<Record<Language, { revision: number; from?: number }>>;

type TextRevisionTable = {
  text_version_id: TextVersionId;
  language: Language;
  revision: number;
  body: ColumnType<unknown, string, never>;
  made_from: number | null;
  saved_by: AccountId;
  saved_at: Temporal.Instant;
};

type TextDueTable = {
  id: string;
  ordinal: GeneratedAlways<number>;
  text_id: TextId;
  due_on: string;
  manner: "set" | "extended";
  agreed: string | null;
  source: string | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type TextDeliveredTable = {
  id: string;
  ordinal: GeneratedAlways<number>;
  text_id: TextId;
  delivered_on: string;
  symbol: string | null;
  source: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type AmendmentTable = {
  id: AmendmentId;
  ordinal: GeneratedAlways<number>;
  text_version_id: TextVersionId;
  language: Language;
  paragraph: number;
  old_words: string;
  new_words: string;
  why: string;
  delegation: StateCode;
  evidence: string | null;
  proposed_by: AccountId;
  proposed_at: Temporal.Instant;
};

type AmendmentOutcomeTable = {
  amendment_id: AmendmentId;
  outcome: "taken" | "not-taken" | "withdrawn";
  words: string | null;
  taken_in: TextVersionId | null;
  put_in: boolean | null;
  evidence: string | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type TextCommentTable = {
  id: TextCommentId;
  ordinal: GeneratedAlways<number>;
  text_version_id: TextVersionId;
  language: Language;
  paragraph: number | null;
  words: string;
  delegation: StateCode | null;
  evidence: string | null;
  written_by: AccountId;
  written_at: Temporal.Instant;
  supersedes: TextCommentId | null;
};

type TextVersionTable = {
  id: TextVersionId;
  text_id: TextId;
  kind: TextKind;
  number: number;
  bodies: JSONColumnType<Partial<Record<Language, unknown>>>;
  wording: "committee" | "project";
  decision_id: DecisionId | null;
  in_force_from: string | null;
  adopted: GeneratedAlways<boolean>;
  drafted_by: AccountId | null;
  drafted_at: Generated<Temporal.Instant>;
  shared_at: Temporal.Instant | null;
  circulated_at: Temporal.Instant | null;
  abandoned_at: Temporal.Instant | null;
  revision: Generated<number>;
  text_hash: string | null;
  revisions: JSONColumnType<Revisions, string | undefined, string>;
  rested_at: GeneratedAlways<Temporal.Instant | null>;
};

type TemplateSectionTable = {
  template_id: string;
  id: string;
  n: number;
  paragraphs: string[];
  kind: "status" | "measures";
  title: JSONColumnType<Texts>;
  question: ColumnType<Texts | null, string | null, string | null>;
  confirmed: boolean;
};

type WorkingGroupTable = {
  id: WorkingGroupId;
  name: string;
  language: Generated<Language>;
  valid_from: string;
  valid_to: string | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  ended_source: string | null;
};

type ThemeTable = {
  id: ThemeId;
  name: JSONColumnType<Texts>;
  description: string;
  language: Language;
  made_by: AccountId;
  made_at: Temporal.Instant;
};

type ThemePositionTable = {
  id: ThemePositionId;
  theme_id: ThemeId;
  state_code: StateCode | null;
  body: string | null;
  kind: "supports" | "objects" | "another-forum" | "seeks-instructions" | "comment";
  said: string;
  dated: string;
  source: string;
  language: Language;
  meeting_id: MeetingId | null;
  meeting_position: number | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ThemeRowTable = {
  theme_id: ThemeId;
  template_id: string;
  row_id: string;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type AttendanceTable = {
  meeting_id: MeetingId;
  revision: number;
  n: number;
  state_code: StateCode | null;
  body: string | null;
  names: string | null;
};

type MeetingDateTable = {
  meeting_id: MeetingId;
  n: number;
  on_day: string | null;
  window_from: string | null;
  window_to: string | null;
  words: string | null;
  source: string;
  set_by: AccountId | null;
  set_at: Temporal.Instant;
};

type MeetingTextTable = {
  meeting_id: MeetingId;
  kind: "summary" | "outcomes";
  revision: number;
  language: Language;
  body: string;
  written_by: AccountId;
  written_at: Temporal.Instant;
};

type PaperSendingTable = {
  id: string;
  meeting_id: MeetingId;
  sent_to: "members";
  note: string | null;
  sent_by: AccountId;
  sent_at: Temporal.Instant;
};

type PaperTextTable = {
  version_id: PaperVersionId;
  language: Language;
  body: string | null;
  file_name: string | null;
  file_type: string | null;
  file_sha256: string | null;
  file_bytes: Buffer | null;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type ThemeStandingTable = {
  id: ThemeStandingId;
  theme_id: ThemeId;
  standing: "agreed" | "contested" | "another-forum" | "not-settled";
  forum: string | null;
  said: string;
  dated: string;
  source: string;
  language: Language;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ThemeUseTable = {
  id: ThemeUseId;
  theme_id: ThemeId;
  kind: "activity" | "paper" | "text" | "request-form" | "report" | "matrix-row";
  used_id: string;
  label: string;
  label_language: Language;
  reason: string;
  reason_language: Language;
  used_by: AccountId;
  used_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
};

type PaperVersionTable = {
  id: PaperVersionId;
  paper_id: PaperId;
  number: number;
  symbol: string | null;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type PublicSummaryTable = {
  id: PublicSummaryId;
  meeting_id: MeetingId;
  language: Language;
  revision: number;
  body: string;
  written_by: AccountId;
  written_at: Temporal.Instant;
};

type SentVersionTable = {
  sending_id: string;
  version_id: PaperVersionId;
};

type StatementTable = {
  id: StatementId;
  meeting_id: MeetingId;
  state_code: StateCode | null;
  body: string | null;
  words: string;
  language: Language;
  source: string;
  submitted_by: AccountId;
  submitted_at: Temporal.Instant;
  shown_at: Temporal.Instant | null;
  superseded_by: StatementId | null;
};

type SummaryPublicationTable = {
  id: string;
  public_summary_id: PublicSummaryId;
  meeting_id: MeetingId;
  language: Language;
  published_by: AccountId;
  published_at: Temporal.Instant;
  withdrawn_by: AccountId | null;
  withdrawn_at: Temporal.Instant | null;
  withdrawn_because: string | null;
};

type TaskTable = {
  id: TaskId;
  what: string;
  language: Language;
  due_on: string | null;
  meeting_id: MeetingId | null;
  decision_id: DecisionId | null;
  point: number | null;
  account_id: AccountId | null;
  office: string | null;
  state_code: StateCode | null;
  made_by: AccountId;
  made_at: Temporal.Instant;
};

type TaskLetterTable = {
  task_id: TaskId;
  letter_id: LetterId;
};

type TaskProgressTable = {
  task_id: TaskId;
  n: number;
  status: TaskStatus;
  words: string | null;
  due_on: string | null;
  reported_by: AccountId;
  reported_at: Temporal.Instant;
};

export type Database = {
  account: AccountTable;
  act: ActTable;
  activity: ActivityTable;
  actor_session: ActorSessionTable;
  agenda_item: AgendaItemTable;
  assignment: AssignmentTable;
  calendar_change: CalendarChangeTable;
  attendance: AttendanceTable;
  capacity: CapacityTable;
  cell: CellTable;
  cell_revision: CellRevisionTable;
  circulated_text: CirculatedTextTable;
  circulation: CirculationTable;
  clock_move: ClockMoveTable;
  committee_member: CommitteeMemberTable;
  committee_text: CommitteeTextTable;
  consent: ConsentTable;
  consent_undo: ConsentUndoTable;
  deadline_warning: DeadlineWarningTable;
  decision: DecisionTable;
  directory_import: DirectoryImportTable;
  duty_delivery: DutyDeliveryTable;
  duty_extension: DutyExtensionTable;
  digest_choice: DigestChoiceTable;
  digest_round: DigestRoundTable;
  feed: FeedTable;
  holiday_list: HolidayListTable;
  instance: InstanceTable;
  invitation: InvitationTable;
  left_suggestion: LeftSuggestionTable;
  letter: LetterTable;
  letter_delivery: LetterDeliveryTable;
  letter_event: LetterEventTable;
  letter_file: LetterFileTable;
  letter_template: LetterTemplateTable;
  letter_move: LetterMoveTable;
  letter_run: LetterRunTable;
  contact: ContactTable;
  incoming: IncomingTable;
  incoming_file: IncomingFileTable;
  incoming_translation: IncomingTranslationTable;
  information_outcome: InformationOutcomeTable;
  information_received: InformationReceivedTable;
  briefing: BriefingTable;
  briefing_given: BriefingGivenTable;
  briefing_organisation: BriefingOrganisationTable;
  organisation: OrganisationTable;
  organisation_member: OrganisationMemberTable;
  mandate_duty: MandateDutyTable;
  mail: MailTable;
  matrix_template: MatrixTemplateTable;
  matrix_version: MatrixVersionTable;
  meeting: MeetingTable;
  meeting_activity: MeetingActivityTable;
  meeting_date: MeetingDateTable;
  meeting_decision: MeetingDecisionTable;
  meeting_next: MeetingNextTable;
  meeting_paper: MeetingPaperTable;
  meeting_text: MeetingTextTable;
  no_objection: NoObjectionTable;
  no_objection_event: NoObjectionEventTable;
  procedure_rule: ProcedureRuleTable;
  office: OfficeTable;
  programme_progress: ProgrammeProgressTable;
  programme_task: ProgrammeTaskTable;
  paper_sending: PaperSendingTable;
  paper_text: PaperTextTable;
  paper_version: PaperVersionTable;
  public_edition: PublicEditionTable;
  public_summary: PublicSummaryTable;
  recorded_position: RecordedPositionTable;
  snooze: SnoozeTable;
  sent_version: SentVersionTable;
  state: StateTable;
  state_group: StateGroupTable;
  state_name: StateNameTable;
  statement: StatementTable;
  summary_publication: SummaryPublicationTable;
  task: TaskTable;
  task_letter: TaskLetterTable;
  task_progress: TaskProgressTable;
  template_row: TemplateRowTable;
  template_section: TemplateSectionTable;
  amendment: AmendmentTable;
  amendment_outcome: AmendmentOutcomeTable;
  text_comment: TextCommentTable;
  text_delivered: TextDeliveredTable;
  text_due: TextDueTable;
  text_revision: TextRevisionTable;
  text_version: TextVersionTable;
  working_group: WorkingGroupTable;
  theme: ThemeTable;
  theme_position: ThemePositionTable;
  theme_row: ThemeRowTable;
  theme_standing: ThemeStandingTable;
  theme_use: ThemeUseTable;
};
