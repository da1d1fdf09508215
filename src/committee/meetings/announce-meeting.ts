import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MeetingId, newId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { findNumberedMeeting, nextMeetingNumber } from "./meeting.queries.ts";
import { type Arrangement, timeColumns } from "./meeting.ts";

export type NumberTaken = { ok: false; reason: "number-taken"; next: number };
export type AnnounceOutcome = { ok: true; id: MeetingId } | NumberTaken;

/** Announces a meeting of the Committee, on a date or in a window. */
export async function announceMeeting(
  work: Work,
  { language, ...arrangement }: Arrangement & { language: Language },
): Promise<AnnounceOutcome> {
  requireMay(work.actor, "meeting.arrange");

  const { kind, number, groupName, time, startsAt, place, source, words } = arrangement;
  if (number !== null && (await findNumberedMeeting(work.db, number)))
    return { ok: false, reason: "number-taken", next: await nextMeetingNumber(work.db) };

  const id = newId<MeetingId>();
  const when = timeColumns(time);
  await work.db
    .insertInto("meeting")
    .values({ id, kind, number, group_name: groupName, ...when, starts_at: startsAt, place, language, source })
    .execute();
  const { held_on: on_day, ...window } = when;
  await work.db
    .insertInto("meeting_date")
    .values({ meeting_id: id, n: 1, on_day, ...window, words, source, set_by: work.actor.id, set_at: work.at })
    .execute();
  await record(work, {
    permission: "meeting.arrange",
    verb: "meeting.announced",
    subject: id,
    details: { kind, number, time },
  });
  return { ok: true, id };
}
