import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { MeetingId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { meetingPath, meetingsPath } from "../paths.ts";
import type { Meeting } from "./meeting.ts";
import { meetingTitle } from "./meeting-head.views.tsx";

/** The meeting an address names. */
export function meetingIdIn(c: Context<Door>): MeetingId {
  return idInAddress<MeetingId>(c, "meeting");
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
