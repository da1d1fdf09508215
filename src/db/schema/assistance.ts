import type { Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Language, Texts } from "#i18n/languages.ts";
import type {
  AccountId,
  AssistanceBriefingId,
  AssistanceRequestId,
  DeliveryId,
  FeedbackId,
  HelpReceivedId,
  Id,
  IncomingId,
  MeetingId,
  OfferId,
  OrganisationId,
  ProviderId,
  RequestAnnexId,
  RequestItemId,
  RequestPublicationId,
  RequestReferralId,
  StateCode,
  TextVersionId,
  WorkingGroupId,
} from "../ids.ts";
import type { CapacityKind } from "./accounts.ts";

/** Who may see: one ordered scale, each level includes those before it. */
export type Audience = "secretariat" | "committee" | "named-providers" | "all-providers" | "states" | "public";

export type RequestKind = "assistance" | "general";

export type RequestRoute = "proper-form" | "informal";

export type RequestArrival = "here" | "note-verbale" | "letter" | "e-mail" | "national-report" | "referral";

export type RequestStanding =
  | "draft"
  | "submitted"
  | "authenticated"
  | "circulation-window"
  | "held-confidential"
  | "ready"
  | "circulated"
  | "offers-received"
  | "matched"
  | "delivering"
  | "fulfilled"
  | "follow-up"
  | "closed"
  | "withdrawn"
  | "rejected"
  | "acknowledged"
  | "answered";

export type RequestEventName =
  | "submit"
  | "authenticate"
  | "not-authentic"
  | "ask-for-more"
  | "acknowledge"
  | "limit"
  | "forbid"
  | "window-closes"
  | "waive"
  | "allow"
  | "circulate"
  | "offer-made"
  | "accept"
  | "offer-withdrawn"
  | "offer-declined"
  | "delivery-starts"
  | "delivery-ends"
  | "delivery-fails"
  | "year-passes"
  | "follow-up-recorded"
  | "renew"
  | "withdraw"
  | "tighten"
  | "answer"
  | "close"
  | "ask-again";

export type Circulation = "none" | "limited" | "all";

type ProviderTable = {
  id: ProviderId;
  organisation_id: OrganisationId | null;
  state_code: StateCode | null;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
  ended_on: string | null;
};

type AssistanceRuleTable = {
  id: Id<"rule of assistance">;
  window_days: number;
  acknowledge_days: number;
  circulate_days: number;
  follow_up_months: number;
  briefing_months: number;
  confirm_months: number;
  informal_needs_note: boolean;
  confirmed: boolean;
  source: string;
  recorded_by: AccountId | null;
  recorded_at: Temporal.Instant;
};

type AssistanceRequestTable = {
  id: AssistanceRequestId;
  reference: string;
  kind: RequestKind;
  state_code: StateCode | null;
  organisation_id: OrganisationId | null;
  language: Language;
  route: RequestRoute;
  arrived_by: RequestArrival;
  incoming_id: IncomingId | null;
  received_on: string | null;
  audience: Audience;
  named: Generated<ProviderId[]>;
  guidance_id: TextVersionId | null;
  begun_by: AccountId;
  begun_at: Temporal.Instant;
  revision: Generated<number>;
  standing: Generated<RequestStanding>;
  circulation: Circulation | null;
  authentic: Generated<boolean>;
  window_open: Generated<boolean>;
  window_ends_at: Temporal.Instant | null;
  offers: Generated<number>;
  accepted: Generated<number>;
  running: Generated<number>;
  delivered: Generated<boolean>;
  sent_to_all: Generated<boolean>;
  submitted_at: Temporal.Instant | null;
  circulated_at: Temporal.Instant | null;
  delivered_at: Temporal.Instant | null;
  moved_at: Temporal.Instant | null;
};

type RequestStateTable = {
  request_id: AssistanceRequestId;
  state_code: StateCode;
  left_at: Temporal.Instant | null;
  left_by: AccountId | null;
};

type RequestItemTable = {
  request_id: AssistanceRequestId;
  n: number;
  id: RequestItemId;
};

type RequestFieldTable = {
  request_id: AssistanceRequestId;
  item: number;
  name: string;
  value: string;
  audience: Audience;
  written_by: AccountId;
  written_at: Temporal.Instant;
};

type RequestAnnexTable = {
  id: RequestAnnexId;
  request_id: AssistanceRequestId;
  name: string;
  media_type: string;
  sha256: string;
  bytes: Buffer;
  audience: Audience;
  added_by: AccountId;
  added_at: Temporal.Instant;
};

type OfferTable = {
  id: OfferId;
  request_id: AssistanceRequestId;
  provider_id: ProviderId;
  programme_id: Id<"programme"> | null;
  items: number[];
  words: string;
  conditions: Generated<string>;
  from_on: string | null;
  to_on: string | null;
  language: Language;
  made_by: AccountId;
  made_at: Temporal.Instant;
  accepted_by: AccountId | null;
  accepted_at: Temporal.Instant | null;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  ended_how: "withdrawn" | "declined" | "failed" | "recalled" | null;
  ended_words: Generated<string>;
};

type DeliveryTable = {
  id: DeliveryId;
  request_id: AssistanceRequestId;
  offer_id: OfferId;
  started_on: string;
  started_by: AccountId;
  started_at: Temporal.Instant;
  items: number[];
  words: Generated<string>;
  ended_on: string | null;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
  outcome: "delivered" | "partly" | "failed" | null;
  delivered_items: Generated<number[]>;
  outcome_words: Generated<string>;
  confirmed_by: AccountId | null;
  confirmed_at: Temporal.Instant | null;
  confirmed_words: Generated<string>;
};

type FeedbackTable = {
  id: FeedbackId;
  request_id: AssistanceRequestId;
  side: "state" | "provider";
  provider_id: ProviderId | null;
  happened: Generated<string>;
  achieved: Generated<string>;
  opportunities: Generated<string>;
  by: AccountId;
  at: Temporal.Instant;
};

type RequestReachTable = {
  request_id: AssistanceRequestId;
  provider_id: ProviderId;
  reached_at: Temporal.Instant;
  recalled_at: Temporal.Instant | null;
  recall_seen_by: AccountId | null;
  recall_seen_at: Temporal.Instant | null;
};

type RequestPublicationTable = {
  id: RequestPublicationId;
  request_id: AssistanceRequestId;
  summary: JSONColumnType<Texts>;
  in_capacity: string;
  given_by: AccountId;
  given_at: Temporal.Instant;
  effective_at: Temporal.Instant;
  ended_by: AccountId | null;
  ended_at: Temporal.Instant | null;
};

type HelpReceivedTable = {
  id: HelpReceivedId;
  state_code: StateCode;
  provider_id: ProviderId | null;
  provider_words: Generated<string>;
  what: string;
  kinds: Generated<string[]>;
  areas: Generated<string[]>;
  from_on: string | null;
  to_on: string | null;
  result: Generated<string>;
  source: string;
  audience: Audience;
  request_id: AssistanceRequestId | null;
  replaces: HelpReceivedId | null;
  ended_at: Temporal.Instant | null;
  ended_by: AccountId | null;
  ended_because: string | null;
  entered_by: AccountId;
  entered_at: Temporal.Instant;
};

type RequestMoveTable = {
  rule: string;
  kind: RequestKind;
  from_standing: RequestStanding[];
  event: RequestEventName;
  who: CapacityKind[];
  to_standing: RequestStanding | null;
};

type RequestEventTable = {
  id: string;
  request_id: AssistanceRequestId;
  event: RequestEventName;
  at: Temporal.Instant;
  by: AccountId;
  words: Generated<string>;
  details: JSONColumnType<Record<string, unknown>, string | undefined, string>;
  rule: string | null;
  from_standing: RequestStanding | null;
  to_standing: RequestStanding | null;
  ordinal: GeneratedAlways<number>;
};

type RequestReferralTable = {
  id: RequestReferralId;
  request_id: AssistanceRequestId;
  working_group_id: WorkingGroupId;
  state_code: StateCode;
  words: string;
  referred_by: AccountId;
  referred_at: Temporal.Instant;
  taken_up_at: Temporal.Instant | null;
  taken_up_by: AccountId | null;
  taken_up_words: Generated<string>;
};

/** What a briefing froze: how many of each, as the Committee may read it. */
export type BriefingFigures = Record<string, number>;

type AssistanceBriefingTable = {
  id: AssistanceBriefingId;
  covers_from: string;
  covers_to: string;
  given_on: string;
  meeting_id: MeetingId | null;
  words: Generated<string>;
  figures: JSONColumnType<BriefingFigures>;
  recorded_by: AccountId;
  recorded_at: Temporal.Instant;
};

export type AssistanceTables = {
  provider: ProviderTable;
  assistance_rule: AssistanceRuleTable;
  assistance_request: AssistanceRequestTable;
  request_state: RequestStateTable;
  request_item: RequestItemTable;
  request_field: RequestFieldTable;
  request_annex: RequestAnnexTable;
  offer: OfferTable;
  delivery: DeliveryTable;
  feedback: FeedbackTable;
  request_reach: RequestReachTable;
  request_publication: RequestPublicationTable;
  help_received: HelpReceivedTable;
  request_move: RequestMoveTable;
  request_event: RequestEventTable;
  request_referral: RequestReferralTable;
  assistance_briefing: AssistanceBriefingTable;
};
