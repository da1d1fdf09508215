import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MeetingId } from "#db/ids.ts";
import type { NumberTaken } from "./announce-meeting.ts";
import { findNumberedMeeting, getMeetingHead, listGivenDates, nextMeetingNumber } from "./meeting.queries.ts";
import { type Arrangement, timeColumns } from "./meeting.ts";

export type FixDateOutcome = { ok: true } | { ok: false; reason: "over" | "changed-meanwhile" } | NumberTaken;

type Fix = { id: MeetingId; arrangement: Arrangement; basedOn: number };

/** Gives a meeting to come its date, or another one; what was told before is kept. `basedOn` is the last date its writer saw. */
export async function fixMeetingDate(work: Work, { id, arrangement, basedOn }: Fix): Promise<FixDateOutcome> {
  requireMay(work.actor, "meeting.arrange");

  const meeting = await getMeetingHead(work.db, id);
  if (meeting.standing.status !== "announced") return { ok: false, reason: "over" };
  const last = (await listGivenDates(work.db, id)).at(-1)?.n ?? 0;
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };
  const { kind, number, groupName, time, startsAt, place, source, words } = arrangement;
  const holder = number === null ? undefined : await findNumberedMeeting(work.db, number);
  if (holder && holder !== id) return { ok: false, reason: "number-taken", next: await nextMeetingNumber(work.db) };

  const when = timeColumns(time);
  await work.db
    .updateTable("meeting")
    .set({ kind, number, group_name: groupName, ...when, starts_at: startsAt, place })
    .where("id", "=", id)
    .execute();
  const { held_on: on_day, ...window } = when;
  await work.db
    .insertInto("meeting_date")
    .values({ meeting_id: id, n: last + 1, on_day, ...window, words, source, set_by: work.actor.id, set_at: work.at })
    .execute();
  await record(work, {
    permission: "meeting.arrange",
    verb: "meeting.date-fixed",
    subject: id,
    details: { before: meeting.time, time, number },
  });
  return { ok: true };
}
