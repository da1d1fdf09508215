import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { listStateNames } from "#access/accounts/account.queries.ts";
import { capacityInWords } from "#access/accounts/account.ts";
import type { Accounts } from "#access/accounts/auth.ts";
import { accountRoutes } from "#access/accounts/routes.tsx";
import { type Door, SignInNeeded } from "#access/door.ts";
import { NotFound, Refused } from "#access/permissions.ts";
import type { Access } from "#access/work.ts";
import { publicAssistanceRoutes } from "#assistance/assistance.routes.tsx";
import { publishedRequestsApi } from "#assistance/exports/api.ts";
import { iatiRoute, publicExportRoutes } from "#assistance/exports/public.tsx";
import { formFilesRoutes } from "#assistance/form-files/form-files.routes.tsx";
import { assistanceRoutes } from "#assistance/routes.tsx";
import { publicMeetingsRoutes } from "#committee/meetings/public.tsx";
import { committeeRoutes } from "#committee/routes.tsx";
import { listRowFlags } from "#committee/themes/touched.queries.ts";
import { correspondenceRoutes } from "#correspondence/routes.tsx";
import type { DocxPress } from "#documents/docx.ts";
import type { PdfPress } from "#documents/pdf.ts";
import { mailRoutes } from "#jobs/mail/mail.routes.tsx";
import { publicApi } from "#matrix/api.ts";
import { publicMatrixRoutes } from "#matrix/public.tsx";
import { matrixRoutes } from "#matrix/routes.tsx";
import { calendarRoutes } from "#outreach/calendar/calendar.routes.tsx";
import { outreachRoutes } from "#outreach/routes.tsx";
import { directoryRoutes } from "#states/directory/directory.routes.tsx";
import { aboutRoutes } from "./about.tsx";
import type { Assets } from "./assets.ts";
import { awaitingRoutes } from "./awaiting/awaiting.tsx";
import { snoozeRoutes } from "./awaiting/snooze.tsx";
import { clockRoutes } from "./clock.tsx";
import { type ErrorKind, ErrorPage, errorTitle } from "./errors.views.tsx";
import { feedFiles, feedPages, feedsOfAccount } from "./feeds.tsx";
import { strictHeaders } from "./headers.ts";
import { chooseLanguage, splitPath } from "./language.ts";
import { pageIn } from "./page.tsx";
import { openPublicCache } from "./public-cache.ts";
import { recordRoutes } from "./record.tsx";

export type Parts = {
  access: Access;
  accounts: Accounts;
  press: PdfPress;
  docx: DocxPress;
  assets: Assets;
  demonstration: boolean;
  url: string;
  /** Whether mail leaves: a mail server is set, and this is no demonstration. */
  mailLeaves?: boolean;
  /** Whether calendars of other bodies are asked for at their addresses; never in a demonstration. */
  asksForCalendars?: boolean;
  /** Does at once what has fallen due, after the demonstration's clock was moved. */
  runClock: () => Promise<void>;
  /** Lets the work on runs of letters begin now. */
  runLetters: () => Promise<void>;
};

const largestBody = 1024 * 1024;
/** A paper of a meeting, a list of the directory, a calendar of another body and a filled form may be a file of five megabytes, with the form around it. */
const largestPaper = 6 * 1024 * 1024;
const takesPapers =
  /^\/[a-z]{2}\/(meetings\/[\w-]+\/papers(\/\d+\/(versions|languages))?|directory\/imports|outreach\/calendars\/[\w-]+\/files|assistance\/requests\/[\w-]+\/form-file(\/confirmation)?|outreach\/activities\/[\w-]+\/documents)$/;
/** So may a Word template of a letter. */
const takesTemplates = /^\/[a-z]{2}\/letters\/models\/[\w-]+\/templates$/;
/** What comes in, and what stands beside a request, may be a scan of twenty megabytes. */
const largestIncoming = 21 * 1024 * 1024;
const takesIncoming = /^\/[a-z]{2}\/(incoming(\/[\w-]+\/files)?|assistance\/requests\/[\w-]+\/annexes)$/;
// NOTE without its brackets the router ties only the first and the last language to the whole word, and "/en/anything" is the first page.
const lang = "/:lang{(?:ar|zh|en|fr|ru|es)}";

/** The whole product as one fetch function: middleware, public pages, pages for people who signed in, the interface for machines. */
export function openApp(parts: Parts): Hono<Door> {
  const app = new Hono<Door>();
  const cache = openPublicCache();

  app.use(strictHeaders());
  app.get("/assets/*", ({ req }) => asset(parts.assets, req.path, req.header("accept-encoding")));
  app.get("/health", (c) => c.text("ok"));
  app.use(async (c, next) => {
    const split = splitPath(c.req.path);
    c.set("access", parts.access);
    c.set("language", split?.language ?? chooseLanguage(c.req.header("accept-language")));
    c.set("path", split?.path ?? c.req.path);
    c.set("page", pageIn(c, parts));
    await next();
  });
  app.use(csrf({ origin: (origin, c) => origin === parts.url || origin === new URL(c.req.url).origin }));
  const limit = limitTo(largestBody);
  const limitForPapers = limitTo(largestPaper);
  const limitForIncoming = limitTo(largestIncoming);
  app.use((c, next) => {
    if (takesIncoming.test(c.req.path)) return limitForIncoming(c, next);
    return (takesPapers.test(c.req.path) || takesTemplates.test(c.req.path) ? limitForPapers : limit)(c, next);
  });

  app.get("/", (c) => {
    c.header("vary", "accept-language");
    return c.redirect(`/${c.var.language}`, 302);
  });
  app.route("/feeds", feedFiles(parts));
  app.route("/api/v1", publicApi({ keep: cache.answer }).route("/", publishedRequestsApi()));
  app.route("/", iatiRoute({ keep: cache.answer, url: parts.url }));
  app.route(lang, publicMatrixRoutes({ press: parts.press, keep: cache.answer }));
  app.route(lang, publicMeetingsRoutes({ keep: cache.answer }));
  app.route(lang, publicExportRoutes({ keep: cache.answer, url: parts.url, press: parts.press, docx: parts.docx }));
  app.route(lang, aboutRoutes({ keep: cache.answer }));

  app.use(`${lang}/*`, async (c, next) => {
    const session = await parts.accounts.sessionOf(c.req.raw.headers);
    c.set("token", session?.token);
    c.set("rowFlags", listRowFlags);
    if (session) await setPerson(c, session.token);
    await next();
  });
  app.route(lang, accountRoutes(parts.accounts, feedsOfAccount));
  app.route(lang, awaitingRoutes);
  app.route(lang, snoozeRoutes);
  app.route(lang, mailRoutes({ url: parts.url, leaves: parts.mailLeaves ?? false }));
  app.route(lang, feedPages(parts));
  app.route(lang, committeeRoutes);
  app.route(lang, matrixRoutes);
  app.route(lang, directoryRoutes);
  app.route(
    lang,
    assistanceRoutes({
      press: parts.press,
      docx: parts.docx,
      url: parts.url,
      mailLeaves: parts.mailLeaves ?? false,
      nudge: () => void parts.runLetters(),
    }),
  );
  app.route(lang, formFilesRoutes({ docx: parts.docx }));
  app.route(
    lang,
    correspondenceRoutes({
      press: parts.press,
      docx: parts.docx,
      mailLeaves: parts.mailLeaves ?? false,
      nudge: () => void parts.runLetters(),
    }),
  );
  app.route(lang, publicAssistanceRoutes({ keep: cache.answer }));
  app.route(lang, calendarRoutes({ keep: cache.answer, url: parts.url }));
  app.route(lang, outreachRoutes({ ...parts, keep: cache.answer }));
  app.route(lang, recordRoutes);
  if (parts.demonstration) app.route(lang, clockRoutes({ runClock: parts.runClock }));

  app.notFound((c) => errorPage(c, "not-found", 404));
  app.onError((error, c) => {
    if (error instanceof SignInNeeded)
      return c.redirect(`/${c.var.language}/sign-in?to=${encodeURIComponent(wantedPage(c))}`, 303);
    if (error instanceof NotFound) return errorPage(c, "not-found", 404);
    if (error instanceof Refused) return errorPage(c, "not-allowed", 403);
    if ("getResponse" in error && typeof error.getResponse === "function") return errorPage(c, "not-allowed", 403); // a foreign form
    if (isNoText(error)) return errorPage(c, "not-readable", 400);
    const incident = crypto.randomUUID().slice(0, 8);
    // An address that whoever has it may answer or read by stands in no log.
    const path = c.req.path.replace(/\/(answers|feedback|feeds)\/[^/]+/, "/$1/…");
    console.error(`incident ${incident}: ${c.req.method} ${path}`, error);
    return errorPage(c, "fault", 500, incident);
  });
  return app;
}

function limitTo(maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (c) => errorPage(c as never, "too-large", 413) }); // the same context, its variables set before
}

/** Where a person goes on after signing in: the page itself, or the one whose form came too late; the browser's "back" has its text. */
function wantedPage(c: Context<Door>): string {
  const { pathname, search, origin } = new URL(c.req.url);
  if (c.req.method === "GET") return pathname + search;
  const from = c.req.header("referer") ?? "";
  return from.startsWith(`${origin}/`) ? from.slice(origin.length) : `/${c.var.language}/awaiting`;
}

/** A body that is no form and no JSON, or a character PostgreSQL does not take: the one with the number zero, which nobody types. */
function isNoText(error: Error): boolean {
  if ("code" in error && (error.code === "22021" || error.code === "22P05")) return true;
  return error instanceof SyntaxError || (error instanceof TypeError && /form-?data|content-type/i.test(error.message));
}

/** Who is signed in, and as what, for the head of the page. */
async function setPerson(c: Context<Door>, token: string): Promise<void> {
  const { access, language } = c.var;
  await access.withActor(token, async ({ db, actor }) => {
    const names = actor.capacities.some(({ stateCode }) => stateCode) ? await listStateNames(db, language) : new Map();
    c.set("person", actor);
    c.set("actsAs", capacityInWords(language, actor.capacities, names));
  });
}

async function errorPage(
  c: Parameters<typeof pageIn>[0],
  kind: ErrorKind,
  status: 400 | 403 | 404 | 413 | 500,
  incident?: string,
): Promise<Response> {
  const { language, path } = c.var;
  if (path.startsWith("/api/") || c.req.path.startsWith("/api/")) {
    return new Response(JSON.stringify({ type: "about:blank", title: kind, status }), {
      status,
      headers: { "content-type": "application/problem+json" },
    });
  }
  const body = <ErrorPage language={language} kind={kind} incident={incident} />;
  return await c.var.page({ title: errorTitle(language, kind), body }, status);
}

function asset(assets: Assets, path: string, acceptEncoding: string | undefined): Response {
  const found = assets.respond(path, acceptEncoding);
  return found
    ? new Response(found.body as BodyInit, { status: found.status, headers: found.headers })
    : new Response("not found", { status: 404 }); // bytes are a body
}
