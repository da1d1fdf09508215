import type { Generated, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type { AccountId, ContactId, ContributionId, Id, ProgrammeId, ProviderId } from "../ids.ts";

type ProgrammeTable = {
  id: ProgrammeId;
  provider_id: ProviderId;
  revision: Generated<number>;
  begun_by: AccountId | null;
  begun_at: Temporal.Instant;
  ended_on: string | null;
  ended_by: AccountId | null;
};

type ProgrammeVersionTable = {
  programme_id: ProgrammeId;
  number: number;
  title: JSONColumnType<Texts>;
  description: JSONColumnType<Texts>;
  conditions: JSONColumnType<Texts>;
  template_id: string;
  rows: string[];
  areas: string[];
  kinds: string[];
  regions: string[];
  languages: Language[];
  capacity: number | null;
  only_for: Generated<string[]>;
  link: Generated<string>;
  contact_id: ContactId | null;
  contact_words: Generated<string>;
  from_on: string | null;
  to_on: string | null;
  said_on: string;
  source: Generated<string>;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type ProgrammeConfirmationTable = {
  id: Id<"confirmation of a programme">;
  programme_id: ProgrammeId;
  number: number;
  still_true: boolean;
  words: Generated<string>;
  by: AccountId;
  at: Temporal.Instant;
};

export type ContributionKind = "money" | "in-kind";

type ContributionTable = {
  id: ContributionId;
  provider_id: ProviderId | null;
  donor: string;
  kind: ContributionKind;
  amount: string | null;
  currency: string | null;
  what: Generated<string>;
  language: Language;
  given_on: string | null;
  year: number;
  purpose: string;
  programme_id: ProgrammeId | null;
  source: string;
  is_public: boolean;
  replaces: ContributionId | null;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

export type ProvidersTables = {
  programme: ProgrammeTable;
  programme_version: ProgrammeVersionTable;
  programme_confirmation: ProgrammeConfirmationTable;
  contribution: ContributionTable;
};
