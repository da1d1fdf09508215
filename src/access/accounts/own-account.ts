import { z } from "zod";
import type { Accounts, Answer, Visitor } from "./auth.ts";
import { codeOf } from "./sign-in.ts";

export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] };
export type Security = { password: boolean; secondFactor: boolean };
type Refusal = { ok: false; reason: "wrong-password" | "too-many" };

/** Changes the password and ends all other sessions. */
export async function changePassword(
  accounts: Accounts,
  visitor: Visitor,
  { current, next }: { current: string; next: string },
): Promise<{ ok: true; cookies: string[] } | Refusal> {
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
  const answer = await accounts.ask(visitor, "/change-password", body);
  return answer.status === 200 ? { ok: true, cookies: answer.cookies } : refused(answer);
}

/** Begins a second factor: the secret for the authenticator and recovery codes, shown once. It counts when a code confirms it. */
export async function beginSecondFactor(
  accounts: Accounts,
  visitor: Visitor,
  password: string,
): Promise<({ ok: true } & Enrolment) | Refusal> {
  const answer = await accounts.ask(visitor, "/two-factor/enable", { password, method: "totp" });
  if (answer.status !== 200) return refused(answer);
  const { totpURI, backupCodes } = z
    .object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
    .parse(answer.data);
  return { ok: true, uri: totpURI, secret: secretIn(totpURI), recoveryCodes: backupCodes };
}

/** Confirms the second factor with a code, which is thereby used. */
export async function confirmSecondFactor(
  accounts: Accounts,
  visitor: Visitor,
  code: string,
): Promise<{ ok: true; cookies: string[] } | { ok: false }> {
  const answer = await accounts.ask(visitor, "/two-factor/verify-totp", { code: code.replaceAll(/\s/g, "") });
  return answer.status === 200 ? { ok: true, cookies: answer.cookies } : { ok: false };
}

export async function removeSecondFactor(
  accounts: Accounts,
  visitor: Visitor,
  password: string,
): Promise<{ ok: true; cookies: string[] } | Refusal> {
  const answer = await accounts.ask(visitor, "/two-factor/disable", { password });
  return answer.status === 200 ? { ok: true, cookies: answer.cookies } : refused(answer);
}

/** How the person behind a session signs in; the demonstration's invented people have no password. */
export async function findSecurity(accounts: Accounts, headers: Headers): Promise<Security> {
  const found = await accounts.auth.api.getSession({ headers });
  if (!found) return { password: false, secondFactor: false };
  const { internalAdapter } = await accounts.auth.$context;
  const credential = await internalAdapter.findCredentialAccount(found.user.id);
  return { password: Boolean(credential?.password), secondFactor: Boolean(found.user.twoFactorEnabled) };
}

/** The secret inside the authenticator's address, in groups of four for typing. */
export function secretIn(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}

function refused(answer: Answer): Refusal {
  if (answer.status === 429) return { ok: false, reason: "too-many" };
  if (answer.status < 500 && codeOf(answer)?.includes("PASSWORD")) return { ok: false, reason: "wrong-password" };
  if (codeOf(answer) === "CREDENTIAL_ACCOUNT_NOT_FOUND") return { ok: false, reason: "wrong-password" }; // the cast has none
  throw new Error(`the accounts answered ${answer.status} ${codeOf(answer) ?? ""}`);
}
