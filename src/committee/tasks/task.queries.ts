import type { ExpressionBuilder } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, DecisionId, LetterId, MeetingId, TaskId } from "#db/ids.ts";
import type { TaskStatus } from "#db/schema/committee.ts";
import type { Database } from "#db/schema.ts";
import type { Assignee, LinkedLetter, Progress, Task } from "./task.ts";

type Reads = Reader | Work["db"];

/** The tasks this reader may see: all, or those of one meeting or decision, operative points in their order. */
export async function listTasks(db: Reads, of: { meeting?: MeetingId; decision?: DecisionId } = {}): Promise<Task[]> {
  let query = tasks(db).orderBy("task.point").orderBy("task.made_at").orderBy("task.id");
  if (of.meeting) query = query.where(isOfMeeting(of.meeting));
  if (of.decision) query = query.where("task.decision_id", "=", of.decision);
  return (await query.execute()).map(shape);
}

export async function getTask(db: Reads, id: TaskId): Promise<Task> {
  const row = await tasks(db).where("task.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`task ${id}`);
  return shape(row);
}

/** Whether a letter is linked to a task already. */
export async function isLinked(db: Reads, task: TaskId, letter: LetterId): Promise<boolean> {
  const found = await db
    .selectFrom("task_letter")
    .where("task_id", "=", task)
    .where("letter_id", "=", letter)
    .select("letter_id")
    .executeTakeFirst();
  return found !== undefined;
}

/** What was reported on a task, the first first. */
export async function listProgress(db: Reads, id: TaskId): Promise<Progress[]> {
  return await db
    .selectFrom("task_progress")
    .innerJoin("account", "account.id", "task_progress.reported_by")
    .where("task_id", "=", id)
    .orderBy("n")
    .select(["n", "status", "words", "due_on as dueOn", "account.name as by", "reported_at as at"])
    .execute();
}

/** The letters a task is about, as far as this reader may read them. */
export async function listLinkedLetters(db: Reads, id: TaskId): Promise<LinkedLetter[]> {
  return await db
    .selectFrom("task_letter")
    .innerJoin("letter", "letter.id", "task_letter.letter_id")
    .where("task_id", "=", id)
    .orderBy("letter.year")
    .orderBy("letter.number")
    .select(["letter.id", "letter.year", "letter.number"])
    .execute();
}

/** The letters a new task may be about. */
export async function listLettersToLink(db: Reads): Promise<LinkedLetter[]> {
  return await db
    .selectFrom("letter")
    .where("cancelled_at", "is", null)
    .orderBy("year", "desc")
    .orderBy("number", "desc")
    .select(["id", "year", "number"])
    .execute();
}

/** The people of the secretariat, the Chair and the experts, who may be given a task. */
export async function listPeopleForTasks(db: Reads, on: string): Promise<{ id: AccountId; name: string }[]> {
  return await db
    .selectFrom("account")
    .innerJoin("capacity", "capacity.account_id", "account.id")
    .where("capacity.kind", "in", ["secretariat", "chair", "expert"])
    .where("capacity.valid_from", "<=", on)
    .where(({ or, eb }) => or([eb("capacity.valid_to", "is", null), eb("capacity.valid_to", ">", on)]))
    .where("account.closed_at", "is", null)
    .distinct()
    .orderBy("account.name")
    .select(["account.id", "account.name"])
    .execute();
}

/** The highest number of an operative point of a decision. */
export async function lastPoint(db: Reads, decision: DecisionId): Promise<number> {
  const row = await db
    .selectFrom("task")
    .where("decision_id", "=", decision)
    .select((of) => of.fn.max("point").as("last"))
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function lastProgress(db: Reads, id: TaskId): Promise<number> {
  return (await listProgress(db, id)).at(-1)?.n ?? 0;
}

/** Whether this reader may read every one of these letters. */
export async function areLetters(db: Reads, ids: readonly LetterId[]): Promise<boolean> {
  if (ids.length === 0) return true;
  const found = await db.selectFrom("letter").where("id", "in", ids).select("id").execute();
  return found.length === new Set(ids).size;
}

/** A task from a meeting itself, or a point of a decision taken there. */
function isOfMeeting(meeting: MeetingId) {
  return ({ eb, selectFrom, or }: ExpressionBuilder<Database, "task">) =>
    or([
      eb("task.meeting_id", "=", meeting),
      eb(
        "task.decision_id",
        "in",
        selectFrom("meeting_decision")
          .where("meeting_decision.meeting_id", "=", meeting)
          .where("relation", "=", "taken")
          .select("decision_id"),
      ),
    ]);
}

function tasks(db: Reads) {
  return db
    .selectFrom("task")
    .leftJoin("account", "account.id", "task.account_id")
    .select([
      "task.id",
      "task.what",
      "task.language",
      "task.due_on as firstDue",
      "task.meeting_id as meeting",
      "task.decision_id as decision",
      "task.point",
      "task.made_at as madeAt",
      "task.account_id",
      "account.name",
      "task.office",
      "task.state_code",
      (of) =>
        of
          .selectFrom("task_progress")
          .whereRef("task_progress.task_id", "=", "task.id")
          .orderBy("n", "desc")
          .limit(1)
          .select("status")
          .as("status"),
      (of) =>
        of
          .selectFrom("task_progress")
          .whereRef("task_progress.task_id", "=", "task.id")
          .where("task_progress.due_on", "is not", null)
          .orderBy("n", "desc")
          .limit(1)
          .select("task_progress.due_on")
          .as("newDue"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>[number];

function shape({ account_id, name, office, state_code, status, firstDue, newDue, ...task }: Row): Task {
  return {
    ...task,
    dueOn: newDue ?? firstDue,
    status: (status as TaskStatus | null) ?? "open",
    who: assignee({ account_id, name, office, state_code }),
  };
}

function assignee({
  account_id,
  name,
  office,
  state_code,
}: Pick<Row, "account_id" | "name" | "office" | "state_code">): Assignee {
  if (account_id) return { account: account_id, name: name ?? "" };
  return state_code ? { state: state_code } : { office: office as string }; // a check of the table: one of the three
}
