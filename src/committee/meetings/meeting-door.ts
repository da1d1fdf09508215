import type { Context } from "hono";
import { type Door, here } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import { type MeetingId, readId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { meetingPath, meetingsPath } from "../paths.ts";
import type { Meeting } from "./meeting.ts";
import { meetingTitle } from "./meeting-head.views.tsx";

/** The meeting an address names. */
export function meetingIdIn(c: Context<Door>): MeetingId {
  const id = readId<MeetingId>(c.req.param("id") ?? "");
  if (!id) throw new NotFound("meeting");
  return id;
}

/** The way back from a page under a meeting. */
export function crumbsUnder(c: Context<Door>, meeting: Meeting, label: string): { href?: string; label: string }[] {
  const { language } = c.var;
  return [
    { href: here(c, meetingsPath), label: t(language, "meetings.title") },
    { href: here(c, meetingPath(meeting.id)), label: meetingTitle(language, meeting) },
    { label },
  ];
}
