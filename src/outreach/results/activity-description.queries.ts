import type { Visit } from "#access/work.ts";
import { dateOf } from "#states/state.queries.ts";
import type { ActivityWhole } from "../activities/activity.ts";
import { type ActivityDescription, costOf, countAround } from "./activity-description.ts";
import { readChangePanels } from "./panel.queries.ts";

/**
 * What was counted around an activity, on the records of today. NOTE read as the system, for a reader who may: whoever reads finds the
 * same figures, though not everybody may read every record they are of.
 */
export async function readActivityDescription(
  { db, at }: Pick<Visit, "db" | "at">,
  { id, time, parties }: ActivityWhole,
): Promise<ActivityDescription> {
  const panels = await readChangePanels(db, dateOf(at));
  return {
    counts: countAround({ id, before: time.before }, panels),
    cost: costOf(parties),
    until: panels.until,
    version: panels.version,
  };
}
