import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { OrganisationId } from "#db/ids.ts";
import { getOrganisation } from "./organisation.queries.ts";

type Ending = { to: string; source: string };

/** An organisation ends; it stays on record and is written to no more. */
export async function endOrganisation(
  work: Work,
  id: OrganisationId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: "ended-already" }> {
  requireMay(work.actor, "organisation.end");

  const { endedOn, shortName } = await getOrganisation(work.db, id);
  if (endedOn !== null) return { ok: false, reason: "ended-already" };

  await work.db.updateTable("organisation").set({ ended_on: to }).where("id", "=", id).execute();
  await record(work, {
    permission: "organisation.end",
    verb: "organisation.ended",
    subject: id,
    details: { shortName, to, source },
  });
  return { ok: true };
}
