import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Audience, Circulation, RequestEventName, RequestKind, RequestStanding } from "#db/schema/assistance.ts";
import { audienceRank } from "../audience.ts";

// The machine of a request: founding methods annex, A1-A24. The database holds the same table (request_move) and moves a request by it;
// a test compares the two, walks every way through, and takes each piece away to see that it is missed. A25, A26 and G1-G10 are ours:
// a State declines an offer, tightens who may see the request wherever it stands, and asks something that is not assistance.

/** What a request carries besides where it stands. */
export type RequestContext = {
  /** What the State's own word on who may see the request means for its circulation. */
  asked: Circulation;
  circulation: Circulation | null;
  authentic: boolean;
  windowOpen: boolean;
  offers: number;
  accepted: number;
  /** Deliveries under way. */
  running: number;
  delivered: boolean;
  sentToAll: boolean;
  followedUp: boolean;
};

export type RequestMove = {
  rule: string;
  kind: RequestKind;
  from: readonly RequestStanding[];
  event: RequestEventName;
  /** In what capacity; `system` is the clock, acting on a rule. */
  who: readonly CapacityKind[];
  /** Undefined: it stays, or goes where what is left says. */
  to?: RequestStanding;
  guard?: (was: RequestContext) => boolean;
  effect?: (was: RequestContext) => RequestContext;
  /** Where it goes by what is left after the effect. */
  goes?: (is: RequestContext) => RequestStanding;
};

const asking = ["state", "organisation"] as const;
const offering = ["provider", "state"] as const;

const withOffers = ({ offers, accepted }: RequestContext): RequestStanding =>
  accepted > 0 ? "matched" : offers > 0 ? "offers-received" : "circulated";

export const requestMoves: readonly RequestMove[] = [
  {
    rule: "A1",
    kind: "assistance",
    from: ["draft"],
    event: "submit",
    who: [...asking, "secretariat"],
    to: "submitted",
  },
  {
    rule: "A2",
    kind: "assistance",
    from: ["submitted"],
    event: "authenticate",
    who: ["secretariat"],
    to: "authenticated",
    effect: (was) => ({ ...was, authentic: true }),
  },
  {
    rule: "A3",
    kind: "assistance",
    from: ["submitted"],
    event: "not-authentic",
    who: ["secretariat"],
    to: "rejected",
  },
  {
    rule: "A4",
    kind: "assistance",
    from: ["submitted"],
    event: "ask-for-more",
    who: ["secretariat", "expert"],
    to: "draft",
  },
  {
    rule: "A5",
    kind: "assistance",
    from: ["authenticated"],
    event: "acknowledge",
    who: ["chair", "secretariat", "system"],
    // A State that asked for confidentiality has given its word: nothing is left to be limited.
    effect: (was) =>
      was.asked === "none" ? { ...was, circulation: "none" } : { ...was, windowOpen: true, circulation: null },
    goes: ({ windowOpen }) => (windowOpen ? "circulation-window" : "held-confidential"),
  },
  {
    rule: "A6",
    kind: "assistance",
    from: ["circulation-window"],
    event: "limit",
    who: asking,
    to: "circulation-window",
    effect: (was) => ({ ...was, asked: "limited", circulation: "limited" }),
  },
  {
    rule: "A7",
    kind: "assistance",
    from: ["circulation-window"],
    event: "forbid",
    who: asking,
    to: "held-confidential",
    effect: (was) => ({ ...was, asked: "none", circulation: "none", windowOpen: false }),
  },
  {
    rule: "A8",
    kind: "assistance",
    from: ["circulation-window"],
    event: "window-closes",
    who: ["system"],
    to: "ready",
    effect: (was) => ({ ...was, windowOpen: false, circulation: was.circulation ?? was.asked }),
  },
  {
    rule: "A9",
    kind: "assistance",
    from: ["circulation-window"],
    event: "waive",
    who: asking,
    to: "ready",
    effect: (was) => ({ ...was, windowOpen: false, circulation: was.circulation ?? was.asked }),
  },
  {
    rule: "A10",
    kind: "assistance",
    from: ["held-confidential"],
    event: "allow",
    who: asking,
    to: "ready",
    effect: (was) => ({ ...was, asked: "limited", circulation: "limited" }),
  },
  {
    rule: "A11",
    kind: "assistance",
    from: ["ready"],
    event: "circulate",
    who: ["secretariat", "system"],
    to: "circulated",
    effect: (was) => ({ ...was, sentToAll: was.circulation === "all" }),
  },
  {
    rule: "A12",
    kind: "assistance",
    from: ["circulated", "offers-received", "matched"],
    event: "offer-made",
    who: [...offering, "secretariat"],
    effect: (was) => ({ ...was, offers: was.offers + 1 }),
    goes: withOffers,
  },
  {
    rule: "A13",
    kind: "assistance",
    from: ["offers-received", "matched"],
    event: "accept",
    who: asking,
    to: "matched",
    guard: ({ offers, accepted }) => offers > accepted,
    effect: (was) => ({ ...was, accepted: was.accepted + 1 }),
  },
  {
    rule: "A14",
    kind: "assistance",
    from: ["offers-received", "matched"],
    event: "offer-withdrawn",
    who: offering,
    // An open one goes first; an accepted one where no other is left.
    effect: (was) => ({ ...was, offers: was.offers - 1, accepted: Math.min(was.accepted, was.offers - 1) }),
    goes: withOffers,
  },
  {
    rule: "A15",
    kind: "assistance",
    from: ["matched", "delivering"],
    event: "delivery-starts",
    who: ["provider", ...asking],
    to: "delivering",
    guard: ({ accepted, running }) => running < accepted,
    effect: (was) => ({ ...was, running: was.running + 1 }),
  },
  {
    rule: "A16",
    kind: "assistance",
    from: ["delivering"],
    event: "delivery-ends",
    who: ["provider", ...asking],
    effect: (was) => ({ ...was, running: was.running - 1, delivered: true }),
    goes: ({ running }) => (running > 0 ? "delivering" : "fulfilled"),
  },
  {
    rule: "A17",
    kind: "assistance",
    from: ["delivering"],
    event: "delivery-fails",
    who: ["provider", ...asking, "secretariat"],
    // The offer falls with its delivery; with the last delivery that brought nothing all offers fall.
    effect: (was) =>
      was.running === 1 && !was.delivered
        ? { ...was, running: 0, offers: 0, accepted: 0 }
        : { ...was, running: was.running - 1, offers: was.offers - 1, accepted: was.accepted - 1 },
    goes: ({ running, delivered }) => (running > 0 ? "delivering" : delivered ? "fulfilled" : "circulated"),
  },
  {
    rule: "A18",
    kind: "assistance",
    from: ["fulfilled"],
    event: "year-passes",
    who: ["system"],
    to: "follow-up",
    effect: (was) => ({ ...was, followedUp: true }),
  },
  {
    rule: "A19",
    kind: "assistance",
    from: ["follow-up"],
    event: "follow-up-recorded",
    who: ["expert", "secretariat", ...asking],
    to: "closed",
  },
  {
    rule: "A20",
    kind: "assistance",
    from: ["circulated"],
    event: "year-passes",
    who: ["system"],
    to: "follow-up",
    effect: (was) => ({ ...was, followedUp: true }),
  },
  {
    rule: "A21",
    kind: "assistance",
    from: ["follow-up"],
    event: "renew",
    who: asking,
    to: "ready",
    guard: ({ delivered }) => !delivered,
    effect: (was) => ({ ...was, sentToAll: false }),
  },
  {
    rule: "A22",
    kind: "assistance",
    from: [
      "draft",
      "submitted",
      "authenticated",
      "circulation-window",
      "held-confidential",
      "ready",
      "circulated",
      "offers-received",
      "matched",
      "delivering",
    ],
    event: "withdraw",
    who: asking,
    to: "withdrawn",
    effect: (was) => ({ ...was, windowOpen: false }),
  },
  {
    rule: "A23",
    kind: "assistance",
    from: ["ready", "circulated", "offers-received"],
    event: "forbid",
    who: asking,
    to: "held-confidential",
    effect: (was) => ({ ...was, asked: "none", circulation: "none", sentToAll: false, offers: 0, accepted: 0 }),
  },
  {
    rule: "A24",
    kind: "assistance",
    from: ["ready", "circulated", "offers-received"],
    event: "limit",
    who: asking,
    effect: (was) => ({ ...was, asked: "limited", circulation: "limited", sentToAll: false }),
  },
  {
    rule: "A25",
    kind: "assistance",
    from: ["offers-received", "matched"],
    event: "offer-declined",
    who: asking,
    guard: ({ offers, accepted }) => offers > accepted,
    effect: (was) => ({ ...was, offers: was.offers - 1 }),
    goes: withOffers,
  },
  {
    rule: "A26",
    kind: "assistance",
    from: [
      "submitted",
      "authenticated",
      "circulation-window",
      "held-confidential",
      "ready",
      "circulated",
      "offers-received",
      "matched",
      "delivering",
      "fulfilled",
      "follow-up",
      "closed",
    ],
    event: "tighten",
    who: asking,
  },
  { rule: "G1", kind: "general", from: ["draft"], event: "submit", who: [...asking, "secretariat"], to: "submitted" },
  {
    rule: "G2",
    kind: "general",
    from: ["submitted"],
    event: "authenticate",
    who: ["secretariat"],
    to: "authenticated",
    effect: (was) => ({ ...was, authentic: true }),
  },
  { rule: "G3", kind: "general", from: ["submitted"], event: "not-authentic", who: ["secretariat"], to: "rejected" },
  {
    rule: "G4",
    kind: "general",
    from: ["submitted"],
    event: "ask-for-more",
    who: ["secretariat", "expert"],
    to: "draft",
  },
  {
    rule: "G5",
    kind: "general",
    from: ["authenticated"],
    event: "acknowledge",
    who: ["chair", "secretariat", "system"],
    to: "acknowledged",
  },
  {
    rule: "G6",
    kind: "general",
    from: ["acknowledged"],
    event: "answer",
    who: ["chair", "secretariat", "expert"],
    to: "answered",
  },
  { rule: "G7", kind: "general", from: ["answered"], event: "close", who: [...asking, "secretariat"], to: "closed" },
  { rule: "G8", kind: "general", from: ["answered"], event: "ask-again", who: asking, to: "acknowledged" },
  {
    rule: "G9",
    kind: "general",
    from: ["draft", "submitted", "authenticated", "acknowledged", "answered"],
    event: "withdraw",
    who: asking,
    to: "withdrawn",
  },
  {
    rule: "G10",
    kind: "general",
    from: ["submitted", "authenticated", "acknowledged", "answered", "closed"],
    event: "tighten",
    who: asking,
  },
];

/** Where a request is and what it carries. */
export type RequestPlace = { kind: RequestKind; standing: RequestStanding; context: RequestContext };

export const firstContext: RequestContext = {
  asked: "all",
  circulation: null,
  authentic: false,
  windowOpen: false,
  offers: 0,
  accepted: 0,
  running: 0,
  delivered: false,
  sentToAll: false,
  followedUp: false,
};

/** Where a request stands, for the machine, as it was read. */
export function placeOf(
  request: Omit<RequestContext, "asked" | "authentic" | "windowOpen" | "followedUp"> & {
    kind: RequestKind;
    standing: RequestStanding;
    audience: Audience;
  },
): RequestPlace {
  const { kind, standing, audience, circulation, offers, accepted, running, delivered, sentToAll } = request;
  const isOpen = audienceRank(audience) >= audienceRank("all-providers");
  const asked = isOpen ? "all" : audience === "named-providers" ? "limited" : "none";
  const counts = { offers, accepted, running, delivered, sentToAll };
  return { kind, standing, context: { ...firstContext, ...counts, asked, circulation } };
}

/** What an event does to a request, or undefined when it does not take it. */
export function findRequestMove(
  { kind, standing, context }: RequestPlace,
  event: RequestEventName,
  moves: readonly RequestMove[] = requestMoves,
): RequestMove | undefined {
  return moves.find(
    (move) =>
      move.kind === kind && move.event === event && move.from.includes(standing) && (move.guard?.(context) ?? true),
  );
}

/** Where a request is after a move. */
export function afterMove({ kind, standing, context }: RequestPlace, move: RequestMove): RequestPlace {
  const after = move.effect?.(context) ?? context;
  return { kind, standing: move.goes?.(after) ?? move.to ?? standing, context: after };
}

/** Where offers on a request are made known to who asks. */
export const placesOfOffers: readonly RequestStanding[] = ["circulated", "offers-received", "matched", "delivering"];

/** Where a request is circulated, or circulated to more. */
export const placesOfCirculation: readonly RequestStanding[] = ["ready", ...placesOfOffers];

/** Where what was not delivered may be asked for anew. */
export const placesOfCarryOver: readonly RequestStanding[] = ["fulfilled", "follow-up", "closed", "withdrawn"];

/** Nothing moves a request from here, but its State may still tighten who sees it. */
export const placesOver: readonly RequestStanding[] = ["closed", "withdrawn", "rejected"];

export function isOver(standing: RequestStanding): boolean {
  return placesOver.includes(standing);
}
