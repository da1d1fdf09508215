import assert from "node:assert/strict";
import { test } from "node:test";
import { permissions } from "#access/permissions.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Circulation, RequestEventName, RequestKind, RequestStanding } from "#db/schema/assistance.ts";
import { openTestDatabase } from "#test/database.ts";
import {
  afterMove,
  findRequestMove,
  firstContext,
  isOver,
  type RequestMove,
  type RequestPlace,
  requestMoves,
} from "./machine.ts";

/** Kept from the events alone, not from what the machine wrote down. */
type Seen = {
  authentic: boolean;
  windowOver: boolean;
  word: Circulation;
  reachedAll: boolean;
  offers: number;
  accepted: number;
  running: number;
  delivered: boolean;
  followedUp: boolean;
};
type Node = { place: RequestPlace; seen: Seen };

const most = 2; // offers at a time stand for any number
const kinds: readonly RequestKind[] = ["assistance", "general"];
const words: readonly Circulation[] = ["none", "limited", "all"];

function starts(): Node[] {
  return kinds.flatMap((kind) =>
    words.map((asked) => ({
      place: { kind, standing: "draft", context: { ...firstContext, asked } },
      seen: {
        authentic: false,
        windowOver: false,
        word: asked,
        reachedAll: false,
        offers: 0,
        accepted: 0,
        running: 0,
        delivered: false,
        followedUp: false,
      },
    })),
  );
}

test("every way a request can go keeps what must always hold", () => {
  const nodes = walk(requestMoves);
  assert.deepEqual(nodes.flatMap(wrongs), []);
  assert.ok(nodes.length > 100, `${nodes.length} places`);
});

test("every move can happen, none leads out of the end, and from everywhere a request can come to its end", () => {
  const nodes = walk(requestMoves);
  assert.deepEqual(unused(nodes, requestMoves), []);
  assert.deepEqual(stuck(nodes, requestMoves), []);
  for (const node of nodes) {
    const leads = nexts(node, requestMoves).filter(({ rule }) => rule !== "A26" && rule !== "G10");
    assert.equal(leads.length === 0, isOver(node.place.standing), JSON.stringify(node));
  }
});

test("what must always be possible is possible", () => {
  const nodes = walk(requestMoves);
  assert.deepEqual(impossibles(nodes, requestMoves), []);
  assert.deepEqual(undecided(nodes, requestMoves), []);
});

test("a machine with a guard, an effect, a way or a move taken away is found out", () => {
  const weakened = requestMoves.flatMap((move) => [
    ...(move.guard ? [swapped(move, { ...move, guard: () => true })] : []),
    ...(move.effect ? [swapped(move, { ...move, effect: (was) => was })] : []),
    ...(move.goes ? [swapped(move, { ...move, goes: () => move.from[0] ?? "draft" })] : []),
    requestMoves.filter((one) => one !== move),
    ...move.who.map((who) => swapped(move, { ...move, who: move.who.filter((one) => one !== who) })),
  ]);
  // Another capacity may do the same: what must be possible names only those who must be able to.
  const missed = weakened.filter(isSound).map((moves) => difference(moves));
  assert.deepEqual(
    missed.filter((one) => !one.endsWith("who")),
    [],
  );
});

test("the database moves a request by the same table, and the permissions say the same", async () => {
  const { owner } = await openTestDatabase();
  const rows = await owner.selectFrom("request_move").selectAll().execute();
  const order = (rule: string): string => rule.replace(/\d+/, (n) => n.padStart(3, "0"));
  assert.deepEqual(
    rows
      .sort((a, b) => order(a.rule).localeCompare(order(b.rule)))
      .map(({ rule, kind, from_standing, event, who, to_standing }) => ({
        rule,
        kind,
        from: from_standing,
        event,
        who,
        ...(to_standing ? { to: to_standing } : {}),
      })),
    requestMoves
      .map(({ guard: _, effect: __, goes: ___, ...move }) => ({ ...move }))
      .sort((a, b) => order(a.rule).localeCompare(order(b.rule))),
  );
  for (const event of events) {
    const who = new Set(requestMoves.filter((move) => move.event === event).flatMap((move) => move.who));
    assert.deepEqual([...permissions[`request.${event}`]].sort(), [...who].sort(), event);
  }
});

const events = [...new Set(requestMoves.map(({ event }) => event))];

function swapped(was: RequestMove, is: RequestMove): RequestMove[] {
  return requestMoves.map((one) => (one === was ? is : one));
}

function difference(moves: readonly RequestMove[]): string {
  const changed = requestMoves.find((move) => !moves.includes(move));
  const now = moves.find(({ rule }) => rule === changed?.rule);
  if (!now) return `${changed?.rule} gone`;
  const piece = (["guard", "effect", "goes", "who"] as const).find((name) => now[name] !== changed?.[name]);
  return `${changed?.rule} ${piece}`;
}

function nexts({ place, seen }: Node, moves: readonly RequestMove[]): (Node & { rule: string })[] {
  return events.flatMap((event) => {
    if (event === "offer-made" && seen.offers >= most) return [];
    const fitting = moves.filter((move) => findRequestMove(place, event, [move]));
    return fitting.map((move) => ({
      rule: move.rule,
      place: afterMove(place, move),
      seen: remember(seen, place, event),
    }));
  });
}

function remember(seen: Seen, { kind }: RequestPlace, event: RequestEventName): Seen {
  const fewer = (by: Partial<Seen>): Seen => ({ ...seen, ...by });
  if (kind === "general") return event === "authenticate" ? fewer({ authentic: true }) : seen;
  switch (event) {
    case "authenticate":
      return fewer({ authentic: true });
    case "acknowledge":
      return seen.word === "none" ? fewer({ windowOver: true }) : seen;
    case "window-closes":
    case "waive":
      return fewer({ windowOver: true });
    case "limit":
      return fewer({ word: "limited", reachedAll: false });
    case "forbid":
      return fewer({ word: "none", reachedAll: false, offers: 0, accepted: 0, windowOver: true });
    case "allow":
      return fewer({ word: "limited" });
    case "circulate":
      return fewer({ reachedAll: seen.word === "all" });
    case "offer-made":
      return fewer({ offers: seen.offers + 1 });
    case "accept":
      return fewer({ accepted: seen.accepted + 1 });
    case "offer-withdrawn":
      return fewer({ offers: seen.offers - 1, accepted: Math.min(seen.accepted, seen.offers - 1) });
    case "offer-declined":
      return fewer({ offers: seen.offers - 1 });
    case "delivery-starts":
      return fewer({ running: seen.running + 1 });
    case "delivery-ends":
      return fewer({ running: seen.running - 1, delivered: true });
    case "delivery-fails":
      return seen.running === 1 && !seen.delivered
        ? fewer({ running: 0, offers: 0, accepted: 0 })
        : fewer({ running: seen.running - 1, offers: seen.offers - 1, accepted: seen.accepted - 1 });
    case "year-passes":
      return fewer({ followedUp: true });
    case "renew":
      return fewer({ reachedAll: false });
    default:
      return seen;
  }
}

const withProviders: readonly RequestStanding[] = ["circulated", "offers-received", "matched", "delivering"];

/** What must always hold, said of what happened. */
function wrongs({ place: { kind, standing, context }, seen }: Node): string[] {
  const says: [string, boolean][] = [
    [
      "circulated only when authentic and the window closed",
      !withProviders.includes(standing) || (seen.authentic && seen.windowOver && context.authentic),
    ],
    ["never to all when the State limited", !context.sentToAll || (seen.word === "all" && seen.reachedAll)],
    [
      "confidential is never with providers",
      standing !== "held-confidential" || (seen.word === "none" && !context.sentToAll && context.offers === 0),
    ],
    ["matched has an accepted offer", (standing !== "matched" && standing !== "delivering") || context.accepted > 0],
    ["accepted never exceeds offers", context.accepted <= context.offers && context.accepted >= 0],
    ["running never exceeds accepted", context.running <= context.accepted && context.running >= 0],
    ["closed only through follow-up", kind === "general" || standing !== "closed" || seen.followedUp],
    ["the window and the state agree", context.windowOpen === (standing === "circulation-window")],
    ["the word of the State stands", standing === "draft" || kind === "general" || context.asked === seen.word],
    [
      "circulation is decided before it happens, as the State said",
      !["ready", ...withProviders].includes(standing) || context.circulation === seen.word,
    ],
    [
      "a limit said in the window stands in it",
      standing !== "circulation-window" || context.circulation === null || context.circulation === seen.word,
    ],
    [
      "wide exactly when circulated to all",
      !withProviders.includes(standing) || context.sentToAll === (seen.word === "all" && seen.reachedAll),
    ],
    [
      "open offers are those made and not withdrawn",
      context.offers === seen.offers && context.accepted === seen.accepted,
    ],
    ["deliveries are those begun and not ended", context.running === seen.running],
    [
      "state and offers agree",
      kind === "general" ||
        ((standing !== "circulated" || context.offers === 0) &&
          (standing !== "offers-received" || (context.offers > 0 && context.accepted === 0)) &&
          (standing !== "delivering" || context.running > 0) &&
          (standing !== "matched" || context.running === 0)),
    ],
    ["what was delivered is known", context.delivered === seen.delivered && context.followedUp === seen.followedUp],
    ["nothing delivered is asked for again", !["ready", "circulated"].includes(standing) || !seen.delivered],
    ["fulfilled has something delivered", standing !== "fulfilled" || seen.delivered],
    ["authentic is what was confirmed", context.authentic === seen.authentic],
    ["a general request reaches no provider", kind === "assistance" || !withProviders.includes(standing)],
  ];
  return says.filter(([, holds]) => !holds).map(([name]) => `${name}: ${kind} ${standing}`);
}

type Always = [RequestKind, CapacityKind, RequestEventName, RequestStanding[], ((node: Node) => boolean)?];
const always: readonly Always[] = [
  [
    "assistance",
    "state",
    "withdraw",
    [
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
  ],
  ["assistance", "state", "forbid", ["circulation-window", "ready", "circulated", "offers-received"]],
  ["assistance", "state", "limit", ["circulation-window", "ready", "circulated", "offers-received"]],
  [
    "assistance",
    "state",
    "tighten",
    ["submitted", "authenticated", "held-confidential", "matched", "delivering", "fulfilled", "follow-up", "closed"],
  ],
  ["assistance", "state", "tighten", ["circulation-window", "ready", "circulated", "offers-received"]],
  ["assistance", "secretariat", "not-authentic", ["submitted"]],
  ["assistance", "secretariat", "ask-for-more", ["submitted"]],
  ["assistance", "system", "window-closes", ["circulation-window"]],
  ["assistance", "state", "waive", ["circulation-window"]],
  ["assistance", "state", "allow", ["held-confidential"]],
  ["assistance", "state", "delivery-fails", ["delivering"]],
  ["assistance", "provider", "offer-withdrawn", ["offers-received", "matched"]],
  ["assistance", "provider", "offer-made", ["circulated", "offers-received", "matched"]],
  ["assistance", "state", "offer-declined", ["offers-received", "matched"], ({ seen }) => seen.offers > seen.accepted],
  ["assistance", "state", "accept", ["offers-received", "matched"], ({ seen }) => seen.offers > seen.accepted],
  ["assistance", "provider", "delivery-starts", ["matched"]],
  ["assistance", "system", "year-passes", ["circulated", "fulfilled"]],
  ["assistance", "state", "follow-up-recorded", ["follow-up"]],
  ["assistance", "state", "renew", ["follow-up"], ({ seen }) => !seen.delivered],
  ["general", "state", "withdraw", ["draft", "submitted", "authenticated", "acknowledged", "answered"]],
  ["general", "secretariat", "not-authentic", ["submitted"]],
  ["general", "secretariat", "ask-for-more", ["submitted"]],
  ["general", "state", "ask-again", ["answered"]],
  ["general", "state", "tighten", ["submitted", "authenticated", "acknowledged", "answered", "closed"]],
];

function impossibles(nodes: readonly Node[], moves: readonly RequestMove[]): string[] {
  return nodes.flatMap((node) =>
    always
      .filter(
        ([kind, , , where, when]) =>
          kind === node.place.kind && where.includes(node.place.standing) && (when?.(node) ?? true),
      )
      .filter(([, who, event]) => !findRequestMove(node.place, event, moves)?.who.includes(who))
      .map(([, who, event]) => `${who} ${event} in ${node.place.standing}`),
  );
}

/** Two moves for one event, or a move that must not be possible. */
function undecided(nodes: readonly Node[], moves: readonly RequestMove[]): string[] {
  return nodes.flatMap(({ place, seen }) => [
    ...events
      .filter((event) => moves.filter((move) => findRequestMove(place, event, [move])).length > 1)
      .map((event) => `two moves for ${event} in ${place.standing}`),
    ...(findRequestMove(place, "circulate", moves) && seen.word === "none" ? ["circulated against a ban"] : []),
    ...(findRequestMove(place, "renew", moves) && seen.delivered ? ["what was delivered is asked for again"] : []),
    ...(findRequestMove(place, "accept", moves) && seen.offers <= seen.accepted
      ? ["accepted what was not offered"]
      : []),
    ...(findRequestMove(place, "offer-declined", moves) && seen.offers <= seen.accepted
      ? ["declined what is accepted"]
      : []),
  ]);
}

function isSound(moves: readonly RequestMove[]): boolean {
  const nodes = walk(moves);
  return (
    nodes.every((node) => wrongs(node).length === 0) &&
    stuck(nodes, moves).length === 0 &&
    unused(nodes, moves).length === 0 &&
    impossibles(nodes, moves).length === 0 &&
    undecided(nodes, moves).length === 0
  );
}

function unused(nodes: readonly Node[], moves: readonly RequestMove[]): string[] {
  const used = new Set(nodes.flatMap((node) => nexts(node, moves).map(({ rule }) => rule)));
  return requestMoves.map(({ rule }) => rule).filter((rule) => !used.has(rule));
}

/** Everywhere a request can come to; from where something is wrong it is not followed further. */
function walk(moves: readonly RequestMove[]): Node[] {
  const found = new Map<string, Node>();
  const open = starts();
  for (let node = open.pop(); node; node = open.pop()) {
    const key = JSON.stringify(node);
    if (found.has(key)) continue;
    found.set(key, node);
    if (wrongs(node).length > 0) continue;
    for (const { place, seen } of nexts(node, moves)) open.push({ place, seen });
  }
  return [...found.values()];
}

/** The places from which a request never comes to its end. */
function stuck(nodes: readonly Node[], moves: readonly RequestMove[]): Node[] {
  const comesFrom = new Map<string, string[]>();
  for (const node of nodes)
    for (const { place, seen } of nexts(node, moves)) {
      const key = JSON.stringify({ place, seen });
      comesFrom.set(key, [...(comesFrom.get(key) ?? []), JSON.stringify(node)]);
    }
  const ending = new Set<string>();
  const open = nodes.filter(({ place }) => isOver(place.standing)).map((node) => JSON.stringify(node));
  for (let key = open.pop(); key; key = open.pop()) {
    if (ending.has(key)) continue;
    ending.add(key);
    open.push(...(comesFrom.get(key) ?? []));
  }
  return nodes.filter((node) => !ending.has(JSON.stringify(node)));
}
