import type pg from "pg";
import type { AccountId } from "#db/ids.ts";

/**
 * Makes the library's row for an account, under the account's own id; nothing where it is there already.
 * Two at once meet at the e-mail before the id, so any conflict is that of the same row: e-mails are an account's own.
 * The library would replace the id by another: it takes uuids of versions 1 to 5 only.
 */
export async function makeUser(pool: pg.Pool, account: { id: AccountId; name: string; email: string }): Promise<void> {
  await pool.query(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     values ($1, $2, $3, true, now(), now()) on conflict do nothing`,
    [account.id, account.name, account.email],
  );
}
