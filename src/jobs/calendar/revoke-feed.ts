import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { FeedId } from "#db/ids.ts";
import { getFeed } from "./feed.queries.ts";

export type RevokeFeedOutcome = { ok: true } | { ok: false; reason: "revoked-already" };

/** Closes a feed: from this moment its address answers nobody. */
export async function revokeFeed(work: Work, id: FeedId): Promise<RevokeFeedOutcome> {
  requireMay(work.actor, "feed.revoke");

  const { revokedAt } = await getFeed(work.db, work.actor.id, id);
  if (revokedAt) return { ok: false, reason: "revoked-already" };

  await work.db.updateTable("feed").set({ revoked_at: work.at }).where("id", "=", id).execute();
  await record(work, { permission: "feed.revoke", verb: "feed.revoked", subject: id });
  return { ok: true };
}
