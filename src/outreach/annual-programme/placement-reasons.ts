import { costOf, newExperts, penaltiesOf } from "./programme-cost.ts";
import type { Placement, PlannedActivity, ProgrammeYear, WeekPenalty } from "./programme-year.ts";
import { type Blocker, beside, roomFor } from "./room.ts";

/** An activity in the week proposed for it, and why there. */
export type PlacedActivity = Placement & {
  isConfirmed: boolean;
  preferred: number | null;
  /** Weeks after the preferred one; below zero before it; null where none is preferred. */
  shift: number | null;
  /** What the week has against it all the same. */
  penalties: readonly WeekPenalty[];
  /** The week of the previous plan, where it was another. */
  movedFrom: number | null;
  /** Experts who were not on it in the previous plan. */
  newExperts: readonly string[];
  /** Weeks near by, in order. Nothing for what is confirmed. */
  otherWeeks: readonly OtherWeek[];
};

/**
 * What a week near by would have cost more than the plan as it is (below zero: less), or what is in the way; everything else being
 * where it is.
 */
export type OtherWeek = {
  week: number;
  dearerBy: number | null;
  penalties: readonly WeekPenalty[];
  blockers: readonly Blocker[];
};

export function placementReasons(
  year: ProgrammeYear,
  plan: readonly Placement[],
  placement: Placement,
): PlacedActivity {
  const activity = year.activities.find(({ id }) => id === placement.activity);
  if (!activity) throw new Error("an activity outside the year");
  const { preferred, previous } = activity;
  const { week, experts } = placement;
  const isConfirmed = previous?.isConfirmed ?? false;
  return {
    ...placement,
    isConfirmed,
    preferred,
    shift: preferred === null ? null : week - preferred,
    penalties: penaltiesOf(year, activity, week),
    movedFrom: previous && previous.week !== week ? previous.week : null,
    newExperts: newExperts(activity, experts),
    otherWeeks: isConfirmed ? [] : otherWeeks(year, plan, activity, placement),
  };
}

function otherWeeks(
  year: ProgrammeYear,
  plan: readonly Placement[],
  activity: PlannedActivity,
  placement: Placement,
): OtherWeek[] {
  const room = beside(year, plan, activity);
  const rest = plan.filter((one) => one.activity !== activity.id);
  const { total } = costOf(year, plan);
  return weeksToLookAt(year, activity, placement.week).map((week) => {
    const { experts, blockers } = roomFor(room, week, placement.experts);
    const moved = [...rest, { activity: activity.id, week, experts }];
    return {
      week,
      dearerBy: blockers.length > 0 ? null : costOf(year, moved).total - total,
      penalties: penaltiesOf(year, activity, week),
      blockers,
    };
  });
}

/** The week before and the one after, those on the way to the preferred one, and that of the previous plan. */
function weeksToLookAt(year: ProgrammeYear, { preferred, previous, length }: PlannedActivity, week: number): number[] {
  const aim = preferred ?? week;
  const onTheWay = Array.from({ length: Math.abs(week - aim) + 1 }, (_, n) => Math.min(week, aim) + n);
  const weeks = new Set([...onTheWay, week - 1, week + 1, previous?.week ?? week]);
  weeks.delete(week);
  return [...weeks].filter((one) => one >= 0 && one + length <= year.weeks).toSorted((a, b) => a - b);
}
