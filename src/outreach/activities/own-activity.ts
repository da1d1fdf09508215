import { NotFound } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import { getActivity } from "./activity.queries.ts";
import type { ActivityWhole } from "./activity.ts";
import { isMine } from "./activity-door.ts";

/** An activity that this person keeps; another's is not there to be written, also where it may be read. */
export async function getOwnActivity(work: Work, id: ActivityId): Promise<ActivityWhole> {
  const activity = await getActivity(work.db, id);
  if (!(await isMine(work, activity))) throw new NotFound("activity");
  return activity;
}
