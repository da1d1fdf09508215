import type { ActivityId, DecisionId, MeetingId, StateCode } from "#db/ids.ts";
import type { MeetingKind } from "#db/schema/meetings.ts";
import type { Language } from "#i18n/languages.ts";

/** A meeting is held on a date, or expected in a window: a half-open range of dates. */
export type MeetingTime = { on: string } | { from: string; before: string };

export const meetingKinds = ["formal", "informal", "sub-group", "working-group", "thematic", "open"] as const;

/** A meeting as a record tells of it. */
export type ToldMeeting = {
  id: MeetingId;
  /** Null where the source names none. */
  kind: MeetingKind | null;
  time: MeetingTime;
  place: string | null;
  summary: string | null;
  /** The language of its record. */
  language: Language;
  source: string;
};

export type MeetingStanding =
  | { status: "announced" }
  | { status: "held"; at: Temporal.Instant }
  | { status: "cancelled"; at: Temporal.Instant; because: string };

export type Meeting = ToldMeeting & {
  /** Its number in the one series of formal meetings from 2004; a day with two sessions takes two. */
  number: number | null;
  /** Which sub-group or working group meets. */
  groupName: string | null;
  /** New York, "10:00". */
  startsAt: string | null;
  standing: MeetingStanding;
};

/** What the secretariat arranges of a meeting to come. */
export type Arrangement = Pick<Meeting, "kind" | "number" | "groupName" | "time" | "startsAt" | "place" | "source"> & {
  /** The words in which the time was told: "the last week of October or the first week of November". */
  words: string | null;
};

/** One date or window that a meeting was given. */
export type GivenDate = {
  n: number;
  time: MeetingTime;
  words: string | null;
  source: string;
  setAt: Temporal.Instant;
};

export type AgendaItem = { title: string; source: string };

export type ToldPaper = {
  title: string;
  preparedBy: string | null;
  circulatedOn: string | null;
  circulatedHow: string | null;
  source: string;
};

/** Who spoke: a delegation by its State, or another body in words. */
export type Speaker = { state: StateCode } | { body: string };

/** What was said, by whom, with its source. */
export type RecordedPosition = { by: Speaker; subject: string; said: string; source: string };

export type MeetingRelation = "taken" | "welcomed";

/** A decision as a meeting's record tells of it; its text is kept only where the Committee took it here. */
export type ToldDecision = {
  id: DecisionId;
  takenOn: string;
  manner: "meeting" | "not-recorded";
  subject: string;
  source: string;
  relation: MeetingRelation;
  relationSource: string;
};

/** An activity of outreach that a meeting spoke of. */
export type ToldActivity = {
  id: ActivityId;
  title: string;
  place: string;
  /** The days, half-open. */
  from: string;
  before: string;
  serves: string | null;
  sponsor: string | null;
  said: string;
  source: string;
};

/** A meeting with everything that is recorded of it, as the secretariat enters it. */
export type NewMeeting = ToldMeeting & {
  agenda: readonly AgendaItem[];
  papers: readonly ToldPaper[];
  positions: readonly RecordedPosition[];
  decisions: readonly ToldDecision[];
  activities: readonly ToldActivity[];
  next: ToldMeeting | undefined;
};

/** Positions by what they were about, in the order in which the subjects came up. */
export function groupBySubject<T extends { subject: string }>(
  positions: readonly T[],
): { subject: string; positions: T[] }[] {
  const groups = Map.groupBy(positions, ({ subject }) => subject);
  return [...groups].map(([subject, positions]) => ({ subject, positions }));
}

/** The first day of a meeting, for putting meetings in order. */
export function firstDay(time: MeetingTime): string {
  return "on" in time ? time.on : time.from;
}

/** The last day on which a meeting may be. */
export function lastDay(time: MeetingTime): string {
  return "on" in time ? time.on : Temporal.PlainDate.from(time.before).subtract({ days: 1 }).toString();
}

/** A meeting's time as its columns hold it: a day, or both ends of a window. */
export function timeColumns(time: MeetingTime): {
  held_on: string | null;
  window_from: string | null;
  window_to: string | null;
} {
  return "on" in time
    ? { held_on: time.on, window_from: null, window_to: null }
    : { held_on: null, window_from: time.from, window_to: time.before };
}

/** Who came: a delegation by its State or another body in words, by which names if they were given. */
export type Attendee = { by: Speaker; names: string | null };

/** A text of a meeting in its newest revision; revision 0 is none. */
export type MeetingText = { revision: number; language: Language; body: string };

/** Taken at the meeting by consensus; or before, in a manner that the source does not state, and welcomed at the meeting. */
export const meetingDecisionManners = ["meeting", "not-recorded"] as const;
export type MeetingDecisionManner = (typeof meetingDecisionManners)[number];
