import { type Kysely, sql, type Transaction } from "kysely";
import { systemAccount } from "#access/actor.ts";
import { type AccountId, newId } from "#db/ids.ts";
import type { Database } from "#db/schema.ts";
import type { Language } from "#i18n/languages.ts";
import { makeInvitation } from "./account.ts";
import { invitationPath } from "./paths.ts";

export type FirstAdministrator = {
  name: string;
  email: string;
  language: Language;
  /** Also when there is an administrator already: nobody of them can sign in any more. */
  again?: boolean;
  at: Temporal.Instant;
};

/** Invites the administrator of a new installation through the owner's connection; gives the path of the link. */
export async function inviteFirstAdministrator(owner: Kysely<Database>, wanted: FirstAdministrator): Promise<string> {
  return await owner.transaction().execute(async (db) => {
    await sql`lock table instance in exclusive mode`.execute(db); // two commands at once take turns
    if (!wanted.again && (await hasAdministrator(db)))
      throw new Error("There is an administrator already; add --again to invite another one");
    const id = (await findOpenAccount(db, wanted.email.toLowerCase())) ?? (await makeAccount(db, wanted));
    await makeCapacity(db, id);
    const { token, hash, expiresAt } = makeInvitation(wanted.at);
    await db
      .insertInto("invitation")
      .values({ token_hash: hash, account_id: id, made_at: wanted.at, expires_at: expiresAt })
      .execute();
    await recordInvitation(db, id, wanted.at);
    return `/${wanted.language}${invitationPath(token)}`;
  });
}

function administrators(db: Transaction<Database>) {
  return db
    .selectFrom("capacity")
    .innerJoin("account", "account.id", "capacity.account_id")
    .where("capacity.kind", "=", "administrator")
    .where("account.closed_at", "is", null)
    .where(({ eb, or }) =>
      or([eb("capacity.valid_to", "is", null), eb("capacity.valid_to", ">", sql<string>`app_now()::date`)]),
    )
    .select("account.id");
}

async function hasAdministrator(db: Transaction<Database>): Promise<boolean> {
  return (await administrators(db).executeTakeFirst()) !== undefined;
}

async function findOpenAccount(db: Transaction<Database>, email: string): Promise<AccountId | undefined> {
  const found = await db
    .selectFrom("account")
    .where("email", "=", email)
    .select(["id", "closed_at"])
    .executeTakeFirst();
  if (found?.closed_at) throw new Error(`The account of ${email} was closed; choose another e-mail address`);
  return found?.id;
}

async function makeAccount(
  db: Transaction<Database>,
  { name, email, language }: FirstAdministrator,
): Promise<AccountId> {
  const id = newId<AccountId>();
  const { mode } = await db.selectFrom("instance").select("mode").executeTakeFirstOrThrow();
  await db.insertInto("account").values({ id, mode, name, email: email.toLowerCase(), language }).execute();
  return id;
}

async function makeCapacity(db: Transaction<Database>, id: AccountId): Promise<void> {
  const held = await administrators(db).where("account.id", "=", id).executeTakeFirst();
  if (held) return;
  await db
    .insertInto("capacity")
    .values({
      id: newId<string & { readonly __noun: "capacity" }>(),
      account_id: id,
      kind: "administrator",
      valid_from: sql<string>`app_now()::date`,
    })
    .execute();
}

async function recordInvitation(db: Transaction<Database>, id: AccountId, at: Temporal.Instant): Promise<void> {
  await db
    .insertInto("act")
    .values({
      id: newId<string & { readonly __noun: "act" }>(),
      at,
      actor_id: systemAccount,
      capacity: "system",
      verb: "account.invited",
      subject_id: id,
      details: JSON.stringify({ kind: "administrator", from: "command line" }),
    })
    .execute();
}
