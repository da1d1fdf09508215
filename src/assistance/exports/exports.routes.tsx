import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { type Door, here, readAs, readAsPublic } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { requestsPath } from "../requests/paths.ts";
import { readNames } from "../requests/request-door.ts";
import { listWholeRequests } from "./consolidated-list.queries.ts";
import { consolidatedList } from "./consolidated-list.ts";
import { ConsolidatedListPage, UnprintedListPage } from "./exports.views.tsx";
import { fileHeaders, type Presses, writeList } from "./list-file.ts";
import { consolidatedListPath, listFilePath, listFormats } from "./paths.ts";
import { readIati } from "./public.tsx";

type Parts = Presses & { url: string };

/** The consolidated list, for those who serve the Committee and its members: what it holds is what its reader may read. */
export function exportRoutes(parts: Parts): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get(consolidatedListPath, async (c) => {
    const { language } = c.var;
    const { count, mends } = await readAs(c, async (visit) => {
      requireMay(visit.actor, "request.list");
      return { count: (await listWholeRequests(visit)).length, mends: holds(visit.actor, "secretariat", "expert") };
    });
    const iati = await readAsPublic(c, (db) => readIati(db, parts.url));
    const title = t(language, "exports.list.title");
    return c.var.page({
      title,
      body: (
        <ConsolidatedListPage
          language={language}
          count={count}
          isNothingPublished={iati === undefined}
          faults={mends ? (iati?.faults ?? []) : undefined}
        />
      ),
      breadcrumbs: [{ href: here(c, requestsPath), label: t(language, "requests.title") }, { label: title }],
    });
  });

  for (const format of listFormats) {
    routes.get(listFilePath(format), async (c) => {
      const { language } = c.var;
      const list = await readList(c);
      const file = await writeList(parts, language, list, format);
      if (file.ok)
        return c.body(file.bytes, 200, { ...fileHeaders(list, format, file.type), "cache-control": "no-store" });
      const body = <UnprintedListPage language={language} pathOf={listFilePath} />;
      return c.var.page({ title: t(language, "exports.unprinted.title"), body }, 422);
    });
  }
  return routes;
}

async function readList(c: Context<Door>) {
  const { language, actsAs = "" } = c.var;
  return await readAs(c, async (visit) => {
    requireMay(visit.actor, "request.list");
    const requests = await listWholeRequests(visit);
    const { names } = await readNames(visit, language);
    const states = await listStates(visit.db, language, dateOf(visit.at));
    const invented = new Set(states.filter(({ kind }) => kind === "invented").map(({ code }) => code));
    return consolidatedList({
      language,
      requests,
      names,
      at: visit.at,
      forWhom: t(language, "exports.for.reader", { name: visit.actor.name, capacity: actsAs }),
      invented: requests.some(({ asking }) =>
        (asking.state !== null ? [asking.state] : asking.onBehalfOf).some((code) => invented.has(code)),
      ),
    });
  });
}
