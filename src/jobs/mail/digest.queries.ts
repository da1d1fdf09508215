import { sql } from "kysely";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId } from "#db/ids.ts";
import type { Rhythm } from "./digest.ts";

/** What a person chose; weekly where nothing was. */
export async function findRhythm(db: Reader, account: AccountId): Promise<Rhythm> {
  const row = await db
    .selectFrom("digest_choice")
    .where("account_id", "=", account)
    .select("rhythm")
    .executeTakeFirst();
  return row?.rhythm ?? "weekly";
}

export async function wereDigestsMade(db: Reader | Work["db"], dueAt: Temporal.Instant): Promise<boolean> {
  const row = await db.selectFrom("digest_round").where("due_at", "=", dueAt).select("due_at").executeTakeFirst();
  return row !== undefined;
}

export type MailReader = { id: AccountId; rhythm: Rhythm; chosenAt: Temporal.Instant | null };

/** Everybody who may be written to: open accounts of people who act as something today. */
export async function listMailReaders(db: Reader): Promise<MailReader[]> {
  return await db
    .selectFrom("account")
    .leftJoin("digest_choice", "digest_choice.account_id", "account.id")
    .where("account.closed_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("capacity")
          .whereRef("capacity.account_id", "=", "account.id")
          .where("capacity.kind", "<>", "system")
          .where("capacity.valid_from", "<=", sql<string>`app_now()::date`)
          .where(({ eb, or }) =>
            or([eb("capacity.valid_to", "is", null), eb("capacity.valid_to", ">", sql<string>`app_now()::date`)]),
          )
          .select("capacity.id"),
      ),
    )
    .select([
      "account.id",
      sql<Rhythm>`coalesce(digest_choice.rhythm, 'weekly')`.as("rhythm"),
      "digest_choice.chosen_at as chosenAt",
    ])
    .orderBy("account.id")
    .execute();
}
