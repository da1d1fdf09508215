import type { Generated, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  ActivityId,
  AnnouncementId,
  CalendarSourceId,
  OrganisationId,
  SameEventDecisionId,
  SameEventPairId,
  SameEventWeightsId,
  StateCode,
  WrittenNameId,
} from "../ids.ts";

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

type WrittenNameTable = {
  id: WrittenNameId;
  kind: "organisation" | "place";
  plain: string;
  written: string;
  organisation_id: OrganisationId | null;
  state_code: StateCode | null;
  decided_by: AccountId;
  decided_at: Temporal.Instant;
  undone_by: AccountId | null;
  undone_at: Temporal.Instant | null;
};

export type AnnouncementsTables = {
  calendar_source: CalendarSourceTable;
  announcement: AnnouncementTable;
  announcement_version: AnnouncementVersionTable;
  same_event_weights: SameEventWeightsTable;
  same_event_pair: SameEventPairTable;
  same_event_decision: SameEventDecisionTable;
  written_name: WrittenNameTable;
};
