import { randomInt } from "node:crypto";
import type {
  AssistanceRequestId,
  IncomingId,
  OrganisationId,
  ProviderId,
  RequestAnnexId,
  RequestItemId,
  StateCode,
} from "#db/ids.ts";
import type {
  Audience,
  Circulation,
  RequestArrival,
  RequestEventName,
  RequestKind,
  RequestRoute,
  RequestStanding,
} from "#db/schema/assistance.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { narrowerOf, type Onlooker, sees } from "../audience.ts";
import type { Field } from "./request-field.ts";

/** A State, or an organisation on behalf of States. */
export type Asking =
  | { state: StateCode; organisation: null }
  | { state: null; organisation: { id: OrganisationId; name: Texts }; onBehalfOf: StateCode[] };

/** A request without its fields: what stands in a list. */
export type RequestHead = {
  id: AssistanceRequestId;
  reference: string;
  kind: RequestKind;
  asking: Asking;
  language: Language;
  route: RequestRoute;
  arrivedBy: RequestArrival;
  incoming: IncomingId | null;
  /** The day it was received, in New York. */
  receivedOn: string | null;
  audience: Audience;
  named: ProviderId[];
  standing: RequestStanding;
  /** As it is told to this reader: of offers only both sides, those who serve and the Committee read. */
  told: RequestStanding;
  circulation: Circulation | null;
  windowEndsAt: Temporal.Instant | null;
  submittedAt: Temporal.Instant | null;
  circulatedAt: Temporal.Instant | null;
  deliveredAt: Temporal.Instant | null;
  movedAt: Temporal.Instant | null;
  /** From when a summary that was agreed to is on the website, as far as the reader may read it; none: null. */
  publishedFrom: Temporal.Instant | null;
  begunAt: Temporal.Instant;
  offers: number;
  accepted: number;
  running: number;
  delivered: boolean;
  sentToAll: boolean;
  revision: number;
  /** The reader asks in it, or is named in it. */
  isOwn: boolean;
  /** The reader's State or organisation asks in it: what is said of it, they say. */
  isAsking: boolean;
  /** The reader writes it: its own, or the secretariat what came on paper. */
  isWriter: boolean;
};

/** One thing that is asked for; `n` is its place among those the reader sees. */
export type RequestItem = { id: RequestItemId; item: number; n: number };

/** A file beside the words, without its bytes. */
export type RequestAnnex = { id: RequestAnnexId; name: string; mediaType: string; size: number; audience: Audience };

export type RequestWhole = RequestHead & {
  /** Those the reader may see. */
  fields: Field[];
  items: RequestItem[];
  annexes: RequestAnnex[];
};

export type RequestEvent = {
  event: RequestEventName;
  at: Temporal.Instant;
  by: string;
  words: string;
  details: Record<string, unknown>;
};

const letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** How a request stands, to those who read nothing of its offers. */
export function withoutOffers(standing: RequestStanding): RequestStanding {
  return standing === "offers-received" || standing === "matched" ? "circulated" : standing;
}

/** A reference is drawn: it tells neither how many others there are nor when they came. */
export function drawReference(): string {
  return `AR-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("")}`;
}

/** What an onlooker would see of a request once it is circulated, and published where it is for the public; nothing: undefined. */
export function seenBy(request: RequestWhole, onlooker: Onlooker): RequestWhole | undefined {
  if (!sees(onlooker, request.audience)) return undefined;
  if (request.kind === "general" && onlooker !== "secretariat" && onlooker !== "committee") return undefined;
  const fields = request.fields.filter(({ audience }) => sees(onlooker, narrowerOf(request.audience, audience)));
  const items = request.items.filter(({ item }) => fields.some((field) => field.item === item));
  const annexes = request.annexes.filter(({ audience }) => sees(onlooker, narrowerOf(request.audience, audience)));
  return { ...request, fields, annexes, items: items.map((item, n) => ({ ...item, n: n + 1 })) };
}

/** Whole days since it was received, by the dates of New York. */
export function ageInDays({ receivedOn }: Pick<RequestHead, "receivedOn">, today: string): number | undefined {
  return receivedOn === null ? undefined : Temporal.PlainDate.from(receivedOn).until(today).days;
}

export const requestArrivals = ["note-verbale", "letter", "e-mail", "national-report", "referral"] as const;
/** By what a request is confirmed with its Permanent Mission. */
export const confirmingChannels = ["telephone", "in-person", "note-verbale", "e-mail"] as const;
export type ConfirmingChannel = (typeof confirmingChannels)[number];

export type RequestFilter = { kind?: RequestKind; standing?: "draft" | "open" | "over"; state?: StateCode };
