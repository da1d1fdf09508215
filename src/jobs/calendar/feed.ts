import { createHash, randomBytes } from "node:crypto";
import type { FeedId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

/** What a feed shows: all meetings and deadlines its person may read, or the person's own deadlines only. */
export const feedContents = ["everything", "own-deadlines"] as const;
export type FeedContent = (typeof feedContents)[number];

/** An address at which a calendar reads in a person's name, until it is revoked. */
export type Feed = {
  id: FeedId;
  content: FeedContent;
  language: Language;
  madeAt: Temporal.Instant;
  revokedAt: Temporal.Instant | null;
};

export const mostFeeds = 10;

/** The secret of a new feed: it leaves once, the database keeps its hash. */
export function makeFeedToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest() };
}
