import type { Generated, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type {
  AccountId,
  AssignmentId,
  DecisionId,
  DutyId,
  LetterId,
  MeetingId,
  OfficeId,
  ProgrammeTaskId,
  StateCode,
  TaskId,
  TermId,
  WorkingGroupId,
} from "../ids.ts";

export type TaskStatus = "open" | "in-progress" | "done" | "dropped";

export type Seat = "permanent" | "elected";

export type OfficeKind = "chair" | "vice-chair" | "coordinator" | "expert" | "group-coordinator" | "secretariat";

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

type LeftSuggestionTable = {
  assignment_id: AssignmentId;
  expert_id: AccountId;
  left_by: AccountId;
  left_at: Temporal.Instant;
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

export type CommitteeTables = {
  committee_member: CommitteeMemberTable;
  office: OfficeTable;
  working_group: WorkingGroupTable;
  assignment: AssignmentTable;
  left_suggestion: LeftSuggestionTable;
  holiday_list: HolidayListTable;
  mandate_duty: MandateDutyTable;
  duty_delivery: DutyDeliveryTable;
  duty_extension: DutyExtensionTable;
  programme_task: ProgrammeTaskTable;
  programme_progress: ProgrammeProgressTable;
  task: TaskTable;
  task_letter: TaskLetterTable;
  task_progress: TaskProgressTable;
};
