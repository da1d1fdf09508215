import type { Pool } from "pg";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, FeedId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Feed, FeedContent, FeedFilter } from "./feed.ts";

type Reads = Reader | Work["db"];

/** A person's feeds, those that still answer first. */
export async function listFeeds(db: Reads, account: AccountId): Promise<Feed[]> {
  return await feeds(db, account).orderBy("revoked_at", "desc").orderBy("made_at", "desc").orderBy("id").execute();
}

/** One of the person's own feeds; another's is not there. */
export async function getFeed(db: Reads, account: AccountId, id: FeedId): Promise<Feed> {
  const feed = await feeds(db, account).where("id", "=", id).executeTakeFirst();
  if (!feed) throw new NotFound(`feed ${id}`);
  return feed;
}

function feeds(db: Reads, account: AccountId) {
  return db
    .selectFrom("feed")
    .where("account_id", "=", account)
    .select(["id", "content", "filter", "language", "made_at as madeAt", "revoked_at as revokedAt"]);
}

export type OpenedFeed = {
  account: AccountId;
  content: FeedContent;
  filter: FeedFilter | null;
  language: Language;
};

/** Whose feed an address opens; undefined for an address nobody gave out, a revoked feed, a closed account, or a person without a capacity. */
export async function openFeed(auth: Pool, token: string): Promise<OpenedFeed | undefined> {
  const { rows } = await auth.query("select account_id as account, content, language, filter from app.read_feed($1)", [
    token,
  ]);
  return rows[0];
}

export type CalendarChange = { sequence: number; changedAt: Temporal.Instant };

/** How often each thing in a calendar has changed and when it last did, by its id, for those this reader may know of. */
export async function listCalendarChanges(db: Reader): Promise<Map<string, CalendarChange>> {
  const rows = await db.selectFrom("calendar_change").select(["id", "sequence", "changed_at as changedAt"]).execute();
  return new Map(rows.map(({ id, ...change }) => [id, change]));
}
