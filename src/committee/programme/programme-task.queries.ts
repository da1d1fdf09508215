import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { DutyId, ProgrammeTaskId } from "#db/ids.ts";
import { lastDay, type ProgrammeTask, type Progress, type TaskStatus } from "./programme-task.ts";

type Reads = Reader | Work["db"];

/** The tasks of a year's programme of work, the nearest first. */
export async function listTasks(db: Reads, year: number): Promise<ProgrammeTask[]> {
  const rows = await tasks(db).where("programme_task.year", "=", year).execute();
  return rows.map(shape).sort((a, b) => lastDay(a).localeCompare(lastDay(b)) || a.id.localeCompare(b.id));
}

export async function getTask(db: Reads, id: ProgrammeTaskId): Promise<ProgrammeTask> {
  const row = await tasks(db).where("programme_task.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`task of the programme ${id}`);
  return shape(row);
}

/** What happened with a task, the newest first. */
export async function listProgress(db: Reads, id: ProgrammeTaskId): Promise<Progress[]> {
  return await db
    .selectFrom("programme_progress")
    .innerJoin("account", "account.id", "programme_progress.recorded_by")
    .where("task_id", "=", id)
    .orderBy("recorded_at", "desc")
    .orderBy("programme_progress.id", "desc")
    .select([
      "programme_progress.status",
      "programme_progress.note",
      "programme_progress.language",
      "account.name as recordedBy",
      "programme_progress.recorded_at as recordedAt",
    ])
    .execute();
}

function tasks(db: Reads) {
  return db
    .selectFrom("programme_task")
    .innerJoin("account", "account.id", "programme_task.added_by")
    .leftJoin("mandate_duty", "mandate_duty.id", "programme_task.duty_id")
    .select([
      "programme_task.id",
      "programme_task.year",
      "programme_task.area",
      "programme_task.title",
      "programme_task.who",
      "programme_task.due_on",
      "programme_task.quarter",
      "programme_task.language",
      "programme_task.duty_id",
      "mandate_duty.title as duty_title",
      "account.name as addedBy",
      "programme_task.added_at as addedAt",
      sql<TaskStatus>`coalesce((
        select p.status from programme_progress p where p.task_id = programme_task.id
        order by p.recorded_at desc, p.id desc limit 1), 'open')`.as("status"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>[number];

function shape({ due_on, quarter, duty_id, duty_title, ...task }: Row): ProgrammeTask {
  return {
    ...task,
    time: due_on === null ? { quarter: quarter as number } : { on: due_on }, // a check of the table: a date or a quarter
    duty: duty_id && duty_title ? { id: duty_id as DutyId, title: duty_title } : undefined,
  };
}
