import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type FeedId, newId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { listFeeds } from "./feed.queries.ts";
import { type FeedContent, type FeedFilter, isOfActivities, makeFeedToken, mostFeeds } from "./feed.ts";

export type MakeFeedOutcome = { ok: true; id: FeedId; token: string } | { ok: false; reason: "too-many" };

type NewFeed = { content: FeedContent; language: Language; filter?: FeedFilter | undefined };

/** Opens a calendar to read in the person's name. The address is given out this once; of activities it gives what the filter leaves. */
export async function makeFeed(
  work: Work,
  { content, language, filter: asked = {} }: NewFeed,
): Promise<MakeFeedOutcome> {
  requireMay(work.actor, "feed.make");
  if (isOfActivities(content)) requireMay(work.actor, "activity.read");

  const live = (await listFeeds(work.db, work.actor.id)).filter(({ revokedAt }) => !revokedAt);
  if (live.length >= mostFeeds) return { ok: false, reason: "too-many" };

  const id = newId<FeedId>();
  const filter = isOfActivities(content) ? asked : null;
  const { token, hash } = makeFeedToken();
  await work.db
    .insertInto("feed")
    .values({ id, account_id: work.actor.id, token_hash: hash, content, filter, language, made_at: work.at })
    .execute();
  await record(work, {
    permission: "feed.make",
    verb: "feed.made",
    subject: id,
    details: { content, filter, language },
  });
  return { ok: true, id, token };
}
