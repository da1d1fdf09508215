import { type Context, Hono } from "hono";
import { sql } from "kysely";
import { type Door, readAsPublic } from "#access/door.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { publishedList } from "./consolidated-list.ts";
import { IatiWithheldPage, UnprintedListPage } from "./exports.views.tsx";
import { atomFeed } from "./feed.ts";
import { iatiDocument } from "./iati.ts";
import { checkIati, type IatiFault } from "./iati-check.ts";
import { fileHeaders, type Presses, writeList } from "./list-file.ts";
import { feedPath, iatiPath, listFormats, publicListPath } from "./paths.ts";
import { listPublishedRequests, listSectionsOf } from "./published-request.queries.ts";
import { subjectsOf } from "./published-request.ts";

type Keep = (c: Context<Door>, render: () => Promise<Response>) => Promise<Response>;

/** What everybody may take of published requests: the list as a file, and a feed. Reads as app_public only. */
export function publicExportRoutes({ keep, url, ...presses }: Presses & { keep: Keep; url: string }): Hono<Door> {
  const routes = new Hono<Door>();

  for (const format of listFormats) {
    routes.get(publicListPath(format), (c) =>
      keep(c, async () => {
        const { language } = c.var;
        const requests = await readAsPublic(c, listPublishedRequests, { language });
        if (requests.length === 0) throw new NotFound("nothing is published");
        const list = publishedList(language, requests);
        const file = await writeList(presses, language, list, format);
        if (file.ok) return new Response(file.bytes, { headers: fileHeaders(list, format, file.type) });
        const body = <UnprintedListPage language={language} pathOf={publicListPath} />;
        return c.var.page({ title: t(language, "exports.unprinted.title"), body, public: true }, 422);
      }),
    );
  }

  routes.get(feedPath, (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const requests = await readAsPublic(c, listPublishedRequests, { language });
      return new Response(atomFeed({ language, requests, url }), {
        headers: { "content-type": "application/atom+xml; charset=utf-8" },
      });
    }),
  );
  return routes;
}

/** The IATI file: of no language, and given only when it passed its checks. */
export function iatiRoute({ keep, url }: { keep: Keep; url: string }): Hono<Door> {
  return new Hono<Door>().get(iatiPath, (c) =>
    keep(c, async () => {
      const { language } = c.var;
      const iati = await readAsPublic(c, (db) => readIati(db, url));
      if (!iati) throw new NotFound("nothing is published");
      if (iati.faults.length === 0)
        return new Response(iati.xml, { headers: { "content-type": "application/xml; charset=utf-8" } });
      const body = <IatiWithheldPage language={language} />;
      return c.var.page({ title: t(language, "exports.iati.withheld-title"), body }, 503);
    }),
  );
}

/** The IATI file of what is published, with what stands against giving it; undefined where nothing is published. */
export async function readIati(db: Reader, url: string): Promise<{ xml: string; faults: IatiFault[] } | undefined> {
  const requests = await listPublishedRequests(db);
  if (requests.length === 0) return undefined;
  const sections = await listSectionsOf(db, requests.flatMap(subjectsOf));
  const xml = iatiDocument({ requests, sections, url });
  const { now } = await db.selectNoFrom(sql<Temporal.Instant>`app_now()`.as("now")).executeTakeFirstOrThrow();
  return { xml, faults: await checkIati(xml, dateOf(now)) };
}
