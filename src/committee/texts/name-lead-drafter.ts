import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TextId } from "#db/ids.ts";
import { getText } from "./text.queries.ts";
import type { LeadDrafter } from "./text.ts";

/** Names who holds the pen from now on: a delegation, or another body in words. */
export async function nameLeadDrafter(work: Work, id: TextId, drafter: LeadDrafter | null): Promise<{ ok: true }> {
  requireMay(work.actor, "text.keep");

  const { leadDrafter: before } = await getText(work.db, id);
  await work.db
    .updateTable("committee_text")
    .set({
      lead_drafter_state: drafter && "state" in drafter ? drafter.state : null,
      lead_drafter_body: drafter && "body" in drafter ? drafter.body : null,
    })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "text.keep",
    verb: "text.lead-drafter-named",
    subject: id,
    details: { before, after: drafter },
  });
  return { ok: true };
}
