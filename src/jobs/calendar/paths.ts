import type { FeedId } from "#db/ids.ts";
import type { FeedFilter } from "./feed.ts";

// The pages of the feeds, after the language.
export const feedsPath = "/feeds";

/** Where a person makes a feed of the activities that a filter of the calendar leaves. */
export function newFeedPath(filter: FeedFilter): string {
  return `${feedsPath}?${new URLSearchParams({ shows: "activities", ...filter })}`;
}

export function revocationPath(id: FeedId): string {
  return `${feedsPath}/${id}/revocation`;
}

/** The address a calendar reads: it has no language of its own, the feed has. */
export function feedFilePath(token: string): string {
  return `/feeds/${token}.ics`;
}
