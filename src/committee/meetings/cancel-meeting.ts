import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import { getMeetingHead } from "./meeting.queries.ts";

export type CancelMeetingOutcome = { ok: true } | { ok: false; reason: "over" };

/** Cancels a meeting to come, with the reason. It stays on record, and its number is not given again. */
export async function cancelMeeting(work: Work, id: MeetingId, because: string): Promise<CancelMeetingOutcome> {
  requireMay(work.actor, "meeting.arrange");

  const meeting = await getMeetingHead(work.db, id);
  if (meeting.standing.status !== "announced") return { ok: false, reason: "over" };

  await work.db
    .updateTable("meeting")
    .set({ cancelled_at: work.at, cancelled_by: work.actor.id, cancelled_because: because })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "meeting.arrange", verb: "meeting.cancelled", subject: id, details: { because } });
  return { ok: true };
}
