import { z } from "zod";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { wasHeld } from "../activities/machine.ts";
import type { Headings } from "./headings.ts";

/** In which groups those who took part stand. */
export const participantGroups = [
  "states",
  "otherStates",
  "intergovernmental",
  "international",
  "civilSociety",
] as const;
export type ParticipantGroup = (typeof participantGroups)[number];

/** What the author writes, under numbered headings. */
export const noteSections = ["objectives", "background", "highlights", "comments"] as const;
export type NoteSection = (typeof noteSections)[number];
/** Without these nothing is issued; further comments there may be none. */
export const neededSections = ["objectives", "background", "highlights"] as const satisfies readonly NoteSection[];

export const longestSection = 16_000;
export const longestGroup = 4000;

/** A group in the author's words; one that is missing stands as the activity's record has it. */
export type OwnWording = Partial<Record<ParticipantGroup, string>>;

export type NoteText = Record<NoteSection, string> & { language: Language; participants: OwnWording };

/** What the activity's record says, in the language of the note. */
export type NoteFacts = {
  event: string;
  organisers: string;
  supporters: string;
  place: string;
  days: string;
  /** Whether the activity is for a region, and its States stand apart from the others. */
  isOfRegion: boolean;
  participants: Record<ParticipantGroup, string>;
};

/** As a version keeps them, checked once. */
export const noteFacts: z.ZodType<NoteFacts> = z.object({
  event: z.string(),
  organisers: z.string(),
  supporters: z.string(),
  place: z.string(),
  days: z.string(),
  isOfRegion: z.boolean(),
  participants: z.record(z.enum(participantGroups), z.string()),
});
export const ownWording: z.ZodType<OwnWording> = z.partialRecord(z.enum(participantGroups), z.string());

/** What is being written. */
export type NoteDraft = NoteText & { revision: number; writtenBy: string; writtenAt: Temporal.Instant };

/** What was issued, with the headings and the record of its moment. */
export type NoteVersion = NoteText & {
  activity: ActivityId;
  number: number;
  facts: NoteFacts;
  headings: Headings;
  issuedAt: Temporal.Instant;
  shownAt: Temporal.Instant | null;
};

/** With who issued it, for those who may know. */
export type KeptVersion = NoteVersion & { issuedBy: string | null };

/** A version as a list of documents names it. */
export type NoteHead = Pick<NoteVersion, "activity" | "number" | "language" | "shownAt"> & { title: string };

/** A note as it stands on a page or on paper: words alone. */
export type StandingNote = {
  language: Language;
  title: string;
  footnote: string;
  rows: { label: string; text: string }[];
  participants: { label: string; groups: { label: string; text: string }[] };
  sections: { number: number; heading: string; text: string }[];
  contact: string;
};

/** The note under its headings: the record's facts, who took part as the author corrected it, and what the author wrote. */
export function standingNote({ words }: Headings, text: NoteText, facts: NoteFacts): StandingNote {
  const labels = { ...words, states: facts.isOfRegion ? words.states : words.allStates };
  const { organisers, supporters } = facts;
  const organizer = [organisers, supporters ? `${words.support} ${supporters}` : ""];
  return {
    language: text.language,
    title: words.title,
    footnote: words.footnote,
    rows: [
      { label: words.event, text: facts.event },
      { label: words.organizer, text: organizer.filter(Boolean).join("\n") },
      { label: words.venue, text: [facts.place, facts.days].filter(Boolean).join("\n") },
    ].filter((row) => row.text !== ""),
    participants: {
      label: words.participants,
      groups: participantGroups
        .map((group) => ({ label: labels[group], text: text.participants[group] ?? facts.participants[group] }))
        .filter((group) => group.text !== ""),
    },
    sections: noteSections
      .map((section, at) => ({ number: at + 1, heading: words[section], text: text[section] }))
      .filter((section) => section.text !== ""),
    contact: words.contact,
  };
}

/** Which groups the author worded otherwise than the record had them on the page that was written on. */
export function ownWordingOf(
  typed: Record<ParticipantGroup, string>,
  offered: Record<ParticipantGroup, string>,
): OwnWording {
  return Object.fromEntries(
    participantGroups.filter((group) => typed[group] !== offered[group]).map((group) => [group, typed[group]]),
  );
}

/** A note is written once the activity was held, or its days have passed where a source tells of it. */
export function takesNote(
  { standing, onRecord, time, timeZone }: Pick<ActivityHead, "standing" | "onRecord" | "time" | "timeZone">,
  at: Temporal.Instant,
): boolean {
  if (wasHeld(standing)) return true;
  return onRecord && standing === "planned" && at.toZonedDateTimeISO(timeZone).toPlainDate().toString() >= time.before;
}
