import type { AccountId, OfficeId, StateCode, TermId, WorkingGroupId } from "#db/ids.ts";
import type { OfficeKind, Seat } from "#db/schema/committee.ts";
import type { Language } from "#i18n/languages.ts";

/** From a day up to, not including, another; without one it runs until further notice. */
export type Running = { from: string; to: string | null };

/** A line on record with where it comes from, and where its ending comes from once it was ended. */
type OnRecord = Running & { source: string; endedSource: string | null };

/** The Committee consists of all members of the Security Council: fifteen (Charter, Article 23). */
export const seatsOfTheCommittee = 15;

export const seats = ["permanent", "elected"] as const satisfies readonly Seat[];

export const officeKinds = [
  "chair",
  "vice-chair",
  "coordinator",
  "group-coordinator",
  "expert",
  "secretariat",
] as const satisfies readonly OfficeKind[];

/** The time for which a State is a member of the Committee. */
export type Term = OnRecord & { id: TermId; stateCode: StateCode; seat: Seat };

/** A working group, or a sub-committee of the first years. */
export type WorkingGroup = OnRecord & { id: WorkingGroupId; name: string; language: Language };

/** Who holds an office: a person, a delegation, or a person of a delegation. */
export type Office = OnRecord & {
  id: OfficeId;
  kind: OfficeKind;
  person: string | null;
  accountId: AccountId | null;
  stateCode: StateCode | null;
  group: { id: WorkingGroupId; name: string; language: Language } | null;
};

/** Whether a line runs on a day: on its first day it does, on its last no more. */
export function runsOn({ from, to }: Running, day: string): boolean {
  return from <= day && (to === null || day < to);
}

/** Whether two lines run on one day at least; a line that ends on the day it began never ran. */
export function overlap(one: Running, other: Running): boolean {
  const isEmpty = ({ from, to }: Running): boolean => to !== null && to <= from;
  const beginsBefore = (a: Running, b: Running): boolean => b.to === null || a.from < b.to;
  return !isEmpty(one) && !isEmpty(other) && beginsBefore(one, other) && beginsBefore(other, one);
}

export type NotEnded = "ended-already" | "ends-earlier" | "before-it-began";

/** Why a line cannot end on a day; undefined when it can. A line is ended once, and only earlier than it would have ended. */
export function whyNotEnd({ from, to, endedSource }: OnRecord, end: string): NotEnded | undefined {
  if (endedSource !== null) return "ended-already";
  if (to !== null && to < end) return "ends-earlier";
  return end < from ? "before-it-began" : undefined;
}

/** What a recording or an ending says of the line besides its dates. */
export type NewTerm = Running & { stateCode: StateCode; seat: Seat; source: string };
export type NewWorkingGroup = Running & { name: string; language: Language; source: string };
export type NewOffice = Running & {
  kind: OfficeKind;
  person: string | null;
  accountId: AccountId | null;
  stateCode: StateCode | null;
  groupId: WorkingGroupId | null;
  source: string;
};

/** The day on which a line stops running, and where that is told. */
export type Ending = { to: string; source: string };
