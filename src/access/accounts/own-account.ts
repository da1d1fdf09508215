import { z } from "zod";
import type { Accounts, Answer, Visitor } from "./auth.ts";
import { codeOf } from "./sign-in.ts";

export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] };
export type Passkey = { id: string; name: string | null; createdAt: string | null };
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

export async function listPasskeys(accounts: Accounts, visitor: Visitor): Promise<Passkey[]> {
  const answer = await accounts.ask(visitor, "/passkey/list-user-passkeys");
  const passkey = z.object({ id: z.string(), name: z.string().nullish(), createdAt: z.string().nullish() });
  return z
    .array(passkey)
    .parse(answer.data)
    .map(({ id, name, createdAt }) => ({ id, name: name ?? null, createdAt: createdAt ?? null }));
}

export async function removePasskey(accounts: Accounts, visitor: Visitor, id: string): Promise<void> {
  await accounts.ask(visitor, "/passkey/delete-passkey", { id });
}

export async function hasSecondFactor(accounts: Accounts, headers: Headers): Promise<boolean> {
  const found = await accounts.auth.api.getSession({ headers });
  return Boolean(found?.user.twoFactorEnabled);
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
