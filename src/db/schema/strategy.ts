import type { ColumnType, JSONColumnType } from "kysely";
import type { Texts } from "#i18n/languages.ts";
import type { AccountId, IndicatorId, IndicatorYearCountId, ObjectiveId, ResultRunId } from "../ids.ts";

export type OutcomeKind =
  | "first-report"
  | "updated-report"
  | "action-plan"
  | "point-of-contact"
  | "consent"
  | "cells"
  | "request"
  | "reply";

type ObjectiveTable = {
  id: ObjectiveId;
  position: number;
  begun_by: AccountId | null;
  begun_at: Temporal.Instant;
  ended_on: string | null;
};

type ObjectiveVersionTable = {
  objective_id: ObjectiveId;
  number: number;
  name: JSONColumnType<Texts>;
  description: JSONColumnType<Texts>;
  in_force_from: string;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type IndicatorTable = {
  id: IndicatorId;
  objective_id: ObjectiveId;
  outcome: OutcomeKind;
  subject: string | null;
  smallest_effect: string;
  chosen_on: string;
  source: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
};

type IndicatorYearTargetTable = {
  indicator_id: IndicatorId;
  year: number;
  number: number;
  states: number;
  words: string;
  source: string;
  set_by: AccountId;
  set_at: Temporal.Instant;
};

type IndicatorYearCountTable = {
  id: IndicatorYearCountId;
  indicator_id: IndicatorId;
  year: number;
  baseline: number | null;
  actual: number | null;
  data_version: string;
  counted_at: Temporal.Instant;
};

type IndicatorYearLockTable = {
  indicator_id: IndicatorId;
  year: number;
  number: number;
  count_id: IndicatorYearCountId;
  words: string;
  locked_by: AccountId;
  locked_at: Temporal.Instant;
};

type IndicatorYearApprovalTable = {
  indicator_id: IndicatorId;
  year: number;
  number: number;
  approved_by: AccountId;
  approved_at: Temporal.Instant;
};

type ResultRunTable = {
  id: ResultRunId;
  outcome: OutcomeKind;
  seed: string;
  settings: JSONColumnType<Record<string, unknown>, string>;
  smallest_effect: string | null;
  ordered_by: AccountId;
  ordered_at: Temporal.Instant;
  ended_at: Temporal.Instant | null;
  data_version: string | null;
  data_until: string | null;
  result: ColumnType<unknown, string | null, string | null>;
  failure: string | null;
};

export type StrategyTables = {
  objective: ObjectiveTable;
  objective_version: ObjectiveVersionTable;
  indicator: IndicatorTable;
  indicator_year_target: IndicatorYearTargetTable;
  indicator_year_count: IndicatorYearCountTable;
  indicator_year_lock: IndicatorYearLockTable;
  indicator_year_approval: IndicatorYearApprovalTable;
  result_run: ResultRunTable;
};
