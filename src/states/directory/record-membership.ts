import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type OrganisationMemberId } from "#db/ids.ts";
import { getOrganisation, listMemberships } from "./organisation.queries.ts";
import type { Membership } from "./organisation.ts";

type NewMembership = Omit<Membership, "id">;

/** Records that a State belongs to an organisation, as a member or an observer. */
export async function recordMembership(
  work: Work,
  { organisationId, stateCode, kind, from, to, source }: NewMembership,
): Promise<{ ok: true } | { ok: false; reason: "belongs-already" }> {
  requireMay(work.actor, "organisation.record-member");

  const { shortName } = await getOrganisation(work.db, organisationId);
  const held = await listMemberships(work.db, { organisation: organisationId });
  const overlaps = held.some(
    (other) =>
      other.stateCode === stateCode && (other.to === null || from < other.to) && (to === null || other.from < to),
  );
  if (overlaps) return { ok: false, reason: "belongs-already" };

  const id = newId<OrganisationMemberId>();
  await work.db
    .insertInto("organisation_member")
    .values({
      id,
      organisation_id: organisationId,
      state_code: stateCode,
      kind,
      valid_from: from,
      valid_to: to,
      source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "organisation.record-member",
    verb: "organisation.member-recorded",
    subject: id,
    state: stateCode,
    details: { shortName, kind, from },
  });
  return { ok: true };
}
