import { type Context, Hono } from "hono";
import { type Door, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { requestsPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import { crumbs, readNames, requestId } from "../requests/request-door.ts";
import { subjectsOf } from "../requests/requests.routes.tsx";
import { nameSubjects } from "../requests/subject-names.queries.ts";
import { readAfterwards } from "./afterwards.queries.ts";
import { seesAfterwards } from "./afterwards.ts";
import { AfterwardsPage } from "./afterwards.views.tsx";

/** What changed in the matrix after a request was delivered: for who asks, and for those who serve. */
export const afterwardsRoutes = new Hono<Door>();

afterwardsRoutes.get(`${requestsPath}/:id/afterwards`, async (c: Context<Door>) => {
  const { language } = c.var;
  const shown = await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.read");
    const request = await getRequest(visit, requestId(c));
    if (!seesAfterwards(request, visit.actor)) throw new NotFound("request");
    const told = await readAfterwards(visit.db, request, subjectsOf(request));
    return {
      request,
      told,
      nameRow: await nameSubjects(visit.db, language, subjectsOf(request)),
      names: (await readNames(visit, language)).names,
    };
  });
  const title = t(language, "afterwards.title");
  const body = <AfterwardsPage language={language} {...shown} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, shown.request) });
});
