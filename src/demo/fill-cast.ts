import type { Transaction } from "kysely";
import { type AccountId, newId, type OrganisationId, type StateCode } from "#db/ids.ts";
import type { CapacityKind } from "#db/schema/accounts.ts";
import type { Database } from "#db/schema.ts";
import { type CastKey, cast } from "./cast.ts";
import { fillForum, fillProvider } from "./fill-provider.ts";

/** The demonstration's people with their capacities; changes nothing a second time. Gives everybody's id by key. */
export async function fillCast(db: Transaction<Database>): Promise<Record<CastKey, AccountId>> {
  const ids: Partial<Record<CastKey, AccountId>> = {};
  for (const person of cast) {
    const email = `${person.key}@demonstration.example`;
    const found = await db.selectFrom("account").where("email", "=", email).select("id").executeTakeFirst();
    ids[person.key] = found?.id ?? (await addPerson(db, person, email));
  }
  return ids as Record<CastKey, AccountId>; // the loop went over the whole cast
}

async function addPerson(db: Transaction<Database>, person: (typeof cast)[number], email: string): Promise<AccountId> {
  const id = newId<AccountId>();
  await db
    .insertInto("account")
    .values({ id, mode: "demonstration", name: person.name, email, language: person.language, in_cast: true })
    .execute();
  await db
    .insertInto("capacity")
    .values({
      id: newId<string & { readonly __noun: "capacity" }>(),
      account_id: id,
      kind: person.kind,
      state_code: "state" in person ? (person.state as StateCode) : null, // a code of the invented States, filled before
      organisation_id: await organisationOf(db, person.kind),
      valid_from: "2004-04-28",
    })
    .execute();
  return id;
}

/** A provider is of the organisation that helps; who asks on behalf of States, of the regional one. */
export async function organisationOf(db: Transaction<Database>, kind: CapacityKind): Promise<OrganisationId | null> {
  if (kind === "provider") return await fillProvider(db);
  return kind === "organisation" ? await fillForum(db) : null;
}
