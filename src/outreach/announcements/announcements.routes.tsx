import { Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { AnnouncementId, CalendarSourceId, OrganisationId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, type TypedForm } from "#ui/typed-form.ts";
import { findOwnOrganisation } from "../activities/activity.queries.ts";
import { type C, crumbs, readAround, type Status, stateOf } from "../activities/activity-door.ts";
import { announcementsPath, newSourcePath, sourcePath, sourcesPath } from "../paths.ts";
import { readSameAs } from "../same-event/same-as.queries.ts";
import { SameAs } from "../same-event/same-event.views.tsx";
import { addSource } from "./add-source.ts";
import { getAnnouncement, listOfSource, listVersions } from "./announcement.queries.ts";
import { AnnouncementPage, bodyOf } from "./announcement.views.tsx";
import { askForCheck } from "./ask-for-check.ts";
import { bringFile } from "./brought-file.ts";
import { endSource } from "./end-source.ts";
import { keptAddress } from "./fetch-calendar.ts";
import { keepCheck } from "./keep-check.ts";
import { getSource, listSources } from "./source.queries.ts";
import type { CalendarSource, NewSource } from "./source.ts";
import { outcomeInWords } from "./source-words.ts";
import { NewSourcePage, SourcePage, SourcesPage } from "./sources.views.tsx";

const mostShown = 500;

/** Others' calendars: added, asked for, brought in files, read. */
export function announcementsRoutes({ asksForCalendars = false }: { asksForCalendars?: boolean }): Hono<Door> {
  const routes = new Hono<Door>();
  const showSource = (c: C, form?: TypedForm, status?: Status, fault?: string): Promise<Response> =>
    sourcePage(c, { asksForCalendars, form, status, fault });

  routes.get(sourcesPath, async (c) => {
    const { language } = c.var;
    const page = await readAs(c, async (visit) => {
      requireMay(visit.actor, "calendar-source.read");
      return {
        ...(await readAround(visit, language)),
        sources: await listSources(visit.db),
        mayAdd: may(visit.actor, "calendar-source.add"),
      };
    });
    const title = t(language, "sources.title");
    return c.var.page({ title, body: <SourcesPage language={language} {...page} />, breadcrumbs: crumbs(c, title) });
  });

  routes.get(newSourcePath, (c) => newPage(c));

  routes.post(sourcesPath, async (c) => {
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const { own, known } = await readForNew(c);
    const source = readSource(form, own, known);
    if (!source) return newPage(c, form, 422);
    const outcome = await actAs(c, (work) => addSource(work, source));
    if (outcome.ok) return c.redirect(`${here(c, sourcePath(outcome.id))}?done=source-added`, 303);
    form.refuse({ field: "address", key: `source.error.${outcome.reason}` });
    return newPage(c, form, 409);
  });

  routes.get(`${sourcesPath}/:id`, (c) => showSource(c));

  routes.post(`${sourcesPath}/:id/files`, async (c) => {
    const { language } = c.var;
    const id = idInAddress<CalendarSourceId>(c, "calendar of another body");
    await readAs(c, async (visit) => {
      if (!mayKeep(visit, await getSource(visit.db, id), await findOwnOrganisation(visit.db)))
        throw new NotFound("calendar");
    });
    const data = await c.req.formData();
    const form = openTypedForm(data, language);
    const isWhole = form.choice("whole", ["all", "part"], { label: "source.whole", required: true }) === "all";
    const order = form.choice("order", ["unsaid", "day-first", "month-first"], { label: "source.order" }) ?? "unsaid";
    const sent = data.get("file");
    if (!(sent instanceof File) || (sent.name === "" && sent.size === 0)) {
      form.refuse({ field: "file", key: "form.error.missing", values: { label: t(language, "source.file") } });
      return showSource(c, form, 422);
    }
    if (!form.isRight()) return showSource(c, form, 422);
    const since = await readAs(c, async ({ at }) => dateOf(at));
    const read = await bringFile(sent, { order, since });
    if (!read.ok) return showSource(c, form, 422, outcomeInWords(language, read.reason));
    const reading = { ...read, isWhole: read.isWhole && isWhole };
    const kept = await actAs(c, (work) => keepCheck(work, id, { outcome: "brought", reading }));
    if (kept.ok) return c.redirect(`${here(c, sourcePath(id))}?done=source-brought`, 303);
    form.refuse({ field: "file", key: `source.error.${kept.reason}` });
    return showSource(c, form, 409);
  });

  routes.post(`${sourcesPath}/:id/checks`, async (c) => {
    const id = idInAddress<CalendarSourceId>(c, "calendar of another body");
    await actAs(c, (work) => askForCheck(work, id));
    return c.redirect(`${here(c, sourcePath(id))}?done=source-asked`, 303);
  });

  routes.post(`${sourcesPath}/:id/ending`, async (c) => {
    const id = idInAddress<CalendarSourceId>(c, "calendar of another body");
    await actAs(c, (work) => endSource(work, id));
    return c.redirect(`${here(c, sourcesPath)}?done=source-ended`, 303);
  });

  routes.get(`${announcementsPath}/:id`, async (c) => {
    const { language } = c.var;
    const id = idInAddress<AnnouncementId>(c, "announcement");
    const page = await readAs(c, async (visit) => {
      requireMay(visit.actor, "calendar-source.read");
      return {
        ...(await readAround(visit, language)),
        announcement: await getAnnouncement(visit.db, id),
        versions: await listVersions(visit.db, id),
        same: await readSameAs(visit.db, { announcement: id }),
        mayDecide: may(visit.actor, "same-event.decide"),
      };
    });
    const { title } = page.announcement;
    const body = (
      <AnnouncementPage language={language} {...page}>
        <SameAs language={language} same={page.same} mayDecide={page.mayDecide} />
      </AnnouncementPage>
    );
    return c.var.page({ title, body, breadcrumbs: sourceCrumbs(c, title) });
  });

  return routes;
}

function sourceCrumbs(c: C, label: string) {
  const [outreach, last] = crumbs(c, label);
  return [outreach, { href: here(c, sourcesPath), label: t(c.var.language, "sources.title") }, last].filter(
    (one) => one !== undefined,
  );
}

async function readForNew(c: C) {
  return await readAs(c, async (visit) => {
    requireMay(visit.actor, "calendar-source.add");
    const { organisations, known } = await readAround(visit, c.var.language);
    const own = holds(visit.actor, "secretariat") ? undefined : await findOwnOrganisation(visit.db);
    return { own, organisations, known: known.organisations };
  });
}

function readSource(
  form: TypedForm,
  own: OrganisationId | undefined,
  known: ReadonlySet<string>,
): NewSource | undefined {
  const organisation = own ?? form.text("organisation", { label: "source.organisation" });
  const body = own ? "" : form.text("body", { label: "source.body.words", most: 200 });
  if (!own && (organisation !== "") === (body !== "")) form.refuse({ field: "organisation", key: "source.error.who" });
  else if (organisation !== "" && !own && !known.has(organisation))
    form.refuse({ field: "organisation", key: "source.error.who" });
  const typed = form.text("address", { label: "source.address", most: 2000 });
  const language = form.language("language", { label: "source.language" });
  const kept = typed === "" ? undefined : keptAddress(typed);
  if (kept && !kept.ok)
    form.refuse({ field: "address", key: `source.outcome.${kept.reason}`, values: { detail: typed } });
  if (!form.isRight()) return undefined;
  return {
    organisation: organisation === "" ? null : (organisation as OrganisationId), // own, or one of those offered
    body: body || null,
    address: kept?.ok ? kept.address : null,
    language,
  };
}

async function newPage(c: C, form?: TypedForm, status: Status = 200): Promise<Response> {
  const { language } = c.var;
  const { own, organisations } = await readForNew(c);
  const title = t(language, "source.new");
  const body = (
    <NewSourcePage
      {...{ language, title, state: stateOf(c, form, { language }) }}
      organisations={own ? undefined : organisations}
    />
  );
  return c.var.page({ title, body, breadcrumbs: sourceCrumbs(c, title) }, status);
}

function mayKeep(
  { actor }: Pick<Visit, "actor">,
  source: Pick<CalendarSource, "organisation">,
  own: OrganisationId | undefined,
): boolean {
  return holds(actor, "secretariat") || (own !== undefined && source.organisation === own);
}

type ShownSource = {
  asksForCalendars: boolean;
  form: TypedForm | undefined;
  status: Status | undefined;
  /** What is wrong with a file that was brought, in words. */
  fault: string | undefined;
};

async function sourcePage(c: C, { asksForCalendars, form, status, fault }: ShownSource): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    requireMay(visit.actor, "calendar-source.read");
    const source = await getSource(visit.db, idInAddress<CalendarSourceId>(c, "calendar of another body"));
    const announced = await listOfSource(visit.db, source.id, { from: dateOf(visit.at), most: mostShown + 1 });
    return {
      ...(await readAround(visit, language)),
      source,
      announced: announced.slice(0, mostShown),
      hasMore: announced.length > mostShown,
      mayKeep: mayKeep(visit, source, await findOwnOrganisation(visit.db)),
    };
  });
  const { typed, errors } = stateOf(c, form, { whole: "part", order: "unsaid" });
  const state = { typed, errors: fault ? [...errors, { field: "file", message: fault }] : errors };
  const title = bodyOf(page.source, page.names);
  const body = <SourcePage {...{ language, state, asksForCalendars }} {...page} />;
  return c.var.page({ title, body, breadcrumbs: sourceCrumbs(c, title) }, status);
}
