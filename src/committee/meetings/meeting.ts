import type { DecisionId, MeetingId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

/** A meeting is held on a date, or expected in a window: a half-open range of dates. */
export type MeetingTime = { on: string } | { from: string; before: string };

export type MeetingKind = "formal" | "informal";

export type Meeting = {
  id: MeetingId;
  kind: MeetingKind;
  time: MeetingTime;
  place: string | null;
  summary: string | null;
  /** The language of its record. */
  language: Language;
  source: string;
};

export type AgendaItem = { title: string; source: string };

export type Paper = {
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
  id: string;
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
export type NewMeeting = Meeting & {
  agenda: readonly AgendaItem[];
  papers: readonly Paper[];
  positions: readonly RecordedPosition[];
  decisions: readonly ToldDecision[];
  activities: readonly ToldActivity[];
  next: Meeting | undefined;
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
