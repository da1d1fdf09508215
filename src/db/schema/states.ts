import type { Generated, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type {
  AccountId,
  ContactId,
  DirectoryImportId,
  OrganisationId,
  OrganisationMemberId,
  StateCode,
} from "../ids.ts";

export type OrganisationKind = "international" | "regional" | "subregional" | "other-arrangement" | "civil-society";

type OrganisationTable = {
  id: OrganisationId;
  kind: OrganisationKind;
  name: JSONColumnType<Texts>;
  short_name: string;
  invented: Generated<boolean>;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_on: string | null;
};

export type ContactCapacity =
  | "permanent-mission"
  | "observer-mission"
  | "capital"
  | "point-of-contact-capital"
  | "point-of-contact-mission"
  | "head"
  | "liaison"
  | "assistance";

type ContactTable = {
  id: ContactId;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  capacity: ContactCapacity;
  name: Generated<string>;
  honorific: Generated<string>;
  function: Generated<string>;
  is_person: boolean;
  post_address: Generated<string>;
  emails: Generated<string[]>;
  telephones: Generated<string[]>;
  language: Language | null;
  valid_from: string;
  valid_to: string | null;
  public_by: string | null;
  source: string;
  replaces: ContactId | null;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type OrganisationMemberTable = {
  id: OrganisationMemberId;
  organisation_id: OrganisationId;
  state_code: StateCode;
  kind: "member" | "observer";
  valid_from: string;
  valid_to: string | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

/** One line of a file that brings entries, as it was read. */
export type DirectoryLine = { place: number; cells: Record<string, string> };

type DirectoryImportTable = {
  id: DirectoryImportId;
  file_name: string;
  sha256: string;
  source: string;
  rows: JSONColumnType<DirectoryLine[]>;
  uploaded_by: AccountId;
  uploaded_at: Temporal.Instant;
  confirmed_by: AccountId | null;
  confirmed_at: Temporal.Instant | null;
};

type StateTable = {
  code: StateCode;
  alpha2: string | null;
  m49: string | null;
  kind: "member" | "observer" | "invented";
  mode: string | null;
  admitted: string | null;
  correspondence_language: Generated<Language>;
};

type StateGroupTable = {
  state_code: StateCode;
  regional_group: string;
  valid_from: Generated<string>;
  valid_to: Generated<string>;
  source: string;
  note: string | null;
};

type StateNameTable = {
  state_code: StateCode;
  valid_from: Generated<string>;
  valid_to: Generated<string>;
  short: JSONColumnType<Record<Language, string>>;
  formal: JSONColumnType<Record<Language, string>>;
  french_article: string;
  source: string;
};

export type StatesTables = {
  state: StateTable;
  state_group: StateGroupTable;
  state_name: StateNameTable;
  contact: ContactTable;
  organisation: OrganisationTable;
  organisation_member: OrganisationMemberTable;
  directory_import: DirectoryImportTable;
};
