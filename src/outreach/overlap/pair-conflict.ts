import { type Days, gapBetween } from "./days.ts";
import { inCommon, type Part, type Party, partyOf, type ReadyEntry } from "./diary-entry.ts";
import { rounded } from "./severity.ts";

/** Where the other activity lies: how many days after or before this one (1 is the next day). */
export type Distance = { side: "same-days" } | { side: "later" | "earlier"; days: number };

/** One thing that two activities both need. It carries what its sentence says. */
export type PairItem =
  | { kind: "expert"; reason: "same-days"; severity: number; with: Party; experts: string[] }
  | {
      kind: "expert";
      reason: "travel";
      severity: number;
      with: Party;
      experts: string[];
      at: Distance;
      freeDays: number;
      travelDays: number;
    }
  | {
      kind: "State";
      severity: number;
      with: Party;
      at: Distance;
      states: string[];
      /** The length of the smaller list: "4 of 6 invited States". */
      of: number;
      smallerList: "this" | "other";
    }
  | {
      kind: "organisation";
      severity: number;
      with: Party;
      organisations: { id: string; here: Part; there: Part }[];
    };

/** What two activities share whatever their days are: found once, weighed for many weeks. */
export type Shared = {
  other: ReadyEntry;
  experts: string[];
  states: string[];
  smaller: number;
  smallerList: "this" | "other";
  organisations: { id: string; here: Part; there: Part }[];
  /** Days of travel between the two; 0 where one of them is online. */
  travelDays: number;
};

/** The greatest gap in days at which two activities can still be in each other's way. Founding methods, 2.1, first table. */
export const conflictReach = 14;

/** What the two share; undefined where it is nothing. */
export function sharedBy(own: ReadyEntry, other: ReadyEntry): Shared | undefined {
  const experts = inCommon(own.experts, other.experts);
  const states = inCommon(own.states, other.states);
  const organisations = commonOrganisations(own, other);
  if (experts.length + states.length + organisations.length === 0) return undefined;
  return {
    other,
    experts,
    states,
    smaller: Math.min(own.states.size, other.states.size),
    smallerList: own.states.size <= other.states.size ? "this" : "other",
    organisations,
    travelDays: travelBetween(own, other),
  };
}

/** The items of a pair when this activity is on these days. // Founding methods, 2.1, first table */
export function pairItems(shared: Shared, days: Days): PairItem[] {
  const gap = gapBetween(days, shared.other.days);
  if (gap > conflictReach) return [];
  const at = distanceOf(days, shared.other.days, gap);
  return [...expertItem(shared, gap, at), ...stateItem(shared, gap, at), ...organisationItem(shared, gap)];
}

function expertItem({ other, experts, travelDays }: Shared, gap: number, at: Distance): PairItem[] {
  if (experts.length === 0) return [];
  const about = { kind: "expert", with: partyOf(other), experts } as const;
  if (gap === 0) return [{ ...about, reason: "same-days", severity: 1 }];
  const freeDays = gap - 1;
  return freeDays < travelDays ? [{ ...about, reason: "travel", severity: 0.7, at, freeDays, travelDays }] : [];
}

function stateItem({ other, states, smaller, smallerList }: Shared, gap: number, at: Distance): PairItem[] {
  if (states.length === 0) return [];
  const part = states.length / smaller;
  const severity = rounded(gap === 0 ? 0.4 + 0.5 * part : 0.6 * part * (1 - gap / 15));
  return [{ kind: "State", severity, with: partyOf(other), at, states, of: smaller, smallerList }];
}

function organisationItem({ other, organisations }: Shared, gap: number): PairItem[] {
  if (organisations.length === 0 || gap > 0) return [];
  return [{ kind: "organisation", severity: 0.4, with: partyOf(other), organisations }];
}

export function distanceOf(days: Days, other: Days, gap = gapBetween(days, other)): Distance {
  if (gap === 0) return { side: "same-days" };
  return { side: other.from >= days.before ? "later" : "earlier", days: gap };
}

/** NOTE A body counts whether it organises one and is invited to the other or has the same part in both: it is needed at both. */
function commonOrganisations(own: ReadyEntry, other: ReadyEntry): Shared["organisations"] {
  const common: Shared["organisations"] = [];
  for (const [id, here] of own.organisations) {
    const there = other.organisations.get(id);
    if (there) common.push({ id, here, there });
  }
  return common;
}

/** 0 in one city, 1 in one State, else 2: a place that is not known counts as another one. Founding methods, 2.1. */
function travelBetween({ entry: own }: ReadyEntry, { entry: other }: ReadyEntry): number {
  if (own.mode === "online" || other.mode === "online") return 0;
  if (own.hostState !== other.hostState) return 2;
  if (own.city.trim() !== "" && plain(own.city) === plain(other.city)) return 0;
  return own.hostState === null ? 2 : 1;
}

function plain(city: string): string {
  return city.trim().toLowerCase();
}
