import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import {
  type AccountId,
  type DecisionId,
  type LetterId,
  type MeetingId,
  newId,
  type StateCode,
  type TaskId,
} from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { getDecision } from "../decisions/decision.queries.ts";
import { getMeetingHead } from "../meetings/meeting.queries.ts";
import { areLetters, lastPoint } from "./task.queries.ts";

export type SetTaskOutcome =
  | { ok: true; id: TaskId }
  | { ok: false; reason: "letter-unknown" }
  | { ok: false; reason: "point-taken"; next: number };

export type NewTask = {
  what: string;
  language: Language;
  dueOn: string | null;
  who: { account: AccountId } | { office: string } | { state: StateCode };
  meeting: MeetingId | null;
  decision: DecisionId | null;
  /** Where the task is an operative point of the decision: its number. */
  point: number | null;
  letters: readonly LetterId[];
};

/** Sets a task: who is to do what by when, and what it comes from. Its words never change; what comes of it is reported. */
export async function setTask(work: Work, task: NewTask): Promise<SetTaskOutcome> {
  requireMay(work.actor, "task.set");

  const { what, language, dueOn, who, meeting, decision, point, letters } = task;
  if (meeting) await getMeetingHead(work.db, meeting);
  if (decision) await getDecision(work.db, decision);
  if (!(await areLetters(work.db, letters))) return { ok: false, reason: "letter-unknown" };
  if (decision && point !== null && (await isTaken(work, decision, point)))
    return { ok: false, reason: "point-taken", next: (await lastPoint(work.db, decision)) + 1 };

  const id = newId<TaskId>();
  await work.db
    .insertInto("task")
    .values({
      id,
      what,
      language,
      due_on: dueOn,
      meeting_id: meeting,
      decision_id: decision,
      point,
      account_id: "account" in who ? who.account : null,
      office: "office" in who ? who.office : null,
      state_code: "state" in who ? who.state : null,
      made_by: work.actor.id,
      made_at: work.at,
    })
    .execute();
  if (letters.length > 0)
    await work.db
      .insertInto("task_letter")
      .values([...new Set(letters)].map((letter) => ({ task_id: id, letter_id: letter })))
      .execute();
  await record(work, {
    permission: "task.set",
    verb: "task.set",
    subject: id,
    details: { who, dueOn, meeting, decision, point },
  });
  return { ok: true, id };
}

async function isTaken({ db }: Work, decision: DecisionId, point: number): Promise<boolean> {
  const found = await db
    .selectFrom("task")
    .where("decision_id", "=", decision)
    .where("point", "=", point)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}
