import { Hono } from "hono";
import type { Door } from "#access/door.ts";
import { t } from "#i18n/t.ts";
import { AssistancePage } from "./assistance.views.tsx";
import { assistancePath } from "./paths.ts";
import { contributionsRoutes } from "./providers/contributions.routes.tsx";
import type { Keep } from "./providers/open-page.ts";
import { programmesRoutes } from "./providers/programmes.routes.tsx";
import { providersRoutes } from "./providers/providers.routes.tsx";
import { requestsShownRoutes } from "./publication/public.routes.tsx";

/** Assistance: its first page, and its rooms. */
export function publicAssistanceRoutes(doors: { keep: Keep }): Hono<Door> {
  const routes = new Hono<Door>();
  routes.get(assistancePath, async (c) => {
    const { language } = c.var;
    const render = async (): Promise<Response> =>
      c.var.page({
        title: t(language, "nav.assistance"),
        body: <AssistancePage language={language} person={c.var.person} />,
        public: !c.var.person,
      });
    return c.var.person ? await render() : await doors.keep(c, render);
  });
  for (const room of [
    providersRoutes(doors),
    programmesRoutes(doors),
    contributionsRoutes(doors),
    requestsShownRoutes(doors),
  ])
    routes.route("/", room);
  return routes;
}
