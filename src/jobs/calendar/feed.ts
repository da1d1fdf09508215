import { createHash, randomBytes } from "node:crypto";
import type { FeedId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

/**
 * What a feed shows: everything its person may read; the person's own deadlines only; or the activities of outreach that a filter
 * leaves, alone or with meetings and deadlines.
 */
export const feedContents = ["everything", "own-deadlines", "activities", "activities-and-dates"] as const;
export type FeedContent = (typeof feedContents)[number];

/** What of the calendar of outreach a feed leaves, by the names that the calendar's address uses; empty, it leaves everything. */
export type FeedFilter = Partial<Record<"kind" | "region" | "subject" | "standing" | "owner", string>>;

/** An address at which a calendar reads in a person's name, until it is revoked. */
export type Feed = {
  id: FeedId;
  content: FeedContent;
  /** Of activities; null for a feed of all there is, or of deadlines. */
  filter: FeedFilter | null;
  language: Language;
  madeAt: Temporal.Instant;
  revokedAt: Temporal.Instant | null;
};

export const mostFeeds = 10;

/** Whether a feed is of the activities that a filter leaves. */
export function isOfActivities(content: FeedContent): boolean {
  return content === "activities" || content === "activities-and-dates";
}

/** The secret of a new feed: it leaves once, the database keeps its hash. */
export function makeFeedToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest() };
}
