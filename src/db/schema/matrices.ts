import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type { AccountId, DecisionId, MatrixVersionId, StateCode } from "../ids.ts";

/** Where a cell's mark comes from: a law and its section, a report and its page, or a web address. */
export type Source = { kind: "law" | "report" | "web"; title: string; place: string };

export type MarkValue = "X" | "?" | "N/A" | "";

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

type PublicEditionTable = {
  only_one: Generated<boolean>;
  edition: number;
};

/** By language: the resolution's own words, and the copy they were read in. */
type QuotedTexts = Partial<Record<Language, { words: string; source: string }>>;

type ResolutionParagraphTable = {
  paragraph: string;
  n: number;
  symbol: string;
  texts: JSONColumnType<QuotedTexts>;
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

export type MatricesTables = {
  matrix_template: MatrixTemplateTable;
  template_row: TemplateRowTable;
  template_section: TemplateSectionTable;
  resolution_paragraph: ResolutionParagraphTable;
  matrix_version: MatrixVersionTable;
  cell: CellTable;
  cell_revision: CellRevisionTable;
  public_edition: PublicEditionTable;
};
