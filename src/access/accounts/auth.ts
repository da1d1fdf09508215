import { randomBytes } from "node:crypto";
import pg from "pg";
import { systemAccount } from "#access/actor.ts";
import type { AccountId } from "#db/ids.ts";
import type { CastMember } from "./account.ts";
import { prepareAuthTables } from "./auth-tables.ts";
import { type Auth, type AuthSettings, addressHeader, makeAuth } from "./better-auth.ts";
import { listCast } from "./cast-sign-in.ts";

/** Who asks: the headers of the request and the address it came from. */
export type Visitor = { headers: Headers; address?: string | undefined };

/** What the library answered, with the cookies to hand on. */
export type Answer = { status: number; data: unknown; cookies: string[] };

export type Session = { token: string; accountId: AccountId };

/** The accounts of this installation, opened. */
export type Accounts = {
  demonstration: boolean;
  /** The address people type, for links. */
  url: string;
  /** The person behind a request's cookie; undefined when there is none or the session ended. */
  sessionOf: (headers: Headers) => Promise<Session | undefined>;
  /** A token for what the clock does in the system's name. */
  openSystemSession: () => Promise<string>;
  /** The invented people; empty in a live installation. */
  listCast: () => Promise<CastMember[]>;
  /** A token for one of the invented people, without a browser. Throws in a live installation. */
  openCastSession: (account: AccountId) => Promise<string>;
  /** Lends a session of a few minutes for what the system reads in a person's name: a digest, a calendar. It is closed afterwards. */
  asPerson: <T>(account: AccountId, use: (token: string) => Promise<T>) => Promise<T>;
  /** Ends every session of an account: it was closed, or starts anew. */
  endSessionsOf: (account: AccountId) => Promise<void>;
  /** For the files of this folder: asks the library, under its limits, as the visitor. */
  ask: (visitor: Visitor, path: string, body?: unknown) => Promise<Answer>;
  /** For the files of this folder. */
  auth: Auth;
  pool: pg.Pool;
};

/** Opens the accounts: makes their tables where they are missing, and connects sessions with the row policies. */
export async function openAccounts(settings: AuthSettings): Promise<Accounts> {
  const { pool, url, demonstration } = settings;
  giveDates(pool);
  const auth = makeAuth(settings);
  await prepareAuthTables(auth, pool);
  return {
    demonstration,
    url,
    sessionOf: (headers) => findSession(auth, headers),
    openSystemSession: () => openSession(pool, systemAccount),
    listCast: async () => (demonstration ? await listCast(pool) : []),
    openCastSession: async (account) => {
      const cast = demonstration ? await listCast(pool) : [];
      if (!cast.some(({ id }) => id === account))
        throw new Error("only a demonstration's invented people are lent out");
      return await openSession(pool, account);
    },
    asPerson: (account, use) => lendSession(pool, account, use),
    endSessionsOf: async (account) => {
      await (await auth.$context).internalAdapter.deleteUserSessions(account);
      await pool.query("select app.close_actor_sessions_of($1)", [account]);
    },
    ask: (visitor, path, body) => ask(auth, url, visitor, path, body),
    auth,
    pool,
  };
}

/** Elsewhere a moment is a Temporal.Instant; the library wants a Date, on connections opened before as well. */
function giveDates(pool: pg.Pool): void {
  pool.on("acquire", (client) => client.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text: string) => new Date(text)));
}

async function findSession(auth: Auth, headers: Headers): Promise<Session | undefined> {
  if (!headers.get("cookie")?.includes("open1540.session_token=")) return undefined;
  const found = await auth.api.getSession({ headers });
  return found ? { token: found.session.token, accountId: found.user.id as AccountId } : undefined; // users are made with an account's id
}

const sessionLasts = Temporal.Duration.from({ hours: 12 });
const lentFor = Temporal.Duration.from({ minutes: 5 });

async function openSession(pool: pg.Pool, account: AccountId, lasts = sessionLasts): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const until = Temporal.Now.instant().add(lasts);
  await pool.query("select app.open_actor_session($1, $2, $3)", [token, account, until]);
  return token;
}

async function lendSession<T>(pool: pg.Pool, account: AccountId, use: (token: string) => Promise<T>): Promise<T> {
  const token = await openSession(pool, account, lentFor);
  try {
    return await use(token);
  } finally {
    await pool.query("select app.close_actor_session($1)", [token]);
  }
}

/** Asks the library as a browser would, so that its limits, checks and hooks all apply. */
async function ask(auth: Auth, url: string, visitor: Visitor, path: string, body?: unknown): Promise<Answer> {
  const { basePath } = auth.options;
  const headers = new Headers({ origin: url });
  const cookie = visitor.headers.get("cookie");
  if (cookie) headers.set("cookie", cookie);
  if (visitor.address) headers.set(addressHeader, visitor.address);
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await auth.handler(new Request(`${url}${basePath}${path}`, request));
  const text = await response.text();
  return {
    status: response.status,
    data: text ? JSON.parse(text) : undefined,
    cookies: response.headers.getSetCookie(),
  };
}
