import { weekCost } from "./programme-cost.ts";
import { confirmedPlacements, type Placement, type ProgrammeYear, startWeeks } from "./programme-year.ts";
import { beside, roomFor } from "./room.ts";

/**
 * What a person with a calendar would do: what is confirmed stands; the others, the highest priority first, take the cheapest week
 * in which there is room, and in it the experts with the fewest weeks. For comparison, and where no solver answers.
 */
export function firstFit(year: ProgrammeYear): Placement[] {
  const plan = confirmedPlacements(year);
  const waiting = year.activities
    .filter(({ previous }) => !previous?.isConfirmed)
    .toSorted((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
  for (const activity of waiting) {
    const room = beside(year, plan, activity);
    const cost = (week: number): number => weekCost(year, activity, week).total;
    for (const week of startWeeks(activity, year.weeks).toSorted((a, b) => cost(a) - cost(b) || a - b)) {
      const { experts, blockers } = roomFor(room, week);
      if (blockers.length > 0) continue;
      plan.push({ activity: activity.id, week, experts });
      break;
    }
  }
  return plan;
}
