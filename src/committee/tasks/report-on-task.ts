import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { TaskId } from "#db/ids.ts";
import type { TaskStatus } from "#db/schema/committee.ts";
import { getTask, lastProgress } from "./task.queries.ts";
import { mayReport, maySetDate } from "./task.ts";

export type ReportOutcome = { ok: true } | { ok: false; reason: "not-yours" | "reason-missing" | "changed-meanwhile" };

type Report = {
  id: TaskId;
  status: TaskStatus;
  words: string | null;
  /** Another day by which it is to be done, given by the secretariat or the Chair. */
  dueOn?: string | null;
  basedOn: number;
};

/** Reports how a task stands; the history is kept to its end. Dropping one needs a reason. `basedOn` is the last line its writer saw. */
export async function reportOnTask(
  work: Work,
  { id, status, words, dueOn = null, basedOn }: Report,
): Promise<ReportOutcome> {
  requireMay(work.actor, "task.report");

  const task = await getTask(work.db, id);
  if (!mayReport(task, work.actor)) return { ok: false, reason: "not-yours" };
  if (dueOn && !maySetDate(work.actor)) return { ok: false, reason: "not-yours" };
  if (status === "dropped" && !words?.trim()) return { ok: false, reason: "reason-missing" };
  const last = await lastProgress(work.db, id);
  if (last !== basedOn) return { ok: false, reason: "changed-meanwhile" };

  await work.db
    .insertInto("task_progress")
    .values({
      task_id: id,
      n: last + 1,
      status,
      words,
      due_on: dueOn,
      reported_by: work.actor.id,
      reported_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "task.report",
    verb: "task.reported",
    subject: id,
    details: { before: task.status, status, ...(dueOn ? { dueBefore: task.dueOn, dueOn } : {}) },
  });
  return { ok: true };
}
