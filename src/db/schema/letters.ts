import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  AssistanceRequestId,
  ConsentId,
  ContactId,
  DecisionId,
  IncomingId,
  LetterDeliveryId,
  LetterId,
  LetterRunId,
  LetterTemplateId,
  MatrixVersionId,
  OrganisationId,
  StateCode,
  TextId,
  TextVersionId,
} from "../ids.ts";
import type { CapacityKind } from "./accounts.ts";

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

export type LetterEnclosure = "matrix" | "difference" | "model" | "request" | "offers";

/** What a letter is about: matrices and the resolution, or a request for assistance. */
export type LetterOccasion = "matrices" | "acknowledgement" | "circulation" | "offers";

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
  occasion: Generated<LetterOccasion>;
  request_id: AssistanceRequestId | null;
  request_seen: number | null;
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
  occasion: Generated<LetterOccasion>;
  request_id: AssistanceRequestId | null;
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

type LetterFileTable = {
  letter_id: LetterId;
  standard: "ua-1" | "a-2a" | "docx" | "difference";
  sha256: string;
  bytes: Buffer;
};

export type LettersTables = {
  letter: LetterTable;
  letter_run: LetterRunTable;
  letter_move: LetterMoveTable;
  letter_event: LetterEventTable;
  letter_delivery: LetterDeliveryTable;
  letter_file: LetterFileTable;
  letter_template: LetterTemplateTable;
  consent: ConsentTable;
  consent_undo: ConsentUndoTable;
};
