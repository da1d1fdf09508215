import type { BriefingId, LetterId, MeetingId, OrganisationId, TextVersionId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { regionalGroups } from "#states/state.ts";

/** To whom: the States that are not members of the Committee, and the regional groups. */
export const briefedGroups = ["non-members", ...regionalGroups] as const;
export type BriefedGroup = (typeof briefedGroups)[number];

/** What was given at a briefing: a text of the Committee, a letter, or something in words. */
export type Given = { text?: TextVersionId; letter?: LetterId; words: string };

export type NewBriefing = {
  heldOn: string;
  place: string;
  meeting: MeetingId | null;
  groups: BriefedGroup[];
  organisations: OrganisationId[];
  /** Others, in words. */
  audience: string;
  givenBy: string;
  subject: string;
  language: Language;
  source: string;
  given: Given[];
};

/** A record of a briefing: on which day and where, to whom, by whom, about what, what was given. */
export type Briefing = {
  id: BriefingId;
  heldOn: string;
  place: string;
  meetingId: MeetingId | null;
  groups: BriefedGroup[];
  organisations: { id: OrganisationId; name: Texts }[];
  audience: string;
  givenBy: string;
  subject: string;
  language: Language;
  source: string;
  given: {
    text: { title: string; number: number } | null;
    letter: { id: LetterId; reference: string } | null;
    words: string;
  }[];
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

export const mostGiven = 20;
export const fewestGiven = 3;
