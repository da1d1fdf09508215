import type { Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type {
  AccountId,
  CirculationId,
  DecisionId,
  MatrixVersionId,
  NoObjectionId,
  StateCode,
  TextId,
  TextVersionId,
} from "../ids.ts";

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

export type ProcedureTables = {
  procedure_rule: ProcedureRuleTable;
  circulation: CirculationTable;
  circulated_text: CirculatedTextTable;
  no_objection: NoObjectionTable;
  no_objection_event: NoObjectionEventTable;
  decision: DecisionTable;
};
