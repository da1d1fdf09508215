import type { AssistanceRequestId, RequestPublicationId, StateCode } from "#db/ids.ts";
import type { RequestStanding } from "#db/schema/assistance.ts";
import { type Language, languages, type Texts } from "#i18n/languages.ts";
import type { RequestHead, RequestItem, RequestWhole } from "../requests/request.ts";
import type { Field } from "../requests/request-field.ts";

export const longestSummary = 3000;
export const longestCapacity = 200;

/** The word of who asks that a summary be on the website, from a moment, until it is ended. */
export type Publication = {
  id: RequestPublicationId;
  summary: Texts;
  inCapacity: string;
  givenAt: Temporal.Instant;
  effectiveAt: Temporal.Instant;
  endedAt: Temporal.Instant | null;
};

/** Words that somebody who serves the Committee put to who asks. */
export type SummaryProposal = { summary: Texts; by: string; at: Temporal.Instant };

/** What stands of a summary of one request, for who asks and for those who serve. */
export type PublicationState = { standing: Publication | undefined; proposal: SummaryProposal | undefined };

/** What everybody may read of a request whose summary is shown. */
export type ShownRequest = {
  id: AssistanceRequestId;
  reference: string;
  asking: { state: StateCode; organisation: null } | { state: null; organisation: Texts };
  language: Language;
  receivedOn: string | null;
  standing: ShownStanding;
  summary: Texts;
  /** Fields and items that are for everybody. */
  fields: Field[];
  items: RequestItem[];
};

const out: readonly RequestStanding[] = [
  "circulated",
  "offers-received",
  "matched",
  "delivering",
  "fulfilled",
  "follow-up",
  "closed",
];

/** Whether a summary may be agreed to: the request is for everybody and was circulated. The database asks the same. */
export function mayBeShown({
  kind,
  audience,
  circulatedAt,
  standing,
}: Pick<RequestHead, "kind" | "audience" | "circulatedAt" | "standing">): boolean {
  return kind === "assistance" && audience === "public" && circulatedAt !== null && out.includes(standing);
}

/** How a request stands, as everybody is told: nothing of offers, of which only both sides and those who serve read. */
export const shownStandings = ["open", "under-way", "delivered", "over"] as const;
export type ShownStanding = (typeof shownStandings)[number];

export function shownStanding({
  standing,
  isDelivered,
}: {
  standing: RequestStanding;
  isDelivered: boolean;
}): ShownStanding {
  if (standing === "circulated" || standing === "offers-received" || standing === "matched") return "open";
  if (standing === "delivering") return "under-way";
  return isDelivered ? "delivered" : "over";
}

export type OnTheWebsite = "not-shown" | "waits" | "shown" | "kept-back";

/** Where a summary stands at a moment; kept back: agreed to, and the request is no longer one that may be shown. */
export function onTheWebsite(
  request: Parameters<typeof mayBeShown>[0],
  { standing }: PublicationState,
  at: Temporal.Instant,
): OnTheWebsite {
  if (!standing) return "not-shown";
  if (!mayBeShown(request)) return "kept-back";
  return Temporal.Instant.compare(standing.effectiveAt, at) > 0 ? "waits" : "shown";
}

/** The public page as it would be, out of what who asks reads. */
export function shownAs(
  request: RequestWhole,
  seen: Pick<RequestWhole, "fields" | "items">,
  summary: Texts,
): ShownRequest {
  const { asking, id, reference, language, receivedOn, standing, deliveredAt } = request;
  return {
    ...{ id, reference, language, receivedOn, summary },
    asking:
      asking.state === null
        ? { state: null, organisation: asking.organisation.name }
        : { state: asking.state, organisation: null },
    standing: shownStanding({ standing, isDelivered: deliveredAt !== null }),
    fields: seen.fields,
    items: seen.items,
  };
}

/** A summary out of the words of each language; a language without words is not in it. */
export function summaryOf(words: (language: Language) => string): Texts {
  return Object.fromEntries(languages.flatMap((one) => (words(one) === "" ? [] : [[one, words(one)]])));
}

/** Parts of the contact that a summary repeats: a person is not named on the website. */
export function contactIn(summary: Texts, contact: string | undefined): string[] {
  const words = plain(Object.values(summary).join("\n"));
  const parts = (contact ?? "").split(/[\n,;،；]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part.length >= 4 && words.includes(plain(part))))];
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").toLowerCase();
}
