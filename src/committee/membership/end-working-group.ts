import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { WorkingGroupId } from "#db/ids.ts";
import { getWorkingGroup } from "./membership.queries.ts";
import { type Ending, type NotEnded, whyNotEnd } from "./membership.ts";

/** The secretariat records that a working group ended, or ends on a day to come. Its coordinators' offices end by acts of their own. */
export async function endWorkingGroup(
  work: Work,
  id: WorkingGroupId,
  { to, source }: Ending,
): Promise<{ ok: true } | { ok: false; reason: NotEnded }> {
  requireMay(work.actor, "working-group.end");

  const group = await getWorkingGroup(work.db, id);
  const reason = whyNotEnd(group, to);
  if (reason) return { ok: false, reason };

  await work.db
    .updateTable("working_group")
    .set({ valid_to: to, ended_by: work.actor.id, ended_at: work.at, ended_source: source })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "working-group.end",
    verb: "working-group.ended",
    subject: id,
    details: { name: group.name, to },
  });
  return { ok: true };
}
