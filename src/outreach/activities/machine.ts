import type { CapacityKind } from "#db/schema/accounts.ts";
import type { ActivityEventName, ActivityStanding } from "#db/schema/outreach.ts";

// The machine of an activity: founding methods annex, O1-O13. The database holds the same table (activity_move) and moves an activity by
// it; a test compares the two and walks every way through. O3b and O13b (what an organisation plans it decides itself) and O14 (a source
// tells that an activity was held) are ours.

/** What an activity carries besides where it stands. */
export type ActivityContext = {
  /** Whether its present dates were looked at for conflict and duplication. */
  checked: boolean;
  consulted: boolean;
  invited: boolean;
  /** Whether invitees know of what changed last. */
  told: boolean;
  /** Whether it has days, and not only a window. */
  hasDays: boolean;
  tookPart: boolean;
  lastDayPassed: boolean;
  resultsWindowEnded: boolean;
  onRecord: boolean;
  owner: "committee" | "organisation";
};

export type ActivityReason =
  | "not-checked"
  | "not-consulted"
  | "dates-not-known"
  | "invitees-not-told"
  | "nobody-took-part"
  | "too-early";

export type ActivityMove = {
  rule: string;
  from: readonly ActivityStanding[];
  event: ActivityEventName;
  /** In what capacity; `system` is the clock, acting on a rule. */
  who: readonly CapacityKind[];
  /** Undefined: it stays. */
  to?: ActivityStanding;
  owner?: ActivityContext["owner"];
  /** Why it cannot be done yet; undefined where it can. */
  missing?: (was: ActivityContext) => ActivityReason | undefined;
  effect?: (was: ActivityContext) => ActivityContext;
};

const planning = ["secretariat", "organisation"] as const;
const open = ["proposed", "planned", "invited", "confirmed", "postponed"] as const;

const checkedAndConsulted = ({ checked, consulted }: ActivityContext): ActivityReason | undefined =>
  !checked ? "not-checked" : !consulted ? "not-consulted" : undefined;
const moved = (was: ActivityContext): ActivityContext => ({ ...was, checked: false, told: false });
const looked = (was: ActivityContext): ActivityContext => ({ ...was, checked: true });

export const activityMoves: readonly ActivityMove[] = [
  { rule: "O1", from: ["proposed"], event: "check", who: planning, to: "proposed", effect: looked },
  {
    rule: "O2",
    from: ["proposed"],
    event: "consult",
    who: planning,
    to: "proposed",
    effect: (was) => ({ ...was, consulted: true }),
  },
  {
    rule: "O3",
    from: ["proposed"],
    event: "approve",
    who: ["chair", "system"],
    to: "planned",
    owner: "committee",
    missing: checkedAndConsulted,
  },
  {
    rule: "O3b",
    from: ["proposed"],
    event: "approve",
    who: ["organisation"],
    to: "planned",
    owner: "organisation",
    missing: checkedAndConsulted,
  },
  {
    rule: "O4",
    from: ["proposed", "planned"],
    event: "merge",
    who: planning,
    to: "merged",
    missing: ({ invited, told }) => (invited && !told ? "invitees-not-told" : undefined),
  },
  {
    rule: "O5",
    from: ["planned"],
    event: "invite",
    who: planning,
    to: "invited",
    missing: ({ hasDays, checked }) => (!hasDays ? "dates-not-known" : !checked ? "not-checked" : undefined),
    effect: (was) => ({ ...was, invited: true, told: true }),
  },
  { rule: "O6a", from: ["proposed", "planned"], event: "change-dates", who: planning, to: "proposed", effect: moved },
  {
    rule: "O6b",
    from: ["invited", "confirmed", "postponed"],
    event: "change-dates",
    who: planning,
    to: "postponed",
    effect: moved,
  },
  {
    rule: "O7",
    from: ["postponed"],
    event: "check",
    who: planning,
    to: "invited",
    missing: ({ hasDays, told }) => (!hasDays ? "dates-not-known" : !told ? "invitees-not-told" : undefined),
    effect: looked,
  },
  { rule: "O8", from: ["invited"], event: "confirm", who: planning, to: "confirmed" },
  {
    rule: "O9",
    from: ["confirmed"],
    event: "end-date-passes",
    who: ["system"],
    to: "held",
    missing: ({ lastDayPassed }) => (lastDayPassed ? undefined : "too-early"),
  },
  {
    rule: "O10",
    from: ["held"],
    event: "report",
    who: ["expert", ...planning],
    to: "reported",
    missing: ({ tookPart }) => (tookPart ? undefined : "nobody-took-part"),
  },
  {
    rule: "O11",
    from: ["reported"],
    event: "results-window-ends",
    who: ["system"],
    to: "evaluated",
    missing: ({ resultsWindowEnded }) => (resultsWindowEnded ? undefined : "too-early"),
  },
  { rule: "O12", from: ["evaluated"], event: "close", who: ["secretariat"], to: "closed" },
  { rule: "O13", from: open, event: "cancel", who: ["chair"], to: "cancelled", owner: "committee" },
  { rule: "O13b", from: open, event: "cancel", who: ["organisation"], to: "cancelled", owner: "organisation" },
  {
    rule: "O14",
    from: ["planned"],
    event: "record-held",
    who: ["secretariat"],
    to: "held",
    owner: "committee",
    missing: ({ lastDayPassed }) => (lastDayPassed ? undefined : "too-early"),
  },
];

/** What a source tells of an activity moves it; nothing here plans it. */
const ofRecords: readonly ActivityEventName[] = ["record-held", "report", "results-window-ends", "close", "cancel"];

export type ActivityPlace = { standing: ActivityStanding; context: ActivityContext };

/** The move that an event would be where an activity stands, whatever is missing yet; undefined where it takes no such event. */
export function findActivityMove(
  { standing, context }: ActivityPlace,
  event: ActivityEventName,
  moves: readonly ActivityMove[] = activityMoves,
): ActivityMove | undefined {
  if (context.onRecord ? !ofRecords.includes(event) : event === "record-held") return undefined;
  return moves.find(
    (move) => move.event === event && move.from.includes(standing) && (!move.owner || move.owner === context.owner),
  );
}

/** Where an activity is after a move that nothing keeps from being made. */
export function afterActivityMove({ standing, context }: ActivityPlace, move: ActivityMove): ActivityPlace {
  return { standing: move.to ?? standing, context: move.effect?.(context) ?? context };
}

/** Where an activity stands that was held. */
export const heldStandings = ["held", "reported", "evaluated", "closed"] as const satisfies ActivityStanding[];

export function wasHeld(standing: ActivityStanding): boolean {
  return heldStandings.some((held) => held === standing);
}

/** Its days are certain: it is confirmed, or was held. */
export function isCertain(standing: ActivityStanding): boolean {
  return standing === "confirmed" || wasHeld(standing);
}

/** Nothing of it changes any more. */
export function isOver(standing: ActivityStanding): boolean {
  return standing === "closed" || standing === "cancelled" || standing === "merged";
}
