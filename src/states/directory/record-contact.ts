import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type ContactId, newId } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import { listContacts } from "./contact.queries.ts";
import { type Addressee, type ContactText, findInTheWay, type Span } from "./contact.ts";

export type NewContact = ContactText & Span & { addressee: Addressee; capacity: ContactCapacity; source: string };
export type RecordContactOutcome = { ok: true; id: ContactId } | { ok: false; reason: "another-stands" };

/** Records whom to write to at a State or an organisation, from a day on. */
export async function recordContact(work: Work, contact: NewContact): Promise<RecordContactOutcome> {
  requireMay(work.actor, "contact.record");

  const { addressee, capacity, from } = contact;
  const standing = await listContacts(work.db, addressee);
  if (findInTheWay(contact, standing)) return { ok: false, reason: "another-stands" };

  const id = await writeContact(work, contact, null);
  await record(work, {
    permission: "contact.record",
    verb: "contact.recorded",
    subject: id,
    ...(addressee.kind === "state" ? { state: addressee.code } : {}),
    details: { capacity, from },
  });
  return { ok: true, id };
}

/** The row of an entry; what is recorded of a person goes into no record of acts. */
export async function writeContact(work: Work, contact: NewContact, replaces: ContactId | null): Promise<ContactId> {
  const { addressee } = contact;
  const id = newId<ContactId>();
  await work.db
    .insertInto("contact")
    .values({
      id,
      state_code: addressee.kind === "state" ? addressee.code : null,
      organisation_id: addressee.kind === "organisation" ? addressee.id : null,
      capacity: contact.capacity,
      honorific: contact.honorific,
      name: contact.name,
      function: contact.function,
      is_person: contact.isPerson,
      post_address: contact.postAddress,
      emails: contact.emails,
      telephones: contact.telephones,
      language: contact.language,
      valid_from: contact.from,
      valid_to: contact.to,
      source: contact.source,
      replaces,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  return id;
}
