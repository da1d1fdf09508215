import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { CalendarEvent } from "#jobs/calendar/icalendar.ts";
import type { ActivityHead } from "../activities/activity.ts";
import { type Names, timeInWords } from "../activities/activity-words.ts";
import { isCertain } from "../activities/machine.ts";
import { placeInWords } from "../activities/place-words.ts";
import { activityPath } from "../paths.ts";

type InCalendar = Pick<
  ActivityHead,
  "id" | "title" | "language" | "place" | "hostState" | "time" | "standing" | "sequence" | "kind" | "subjects"
> & { changedAt: Temporal.Instant };

/** How an activity is known in calendars, ours and those it is copied into. */
export function activityUid(id: ActivityId): string {
  return `activity-${id}@open1540`;
}

export function isActivityUid(uid: string): boolean {
  return /^activity-[0-9a-f-]{36}@open1540$/.test(uid);
}

/** An activity in a calendar: whole days; what has no fixed days fills its window and stays tentative; cancelled stays as cancelled. */
export function activityEvent(
  activity: InCalendar,
  { language, url, names }: { language: Language; url: string; names: Pick<Names, "states"> },
): CalendarEvent {
  const { id, title, time, standing, sequence, changedAt } = activity;
  const isSure = time.precision === "days" && isCertain(standing);
  return {
    uid: activityUid(id),
    ...{ sequence, changedAt },
    status: standing === "cancelled" || standing === "merged" ? "CANCELLED" : isSure ? "CONFIRMED" : "TENTATIVE",
    when: { from: time.from, before: time.before },
    ...{ summary: title, language: activity.language },
    description: [t(language, `activity.kind.${activity.kind}`), timeInWords(language, time)].join(" – "),
    place: placeInWords(activity, names) || undefined,
    categories: [
      t(language, `activity.kind.${activity.kind}`),
      ...activity.subjects.map((one) => t(language, `activity.subject.${one}`)),
    ],
    url: `${url}/${language}${activityPath(id)}`,
  };
}
