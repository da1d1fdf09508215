import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import { type Door, readAs, readAsPublic } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type ActivityId, readId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { writeCalendar } from "#jobs/calendar/icalendar.ts";
import { listOrganisationNames } from "#states/directory/organisation.queries.ts";
import { dateOf, listStates, readToday } from "#states/state.queries.ts";
import { listActivities, listParties } from "../activities/activity.queries.ts";
import { crumbs, readAround } from "../activities/activity-door.ts";
import type { Names } from "../activities/activity-words.ts";
import { listAnnounced, listAnnouncedYears } from "../announcements/announcement.queries.ts";
import { listDocuments } from "../documents/document.queries.ts";
import { findNoteHead } from "../information-note/note.queries.ts";
import { activitiesPath, calendarFilePath, outreachPath } from "../paths.ts";
import { onePerEvent } from "../same-event/one-per-event.ts";
import { readClusters } from "../same-event/pair.queries.ts";
import { activityEvent } from "./activity-event.ts";
import { listBeside } from "./beside.queries.ts";
import { CalendarPage } from "./calendar.views.tsx";
import { askedQuery, type CalendarFilter, isAnnouncedIn, isIn, isInFeed, readFilter, yearAsked } from "./filter.ts";
import { listShown, listYears } from "./shown.queries.ts";
import { ShownActivityPage } from "./shown.views.tsx";

type C = Context<Door>;
type Keep = (c: C, render: () => Promise<Response>, asked: string) => Promise<Response>;

/** One calendar of every activity that its reader may read; for the public, of what is shown. */
export function calendarRoutes({ keep, url }: { keep: Keep; url: string }): Hono<Door> {
  const routes = new Hono<Door>();
  routes.get(outreachPath, async (c) => {
    const { person } = c.var;
    if (!person) return await keep(c, () => publicPage(c), askedOf(c));
    return may(person, "activity.read") ? await ownPage(c) : await publicPage(c); // an administrator reads what everybody does
  });
  routes.get(calendarFilePath, (c) => keep(c, () => calendarFile(c, url), askedOf(c)));
  routes.get(`${activitiesPath}/:id`, async (c, next) => {
    const id = readId<ActivityId>(c.req.param("id"));
    const { person } = c.var;
    if (!id || (person && may(person, "activity.read"))) return await next();
    return person ? await shownPage(c, id) : await keep(c, () => shownPage(c, id), "");
  });
  return routes;
}

function askedOf(c: C): string {
  return askedQuery((name) => c.req.query(name));
}

async function ownPage(c: C): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "activity.read");
    const filter = readFilter((name) => c.req.query(name), dateOf(visit.at));
    const all = await listActivities(visit.db, yearOf(filter));
    const activities = all.filter((activity) => isIn(activity, filter));
    const others = onePerEvent(
      await listAnnounced(visit.db, yearOf(filter)),
      await readClusters(visit.db),
      new Set<string>(all.map(({ id }) => id)),
    );
    return {
      ...(await readAround(visit, language)),
      ...{ filter, activities, of: all.length + others.length, years: await yearsOf(visit) },
      announced: others.filter((one) => isAnnouncedIn(one, filter)),
      mayReadSources: may(visit.actor, "calendar-source.read"),
      mayReadSame: may(visit.actor, "same-event.read"),
      parties: await listParties(
        visit.db,
        activities.map(({ id }) => id),
      ),
      mayBegin: may(visit.actor, "activity.begin"),
      beside: await listBeside(visit, yearOf(filter)),
      mayReadStrategy: may(visit.actor, "strategy.read"),
      mayPutPaper: may(visit.actor, "meeting.add-paper"),
    };
  });
  const title = t(language, "outreach.title");
  const body = <CalendarPage language={language} {...page} isPublic={false} />;
  return c.var.page({ title, body, breadcrumbs: [{ label: title }] });
}

/** The years in which somebody who signed in has something to read, activities or announcements, the earliest first. */
async function yearsOf({ db }: Visit): Promise<number[]> {
  const years = new Set([...(await listYears(db)), ...(await listAnnouncedYears(db))]);
  return [...years].sort((a, b) => a - b);
}

async function publicPage(c: C): Promise<Response> {
  const { language } = c.var;
  const { filter, all, names, years } = await readShown(c, language);
  const shown = all.filter((one) => isIn(one, filter));
  const title = t(language, "outreach.title");
  const body = (
    <CalendarPage
      {...{ language, filter, names, years, of: all.length }}
      activities={shown}
      parties={new Map(shown.map(({ id, parties }) => [id, parties]))}
      mayBegin={false}
      beside={[]}
      mayReadStrategy={false}
      mayPutPaper={false}
      mayReadSources={false}
      mayReadSame={false}
      announced={[]}
      isPublic
    />
  );
  return c.var.page({ title, body, breadcrumbs: [{ label: title }], public: true });
}

async function shownPage(c: C, id: ActivityId): Promise<Response> {
  const { language } = c.var;
  const { activity, names, documents, note } = await readAsPublic(c, async (db) => {
    const [activity] = await listShown(db, { id });
    return {
      activity,
      names: await readNames(db, language),
      documents: await listDocuments(db, id),
      note: await findNoteHead(db, id),
    };
  });
  if (!activity) throw new NotFound("activity");
  const { title } = activity;
  const body = <ShownActivityPage {...{ language, activity, names, documents, note }} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title), public: true });
}

async function calendarFile(c: C, url: string): Promise<Response> {
  const { language } = c.var;
  const { filter, all, names } = await readShown(c, language, yearAsked((name) => c.req.query(name)) === undefined);
  const shown = all.filter((one) => isInFeed(one, filter));
  const events = shown.map((activity) => activityEvent(activity, { language, url, names }));
  const text = writeCalendar({ name: t(language, "outreach.title"), language, events });
  const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="open1540-outreach.ics"',
      etag,
    },
  });
}

/** What is shown of the year asked for; a calendar that names no year runs from a year ago to two years ahead. */
async function readShown(c: C, language: Language, runsOn = false) {
  return await readAsPublic(c, async (db) => {
    const today = await readToday(db);
    const filter = readFilter((name) => c.req.query(name), today);
    const all = await listShown(db, runsOn ? aroundToday(today) : yearOf(filter));
    return {
      filter,
      years: await listYears(db),
      all,
      names: await readNames(db, language),
    };
  });
}

type PublicReader = Parameters<Parameters<typeof readAsPublic>[1]>[0];

async function readNames(db: PublicReader, language: Language): Promise<Names> {
  const states = await listStates(db, language, await readToday(db));
  return {
    states: new Map(states.map(({ code, short }) => [code as string, short[language]])),
    organisations: await listOrganisationNames(db),
    objectives: new Map(),
  };
}

function yearOf({ year }: CalendarFilter): { from: string; before: string } {
  return { from: `${year}-01-01`, before: `${year + 1}-01-01` };
}

function aroundToday(today: string): { from: string; before: string } {
  const day = Temporal.PlainDate.from(today);
  return { from: day.subtract({ years: 1 }).toString(), before: day.add({ years: 2 }).toString() };
}
