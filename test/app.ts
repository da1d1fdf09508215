import { after } from "node:test";
import type { Hono } from "hono";
import type { CastMember } from "#access/accounts/account.ts";
import { type Accounts, openAccounts } from "#access/accounts/auth.ts";
import type { Door } from "#access/door.ts";
import { moveRequestsThatAreDue } from "#assistance/clock.ts";
import { readRequestInLetter } from "#assistance/requests/request-in-letter.queries.ts";
import { adoptWhatIsDue } from "#committee/clock.ts";
import { openRunWork } from "#correspondence/runs/run-work.ts";
import { type DocxPress, openDocxPress } from "#documents/docx.ts";
import { openPdfPress, type PdfPress } from "#documents/pdf.ts";
import { openMailClock } from "#jobs/mail/mail-clock.ts";
import type { Post } from "#jobs/mail/post.ts";
import { moveActivitiesThatAreDue } from "#outreach/clock.ts";
import { lookAtResults } from "#outreach/results/run-work.ts";
import { compareAnnouncements } from "#outreach/same-event/compare-due.ts";
import { proposeYears } from "#outreach/years/year-work.ts";
import { openApp } from "#web/app.tsx";
import { openAssets } from "#web/assets.ts";
import { openAwaitingOf } from "#web/awaiting/awaiting-of.ts";
import { openTestDatabase, type TestDatabase, type TestServer } from "./database.ts";
import { accessAt, type MovableAccess } from "./people.ts";

export type TestApp = {
  app: Hono<Door>;
  database: TestDatabase;
  access: MovableAccess;
  accounts: Accounts;
  press: PdfPress;
  docx: DocxPress;
  cast: () => Promise<CastMember[]>;
  /** A cookie of somebody in the cast, signed in as the page does it. */
  cookieOf: (name: string) => Promise<string>;
  /** Does what has fallen due. */
  runClock: () => Promise<void>;
};

type Options = { at?: string; server?: TestServer; demonstration?: boolean; post?: Post };
export const url = "http://localhost:1540";

/** The whole product on a fresh database, without a socket; time stands at `at` until the test moves it. */
export async function openTestApp({
  at = "2026-11-24T15:00:00Z",
  server,
  demonstration = true,
  post,
}: Options = {}): Promise<TestApp> {
  // Work on letters that a page set going is over before the database closes: what is registered first is done first.
  const working: Promise<unknown>[] = [];
  after(() => Promise.allSettled(working));
  const database = await openTestDatabase(server);
  const access = accessAt(database, at);
  const accounts = await openAccounts({
    pool: database.auth,
    secret: "a secret of the tests alone, long enough",
    url,
    demonstration,
  });
  const press = openPdfPress();
  after(() => press.close());
  const docx = openDocxPress();
  after(() => docx.close());
  const sendMail = openMailClock({ awaitingOf: openAwaitingOf({ access, accounts }), url, post });
  const runLetters = openRunWork({ press, docx, post, url, bounces: undefined, readRequest: readRequestInLetter });
  const runClock = async (): Promise<void> => {
    const token = await accounts.openSystemSession();
    for (const doWhatIsDue of [
      adoptWhatIsDue,
      sendMail,
      runLetters,
      moveRequestsThatAreDue,
      moveActivitiesThatAreDue,
      lookAtResults,
      proposeYears,
      compareAnnouncements,
    ])
      await doWhatIsDue(access, token);
  };
  const assets = await openAssets();
  const app = openApp({
    access,
    accounts,
    press,
    docx,
    assets,
    demonstration,
    url,
    mailLeaves: Boolean(post),
    runClock,
    runLetters: async () => {
      const work = accounts.openSystemSession().then((token) => runLetters(access, token));
      working.push(work);
      await work;
    },
  });
  return { app, database, access, accounts, press, docx, cast: accounts.listCast, cookieOf, runClock };

  async function cookieOf(name: string): Promise<string> {
    const person = (await accounts.listCast()).find((member) => member.name === name);
    if (!person) throw new Error(`nobody in the cast is called ${name}`);
    const answer = await app.request(`${url}/en/sign-in/demonstration`, {
      method: "POST",
      headers: { origin: url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ account: person.id }),
    });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
    if (cookies.length === 0) throw new Error(`${name} could not sign in: ${answer.status}`);
    return cookies.join("; ");
  }
}

/** Sends a form as a browser without script does. */
export function post(app: Hono<Door>, path: string, cookie: string, fields: Record<string, string>): Promise<Response> {
  return Promise.resolve(
    app.request(url + path, {
      method: "POST",
      headers: { origin: url, cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields),
    }),
  );
}

export function get(app: Hono<Door>, path: string, cookie?: string): Promise<Response> {
  return Promise.resolve(app.request(url + path, { headers: cookie ? { cookie } : {} }));
}
