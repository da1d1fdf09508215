import {
  confirmedPlacements,
  type Placement,
  type PlannedActivity,
  type ProgrammeYear,
  startWeeks,
  type WeekPenalty,
} from "./programme-year.ts";

/** What a plan costs, by what it costs for. The less the better; `total` is what is made as small as possible. */
export type ProgrammeCost = {
  shift: number;
  penalties: number;
  moved: number;
  newExperts: number;
  leftOut: number;
  load: number;
  total: number;
};

export function costOf(year: ProgrammeYear, plan: readonly Placement[]): ProgrammeCost {
  const placements = new Map(plan.map((placement) => [placement.activity, placement]));
  const cost = { shift: 0, penalties: 0, moved: 0, newExperts: 0, leftOut: 0 };
  for (const activity of year.activities) {
    const placement = placements.get(activity.id);
    if (!placement) {
      cost.leftOut += year.weights.leftOut * activity.priority;
      continue;
    }
    const week = weekCost(year, activity, placement.week);
    cost.shift += week.shift;
    cost.penalties += week.penalties;
    cost.moved += week.moved;
    cost.newExperts += year.weights.newExpert * newExperts(activity, placement.experts).length;
  }
  const load = year.weights.load * Math.max(0, ...loadsOf(year, plan).values());
  const total = cost.shift + cost.penalties + cost.moved + cost.newExperts + cost.leftOut + load;
  return { ...cost, load, total };
}

/** What one week costs an activity by itself. Founding methods, 2.4: c = 0.5·π·|w − preferred| + penalty of the week. */
export function weekCost(year: ProgrammeYear, activity: PlannedActivity, week: number) {
  const { weights } = year;
  const shift = weights.shift * activity.priority * Math.abs(week - (activity.preferred ?? week));
  const penalties = penaltiesOf(year, activity, week).reduce((sum, { cost }) => sum + cost, 0);
  const moved = activity.previous && activity.previous.week !== week ? weights.moved : 0;
  return { shift, penalties, moved, total: shift + penalties + moved };
}

/** The penalties of all weeks in which an activity runs that begins in this one. */
export function penaltiesOf(
  { penalties }: ProgrammeYear,
  { id, length }: PlannedActivity,
  week: number,
): WeekPenalty[] {
  return penalties.filter(
    (one) => one.week >= week && one.week < week + length && (one.activities === "all" || one.activities.includes(id)),
  );
}

/** Who of the experts was not on it in the previous plan. */
export function newExperts({ previous }: PlannedActivity, experts: readonly string[]): string[] {
  return previous ? experts.filter((expert) => !previous.experts.includes(expert)) : [];
}

/** Weeks of activities of each expert. */
export function loadsOf({ activities, experts }: ProgrammeYear, plan: readonly Placement[]): Map<string, number> {
  const lengths = new Map(activities.map(({ id, length }) => [id, length]));
  const loads = new Map(experts.map(({ id }) => [id, 0]));
  for (const placement of plan)
    for (const expert of placement.experts)
      loads.set(expert, (loads.get(expert) ?? 0) + (lengths.get(placement.activity) ?? 0));
  return loads;
}

/**
 * No plan whatever costs less: each activity in its cheapest week or left out, as if it were alone, and the load of what is confirmed.
 * Far from the truth where activities crowd, but it needs no solver.
 */
export function leastCost(year: ProgrammeYear): number {
  const confirmed = confirmedPlacements(year);
  const fixed = new Map(confirmed.map(({ activity, week }) => [activity, week]));
  const alone = year.activities.map((activity) => {
    const week = fixed.get(activity.id);
    if (week !== undefined) return weekCost(year, activity, week).total;
    const weeks = startWeeks(activity, year.weeks).map((start) => weekCost(year, activity, start).total);
    return Math.min(year.weights.leftOut * activity.priority, ...weeks);
  });
  const load = year.weights.load * Math.max(0, ...loadsOf(year, confirmed).values());
  return alone.reduce((sum, cost) => sum + cost, load);
}
