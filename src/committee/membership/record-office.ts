import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type OfficeId } from "#db/ids.ts";
import type { NewOffice } from "./membership.ts";

/** The secretariat records who holds an office. It gives no rights in this system: those are capacities of an account. */
export async function recordOffice(work: Work, office: NewOffice): Promise<{ ok: true; id: OfficeId }> {
  requireMay(work.actor, "office.record");

  const id = newId<OfficeId>();
  await work.db
    .insertInto("office")
    .values({
      id,
      kind: office.kind,
      person_name: office.person,
      account_id: office.accountId,
      state_code: office.stateCode,
      working_group_id: office.groupId,
      valid_from: office.from,
      valid_to: office.to,
      source: office.source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "office.record",
    verb: "office.recorded",
    subject: id,
    ...(office.stateCode ? { state: office.stateCode } : {}),
    details: { kind: office.kind, from: office.from, to: office.to },
  });
  return { ok: true, id };
}
