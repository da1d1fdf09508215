import { type Actor, delegationsOf, holds } from "#access/actor.ts";
import type { AccountId, DecisionId, LetterId, MeetingId, StateCode, TaskId } from "#db/ids.ts";
import type { TaskStatus } from "#db/schema/committee.ts";
import type { Language } from "#i18n/languages.ts";

export const taskStatuses = ["open", "in-progress", "done", "dropped"] as const satisfies readonly TaskStatus[];

/** Who is to do it: a person, an office in words, or a delegation. */
export type Assignee = { account: AccountId; name: string } | { office: string } | { state: StateCode };

export type Task = {
  id: TaskId;
  what: string;
  language: Language;
  /** The day by which it is to be done, or none. */
  dueOn: string | null;
  who: Assignee;
  status: TaskStatus;
  meeting: MeetingId | null;
  decision: DecisionId | null;
  /** The number of an operative point of the decision. */
  point: number | null;
  madeAt: Temporal.Instant;
};

/** One line of a task's history. */
export type Progress = {
  n: number;
  status: TaskStatus;
  words: string | null;
  /** Another day by which it is to be done. */
  dueOn: string | null;
  by: string;
  at: Temporal.Instant;
};

export type LinkedLetter = { id: LetterId; year: number; number: number };

export type TaskFilter = "open" | "mine" | "overdue" | "all";
export const taskFilters: readonly TaskFilter[] = ["open", "mine", "overdue", "all"];

/** Whether something is still to be done. */
export function isOpen({ status }: Pick<Task, "status">): boolean {
  return status === "open" || status === "in-progress";
}

/** Overdue from the day after. */
export function isOverdue(task: Pick<Task, "status" | "dueOn">, today: string): boolean {
  return isOpen(task) && task.dueOn !== null && task.dueOn < today;
}

/** Whether a task waits for this person, or for the delegation the person sits for. */
export function isMine({ who }: Pick<Task, "who">, actor: Actor): boolean {
  if ("account" in who) return who.account === actor.id;
  return "state" in who && delegationsOf(actor).includes(who.state);
}

/** Secretariat and Chair report on any task, everybody on their own. */
export function mayReport(task: Pick<Task, "who">, actor: Actor): boolean {
  return holds(actor, "secretariat", "chair") || isMine(task, actor);
}

/** Secretariat and Chair move the day by which a task is to be done. */
export function maySetDate(actor: Actor): boolean {
  return holds(actor, "secretariat", "chair");
}

/** The tasks a filter leaves: those with a day first, the nearest on top. */
export function filterTasks<T extends Task>(
  tasks: readonly T[],
  { filter, actor, today }: { filter: TaskFilter; actor: Actor; today: string },
): T[] {
  const keeps: Record<TaskFilter, (task: T) => boolean> = {
    open: isOpen,
    mine: (task) => isOpen(task) && isMine(task, actor),
    overdue: (task) => isOverdue(task, today),
    all: () => true,
  };
  return tasks.filter(keeps[filter]).sort(openFirst);
}

function openFirst(a: Task, b: Task): number {
  const place = (task: Task): string => `${isOpen(task) ? 0 : 1}${task.dueOn ?? "9999"}`;
  return place(a).localeCompare(place(b));
}
