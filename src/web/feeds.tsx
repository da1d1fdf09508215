import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Accounts } from "#access/accounts/auth.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { FeedId } from "#db/ids.ts";
import { isLanguage } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { listFeeds, openFeed } from "#jobs/calendar/feed.queries.ts";
import { type FeedContent, feedContents } from "#jobs/calendar/feed.ts";
import { type FeedProblem, FeedsPage, NewFeedPage } from "#jobs/calendar/feeds.views.tsx";
import { writeCalendar } from "#jobs/calendar/icalendar.ts";
import { makeFeed } from "#jobs/calendar/make-feed.ts";
import { feedFilePath, feedsPath } from "#jobs/calendar/paths.ts";
import { revokeFeed } from "#jobs/calendar/revoke-feed.ts";
import { listCalendarEvents } from "./feed-events.ts";

/** The pages on which a person makes and revokes feeds. */
export function feedPages({ url }: { url: string }): Hono<Door> {
  return new Hono<Door>()
    .get(feedsPath, (c) => showFeeds(c, { shows: "", language: c.var.language }))
    .post(feedsPath, async (c) => {
      const form = await c.req.formData();
      const typed = { shows: String(form.get("shows") ?? ""), language: String(form.get("language") ?? "") };
      const { shows: content, language } = typed;
      if (!isContent(content)) return await showFeeds(c, typed, { field: "shows", reason: "no-content" });
      if (!isLanguage(language)) return await showFeeds(c, typed, { field: "language", reason: "no-language" });
      const outcome = await actAs(c, (work) => makeFeed(work, { content, language }));
      if (!outcome.ok) return await showFeeds(c, typed, { field: "shows", reason: outcome.reason });
      // NOTE no redirect: the address is shown this once and stands in no address of ours.
      const body = <NewFeedPage language={c.var.language} address={url + feedFilePath(outcome.token)} />;
      return await c.var.page({ title: t(c.var.language, "feed.new.title"), body });
    })
    .post(`${feedsPath}/:id/revocation`, async (c) => {
      const id = idInAddress<FeedId>(c, "feed");
      const outcome = await actAs(c, (work) => revokeFeed(work, id));
      return c.redirect(here(c, outcome.ok ? `${feedsPath}?done=feed-revoked` : feedsPath), 303);
    });
}

function isContent(text: string): text is FeedContent {
  return (feedContents as readonly string[]).includes(text);
}

async function showFeeds(
  c: Context<Door>,
  typed: { shows: string; language: string },
  problem?: FeedProblem,
): Promise<Response> {
  const { language } = c.var;
  const feeds = await readAs(c, ({ db, actor }) => listFeeds(db, actor.id));
  const body = <FeedsPage language={language} feeds={feeds} typed={typed} problem={problem} />;
  return await c.var.page({ title: t(language, "feed.title"), body }, problem ? 422 : 200);
}

const file = /^([A-Za-z0-9_-]{43})\.ics$/;

/** The file a calendar reads, by the address alone: read as its person, and by nobody once it was revoked. */
export function feedFiles({ accounts, url }: { accounts: Accounts; url: string }): Hono<Door> {
  return new Hono<Door>().get("/:file", async (c) => {
    const token = file.exec(c.req.param("file"))?.[1];
    const feed = token && (await openFeed(accounts.pool, token));
    const events =
      feed &&
      (await accounts.asPerson(feed.account, (session) =>
        c.var.access.withActor(session, (visit) => listCalendarEvents(visit, { ...feed, url })),
      ));
    if (!feed || !events) throw new NotFound("feed");
    const { language } = feed;
    const text = writeCalendar({ name: t(language, `feed.name.${feed.content}`), language, events });
    const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
    const headers = { etag, "cache-control": "private, no-cache" };
    if (isKnown(c.req.header("if-none-match"), etag)) return c.body(null, 304, headers);
    return c.body(text, 200, {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="open1540.ics"',
    });
  });
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*");
}
