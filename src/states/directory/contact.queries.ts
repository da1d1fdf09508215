import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ContactId } from "#db/ids.ts";
import type { RegionalGroup } from "#states/state.ts";
import type { Addressee, Contact } from "./contact.ts";

type Reads = Reader | Work["db"];

/** Every entry the reader may see, the earliest first; those of one addressee where it is named. */
export async function listContacts(db: Reads, addressee?: Addressee): Promise<Contact[]> {
  const query = contacts(db).orderBy("contact.valid_from").orderBy("contact.recorded_at").orderBy("contact.id");
  if (!addressee) return (await query.execute()).map(contactOf);
  const ofOne =
    addressee.kind === "state"
      ? query.where("contact.state_code", "=", addressee.code)
      : query.where("contact.organisation_id", "=", addressee.id);
  return (await ofOne.execute()).map(contactOf);
}

export async function getContact(db: Reads, id: ContactId): Promise<Contact> {
  const row = await contacts(db).where("contact.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound("entry of the directory");
  return contactOf(row);
}

/** The regional group of each State on a day. */
export async function listGroups(db: Reads, on: string): Promise<Map<string, RegionalGroup>> {
  const rows = await db
    .selectFrom("state_group")
    .where("valid_from", "<=", on)
    .where("valid_to", ">", on)
    .where("regional_group", "is not", null)
    .select(["state_code", "regional_group"])
    .execute();
  return new Map(rows.map(({ state_code, regional_group }) => [state_code, regional_group as RegionalGroup])); // a check of the table
}

type Row = Awaited<ReturnType<ReturnType<typeof contacts>["execute"]>>[number];

function contacts(db: Reads) {
  return db
    .selectFrom("contact")
    .leftJoin("contact as later", "later.replaces", "contact.id")
    .select([
      "contact.id",
      "contact.state_code",
      "contact.organisation_id",
      "contact.capacity",
      "contact.honorific",
      "contact.name",
      "contact.function",
      "contact.is_person as isPerson",
      "contact.post_address as postAddress",
      "contact.emails",
      "contact.telephones",
      "contact.language",
      "contact.valid_from as from",
      "contact.valid_to as to",
      "contact.public_by as publicBy",
      "contact.source",
      "contact.replaces",
      "later.id as replacedBy",
    ]);
}

function contactOf({ state_code, organisation_id, ...rest }: Row): Contact {
  if (state_code) return { ...rest, addressee: { kind: "state", code: state_code } };
  if (organisation_id) return { ...rest, addressee: { kind: "organisation", id: organisation_id } };
  throw new Error("an entry of nobody"); // a check of the table
}
