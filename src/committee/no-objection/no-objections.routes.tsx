import { type Context, Hono } from "hono";
import { type Door, idInAddress, readAs } from "#access/door.ts";
import { may } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { CirculationId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { findThemesOf } from "../themes/touched.queries.ts";
import { caseActsRoutes } from "./case-acts.routes.tsx";
import { actsOn } from "./case-acts.ts";
import { circulateRoutes } from "./circulate.routes.tsx";
import { lapsesAt } from "./machine.ts";
import {
  getCirculatedText,
  getCirculation,
  getNoObjection,
  listEvents,
  listNoObjections,
} from "./no-objection.queries.ts";
import { isOpen, type NoObjection } from "./no-objection.ts";
import { NoObjectionPage, type NoObjectionPageProps, noObjectionTitle } from "./no-objection.views.tsx";
import { CirculationPage, circulationTitle, NoObjectionsPage } from "./no-objections.views.tsx";
import { rulesRoutes } from "./rules.routes.tsx";
import { caseIdIn, crumbs, mayReadText, openShow } from "./show-case.ts";

type C = Context<Door>;

/** The no-objection procedures: circulate, read, act, and the rules they follow. */
export const noObjectionsRoutes = new Hono<Door>()
  .route("/", circulateRoutes)
  .route("/", caseActsRoutes)
  .route("/", rulesRoutes);

noObjectionsRoutes.get("/no-objections", async (c) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    const show = await openShow(c, visit);
    return {
      procedures: (await listNoObjections(visit.db)).map(show).sort(openFirst),
      mayCirculate: may(visit.actor, "no-objection.circulate"),
    };
  });
  return c.var.page({
    title: t(language, "no-objections.title"),
    body: <NoObjectionsPage language={language} {...shown} />,
  });
});

noObjectionsRoutes.get("/no-objections/:id", async (c) => {
  const { language } = c.var;
  const props = await readAs(c, (visit) => readProcedure(c, visit));
  const title = noObjectionTitle(language, props.procedure);
  const body = <NoObjectionPage language={language} {...props} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, undefined, title) });
});

/** The exact bytes whose SHA-256 the case carries: they stay to be read when the text itself is a draft again. */
noObjectionsRoutes.get("/no-objections/:id/text.json", async (c) => {
  const id = caseIdIn(c);
  const text = await readAs(c, ({ db }) => getCirculatedText(db, id));
  return c.body(text, 200, {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="circulated-${id}.json"`,
  });
});

noObjectionsRoutes.get("/circulations/:id", async (c) => {
  const { language } = c.var;
  const id = idInAddress<CirculationId>(c, "circulation");
  const shown = await readAs(c, async (visit) => {
    const show = await openShow(c, visit);
    return {
      circulation: await getCirculation(visit.db, id),
      procedures: (await listNoObjections(visit.db, id)).map(show),
    };
  });
  const title = circulationTitle(language, shown.circulation);
  return c.var.page({
    title,
    body: <CirculationPage language={language} {...shown} />,
    breadcrumbs: crumbs(c, undefined, title),
  });
});

async function readProcedure(c: C, visit: Visit): Promise<Omit<NoObjectionPageProps, "language">> {
  const { db, actor, at } = visit;
  const procedure = (await openShow(c, visit))(await getNoObjection(db, caseIdIn(c)));
  const { case: was, rule, subject, circulationId } = procedure;
  return {
    procedure,
    events: await listEvents(db, procedure.id),
    together: (await listNoObjections(db, circulationId)).length,
    lapsesAt: was.status === "held" ? lapsesAt(was, rule) : undefined,
    acts: actsOn(procedure, actor, at),
    mayReadText: await mayReadText(visit, subject),
    themes: subject.kind === "text" ? await findThemesOf(db, "text", subject.textId) : [],
  };
}

/** Open ones first, the nearest deadline on top; then the concluded, the newest first. */
function openFirst(a: NoObjection, b: NoObjection): number {
  const byDeadline = Temporal.Instant.compare(a.deadline, b.deadline);
  return Number(isOpen(b)) - Number(isOpen(a)) || (isOpen(a) ? byDeadline : -byDeadline);
}
