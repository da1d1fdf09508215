import type { Reader, Work } from "#access/work.ts";
import type { OrganisationId, StateCode } from "#db/ids.ts";
import type { ContactCapacity } from "#db/schema/states.ts";
import { type Address, chooseAddress, linesOf, organisationsAreWrittenTo, statesAreWrittenTo } from "./addressing.ts";

type Reads = Reader | Work["db"];

/** Where each State is written to on a day: its permanent mission, else its observer mission. A State without either is absent. */
export async function listAddresses(db: Reads, on: string): Promise<Map<StateCode, Address>> {
  const found = await listEntries(db, on, statesAreWrittenTo);
  return chooseForEach(found, statesAreWrittenTo, ({ stateCode }) => stateCode);
}

/** Where each organisation is written to on a day: its head, else its liaison. One that ended, or without either, is absent. */
export async function listOrganisationAddresses(db: Reads, on: string): Promise<Map<OrganisationId, Address>> {
  const found = await listEntries(db, on, organisationsAreWrittenTo);
  return chooseForEach(found, organisationsAreWrittenTo, ({ organisationId }) => organisationId);
}

type Entry = { stateCode: StateCode | null; organisationId: OrganisationId | null; address: Address };

function chooseForEach<Key>(
  entries: readonly Entry[],
  order: readonly ContactCapacity[],
  keyOf: (entry: Entry) => Key | null,
): Map<Key, Address> {
  const grouped = Map.groupBy(entries, keyOf);
  const chosen = new Map<Key, Address>();
  for (const [key, ofOne] of grouped) {
    const addresses = ofOne.map(({ address }) => address);
    const address = chooseAddress(addresses, order);
    if (key !== null && address) chosen.set(key, address);
  }
  return chosen;
}

/** The entries of some capacities that are valid on a day, those that began first at the front. */
async function listEntries(db: Reads, on: string, capacities: readonly ContactCapacity[]): Promise<Entry[]> {
  const rows = await db
    .selectFrom("contact")
    .leftJoin("organisation", "organisation.id", "contact.organisation_id")
    .where(({ eb, or }) => or([eb("organisation.ended_on", "is", null), eb("organisation.ended_on", ">", on)]))
    .where("contact.capacity", "in", capacities)
    .where("contact.valid_from", "<=", on)
    .where(({ eb, or }) => or([eb("contact.valid_to", "is", null), eb("contact.valid_to", ">", on)]))
    .orderBy("contact.valid_from")
    .orderBy("contact.recorded_at")
    .orderBy("contact.id")
    .select([
      "contact.id",
      "contact.state_code",
      "contact.organisation_id",
      "contact.capacity",
      "contact.name",
      "contact.honorific",
      "contact.function",
      "contact.post_address",
      "contact.emails",
      "contact.telephones",
      "contact.language",
    ])
    .execute();
  return rows.map((row) => ({
    stateCode: row.state_code,
    organisationId: row.organisation_id,
    address: {
      contactId: row.id,
      capacity: row.capacity,
      lines: linesOf(row.post_address),
      honorific: row.honorific,
      name: row.name,
      function: row.function,
      email: row.emails[0],
      telephone: row.telephones[0],
      language: row.language ?? undefined,
    },
  }));
}
