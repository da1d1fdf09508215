import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type OrganisationId } from "#db/ids.ts";
import { findOrganisationCalled } from "./organisation.queries.ts";
import type { Organisation } from "./organisation.ts";

type NewOrganisation = Pick<Organisation, "kind" | "name" | "shortName" | "source" | "invented">;
export type RecordOrganisationOutcome = { ok: true; id: OrganisationId } | { ok: false; reason: "name-taken" };

/** Records an organisation that the Committee writes to or works with. */
export async function recordOrganisation(
  work: Work,
  { kind, name, shortName, source, invented }: NewOrganisation,
): Promise<RecordOrganisationOutcome> {
  requireMay(work.actor, "organisation.record");

  if (await findOrganisationCalled(work.db, shortName)) return { ok: false, reason: "name-taken" };

  const id = newId<OrganisationId>();
  await work.db
    .insertInto("organisation")
    .values({
      id,
      kind,
      name: JSON.stringify(name),
      short_name: shortName,
      invented,
      source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "organisation.record",
    verb: "organisation.recorded",
    subject: id,
    details: { shortName },
  });
  return { ok: true, id };
}
