import type { Language } from "#i18n/languages.ts";

/** What another body says of one thing it announces, whatever its days. */
export type AnnouncedMatter = {
  /** The same for ever within its feed; made from the title and the first day where the feed gives none. */
  uid: string;
  sequence: number;
  title: string;
  /** The language of the title, where it is told and is one of the six. */
  language?: Language;
  /** In one line; empty where it is not told. */
  place: string;
  /** Only a sheet tells it: in a feed it is a person with an address of theirs, and is left out. */
  organiser: string;
  /** http or https, without a name and a password in it. */
  url: string | null;
  /** Plain text. */
  description: string;
  status: "tentative" | "confirmed" | "cancelled" | null;
  /** What was read, unfolded, without people, attachments and reminders. */
  raw: string;
};

/** When it takes place, once. */
export type AnnouncedTime = {
  /** Which of several it is, by the start it was first announced for: "2026-11-27", "2026-11-27T08:00:00Z", or a local time; null for what takes place once. */
  instance: string | null;
  /** Whole local days, half-open. */
  from: string;
  before: string;
  /** Local, with its distance to UTC where the zone is known: "2026-11-27T09:00:00+01:00". Not there for what takes whole days. */
  startsAt?: string;
  endsAt?: string;
  /** IANA name. */
  zone?: string;
};

/** One thing on its days, as another body announces it. */
export type Announced = AnnouncedMatter & AnnouncedTime;

/** Why one entry of a file is not read. */
export type LossReason =
  | "no-end"
  | "broken-line"
  | "control-character"
  | "not-utf-8"
  | "line-too-long"
  | "no-title"
  | "no-start"
  | "day"
  | "ambiguous-day"
  | "order"
  | "too-long"
  | "private"
  | "same-uid"
  | "rule"
  | "rule-too-frequent"
  | "rule-too-long"
  | "too-many-announced";

/** What is odd about an entry that is read. */
export type NoteReason = "no-uid" | "unknown-zone" | "range" | "too-many-instances";

/** What is wrong at a line of a feed, or at a row of a sheet, counted from 1. `uid` where it is known: such an entry has not vanished. */
export type AnnouncementFault = { line: number; reason: LossReason | NoteReason; uid?: string };

const notes: readonly string[] = ["no-uid", "unknown-zone", "range", "too-many-instances"] satisfies NoteReason[];

/** Whether the entry is lost, and not only odd. */
export function isLoss({ reason }: AnnouncementFault): boolean {
  return !notes.includes(reason);
}

/** One entry with all its times, as it crosses from the thread that read it: long texts cross once. */
export type Told = { matter: AnnouncedMatter; times: AnnouncedTime[] };

export const largestAnnouncements = 5 * 1024 * 1024;
export const mostEvents = 5_000;
/** Instances of one entry, and of all entries that repeat together. */
export const mostInstances = 200;
export const mostRepeated = 20_000;
/** How far ahead what repeats is told. */
export const yearsAhead = 2;
/** Days of one thing. */
export const longestDays = 400;
/** Characters. */
export const longest = { uid: 255, line: 65_536, title: 500, place: 500, url: 2_000, description: 4_000, raw: 16_384 };
