import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { VNode } from "preact";
import type { Accounts } from "#access/accounts/auth.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { FeedId } from "#db/ids.ts";
import { isLanguage, type Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { listFeeds, type OpenedFeed, openFeed } from "#jobs/calendar/feed.queries.ts";
import { type FeedContent, type FeedFilter, feedContents, isOfActivities } from "#jobs/calendar/feed.ts";
import {
  type FeedProblem,
  FeedsOfAccount,
  FeedsPage,
  NewFeedPage,
  type ToldFeed,
} from "#jobs/calendar/feeds.views.tsx";
import { writeCalendar } from "#jobs/calendar/icalendar.ts";
import { makeFeed } from "#jobs/calendar/make-feed.ts";
import { feedFilePath, feedsPath } from "#jobs/calendar/paths.ts";
import { revokeFeed } from "#jobs/calendar/revoke-feed.ts";
import { feedFilterOf, filterOfFeed, readLasting } from "#outreach/calendar/filter.ts";
import { filterInWords } from "#outreach/calendar/filter-words.ts";
import { listCalendarEvents } from "./feed-events.ts";

/** The pages on which a person makes and revokes feeds. */
export function feedPages({ url }: { url: string }): Hono<Door> {
  return new Hono<Door>()
    .get(feedsPath, (c) => {
      const query = (name: string): string => c.req.query(name) ?? "";
      return showFeeds(c, { shows: query("shows"), language: c.var.language, filter: filterIn(query) });
    })
    .post(feedsPath, async (c) => {
      const form = await c.req.formData();
      const text = (name: string): string => String(form.get(name) ?? "");
      const typed: Typed = { shows: text("shows"), language: text("language"), filter: filterIn(text) };
      const { shows: content, language, filter } = typed;
      if (!isContent(content)) return await showFeeds(c, typed, { field: "shows", reason: "no-content" });
      if (!isLanguage(language)) return await showFeeds(c, typed, { field: "language", reason: "no-language" });
      const outcome = await actAs(c, (work) => makeFeed(work, { content, language, filter }));
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

type Typed = { shows: string; language: string; filter: FeedFilter };

/** What of the calendar is asked for; what the calendar does not know is left out. */
function filterIn(text: (name: string) => string): FeedFilter {
  return feedFilterOf(readLasting(text));
}

function filterWords(language: Language, filter: FeedFilter | null): string | undefined {
  return filterInWords(language, filterOfFeed(filter));
}

async function showFeeds(c: Context<Door>, { filter, ...typed }: Typed, problem?: FeedProblem): Promise<Response> {
  const { language } = c.var;
  const feeds = await toldFeeds(c);
  const readsActivities = c.var.person && may(c.var.person, "activity.read");
  const activities = readsActivities ? { filter, words: filterWords(language, filter) } : undefined;
  const body = <FeedsPage language={language} feeds={feeds} typed={typed} activities={activities} problem={problem} />;
  return await c.var.page({ title: t(language, "feed.title"), body }, problem ? 422 : 200);
}

async function toldFeeds(c: Context<Door>): Promise<ToldFeed[]> {
  const feeds = await readAs(c, ({ db, actor }) => listFeeds(db, actor.id));
  return feeds.map((feed) => ({ ...feed, filtered: filterWords(c.var.language, feed.filter) }));
}

/** A person's feeds on the page of the own account. */
export async function feedsOfAccount(c: Context<Door>): Promise<VNode> {
  return <FeedsOfAccount language={c.var.language} feeds={await toldFeeds(c)} />;
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
        c.var.access.withActor(session, async (visit) => {
          // Who reads no activities any more has none to be given: the feed ends.
          if (isOfActivities(feed.content) && !may(visit.actor, "activity.read")) return undefined;
          return await listCalendarEvents(visit, { ...feed, url });
        }),
      ));
    if (!feed || !events) throw new NotFound("feed");
    const { language } = feed;
    const text = writeCalendar({ name: nameOf(feed), language, events });
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

function nameOf({ content, filter, language }: OpenedFeed): string {
  if (content === "everything" || content === "own-deadlines") return t(language, `feed.name.${content}`);
  const name = t(language, content === "activities" ? "outreach.title" : "feed.name.everything");
  const words = filterWords(language, filter);
  return words ? t(language, "feed.name.of", { name, filter: words }) : name;
}

function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? "").split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*");
}
