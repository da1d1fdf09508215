import { workingDaysLeft } from "./deadline.ts";
import type { HolidayList } from "./holidays.ts";

const openingHour = 9;

/**
 * Whether a deadline is near enough to warn of it: 24 hours before, or from 09:00 in New York once at most one working day is left
 * after today, so that a warning of Monday's deadline comes on Friday. Where a year has no list, the 24 hours alone count.
 */
export function isPressing(at: Temporal.Instant, deadline: Temporal.Instant, lists: readonly HolidayList[]): boolean {
  if (Temporal.Instant.compare(deadline, at) < 0) return false;
  if (Temporal.Instant.compare(deadline, at.add({ hours: 24 })) <= 0) return true;
  const left = workingDaysLeft(at, deadline, lists);
  return left !== undefined && left <= 1 && at.toZonedDateTimeISO("America/New_York").hour >= openingHour;
}
