import type { AccountId, ActivityId } from "#db/ids.ts";
import type { ActivityStanding } from "#db/schema/outreach.ts";
import type { ActivityHead, ActivityTime } from "../activities/activity.ts";
import { isCertain, isOver } from "../activities/machine.ts";
import type { ProgrammeProposal } from "../annual-programme/propose-programme.ts";
import { daysOf, weekOf, type YearWeeks } from "../annual-programme/year-weeks.ts";
import { type ActivityBasis, usualDays, type YearBasis } from "./year-run.ts";

/** What was taken over of a proposal for one activity. */
export type TakenOver = { activity: ActivityId; by: string; at: Temporal.Instant };

/** What changed since a proposal was made, so that a person's later word is not written over. */
export type ChangedSince =
  | "gone"
  | "confirmed-since"
  | "standing-since"
  | "moved-since"
  | "experts-since"
  | "expert-left"
  | "leave-since"
  | "week-passed";

/** How it stands between a proposal and the activity today. */
export type TakeOverLine = { activity: ActivityId } & (
  | {
      kind: "open";
      /** As it would be: on its weekday with its length, or, of a window, from the Monday of the week. */
      time: ActivityTime;
      experts: readonly AccountId[];
      /** Its days were a window: so many days from Monday are chosen. */
      fromWindow: number | null;
      isInvited: boolean;
    }
  | { kind: "taken-over"; by: string; at: Temporal.Instant }
  | { kind: "confirmed" | "as-it-is" }
  | { kind: "changed"; since: ChangedSince }
);

type Placed = ProgrammeProposal["placed"][number];
type Now = Pick<ActivityHead, "time" | "standing"> & { experts: readonly AccountId[] };

/** What is known today, to hold a proposal against. */
export type Today = {
  weeks: YearWeeks;
  basis: YearBasis;
  activities: ReadonlyMap<ActivityId, Now>;
  group: ReadonlySet<AccountId>;
  /** Recorded after the proposal was asked for: what was typed or recorded before is in it. Half-open days. */
  leaveSince: readonly { expert: AccountId; from: string; before: string }[];
  taken: ReadonlyMap<ActivityId, TakenOver>;
  date: string;
};

/** One placement of a proposal, held against today. */
export function takeOverLine(placed: Placed, today: Today): TakeOverLine {
  const activity = placed.activity as ActivityId; // as year.queries.ts gave it
  const experts = placed.experts as readonly AccountId[]; // as above
  const taken = today.taken.get(activity);
  if (taken) return { kind: "taken-over", ...taken };
  if (placed.isConfirmed) return { activity, kind: "confirmed" };
  const was = today.basis[activity];
  const now = today.activities.get(activity);
  const since = was && now ? changedSince(was, now) : "gone";
  if (!was || !now || since) return { activity, kind: "changed", since: since ?? "gone" };
  const time = proposedTime(placed, was.time, today.weeks);
  if (isSameTime(time, now.time) && isSame(experts, now.experts)) return { activity, kind: "as-it-is" };
  if (experts.some((one) => !today.group.has(one))) return { activity, kind: "changed", since: "expert-left" };
  if (
    today.leaveSince.some((away) => experts.includes(away.expert) && away.from < time.before && away.before > time.from)
  )
    return { activity, kind: "changed", since: "leave-since" };
  if (weekOf(time.from, today.weeks) <= weekOf(today.date, today.weeks))
    return { activity, kind: "changed", since: "week-passed" };
  const days = was.time.precision === "days" ? null : (was.time.daysLong ?? usualDays);
  return { activity, kind: "open", time, experts, fromWindow: days, isInvited: isAsked(now.standing) };
}

function changedSince(was: ActivityBasis, now: Now): ChangedSince | undefined {
  if (isOver(now.standing)) return "gone";
  if (isCertain(now.standing)) return "confirmed-since";
  if (!isSameTime(was.time, now.time)) return "moved-since";
  if (was.standing !== now.standing) return "standing-since";
  return isSame(was.experts, now.experts) ? undefined : "experts-since";
}

/** What has days keeps its weekday and its length; what has a window begins on the Monday, for as long as it would last. */
function proposedTime({ week, preferred }: Placed, time: ActivityTime, weeks: YearWeeks): ActivityTime {
  const shifted = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();
  if (time.precision === "days") {
    const days = 7 * (week - (preferred ?? week));
    return { ...time, from: shifted(time.from, days), before: shifted(time.before, days) };
  }
  const { from } = daysOf(week, weeks);
  return { from, before: shifted(from, time.daysLong ?? usualDays), precision: "days", daysLong: null };
}

function isAsked(standing: ActivityStanding): boolean {
  return standing === "invited" || standing === "postponed";
}

function isSameTime(a: ActivityTime, b: ActivityTime): boolean {
  return a.from === b.from && a.before === b.before && a.precision === b.precision && a.daysLong === b.daysLong;
}

function isSame(a: readonly AccountId[], b: readonly AccountId[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
