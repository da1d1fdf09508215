import type { Visit } from "#access/work.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { firstDay, lastDay } from "#committee/meetings/meeting.ts";
import { listNoObjections } from "#committee/no-objection/no-objection.queries.ts";
import type { Subject } from "#committee/no-objection/no-objection.ts";
import { meetingPath, noObjectionPath } from "#committee/paths.ts";
import { lettersPath } from "#correspondence/paths.ts";
import type { Language } from "#i18n/languages.ts";
import { listMarks } from "../marks/mark.queries.ts";
import { followUpsPath, marksPath } from "../paths.ts";

/** What stands in the calendar beside activities: what the Committee does, and what is due from States. */
export type Beside = { from: string; before: string; href: string } & (
  | { kind: "meeting"; isExpected: boolean } // expected: some time in these days
  | { kind: "deadline"; subject: Subject }
  | { kind: "mark"; name: string; language: Language }
  /** How many letters ask for an answer by this day, and how many of those were not answered. */
  | { kind: "answers-due"; letters: number }
  | { kind: "follow-ups-due"; asked: number }
);

/** Meetings, deadlines, answers asked of States and large meetings of some days, as far as the reader may read them. */
export async function listBeside({ db }: Visit, { from, before }: { from: string; before: string }): Promise<Beside[]> {
  const isIn = (day: { from: string; before: string }): boolean => day.from < before && day.before > from;
  const meetings = (await listMeetings(db))
    .filter(({ standing }) => standing.status !== "cancelled")
    .map(
      ({ id, time }): Beside => ({
        kind: "meeting",
        isExpected: !("on" in time),
        from: firstDay(time),
        before: dayAfter(lastDay(time)),
        href: meetingPath(id),
      }),
    );
  const deadlines = (await listNoObjections(db)).map(({ id, deadline, subject }): Beside => {
    const day = deadline.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
    return { kind: "deadline", subject, from: day, before: dayAfter(day), href: noObjectionPath(id) };
  });
  const answers = await db
    .selectFrom("letter")
    .where("reply_by", ">=", from)
    .where("reply_by", "<", before)
    .where("state_code", "is not", null)
    .where("standing", "in", ["sent", "delivered", "reminded"])
    .groupBy("reply_by")
    .select(({ fn }) => ["reply_by as day", fn.countAll<string>().as("letters")])
    .execute();
  const asked = await db
    .selectFrom("follow_up")
    .where("due_on", ">=", from)
    .where("due_on", "<", before)
    .where("answered_at", "is", null)
    .groupBy("due_on")
    .select(({ fn }) => ["due_on as day", fn.countAll<string>().as("asked")])
    .execute();
  const marks = await listMarks(db, { from, before });
  return [
    ...meetings.filter(isIn),
    ...deadlines.filter(isIn),
    ...answers.map(
      ({ day, letters }): Beside => ({
        kind: "answers-due",
        letters: Number(letters),
        ...oneDay(day),
        href: lettersPath,
      }),
    ),
    ...asked.map(
      ({ day, asked: count }): Beside => ({
        kind: "follow-ups-due",
        asked: Number(count),
        ...oneDay(day),
        href: followUpsPath,
      }),
    ),
    ...marks.map(
      ({ name, language, ...mark }): Beside => ({
        kind: "mark",
        name,
        language,
        from: mark.from,
        before: mark.before,
        href: marksPath,
      }),
    ),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function oneDay(day: string): { from: string; before: string } {
  return { from: day, before: dayAfter(day) };
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
