import type { Generated, JSONColumnType } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type { AccountId, OrganisationId, StateCode } from "../ids.ts";

export type CapacityKind =
  | "system"
  | "administrator"
  | "secretariat"
  | "chair"
  | "member"
  | "expert"
  | "state"
  | "provider"
  | "organisation";

type AccountTable = {
  id: AccountId;
  mode: string;
  name: string;
  email: string;
  language: Language;
  in_cast: Generated<boolean>;
  made_at: Generated<Temporal.Instant>;
  closed_at: Temporal.Instant | null;
};

type ActTable = {
  id: string;
  at: Temporal.Instant;
  recorded_at: Generated<Temporal.Instant>;
  actor_id: AccountId;
  capacity: string;
  verb: string;
  subject_id: string;
  state_code: StateCode | null;
  details: JSONColumnType<Record<string, unknown>, string | undefined, string>;
};

type ActorSessionTable = {
  token_hash: Buffer;
  account_id: AccountId;
  opened_at: Generated<Temporal.Instant>;
  expires_at: Temporal.Instant;
};

type CapacityTable = {
  id: string;
  account_id: AccountId;
  kind: CapacityKind;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  valid_from: string;
  valid_to: string | null;
};

type ClockMoveTable = {
  id: string;
  mode: Generated<string>;
  ahead: string;
  moved_by: AccountId;
  moved_at: Generated<Temporal.Instant>;
};

type InstanceTable = {
  only_one: Generated<boolean>;
  mode: "demonstration" | "live";
  made_at: Generated<Temporal.Instant>;
  consent_delay_hours: Generated<number>;
};

type InvitationTable = {
  token_hash: Buffer;
  account_id: AccountId;
  made_at: Temporal.Instant;
  expires_at: Temporal.Instant;
  used_at: Temporal.Instant | null;
};

export type AccountsTables = {
  account: AccountTable;
  act: ActTable;
  actor_session: ActorSessionTable;
  capacity: CapacityTable;
  invitation: InvitationTable;
  instance: InstanceTable;
  clock_move: ClockMoveTable;
};
