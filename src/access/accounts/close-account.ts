import { systemAccount } from "#access/actor.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";

export type CloseOutcome = { ok: true } | { ok: false; reason: "closed-already" | "own-account" | "not-a-person" };

/** Closes an account. Whoever is signed in with it sees nothing more; what the person did stays on record. */
export async function closeAccount(work: Work, id: AccountId): Promise<CloseOutcome> {
  requireMay(work.actor, "account.close");

  const account = await work.db
    .selectFrom("account")
    .where("id", "=", id)
    .select(["closed_at", "in_cast"])
    .executeTakeFirst();
  if (!account) throw new NotFound(`account ${id}`);
  if (id === systemAccount) return { ok: false, reason: "not-a-person" };
  if (id === work.actor.id) return { ok: false, reason: "own-account" }; // else an installation could lose its last administrator
  if (account.in_cast) return { ok: false, reason: "not-a-person" }; // everybody uses it
  if (account.closed_at) return { ok: false, reason: "closed-already" };

  await work.db.updateTable("account").set({ closed_at: work.at }).where("id", "=", id).execute();
  await record(work, { permission: "account.close", verb: "account.closed", subject: id });
  return { ok: true };
}
