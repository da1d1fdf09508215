import { sql } from "kysely";
import type { Capacity } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader } from "#access/work.ts";
import type { AccountId, OrganisationId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import type { Account } from "./account.ts";

/** All people with an account, the closed ones at the end. */
export async function listAccounts(db: Reader): Promise<Account[]> {
  return await accounts(db).orderBy(sql`account.closed_at is not null`).orderBy("account.name").execute();
}

export async function getAccount(db: Reader, id: AccountId): Promise<Account> {
  const found = await accounts(db).where("account.id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound(`account ${id}`);
  return found;
}

/** The States a person may speak for or sit for, as the language names them today. */
export async function listStateNames(db: Reader, language: Language): Promise<Map<StateCode, string>> {
  const rows = await db
    .selectFrom("state_name")
    .where("valid_from", "<=", sql<string>`app_now()::date`)
    .where("valid_to", ">", sql<string>`app_now()::date`)
    .select(["state_code", "short"])
    .execute();
  const collator = new Intl.Collator(language);
  const named = rows.map(({ state_code, short }) => [state_code, short[language]] as const);
  return new Map(named.sort(([, a], [, b]) => collator.compare(a, b)));
}

/** The organisations a person may be a provider of, by their short names. */
export async function listOrganisationNames(db: Reader): Promise<{ id: OrganisationId; name: string }[]> {
  return await db
    .selectFrom("organisation")
    .where((eb) => eb.or([eb("ended_on", "is", null), eb("ended_on", ">", sql<string>`app_now()::date`)]))
    .orderBy("short_name")
    .select(["id", "short_name as name"])
    .execute();
}

function accounts(db: Reader) {
  return db
    .selectFrom("account")
    .innerJoin("capacity", "capacity.account_id", "account.id")
    .leftJoin("organisation", "organisation.id", "capacity.organisation_id")
    .where("capacity.kind", "<>", "system")
    .groupBy("account.id")
    .select([
      "account.id",
      "account.name",
      "account.email",
      "account.language",
      "account.in_cast as inCast",
      "account.closed_at as closedAt",
    ])
    .select(
      sql<
        Capacity[]
      >`coalesce(jsonb_agg(jsonb_build_object('kind', capacity.kind, 'stateCode', capacity.state_code, 'organisation', organisation.short_name)
        order by capacity.valid_from, capacity.id)
        filter (where capacity.valid_to is null or capacity.valid_to > app_now()::date), '[]')`.as("capacities"),
    );
}
