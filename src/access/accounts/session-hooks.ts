import { createHash } from "node:crypto";
import { APIError, createAuthMiddleware } from "better-auth/api";
import type { BetterAuthOptions } from "better-auth/types";
import type pg from "pg";

type SessionHooks = NonNullable<NonNullable<BetterAuthOptions["databaseHooks"]>["session"]>;
type Before = NonNullable<NonNullable<SessionHooks["create"]>["before"]>;
type Endpoint = Parameters<Before>[1];

/** Keeps the row policies' sessions in step with the library's, and refuses those that must not be. */
export function sessionHooks(pool: pg.Pool): SessionHooks {
  return {
    create: {
      before: async (session, endpoint) => {
        await requireOpenAccount(pool, session.userId);
        // NOTE the code was found right just before; a session that would rest on a used one is never made
        if (endpoint?.path === "/two-factor/verify-totp") await useUpCode(pool, session.userId, endpoint.body.code);
      },
      after: async (session, endpoint) => {
        if (await waitsForSecondFactor(session.userId, endpoint)) return;
        await pool.query("select app.open_actor_session($1, $2, $3)", [
          session.token,
          session.userId,
          session.expiresAt,
        ]);
      },
    },
    delete: {
      after: async (session) => void (await pool.query("select app.close_actor_session($1)", [session.token])),
    },
  };
}

async function requireOpenAccount(pool: pg.Pool, account: string): Promise<void> {
  const { rows } = await pool.query("select app.account_may_sign_in($1) as may", [account]);
  if (!rows[0].may) throw new APIError("UNAUTHORIZED", { code: "ACCOUNT_CLOSED" });
}

/** A code of the authenticator is good for one sign-in, not for all in its half minute. */
async function useUpCode(pool: pg.Pool, account: string, code: string): Promise<void> {
  const hash = createHash("sha256").update(`${account} ${code}`).digest();
  await pool.query("delete from used_code where used_at < now() - interval '10 minutes'"); // a code lives for 90 seconds
  const { rowCount } = await pool.query(
    "insert into used_code (user_id, code_hash) values ($1, $2) on conflict do nothing",
    [account, hash],
  );
  if (rowCount === 0) throw new APIError("UNAUTHORIZED", { code: "CODE_USED" });
}

/** The library makes a session with the password and deletes it again when a second factor is due: that one opens nothing. */
async function waitsForSecondFactor(account: string, endpoint: Endpoint): Promise<boolean> {
  if (endpoint?.path !== "/sign-in/email") return false;
  const user = await endpoint.context.internalAdapter.findUserById(account);
  return Boolean(user && "twoFactorEnabled" in user && user.twoFactorEnabled);
}

const userVerified = 0b100; // WebAuthn, authenticator data: flags are byte 32, bit 2 is UV

/** A passkey opens a session only where the device asked for a finger, a face or a PIN: having the device is not enough. */
export const requireVerifiedPerson = createAuthMiddleware(async (endpoint) => {
  if (endpoint.path !== "/passkey/verify-authentication") return;
  const data = endpoint.body?.response?.response?.authenticatorData;
  const flags = typeof data === "string" ? (Buffer.from(data, "base64url")[32] ?? 0) : 0;
  if ((flags & userVerified) === 0) throw new APIError("UNAUTHORIZED", { code: "PERSON_NOT_VERIFIED" });
});
