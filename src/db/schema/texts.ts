import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type { AccountId, AmendmentId, DecisionId, StateCode, TextCommentId, TextId, TextVersionId } from "../ids.ts";

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

export type TextsTables = {
  committee_text: CommitteeTextTable;
  text_version: TextVersionTable;
  text_revision: TextRevisionTable;
  text_comment: TextCommentTable;
  text_due: TextDueTable;
  text_delivered: TextDeliveredTable;
  amendment: AmendmentTable;
  amendment_outcome: AmendmentOutcomeTable;
};
