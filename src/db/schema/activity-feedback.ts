import type { Generated, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type { AccountId, ActivityFeedbackFormId, ActivityId } from "../ids.ts";

export type FeedbackScale = "how-much" | "yes-partly-no" | "subject";
/** A question of the form, whole in six languages. */
export type FeedbackQuestion = { scale: FeedbackScale; words: Record<Language, string> };
/** How many gave one answer; the question by its place, from 1 on. */
export type FeedbackCount = { question: number; answer: string; people: number };

type ActivityFeedbackFormTable = {
  id: ActivityFeedbackFormId;
  number: number;
  questions: JSONColumnType<FeedbackQuestion[], string>;
  open_days: number;
  confirmed: boolean;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type ActivityFeedbackSheetTable = {
  activity_id: ActivityId;
  form_id: ActivityFeedbackFormId;
  subjects: string[];
  token: string;
  opened_by: AccountId;
  opened_at: Temporal.Instant;
  closed_at: Temporal.Instant | null;
};

type ActivityFeedbackCodeTable = {
  hash: Buffer;
  activity_id: ActivityId;
  used: Generated<boolean>;
  made_by: AccountId;
  made_at: Temporal.Instant;
};

type ActivityFeedbackCountTable = {
  activity_id: ActivityId;
  question: number;
  answer: string;
  people: number;
};

type ActivityFeedbackPaperTable = {
  activity_id: ActivityId;
  number: number;
  forms: number;
  counts: JSONColumnType<FeedbackCount[], string>;
  words: string;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

export type ActivityFeedbackTables = {
  activity_feedback_form: ActivityFeedbackFormTable;
  activity_feedback_sheet: ActivityFeedbackSheetTable;
  activity_feedback_code: ActivityFeedbackCodeTable;
  activity_feedback_count: ActivityFeedbackCountTable;
  activity_feedback_paper: ActivityFeedbackPaperTable;
};
