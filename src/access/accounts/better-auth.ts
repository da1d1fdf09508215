import { passkey } from "@better-auth/passkey";
import { betterAuth } from "better-auth";
import { isAPIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import type pg from "pg";
import { longestPassword, shortestPassword } from "./account.ts";
import { castSignIn } from "./cast-sign-in.ts";
import { requireVerifiedPerson, sessionHooks } from "./session-hooks.ts";

export type AuthSettings = { pool: pg.Pool; secret: string; url: string; demonstration: boolean };
export type Auth = ReturnType<typeof makeAuth>;

/** Where the visitor's address stands in the requests we make to the library; no browser's header of this name gets there. */
export const addressHeader = "x-open1540-address";

const hours = 60 * 60;

/** The library that keeps passwords, second factors, passkeys and sessions. Its endpoints are asked by us alone, never mounted. */
export function makeAuth({ pool, secret, url, demonstration }: AuthSettings) {
  return betterAuth({
    appName: "open1540",
    baseURL: url,
    basePath: "/accounts-library",
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: "error" },
    onAPIError: { onError: logFault },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // by invitation only: else anybody could take a mission's e-mail before its officer does
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    account: { encryptOAuthTokens: true },
    session: { expiresIn: 12 * hours, disableSessionRefresh: true }, // the row policies' session ends at the same moment
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 10,
      max: 100,
      customRules: {
        "/sign-in/cast": { window: 10, max: 60 }, // a whole workshop behind one address; no password is there to guess
        "/sign-in/email": { window: 60, max: 20 }, // an address; a person's own limit is in wrong-passwords.ts
        "/two-factor/*": { window: 10, max: 5 },
        "/change-password": { window: 60, max: 5 },
      },
    },
    hooks: { before: requireVerifiedPerson },
    databaseHooks: { session: sessionHooks(pool) },
    plugins: [
      twoFactor({ issuer: "open1540" }),
      passkey({
        rpName: "open1540",
        rpID: new URL(url).hostname,
        origin: url,
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        advanced: { webAuthnChallengeCookie: "passkey_challenge" },
      }),
      ...(demonstration ? [castSignIn(pool)] : []),
    ],
    advanced: {
      cookiePrefix: "open1540",
      useSecureCookies: url.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  });
}

/** A refusal is an answer, told to the person; only a fault belongs in the log. */
function logFault(error: unknown): void {
  if (!isAPIError(error)) console.error("accounts:", error);
}
