import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import { getMeetingHead, lastAttendanceRevision } from "./meeting.queries.ts";
import type { Attendee } from "./meeting.ts";

export type AttendanceOutcome = { ok: true } | { ok: false; reason: "not-held" | "changed-meanwhile" };

type NewAttendance = { id: MeetingId; attendees: readonly Attendee[]; basedOn: number };

/** Records who came to a meeting that was held; a corrected list takes the place of the one before, which is kept. */
export async function recordAttendance(
  work: Work,
  { id, attendees, basedOn }: NewAttendance,
): Promise<AttendanceOutcome> {
  requireMay(work.actor, "meeting.record");

  const meeting = await getMeetingHead(work.db, id);
  if (meeting.standing.status !== "held") return { ok: false, reason: "not-held" };
  const last = await lastAttendanceRevision(work.db, id);
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  const revision = last + 1;
  await work.db
    .insertInto("attendance")
    .values(
      attendees.map(({ by, names }, n) => ({
        meeting_id: id,
        revision,
        n: n + 1,
        state_code: "state" in by ? by.state : null,
        body: "body" in by ? by.body : null,
        names,
      })),
    )
    .execute();
  await record(work, {
    permission: "meeting.record",
    verb: "meeting.attendance-recorded",
    subject: id,
    details: { revision, lines: attendees.length },
  });
  return { ok: true };
}
