import type { DutyId, ProgrammeTaskId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";

/** The four areas of a programme of work. */
export const areas = ["national-implementation", "assistance", "cooperation", "transparency"] as const;
export type Area = (typeof areas)[number];

export const taskStatuses = ["open", "in-progress", "done", "dropped"] as const;
export type TaskStatus = (typeof taskStatuses)[number];

/** By a date, or in a quarter of the programme's year. */
export type TaskTime = { on: string } | { quarter: number };

export type ProgrammeTask = {
  id: ProgrammeTaskId;
  year: number;
  area: Area;
  title: string;
  /** A working group, an office or a delegation, in words. */
  who: string;
  time: TaskTime;
  /** The duty of the mandate that it serves, if one. */
  duty: { id: DutyId; title: Texts } | undefined;
  language: Language;
  addedBy: string;
  addedAt: Temporal.Instant;
  /** Where the last line of its progress says it stands. */
  status: TaskStatus;
};

/** One line of what happened with a task. */
export type Progress = {
  status: TaskStatus;
  note: string;
  language: Language;
  recordedBy: string;
  recordedAt: Temporal.Instant;
};

/** The last day of a task's time, for putting tasks in order. */
export function lastDay({ year, time }: Pick<ProgrammeTask, "year" | "time">): string {
  return "on" in time
    ? time.on
    : Temporal.PlainDate.from({ year, month: time.quarter * 3, day: 31 }, { overflow: "constrain" }).toString();
}
