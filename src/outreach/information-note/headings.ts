import { z } from "zod";
import type { NoteHeadingsId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

/** The words under which every information note stands, in the order in which a form asks for them. */
export const headingNames = [
  "title",
  "footnote",
  "event",
  "organizer",
  "support",
  "venue",
  "participants",
  "states",
  "otherStates",
  "allStates",
  "intergovernmental",
  "international",
  "civilSociety",
  "experts",
  "objectives",
  "background",
  "highlights",
  "comments",
  "contact",
] as const;
export type HeadingName = (typeof headingNames)[number];
export type HeadingWords = Record<HeadingName, string>;

/** Sentences, where the others are a few words. */
export const headingSentences = ["footnote", "contact"] as const satisfies readonly HeadingName[];

export function longestHeading(name: HeadingName): number {
  return headingSentences.some((one) => one === name) ? 600 : 200;
}

/** As the database holds them, checked once. */
export const headingWords: z.ZodType<HeadingWords> = z.record(z.enum(headingNames), z.string().min(1));

/** The headings of one language; from memory until somebody records them with a source. */
export type Headings = { id: NoteHeadingsId; language: Language; words: HeadingWords };

/** With where they come from, and who recorded them. */
export type RecordedHeadings = Headings & {
  isConfirmed: boolean;
  source: string;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
};

export type NewHeadings = { language: Language; words: HeadingWords; source: string; basedOn: NoteHeadingsId };
