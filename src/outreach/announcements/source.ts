import type { AccountId, CalendarSourceId, OrganisationId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { AnnouncementFault } from "./announced.ts";
import type { FailedFetch, RefusedAddress } from "./fetch-calendar.ts";
import type { ReadAnnouncements } from "./read-announcements.ts";

/** A calendar of another body: asked for at its address, or brought in files. */
export type NewSource = {
  organisation: OrganisationId | null;
  /** A body in words, where it is not in the directory. */
  body: string | null;
  /** https; null where files are brought. */
  address: string | null;
  /** Of titles that do not tell theirs. */
  language: Language;
};

/** What came of asking for a calendar, or of reading a file; everything but the first three is a reason why nothing was kept. */
export type CheckOutcome =
  | "fetched"
  | "unchanged"
  | "brought"
  | RefusedAddress
  | FailedFetch
  | Extract<ReadAnnouncements, { ok: false }>["reason"];

export type CalendarSource = NewSource & {
  id: CalendarSourceId;
  kind: "address" | "files";
  addedBy: AccountId;
  addedAt: Temporal.Instant;
  /** Somebody asked for it to be read now. */
  askedAt: Temporal.Instant | null;
  checkedAt: Temporal.Instant | null;
  etag: string | null;
  lastModified: string | null;
  outcome: CheckOutcome | null;
  /** The address at which it failed, the answer of its server, or where it has moved to. */
  detail: string | null;
  readAt: Temporal.Instant | null;
  readWhole: boolean | null;
  /** Of the last reading; the first of so many in all. */
  faults: AnnouncementFault[];
  faultsInAll: number;
  endedAt: Temporal.Instant | null;
};

/** How often an address is asked. */
export const checkEvery = { hours: 1 } as const;
/** After how long a calendar is read again though it says that it is as it was: the two years for which what repeats is told go on. */
export const readAnewAfter = { hours: 24 * 7 } as const;
/** Faults of a reading that are kept line by line; of more only how many there were. */
export const mostFaultsKept = 200;

/** What a calendar said of its file when it was read last, for it to say that it is unchanged; nothing where it is to be read anew. */
export function lastSaid(
  { etag, lastModified, readAt }: Pick<CalendarSource, "etag" | "lastModified" | "readAt">,
  at: Temporal.Instant,
): Pick<CalendarSource, "etag" | "lastModified"> {
  const isRecent = readAt !== null && Temporal.Instant.compare(readAt.add(readAnewAfter), at) > 0;
  return isRecent ? { etag, lastModified } : { etag: null, lastModified: null };
}

/** Whether it is asked for at its address now: each hour, or when somebody asked for it after the last time. */
export function isDue(
  { address, askedAt, checkedAt, endedAt }: Pick<CalendarSource, "address" | "askedAt" | "checkedAt" | "endedAt">,
  at: Temporal.Instant,
): boolean {
  if (address === null || endedAt !== null) return false;
  if (checkedAt === null) return true;
  if (askedAt !== null && Temporal.Instant.compare(askedAt, checkedAt) > 0) return true;
  return Temporal.Instant.compare(checkedAt.add(checkEvery), at) <= 0;
}
