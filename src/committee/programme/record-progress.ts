import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ProgrammeTaskId } from "#db/ids.ts";
import { getTask } from "./programme-task.queries.ts";
import type { Progress } from "./programme-task.ts";

/** Records what happened with a task. The line stays; the newest says where the task stands. */
export async function recordProgress(
  work: Work,
  id: ProgrammeTaskId,
  { status, note, language }: Pick<Progress, "status" | "note" | "language">,
): Promise<{ ok: true }> {
  requireMay(work.actor, "programme.record-progress");

  await getTask(work.db, id);
  await work.db
    .insertInto("programme_progress")
    .values({
      id: newId<string & { readonly __noun: "progress" }>(),
      task_id: id,
      status,
      note,
      language,
      recorded_by: work.actor.id,
      recorded_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.record-progress",
    verb: "programme.progress-recorded",
    subject: id,
    details: { status },
  });
  return { ok: true };
}
