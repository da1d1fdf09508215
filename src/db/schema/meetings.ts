import type { Generated } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  ActivityId,
  DecisionId,
  MeetingId,
  PaperId,
  PaperVersionId,
  PublicSummaryId,
  StateCode,
  StatementId,
} from "../ids.ts";

export type MeetingKind = "formal" | "informal" | "sub-group" | "working-group" | "thematic" | "open";

type AgendaItemTable = {
  meeting_id: MeetingId;
  revision: Generated<number>;
  n: number;
  title: string;
  source: string;
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
  activity_id: ActivityId;
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

type RecordedPositionTable = {
  meeting_id: MeetingId;
  n: number;
  state_code: StateCode | null;
  body: string | null;
  subject: string;
  said: string;
  source: string;
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

export type MeetingsTables = {
  meeting: MeetingTable;
  meeting_activity: MeetingActivityTable;
  meeting_date: MeetingDateTable;
  meeting_decision: MeetingDecisionTable;
  meeting_next: MeetingNextTable;
  meeting_paper: MeetingPaperTable;
  meeting_text: MeetingTextTable;
  agenda_item: AgendaItemTable;
  attendance: AttendanceTable;
  paper_sending: PaperSendingTable;
  paper_text: PaperTextTable;
  paper_version: PaperVersionTable;
  sent_version: SentVersionTable;
  public_summary: PublicSummaryTable;
  summary_publication: SummaryPublicationTable;
  statement: StatementTable;
  recorded_position: RecordedPositionTable;
};
