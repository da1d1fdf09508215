import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type WorkingGroupId } from "#db/ids.ts";
import type { NewWorkingGroup } from "./membership.ts";

/** The secretariat records a working group, or a sub-committee of the first years. */
export async function recordWorkingGroup(
  work: Work,
  group: NewWorkingGroup,
): Promise<{ ok: true; id: WorkingGroupId }> {
  requireMay(work.actor, "working-group.record");

  const id = newId<WorkingGroupId>();
  await work.db
    .insertInto("working_group")
    .values({
      id,
      name: group.name,
      language: group.language,
      valid_from: group.from,
      valid_to: group.to,
      source: group.source,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "working-group.record",
    verb: "working-group.recorded",
    subject: id,
    details: { name: group.name, from: group.from, to: group.to },
  });
  return { ok: true, id };
}
