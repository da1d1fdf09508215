import { holds } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { firstDay, lastDay } from "#committee/meetings/meeting.ts";
import { meetingTitle } from "#committee/meetings/meeting-head.views.tsx";
import { meetingPath, taskPath } from "#committee/paths.ts";
import { listTasks } from "#committee/tasks/task.queries.ts";
import { filterTasks, isOverdue } from "#committee/tasks/task.ts";
import { closeOfBusinessOn } from "#committee/working-days/deadline.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import { type Lists, type Say, undated } from "./lines.ts";

export async function addMeetingsAndTasks(
  { db, actor, at }: Visit,
  { language, left }: Say,
  { waits, follows }: Lists,
): Promise<void> {
  const today = dateOf(at);
  for (const task of filterTasks(await listTasks(db), { filter: "mine", actor, today })) {
    const { dueOn } = task;
    waits.push({
      href: `/${language}${taskPath(task.id)}`,
      sentence: t(language, "awaiting.task", { what: task.what }),
      due: dueOn ?? undated,
      ...(dueOn ? { deadline: closeOfBusinessOn(dueOn) } : {}),
      ...(dueOn ? { by: t(language, "awaiting.by", { date: formatDate(language, dueOn) }) } : {}),
      ...(isOverdue(task, today)
        ? { left: { tone: "held", words: t(language, "task.overdue") } as const }
        : dueOn
          ? left(closeOfBusinessOn(dueOn))
          : {}),
    });
  }
  for (const meeting of await listMeetings(db)) {
    if (meeting.standing.status !== "announced") continue;
    if (lastDay(meeting.time) < today) {
      // One that a record of long ago expected is of no kind, and nobody's to follow up.
      if (meeting.kind && holds(actor, "secretariat"))
        waits.push({
          href: `/${language}${meetingPath(meeting.id)}`,
          sentence: t(language, "awaiting.was-held", { meeting: meetingTitle(language, meeting) }),
          due: lastDay(meeting.time),
        });
      continue;
    }
    follows.push({
      href: `/${language}${meetingPath(meeting.id)}`,
      sentence: t(language, "awaiting.meeting", { meeting: meetingTitle(language, meeting) }),
      due: firstDay(meeting.time),
    });
  }
}
