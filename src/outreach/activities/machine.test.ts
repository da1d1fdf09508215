import assert from "node:assert/strict";
import { test } from "node:test";
import { permissions } from "#access/permissions.ts";
import type { ActivityEventName } from "#db/schema/outreach.ts";
import { openTestDatabase } from "#test/database.ts";
import {
  type ActivityContext,
  type ActivityMove,
  type ActivityPlace,
  activityMoves,
  afterActivityMove,
  findActivityMove,
  isOver,
} from "./machine.ts";

/** Kept from the events alone, not from what the machine wrote down. */
type Seen = {
  checkedSinceMove: boolean;
  consulted: boolean;
  invited: boolean;
  toldSinceMove: boolean;
  passed: string[];
};
type Node = { place: ActivityPlace; seen: Seen };

const events = [...new Set(activityMoves.map(({ event }) => event))];
const no: ActivityContext = {
  ...{ checked: false, consulted: false, invited: false, told: false, hasDays: true, tookPart: true },
  ...{ lastDayPassed: true, resultsWindowEnded: true, onRecord: false, owner: "committee" },
};

/** What the world does besides: invitees are told, days become known, time passes. */
const worlds: readonly Partial<ActivityContext>[] = [
  {},
  { told: true },
  { hasDays: false },
  { tookPart: false },
  { lastDayPassed: false },
  { resultsWindowEnded: false },
];

function starts(): Node[] {
  const seen: Seen = { checkedSinceMove: false, consulted: false, invited: false, toldSinceMove: false, passed: [] };
  return [
    { place: { standing: "proposed", context: no }, seen },
    { place: { standing: "proposed", context: { ...no, owner: "organisation" } }, seen },
    { place: { standing: "planned", context: { ...no, onRecord: true } }, seen },
  ];
}

test("every way an activity can go keeps what must always hold", () => {
  const nodes = walk(activityMoves);
  assert.deepEqual(nodes.flatMap(wrongs), []);
  assert.ok(nodes.length > 50, `${nodes.length} places`);
});

test("every move can happen, none leads out of the end, and from everywhere an activity can come to its end", () => {
  const nodes = walk(activityMoves);
  const used = new Set(nodes.flatMap((node) => nexts(node, activityMoves).map(({ rule }) => rule)));
  assert.deepEqual(
    activityMoves.filter(({ rule }) => !used.has(rule)).map(({ rule }) => rule),
    [],
  );
  for (const node of nodes)
    assert.equal(nexts(node, activityMoves).length === 0, isOver(node.place.standing), JSON.stringify(node));
  assert.deepEqual(stuck(nodes, activityMoves), []);
});

test("a machine with what is missing, an effect, a way or a move taken away is found out", () => {
  const weakened = activityMoves.flatMap((move) => [
    ...(move.missing ? [swapped(move, { ...move, missing: () => undefined })] : []),
    ...(move.effect ? [swapped(move, { ...move, effect: (was) => was })] : []),
    activityMoves.filter((one) => one !== move),
  ]);
  assert.ok(isSound(activityMoves));
  assert.deepEqual(
    weakened
      .filter((moves) => isSound(moves))
      .map((moves) => activityMoves.find((move) => !moves.includes(move))?.rule),
    ["O4"], // what is missing of it: no way leads back to where it may be merged once invitations are out
  );
});

test("the database moves an activity by the same table, and the permissions say the same", async () => {
  const { owner } = await openTestDatabase();
  const rows = await owner.selectFrom("activity_move").selectAll().execute();
  assert.deepEqual(
    rows
      .map(({ rule, from_standing, event, who, to_standing, owner: of }) => ({
        ...{ rule, from: from_standing, event, who },
        ...(to_standing ? { to: to_standing } : {}),
        ...(of === "any" ? {} : { owner: of }),
      }))
      .sort(byRule),
    activityMoves
      .map(({ missing: _, effect: __, ...move }) => ({ ...move, from: [...move.from], who: [...move.who] }))
      .sort(byRule),
  );
  for (const event of events) {
    const who = new Set(activityMoves.filter((move) => move.event === event).flatMap((move) => move.who));
    assert.deepEqual([...permissions[`activity.${event}`]].sort(), [...who].sort(), event);
  }
});

function byRule(a: { rule: string }, b: { rule: string }): number {
  return a.rule < b.rule ? -1 : 1;
}

function swapped(was: ActivityMove, is: ActivityMove): ActivityMove[] {
  return activityMoves.map((one) => (one === was ? is : one));
}

/** What follows a place: each event in each state of the world. */
function nexts({ place, seen }: Node, moves: readonly ActivityMove[]): (Node & { rule: string })[] {
  return worlds.flatMap((world) =>
    events.flatMap((event) => {
      const context = { ...place.context, ...world };
      const move = findActivityMove({ ...place, context }, event, moves);
      if (!move || move.missing?.(context)) return [];
      const after = afterActivityMove({ standing: place.standing, context }, move);
      const told = context.told || seen.toldSinceMove;
      return [
        {
          rule: move.rule,
          place: { standing: after.standing, context: { ...place.context, ...effectOnly(context, after.context) } },
          seen: remember(seen, event, told, world),
        },
      ];
    }),
  );
}

/** What the move itself changed; the world is asked anew each time. */
function effectOnly(before: ActivityContext, after: ActivityContext): Partial<ActivityContext> {
  return Object.fromEntries(
    (["checked", "consulted", "invited", "told"] as const)
      .filter((name) => name !== "told" || before[name] !== after[name])
      .map((name) => [name, after[name]]),
  );
}

function remember(seen: Seen, event: ActivityEventName, told: boolean, world: Partial<ActivityContext>): Seen {
  const moved = event === "change-dates";
  return {
    checkedSinceMove: moved ? false : seen.checkedSinceMove || event === "check",
    consulted: seen.consulted || event === "consult",
    invited: seen.invited || event === "invite",
    toldSinceMove: moved ? false : event === "invite" || told,
    passed: ["end-date-passes", "record-held", "report", "results-window-ends"].includes(event)
      ? [...seen.passed, event + Object.keys(world).join("")]
      : seen.passed,
  };
}

/** What must always hold (founding methods annex, Outreach activity). */
function wrongs({ place: { standing, context }, seen }: Node): string[] {
  const say = (wrong: boolean, what: string): string[] => (wrong ? [`${standing}: ${what}`] : []);
  const early = /(end-date-passes|record-held)lastDayPassed|reporttookPart|results-window-endsresultsWindowEnded/;
  const tooEarly = say(
    seen.passed.some((one) => early.test(one)),
    "held, reported or evaluated before its time",
  );
  if (context.onRecord) return tooEarly;
  const isSure = ["planned", "invited", "confirmed", "held", "reported", "evaluated", "closed"].includes(standing);
  return [
    ...say(isSure && !seen.checkedSinceMove, "present dates were not checked"),
    ...say((isSure || standing === "postponed") && !seen.consulted, "nobody was consulted"),
    ...say(standing === "merged" && seen.invited && !seen.toldSinceMove, "merged over the heads of invitees"),
    ...say(standing === "invited" && !seen.toldSinceMove, "invitees do not know the dates"),
    ...tooEarly,
    ...say(
      context.checked !== seen.checkedSinceMove || context.consulted !== seen.consulted,
      "it says what did not happen",
    ),
    ...say(context.invited !== seen.invited, "it forgets that invitations are out"),
  ];
}

function walk(moves: readonly ActivityMove[]): Node[] {
  const found = new Map(starts().map((node) => [JSON.stringify(node), node]));
  for (const node of found.values())
    for (const { rule: _, ...next } of nexts(node, moves)) {
      const key = JSON.stringify(next);
      if (!found.has(key)) found.set(key, next);
    }
  return [...found.values()];
}

/** Places from which no end is reached. */
function stuck(nodes: readonly Node[], moves: readonly ActivityMove[]): string[] {
  const leads = new Map(
    nodes.map((node) => [JSON.stringify(node), nexts(node, moves).map(({ rule: _, ...next }) => JSON.stringify(next))]),
  );
  const ends = new Set(nodes.filter(({ place }) => isOver(place.standing)).map((node) => JSON.stringify(node)));
  for (let grew = true; grew; ) {
    grew = false;
    for (const [from, to] of leads)
      if (!ends.has(from) && to.some((one) => ends.has(one))) {
        ends.add(from);
        grew = true;
      }
  }
  return [...leads.keys()].filter((key) => !ends.has(key));
}

/** What must always be possible. */
function impossibles(nodes: readonly Node[], moves: readonly ActivityMove[]): string[] {
  const takes = (node: Node, event: ActivityEventName): boolean =>
    worlds.some((world) => {
      const context = { ...node.place.context, ...world };
      const move = findActivityMove({ ...node.place, context }, event, moves);
      return move !== undefined && !move.missing?.(context);
    });
  return nodes.flatMap((node) => {
    const { standing, context } = node.place;
    if (context.onRecord) return standing === "planned" && !takes(node, "record-held") ? ["record-held"] : [];
    const wanted: [boolean, ActivityEventName][] = [
      [["proposed", "planned", "invited", "confirmed", "postponed"].includes(standing), "cancel"],
      [["proposed", "planned"].includes(standing), "merge"],
      [["proposed", "postponed"].includes(standing), "check"],
      [standing === "proposed", "consult"],
      [["proposed", "planned", "invited", "confirmed", "postponed"].includes(standing), "change-dates"],
      [standing === "proposed" && seenAll(node), "approve"],
      [standing === "planned", "invite"],
      [standing === "invited", "confirm"],
      [standing === "confirmed", "end-date-passes"],
      [standing === "held", "report"],
      [standing === "reported", "results-window-ends"],
      [standing === "evaluated", "close"],
    ];
    return wanted.filter(([should, event]) => should && !takes(node, event)).map(([, event]) => `${standing} ${event}`);
  });
}

function seenAll({ seen }: Node): boolean {
  return seen.checkedSinceMove && seen.consulted;
}

/** Whether days that are not known stop what names days. */
function namesDaysUnknown(moves: readonly ActivityMove[]): boolean {
  const context = { ...no, checked: true, consulted: true, invited: true, told: true, hasDays: false };
  return (["planned", "postponed"] as const).some((standing) => {
    const event = standing === "planned" ? "invite" : "check";
    const move = findActivityMove({ standing, context }, event, moves);
    return move !== undefined && !move.missing?.(context);
  });
}

function isSound(moves: readonly ActivityMove[]): boolean {
  const nodes = walk(moves);
  return nodes.flatMap(wrongs).length === 0 && impossibles(nodes, moves).length === 0 && !namesDaysUnknown(moves);
}
