import {
  confirmedPlacements,
  type Placement,
  type PlannedActivity,
  type ProgrammeYear,
  startWeeks,
} from "./programme-year.ts";
import { type Blocker, beside, roomFor } from "./room.ts";

/** An activity for which no week is proposed, and why. */
export type LeftOutActivity = {
  activity: string;
  /**
   * no-week: its weeks lie outside the year, or are too few for its length; too-few-able: it needs more experts than are able, in any
   * week; no-room-at-all: not even beside what is confirmed alone; gave-way: the others have its room; dearer: there is room, but it
   * costs more there than left out.
   */
  reason: "no-week" | "too-few-able" | "no-room-at-all" | "gave-way" | "dearer";
  /** In how many of its weeks each rule is in the way, the most frequent first. */
  rules: readonly { rule: Blocker["rule"]; weeks: number }[];
  /** Each week in which it may begin, with what is in the way. */
  weeks: readonly { week: number; blockers: readonly Blocker[] }[];
};

export function leftOutReasons(
  year: ProgrammeYear,
  plan: readonly Placement[],
  activity: PlannedActivity,
): LeftOutActivity {
  const weeks = blockedWeeks(year, plan, activity);
  return { activity: activity.id, reason: reasonOf(year, activity, weeks), rules: rulesOf(weeks), weeks };
}

type BlockedWeeks = LeftOutActivity["weeks"];

function blockedWeeks(year: ProgrammeYear, plan: readonly Placement[], activity: PlannedActivity): BlockedWeeks {
  const room = beside(year, plan, activity);
  return startWeeks(activity, year.weeks).map((week) => ({ week, blockers: roomFor(room, week).blockers }));
}

function reasonOf(year: ProgrammeYear, activity: PlannedActivity, weeks: BlockedWeeks): LeftOutActivity["reason"] {
  if (weeks.length === 0) return "no-week";
  if (weeks.some(({ blockers }) => blockers.length === 0)) return "dearer";
  const able = year.experts.filter(({ id }) => activity.ableExperts.includes(id));
  if (able.length < activity.expertsNeeded) return "too-few-able";
  const alone = blockedWeeks(year, confirmedPlacements(year), activity);
  return alone.every(({ blockers }) => blockers.length > 0) ? "no-room-at-all" : "gave-way";
}

function rulesOf(weeks: BlockedWeeks): LeftOutActivity["rules"] {
  const counts = new Map<Blocker["rule"], number>();
  for (const { blockers } of weeks)
    for (const rule of new Set(blockers.map((blocker) => blocker.rule))) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, weeks: count })).toSorted((a, b) => b.weeks - a.weeks);
}
