import { z } from "zod";
import type { Accounts, Answer, Visitor } from "./auth.ts";
import { forgetTries, mayTryPassword } from "./wrong-passwords.ts";

export type SignInOutcome =
  | { ok: true; cookies: string[] }
  | { ok: false; reason: "second-factor"; cookies: string[] }
  | { ok: false; reason: "wrong" | "too-many" };

/** Signs in with e-mail and password. Who has a second factor gets no session yet, only the way to the next step. */
export async function signIn(
  accounts: Accounts,
  visitor: Visitor,
  { email, password }: { email: string; password: string },
): Promise<SignInOutcome> {
  const address = email.trim().toLowerCase();
  if (!(await mayTryPassword(accounts.pool, address))) return { ok: false, reason: "too-many" };
  const answer = await accounts.ask(visitor, "/sign-in/email", { email: address, password });
  if (answer.status === 429) return { ok: false, reason: "too-many" };
  if (answer.status !== 200) return refused(answer);
  await forgetTries(accounts.pool, address);
  const { twoFactorRedirect } = z.object({ twoFactorRedirect: z.boolean().optional() }).parse(answer.data);
  if (twoFactorRedirect) return { ok: false, reason: "second-factor", cookies: answer.cookies };
  return { ok: true, cookies: answer.cookies };
}

export type SecondFactorOutcome =
  | { ok: true; cookies: string[] }
  | { ok: false; reason: "wrong" | "start-again" | "too-many" };

/** The second step: a code of the authenticator, good once, or one of the recovery codes. */
export async function passSecondFactor(
  accounts: Accounts,
  visitor: Visitor,
  typed: string,
): Promise<SecondFactorOutcome> {
  const code = typed.replaceAll(/\s/g, "");
  const path = /^\d{6}$/.test(code) ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const answer = await accounts.ask(visitor, path, { code });
  if (answer.status === 200) return { ok: true, cookies: answer.cookies };
  if (answer.status === 429) return { ok: false, reason: "too-many" };
  return { ok: false, reason: wrongCodes.includes(codeOf(answer) ?? "") ? "wrong" : "start-again" };
}

const wrongCodes = ["INVALID_CODE", "INVALID_BACKUP_CODE"];

/** Takes on one of the demonstration's people. In a live installation nobody answers to this. */
export async function signInAsCast(accounts: Accounts, visitor: Visitor, account: string): Promise<SignInOutcome> {
  if (!accounts.demonstration) throw new Error("only a demonstration lends its people");
  const answer = await accounts.ask(visitor, "/sign-in/cast", { account });
  return answer.status === 200 ? { ok: true, cookies: answer.cookies } : refused(answer);
}

/** Ends the session; gives the cookies that forget it. */
export async function signOut(accounts: Accounts, visitor: Visitor): Promise<string[]> {
  return (await accounts.ask(visitor, "/sign-out", {})).cookies;
}

/** The library's own word for what was wrong. */
export function codeOf({ data }: Answer): string | undefined {
  const parsed = z.object({ code: z.string() }).safeParse(data);
  return parsed.success ? parsed.data.code : undefined;
}

function refused(answer: Answer): SignInOutcome {
  if (answer.status >= 500) throw new Error(`the sign-in answered ${answer.status}`);
  return { ok: false, reason: "wrong" }; // one word for an unknown e-mail, a wrong password and a closed account
}
