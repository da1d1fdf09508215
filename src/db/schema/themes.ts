import type { JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type { AccountId, MeetingId, StateCode, ThemeId, ThemePositionId, ThemeStandingId, ThemeUseId } from "../ids.ts";

type ThemeTable = {
  id: ThemeId;
  name: JSONColumnType<Texts>;
  description: string;
  language: Language;
  made_by: AccountId;
  made_at: Temporal.Instant;
};

type ThemePositionTable = {
  id: ThemePositionId;
  theme_id: ThemeId;
  state_code: StateCode | null;
  body: string | null;
  kind: "supports" | "objects" | "another-forum" | "seeks-instructions" | "comment";
  said: string;
  dated: string;
  source: string;
  language: Language;
  meeting_id: MeetingId | null;
  meeting_position: number | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ThemeRowTable = {
  theme_id: ThemeId;
  template_id: string;
  row_id: string;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type ThemeStandingTable = {
  id: ThemeStandingId;
  theme_id: ThemeId;
  standing: "agreed" | "contested" | "another-forum" | "not-settled";
  forum: string | null;
  said: string;
  dated: string;
  source: string;
  language: Language;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

type ThemeUseTable = {
  id: ThemeUseId;
  theme_id: ThemeId;
  kind: "activity" | "paper" | "text" | "request-form" | "report" | "matrix-row";
  used_id: string;
  label: string;
  label_language: Language;
  reason: string;
  reason_language: Language;
  used_by: AccountId;
  used_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
};

export type ThemesTables = {
  theme: ThemeTable;
  theme_position: ThemePositionTable;
  theme_row: ThemeRowTable;
  theme_standing: ThemeStandingTable;
  theme_use: ThemeUseTable;
};
