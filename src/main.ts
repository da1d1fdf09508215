import { createHmac } from "node:crypto";
import { serve } from "@hono/node-server";
import { openAccounts } from "#access/accounts/auth.ts";
import { inviteFirstAdministrator } from "#access/accounts/first-administrator.ts";
import type { Mode } from "#access/prepare-instance.ts";
import { openAccess } from "#access/work.ts";
import { moveRequestsThatAreDue } from "#assistance/clock.ts";
import { readRequestInLetter } from "#assistance/requests/request-in-letter.queries.ts";
import { adoptWhatIsDue, recountDeadlines } from "#committee/clock.ts";
import { openBounceServer } from "#correspondence/ledger/bounce-server.ts";
import { openRunWork } from "#correspondence/runs/run-work.ts";
import { openDatabase } from "#db/open.ts";
import { fillDemonstration } from "#demo/fill-demonstration.ts";
import { openDocxPress } from "#documents/docx.ts";
import { openPdfPress } from "#documents/pdf.ts";
import { isLanguage } from "#i18n/languages.ts";
import { startClock } from "#jobs/clock.ts";
import { openMailClock } from "#jobs/mail/mail-clock.ts";
import { openPost } from "#jobs/mail/post.ts";
import { type AskedCalendar, fetchCalendar } from "#outreach/announcements/fetch-calendar.ts";
import { fetchCalendars } from "#outreach/announcements/fetch-due-calendars.ts";
import { moveActivitiesThatAreDue } from "#outreach/clock.ts";
import { lookAtResults } from "#outreach/results/run-work.ts";
import { compareAnnouncements } from "#outreach/same-event/compare-due.ts";
import { proposeYears } from "#outreach/years/year-work.ts";
import { fillWordsAnew } from "#regime/fill-resolution-paragraphs.ts";
import { readParagraphs } from "#regime/resolution-paragraph.ts";
import { openApp } from "#web/app.tsx";
import { openAssets } from "#web/assets.ts";
import { openAwaitingOf } from "#web/awaiting/awaiting-of.ts";
import { asOwner, prepare } from "./prepare.ts";
import type { Settings } from "./settings.ts";

export type Running = { url: string; stop: () => Promise<void> };

/** Starts everything and serves. `say` gets a line for each step. */
export async function start(settings: Settings, mode: Mode, say: (line: string) => void): Promise<Running> {
  const now = (): Temporal.Instant => Temporal.Now.instant();
  await using opened = new AsyncDisposableStack(); // what is open when a later step fails is closed, the last first
  const database = await openDatabase(settings, say);
  opened.defer(database.close);
  await prepare(database.roles.app_owner, mode, settings.consentDelayHours);
  say("Member States and matrix templates: there");
  const { url } = settings;
  const demonstration = mode === "demonstration";
  const accounts = await openAccounts({
    pool: database.auth,
    secret: secretFor("accounts", database.secret),
    url,
    demonstration,
  });
  const access = openAccess(database, now);
  const press = openPdfPress();
  opened.defer(press.close);
  const docx = openDocxPress();
  opened.defer(docx.close);
  if (demonstration) await fillDemonstration({ database, press, docx, now: now() }, say);
  const post = settings.mail && !demonstration ? openPost(settings.mail) : undefined; // invented people have no mailbox
  if (post) opened.defer(async () => post.close());
  const sendMail = openMailClock({ awaitingOf: openAwaitingOf({ access, accounts }), url, post });
  const due = [recountDeadlines, adoptWhatIsDue, moveRequestsThatAreDue, moveActivitiesThatAreDue, sendMail];
  const { openSystemSession } = accounts;
  const clock = await startClock({ access, openSystemSession, due });
  opened.defer(clock.stop);
  // Letters have a clock of their own: a run of many takes minutes, and no deadline waits for it.
  const letters = openRunWork({
    press,
    docx,
    post,
    url,
    bounces: settings.mail?.bounces,
    readRequest: readRequestInLetter,
  });
  const letterClock = await startClock({ access, openSystemSession, due: [letters, moveRequestsThatAreDue] }); // what left moves its request at once
  opened.defer(letterClock.stop);
  // So have calendars of other bodies: their servers may be slow. Invented ones have no server.
  const asks = demonstration ? undefined : settings.calendars;
  const fetching = asks && { fetch: (asked: AskedCalendar) => fetchCalendar(asked, asks) };
  const calendarClock = await startClock({
    access,
    openSystemSession,
    due: [(all, token) => fetchCalendars(all, token, fetching), compareAnnouncements],
  });
  opened.defer(calendarClock.stop);
  if (post && settings.mail?.bouncesPort !== undefined) {
    const listening = { access, systemToken: openSystemSession, port: settings.mail.bouncesPort, host: settings.host };
    const bounces = await openBounceServer(listening);
    opened.defer(bounces.close);
    say(`Mail that comes back: taken on port ${bounces.port}`);
  }
  say(`Clock: runs each minute; mail ${post ? "is sent" : "is kept here, none is sent"}`);
  const assets = await openAssets();
  const mailLeaves = post !== undefined;
  const runClock = async (): Promise<void> => {
    await clock.run();
    await letterClock.run();
    await calendarClock.run();
  };
  const app = openApp({
    access,
    accounts,
    press,
    docx,
    assets,
    demonstration,
    url,
    mailLeaves,
    asksForCalendars: fetching !== undefined,
    runClock,
    runLetters: letterClock.run,
  });
  opened.defer(await listen(app.fetch, settings));
  // Results and years are reckoned for a minute or two: no deadline, no page and no start waits for them.
  const reckoningClock = await startClock({ access, openSystemSession, due: [lookAtResults, proposeYears] });
  opened.defer(reckoningClock.stop);
  const all = opened.move();
  return { url, stop: () => all.disposeAsync() };
}

async function listen(
  fetch: Parameters<typeof serve>[0]["fetch"],
  { port, host }: Settings,
): Promise<() => Promise<void>> {
  const server = serve({ fetch, port, hostname: host });
  await new Promise<void>((listening, failed) => {
    server.once("listening", listening);
    server.once("error", failed);
  });
  return async () => {
    const closed = new Promise((done) => server.close(done));
    if ("closeAllConnections" in server) server.closeAllConnections(); // kept-alive ones would hold the stop up
    await closed;
  };
}

type FirstAdministrator = { name: string; email: string; language: string; again: boolean };

/** Invites the first administrator of a live installation; gives the address at which a password is chosen. No mail is needed. */
export async function makeFirstAdministrator(
  settings: Settings,
  { name, email, language, again }: FirstAdministrator,
): Promise<string> {
  if (!isLanguage(language)) throw new Error(`--language must be one of ar, zh, en, fr, ru, es, not "${language}"`);
  const database = await openDatabase(settings);
  try {
    await prepare(database.roles.app_owner, "live");
    return await asOwner(database.roles.app_owner, async (owner) => {
      const path = await inviteFirstAdministrator(owner, { name, email, language, again, at: Temporal.Now.instant() });
      return settings.url + path;
    });
  } finally {
    await database.close();
  }
}

/** Puts the resolution's own words, each with the copy it was read in, in the place of those that stand; gives the paragraphs. */
export async function putResolutionsWords(settings: Settings, file: unknown): Promise<string[]> {
  const paragraphs = readQuoted(file);
  const database = await openDatabase(settings);
  try {
    await asOwner(database.roles.app_owner, (owner) =>
      owner.transaction().execute((transaction) => fillWordsAnew(transaction, paragraphs)),
    );
  } finally {
    await database.close();
  }
  return paragraphs.map(({ paragraph }) => paragraph);
}

function readQuoted(file: unknown): ReturnType<typeof readParagraphs> {
  try {
    return readParagraphs(file);
  } catch (error) {
    throw new Error("The file is not shaped as src/regime/resolution-paragraphs.json", { cause: error });
  }
}

/** A secret of its own for each use, made from the one of the installation. */
function secretFor(use: string, secret: string): string {
  return createHmac("sha256", secret).update(use).digest("base64url");
}
