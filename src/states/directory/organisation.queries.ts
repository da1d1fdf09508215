import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { OrganisationId, OrganisationMemberId, StateCode } from "#db/ids.ts";
import type { Membership, Organisation } from "./organisation.ts";

type Reads = Reader | Work["db"];

/** Every organisation of the directory, by its short name. */
export async function listOrganisations(db: Reads): Promise<Organisation[]> {
  return await organisations(db).orderBy("short_name").execute();
}

/** How the organisations that the reader may know of are called in short. */
export async function listOrganisationNames(db: Reads): Promise<Map<string, string>> {
  const rows = await db.selectFrom("organisation").select(["id", "short_name"]).execute();
  return new Map(rows.map(({ id, short_name }) => [id as string, short_name]));
}

export async function getOrganisation(db: Reads, id: OrganisationId): Promise<Organisation> {
  const found = await organisations(db).where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("organisation");
  return found;
}

export async function findOrganisationCalled(db: Reads, shortName: string): Promise<Organisation | undefined> {
  return await organisations(db).where("short_name", "=", shortName).executeTakeFirst();
}

/** Which States belong to an organisation, or to which organisations a State belongs, the earliest first. */
export async function listMemberships(
  db: Reads,
  of: { organisation: OrganisationId } | { state: StateCode },
): Promise<Membership[]> {
  const query = memberships(db).orderBy("valid_from").orderBy("id");
  return await ("organisation" in of
    ? query.where("organisation_id", "=", of.organisation)
    : query.where("state_code", "=", of.state)
  ).execute();
}

export async function getMembership(db: Reads, id: OrganisationMemberId): Promise<Membership> {
  const found = await memberships(db).where("id", "=", id).executeTakeFirst();
  if (!found) throw new NotFound("membership of an organisation");
  return found;
}

function organisations(db: Reads) {
  return db
    .selectFrom("organisation")
    .select(["id", "kind", "name", "short_name as shortName", "invented", "source", "ended_on as endedOn"]);
}

function memberships(db: Reads) {
  return db
    .selectFrom("organisation_member")
    .select([
      "id",
      "organisation_id as organisationId",
      "state_code as stateCode",
      "kind",
      "valid_from as from",
      "valid_to as to",
      "source",
    ]);
}
