import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityId } from "#db/ids.ts";
import type { ActivityText } from "./activity.ts";
import { textColumns } from "./activity-columns.ts";
import { isOver } from "./machine.ts";
import { getOwnActivity } from "./own-activity.ts";

export type WriteActivityOutcome = { ok: true } | { ok: false; reason: "over" | "changed-since" };

/** Changes what is written of an activity; its dates and where it stands move by its events. */
export async function writeActivity(
  work: Work,
  id: ActivityId,
  { text, basedOn }: { text: ActivityText; basedOn: number },
): Promise<WriteActivityOutcome> {
  requireMay(work.actor, "activity.write");

  const activity = await getOwnActivity(work, id);
  if (isOver(activity.standing)) return { ok: false, reason: "over" };
  if (activity.revision !== basedOn) return { ok: false, reason: "changed-since" };
  await work.db
    .updateTable("activity")
    .set({
      ...textColumns(text),
      ...{ revision: basedOn + 1, sequence: activity.sequence + 1, changed_at: work.at },
    })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  await record(work, { permission: "activity.write", verb: "activity.written", subject: id });
  return { ok: true };
}
