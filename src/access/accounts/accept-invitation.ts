import type { AccountId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Accounts } from "./auth.ts";
import { makeUser } from "./make-user.ts";

export type Invited = { account_id: AccountId; name: string; email: string; language: Language };

/** Whom a link invites; undefined when it was used, is out of date, or never was. */
export async function findInvited(accounts: Accounts, token: string): Promise<Invited | undefined> {
  const { rows } = await accounts.pool.query<Invited>("select * from app.read_invitation($1)", [token]);
  return rows[0];
}

/** Sets the password chosen through a link. On an account in use it ends all sessions and takes off second factor and passkeys. */
export async function acceptInvitation(
  accounts: Accounts,
  token: string,
  password: string,
): Promise<{ ok: true; email: string } | { ok: false; reason: "not-valid" }> {
  const { internalAdapter, password: passwords } = await accounts.auth.$context;
  const invited = await findInvited(accounts, token);
  if (!invited) return { ok: false, reason: "not-valid" };
  const hash = await passwords.hash(password);
  const { rows } = await accounts.pool.query("select app.use_invitation($1) as account", [token]);
  if (!rows[0].account) return { ok: false, reason: "not-valid" }; // used a moment ago

  const { account_id: id, name, email } = invited;
  if (await internalAdapter.findUserById(id)) await startAnew(accounts, id);
  else await makeUser(accounts.pool, { id, name, email });
  await internalAdapter.linkAccount({ userId: id, providerId: "credential", accountId: id, password: hash });
  return { ok: true, email };
}

async function startAnew(accounts: Accounts, id: AccountId): Promise<void> {
  const { internalAdapter, adapter } = await accounts.auth.$context;
  const ofThisPerson = { where: [{ field: "userId", value: id }] };
  for (const model of ["account", "twoFactor", "passkey"]) await adapter.deleteMany({ model, ...ofThisPerson });
  await internalAdapter.updateUser(id, { twoFactorEnabled: false });
  await accounts.endSessionsOf(id); // last, so that none opened with the old ways in between outlives them
}
