import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ActivityDocumentId, ActivityId } from "#db/ids.ts";
import { isOver } from "../activities/machine.ts";
import { getOwnActivity } from "../activities/own-activity.ts";
import { getDocument } from "./document.queries.ts";

export type TakeOutDocumentOutcome = { ok: true } | { ok: false; reason: "over" };

/** Takes a file out of an activity. Who has taken it has it. */
export async function takeOutDocument(
  work: Work,
  activity: ActivityId,
  id: ActivityDocumentId,
): Promise<TakeOutDocumentOutcome> {
  requireMay(work.actor, "activity.write");

  const { standing } = await getOwnActivity(work, activity);
  const { kind } = await getDocument(work.db, activity, id);
  if (isOver(standing)) return { ok: false, reason: "over" };
  await work.db.deleteFrom("activity_document").where("id", "=", id).execute();
  await record(work, {
    permission: "activity.write",
    verb: "activity.document-taken-out",
    subject: activity,
    details: { kind },
  });
  return { ok: true };
}
