import type { Generated, GeneratedAlways } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  BriefingId,
  IncomingFileId,
  IncomingId,
  InformationId,
  LetterId,
  MatrixVersionId,
  MeetingId,
  OrganisationId,
  StateCode,
  TextVersionId,
} from "../ids.ts";

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

export type IncomingTables = {
  incoming: IncomingTable;
  incoming_file: IncomingFileTable;
  incoming_translation: IncomingTranslationTable;
  information_received: InformationReceivedTable;
  information_outcome: InformationOutcomeTable;
  briefing: BriefingTable;
  briefing_given: BriefingGivenTable;
  briefing_organisation: BriefingOrganisationTable;
};
