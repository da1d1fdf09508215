import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DutyId, newId, type ProgrammeTaskId } from "#db/ids.ts";
import { getDuty } from "./duty.queries.ts";
import { dueIn } from "./duty.ts";
import type { ProgrammeTask } from "./programme-task.ts";

export type NewTask = Pick<ProgrammeTask, "year" | "area" | "title" | "who" | "time" | "language"> & {
  duty: DutyId | undefined;
};
export type AddTaskOutcome =
  | { ok: true; id: ProgrammeTaskId }
  | { ok: false; reason: "not-in-its-year" | "nothing-due-that-year" };

/** Adds a task to a year's programme of work: what, who, when, in which of its areas. */
export async function addTask(
  work: Work,
  { year, area, title, who, time, duty, language }: NewTask,
): Promise<AddTaskOutcome> {
  requireMay(work.actor, "programme.add-task");

  if ("on" in time && !time.on.startsWith(`${year}-`)) return { ok: false, reason: "not-in-its-year" };
  if (duty && !dueIn(await getDuty(work.db, duty), year)) return { ok: false, reason: "nothing-due-that-year" };

  const id = newId<ProgrammeTaskId>();
  await work.db
    .insertInto("programme_task")
    .values({
      id,
      year,
      area,
      duty_id: duty ?? null,
      title,
      who,
      due_on: "on" in time ? time.on : null,
      quarter: "quarter" in time ? time.quarter : null,
      language,
      added_by: work.actor.id,
      added_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "programme.add-task",
    verb: "programme.task-added",
    subject: id,
    details: { year, area, title, who },
  });
  return { ok: true, id };
}
