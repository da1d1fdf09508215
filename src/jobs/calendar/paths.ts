import type { FeedId } from "#db/ids.ts";

// The pages of the feeds, after the language.
export const feedsPath = "/feeds";

export function revocationPath(id: FeedId): string {
  return `${feedsPath}/${id}/revocation`;
}

/** The address a calendar reads: it has no language of its own, the feed has. */
export function feedFilePath(token: string): string {
  return `/feeds/${token}.ics`;
}
