import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterId, TaskId } from "#db/ids.ts";
import { areLetters, getTask, isLinked } from "./task.queries.ts";

export type LinkLetterOutcome = { ok: true } | { ok: false; reason: "letter-unknown" };

/** Links a letter to a task; those who may read the letter see it there. Linking it twice changes nothing. */
export async function linkLetter(work: Work, task: TaskId, letter: LetterId): Promise<LinkLetterOutcome> {
  requireMay(work.actor, "task.set");

  await getTask(work.db, task);
  if (!(await areLetters(work.db, [letter]))) return { ok: false, reason: "letter-unknown" };
  if (await isLinked(work.db, task, letter)) return { ok: true };

  await work.db.insertInto("task_letter").values({ task_id: task, letter_id: letter }).execute();
  await record(work, { permission: "task.set", verb: "task.letter-linked", subject: task, details: { letter } });
  return { ok: true };
}
