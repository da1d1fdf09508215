import { costOf } from "./programme-cost.ts";
import { type Placement, type PlannedActivity, type ProgrammeYear, startWeeks } from "./programme-year.ts";
import { beside, roomFor } from "./room.ts";

const leastGain = 1e-6;

/**
 * The plan after every move of one activity by itself that makes it cheaper. A solver that stops at a small distance from the best may
 * leave such a move undone, and nobody could be told why.
 */
export function withSingleMoves(year: ProgrammeYear, plan: readonly Placement[]): Placement[] {
  let best = [...plan];
  for (let isMoved = true; isMoved; ) {
    isMoved = false;
    for (const activity of year.activities) {
      if (activity.previous?.isConfirmed) continue;
      const moved = cheaperMove(year, best, activity);
      if (!moved) continue;
      best = moved;
      isMoved = true;
    }
  }
  return best;
}

function cheaperMove(
  year: ProgrammeYear,
  plan: readonly Placement[],
  activity: PlannedActivity,
): Placement[] | undefined {
  const now = plan.find((placement) => placement.activity === activity.id);
  const rest = plan.filter((placement) => placement !== now);
  const room = beside(year, plan, activity);
  let least = costOf(year, plan).total - leastGain;
  let cheaper: Placement[] | undefined;
  for (const week of startWeeks(activity, year.weeks)) {
    const { experts, blockers } = roomFor(room, week, now?.experts);
    if (blockers.length > 0) continue;
    const moved = [...rest, { activity: activity.id, week, experts }];
    const { total } = costOf(year, moved);
    if (total >= least) continue;
    least = total;
    cheaper = moved;
  }
  return cheaper;
}
