import { z } from "zod";
import type { Accounts, Answer, Visitor } from "./auth.ts";

export type Passkey = { id: string; name: string; addedAt: Temporal.Instant | undefined };

/** What the browser needs to make a passkey for the person who is signed in. */
export async function optionsForNewPasskey(accounts: Accounts, visitor: Visitor): Promise<Answer> {
  return await accounts.ask(visitor, "/passkey/generate-register-options");
}

/** Keeps a passkey the browser made. */
export async function addPasskey(
  accounts: Accounts,
  visitor: Visitor,
  made: { response: unknown; name: string },
): Promise<boolean> {
  return (await accounts.ask(visitor, "/passkey/verify-registration", made)).status === 200;
}

/** What the browser needs to sign in with a passkey. The device must ask for a finger, a face or a PIN. */
export async function optionsForPasskeySignIn(accounts: Accounts, visitor: Visitor): Promise<Answer> {
  const answer = await accounts.ask(visitor, "/passkey/generate-authenticate-options");
  return { ...answer, data: { ...z.looseObject({}).parse(answer.data), userVerification: "required" } };
}

/** Signs in with a passkey; it is something held and something known at once, so no code is asked. */
export async function signInWithPasskey(
  accounts: Accounts,
  visitor: Visitor,
  response: unknown,
): Promise<{ ok: true; cookies: string[] } | { ok: false }> {
  const answer = await accounts.ask(visitor, "/passkey/verify-authentication", { response });
  return answer.status === 200 ? { ok: true, cookies: answer.cookies } : { ok: false };
}

export async function listPasskeys(accounts: Accounts, visitor: Visitor): Promise<Passkey[]> {
  const answer = await accounts.ask(visitor, "/passkey/list-user-passkeys");
  return z
    .array(z.object({ id: z.string(), name: z.string().nullish(), createdAt: z.string().nullish() }))
    .parse(answer.data)
    .map(({ id, name, createdAt }) => ({
      id,
      name: name ?? "",
      addedAt: createdAt ? Temporal.Instant.from(createdAt) : undefined,
    }));
}

export async function removePasskey(accounts: Accounts, visitor: Visitor, id: string): Promise<void> {
  await accounts.ask(visitor, "/passkey/delete-passkey", { id });
}
