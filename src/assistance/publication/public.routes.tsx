import { Hono } from "hono";
import { type Door, here, readAsPublic } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { listStates, openEnded } from "#states/state.queries.ts";
import { assistancePath } from "../paths.ts";
import type { Keep } from "../providers/open-page.ts";
import type { C } from "../requests/request-door.ts";
import { subjectsOf } from "../requests/requests.routes.tsx";
import { nameSubjects } from "../requests/subject-names.queries.ts";
import { requestsShownPath } from "./paths.ts";
import { findShownRequest, listShownRequests } from "./shown-request.queries.ts";
import { RequestShownPage, RequestsShownPage } from "./shown-request.views.tsx";

/** What everybody may read of requests. Reads as the public role only, whoever is signed in. */
export function requestsShownRoutes({ keep }: { keep: Keep }): Hono<Door> {
  const kept = (c: C, render: () => Promise<Response>): Promise<Response> =>
    c.var.person ? render() : keep(c, render);
  return new Hono<Door>()
    .get(requestsShownPath, (c) => kept(c, () => listPage(c)))
    .get(`${requestsShownPath}/:reference`, (c) => kept(c, () => requestPage(c, c.req.param("reference"))));
}

async function listPage(c: C): Promise<Response> {
  const { language } = c.var;
  const title = t(language, "requests-shown.title");
  const props = await readAsPublic(
    c,
    async (db) => ({ requests: await listShownRequests(db), states: await readStates(db, language) }),
    { language },
  );
  return c.var.page({
    title,
    body: <RequestsShownPage language={language} {...props} />,
    breadcrumbs: [{ href: here(c, assistancePath), label: t(language, "nav.assistance") }, { label: title }],
    public: !c.var.person,
  });
}

async function requestPage(c: C, reference: string): Promise<Response> {
  const { language } = c.var;
  const props = await readAsPublic(
    c,
    async (db) => {
      const request = await findShownRequest(db, reference);
      if (!request) throw new NotFound("request");
      return {
        request,
        states: await readStates(db, language),
        subjects: await nameSubjects(db, language, subjectsOf(request)),
      };
    },
    { language },
  );
  return c.var.page({
    title: `${t(language, "request.kind.assistance")} ${reference}`,
    body: <RequestShownPage language={language} {...props} />,
    breadcrumbs: [
      { href: here(c, assistancePath), label: t(language, "nav.assistance") },
      { href: here(c, requestsShownPath), label: t(language, "requests-shown.title") },
      { label: reference },
    ],
    public: !c.var.person,
  });
}

async function readStates(db: Reader, language: Language): Promise<ReadonlyMap<StateCode, string>> {
  return new Map((await listStates(db, language, openEnded)).map(({ code, short }) => [code, short[language]]));
}
