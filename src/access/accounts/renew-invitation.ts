import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";
import { makeInvitation } from "./account.ts";

export type RenewOutcome = { ok: true; token: string } | { ok: false; reason: "closed" | "not-a-person" };

/** A new link for a person whose first one lapsed, or who lost the password or the second device. */
export async function renewInvitation(work: Work, id: AccountId): Promise<RenewOutcome> {
  requireMay(work.actor, "account.renew-invitation");

  const account = await work.db
    .selectFrom("account")
    .where("id", "=", id)
    .select(["closed_at", "in_cast"])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom("capacity").where("account_id", "=", id).where("kind", "=", "system").select("id")).as(
        "system",
      ),
    )
    .executeTakeFirst();
  if (!account) throw new NotFound(`account ${id}`);
  if (account.closed_at) return { ok: false, reason: "closed" };
  if (account.in_cast || account.system) return { ok: false, reason: "not-a-person" };

  const { token, hash, expiresAt } = makeInvitation(work.at);
  await work.db
    .insertInto("invitation")
    .values({ token_hash: hash, account_id: id, made_at: work.at, expires_at: expiresAt })
    .execute();
  await record(work, { permission: "account.renew-invitation", verb: "account.invited-again", subject: id });
  return { ok: true, token };
}
