import { delegationsOf, holds, statesOf } from "#access/actor.ts";
import type { Visit } from "#access/work.ts";
import { listMeetings } from "#committee/meetings/meeting.queries.ts";
import { firstDay, type Meeting } from "#committee/meetings/meeting.ts";
import { meetingTitle } from "#committee/meetings/meeting-head.views.tsx";
import { listNoObjections } from "#committee/no-objection/no-objection.queries.ts";
import type { NoObjection } from "#committee/no-objection/no-objection.ts";
import { subjectWords } from "#committee/no-objection/subject.views.tsx";
import { meetingPath, noObjectionPath } from "#committee/paths.ts";
import { listLastWords } from "#correspondence/consent/consent.queries.ts";
import { listLetters } from "#correspondence/letter.queries.ts";
import { letterPath } from "#correspondence/paths.ts";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type CalendarChange, listCalendarChanges } from "#jobs/calendar/feed.queries.ts";
import type { FeedContent, FeedFilter } from "#jobs/calendar/feed.ts";
import type { CalendarEvent } from "#jobs/calendar/icalendar.ts";
import { listActivities } from "#outreach/activities/activity.queries.ts";
import { activityEvent } from "#outreach/calendar/activity-event.ts";
import { filterOfFeed, isInFeed } from "#outreach/calendar/filter.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { formatDate, formatWindow } from "#ui/dates.tsx";

export type Asked = { content: FeedContent; filter: FeedFilter | null; language: Language; url: string };

type Say = Asked & {
  names: ReadonlyMap<StateCode, string>;
  changes: ReadonlyMap<string, CalendarChange>;
};

const yearOfPast = Temporal.Duration.from({ hours: 365 * 24 });
const yearsToCome = Temporal.Duration.from({ hours: 3 * 365 * 24 });

/** What stands in a person's calendar: read as that person, so a feed shows what its person may read and nothing else. */
export async function listCalendarEvents(visit: Visit, asked: Asked): Promise<CalendarEvent[]> {
  const { db, actor, at } = visit;
  const names = new Map(
    (await listStates(db, asked.language, dateOf(at))).map(({ code, short }) => [code, short[asked.language]]),
  );
  const say: Say = { ...asked, names, changes: await listCalendarChanges(db) };
  const { content } = asked;
  if (content === "activities") return await listActivityEvents(visit, say);
  const isOwn = content === "own-deadlines";
  return [
    ...(isOwn ? [] : (await listMeetings(db)).map((meeting) => meetingEvent(meeting, say))),
    ...(isOwn ? [] : await listActivityEvents(visit, say)),
    ...(!isOwn || holds(actor, "member") ? await listDeadlines(visit, say) : []),
    ...(await listLettersToAnswer(visit, say)),
  ];
}

/** A meeting on its day, at its hour where it has one; one that is only expected fills its window and stays tentative; one that is off stays as cancelled. */
function meetingEvent(meeting: Meeting, { language, url, changes }: Say): CalendarEvent {
  const { id, time, place, standing } = meeting;
  return {
    uid: `meeting-${id}@open1540`,
    ...(changes.get(id) ?? unchanged(firstDay(time))),
    status: standing.status === "cancelled" ? "CANCELLED" : "on" in time ? "CONFIRMED" : "TENTATIVE",
    when: whenOf(meeting),
    summary: t(language, "feed.event.meeting", { meeting: meetingTitle(language, meeting) }),
    description:
      "on" in time
        ? undefined
        : t(language, "feed.event.expected", { window: formatWindow(language, time.from, time.before) }),
    place: place ?? undefined,
    url: `${url}/${language}${meetingPath(id)}`,
  };
}

function whenOf({ time, startsAt }: Meeting): CalendarEvent["when"] {
  if (!("on" in time)) return time;
  const day = Temporal.PlainDate.from(time.on);
  if (startsAt)
    return { moment: day.toZonedDateTime({ timeZone: "America/New_York", plainTime: startsAt }).toInstant() };
  return { from: time.on, before: day.add({ days: 1 }).toString() };
}

/** Activities of outreach of the last year and of the years to come, as far as their person may read them and the feed asks for them. */
async function listActivityEvents({ db, at }: Visit, { filter, language, url, names }: Say): Promise<CalendarEvent[]> {
  const around = { from: dateOf(at.subtract(yearOfPast)), before: dateOf(at.add(yearsToCome)) };
  const asked = filterOfFeed(filter);
  const activities = (await listActivities(db, around)).filter((activity) => isInFeed(activity, asked));
  const called = { states: names as ReadonlyMap<string, string> }; // read by its keys alone
  return activities.flatMap((activity) =>
    activity.changedAt
      ? [activityEvent({ ...activity, changedAt: activity.changedAt }, { language, url, names: called })]
      : [],
  );
}

async function listDeadlines({ db, actor, at }: Visit, say: Say): Promise<CalendarEvent[]> {
  const since = at.subtract(yearOfPast);
  const delegations = delegationsOf(actor);
  return (
    (await listNoObjections(db))
      .filter(({ deadline }) => Temporal.Instant.compare(deadline, since) > 0)
      // A delegation's own are those of which it was a member when they were opened.
      .filter(({ members }) => say.content !== "own-deadlines" || delegations.some((one) => members.includes(one)))
      .map((procedure) => deadlineEvent(procedure, say))
  );
}

/** The end of a no-objection period: tentative while the clock stands; where the text was taken back it stays as cancelled. */
function deadlineEvent({ id, deadline, case: was, circulatedAt, subject }: NoObjection, say: Say): CalendarEvent {
  const { language, url, names, changes } = say;
  return {
    uid: `no-objection-${id}@open1540`,
    ...(changes.get(id) ?? { sequence: 0, changedAt: circulatedAt }),
    status: deadlineStatus(was.status),
    when: { moment: deadline },
    summary: t(language, "feed.event.deadline", { text: subjectWords(language, subject, names) }),
    url: `${url}/${language}${noObjectionPath(id)}`,
  };
}

function deadlineStatus(status: NoObjection["case"]["status"]): CalendarEvent["status"] {
  if (status === "held") return "TENTATIVE";
  return status === "running" || status === "adopted" ? "CONFIRMED" : "CANCELLED";
}

/** The day by which a State is asked to answer; once it did, the day stays as cancelled. */
async function listLettersToAnswer({ db, actor, at }: Visit, say: Say): Promise<CalendarEvent[]> {
  const mine = statesOf(actor);
  if (mine.length === 0) return [];
  const answered = new Set((await listLastWords(db)).map(({ matrixVersionId }) => matrixVersionId));
  const since = dateOf(at.subtract(yearOfPast));
  return (await listLetters(db))
    .filter(({ stateCode, replyBy }) => stateCode !== null && mine.includes(stateCode) && replyBy > since)
    .flatMap(({ id, standing, releasedAt, matrixVersionId, replyBy, reference, dated }) => {
      if (!releasedAt) return [];
      const isOver = standing === "replied" || standing === "closed";
      const { language, url, changes } = say;
      return [
        {
          uid: `letter-${id}@open1540`,
          ...(changes.get(id) ?? { sequence: 0, changedAt: releasedAt }),
          status:
            isOver || (matrixVersionId && answered.has(matrixVersionId))
              ? ("CANCELLED" as const)
              : ("CONFIRMED" as const),
          when: { from: replyBy, before: Temporal.PlainDate.from(replyBy).add({ days: 1 }).toString() },
          summary: t(language, "feed.event.answer", { reference, date: formatDate(language, dated) }),
          url: `${url}/${language}${letterPath(id)}`,
        },
      ];
    });
}

function unchanged(day: string): CalendarChange {
  return { sequence: 0, changedAt: Temporal.PlainDate.from(day).toZonedDateTime("UTC").toInstant() };
}
