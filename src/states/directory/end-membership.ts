import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { OrganisationMemberId } from "#db/ids.ts";
import { type NotEnded, whyNotEnd } from "./contact.ts";
import { getMembership } from "./organisation.queries.ts";

type Ending = { to: string; source: string };

/** A State leaves an organisation; the days before stay as they were. */
export async function endMembership(
  work: Work,
  id: OrganisationMemberId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: NotEnded }> {
  requireMay(work.actor, "organisation.end-member");

  const membership = await getMembership(work.db, id);
  const reason = whyNotEnd(membership, to);
  if (reason) return { ok: false, reason };

  await work.db.updateTable("organisation_member").set({ valid_to: to }).where("id", "=", id).execute();
  await record(work, {
    permission: "organisation.end-member",
    verb: "organisation.member-ended",
    subject: id,
    state: membership.stateCode,
    details: { to, source },
  });
  return { ok: true };
}
