import type { ListSheet } from "#documents/list-sheet.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import type { ActivityHead, Party } from "../activities/activity.ts";
import { type Names, partyName, timeInWords } from "../activities/activity-words.ts";
import { placeInWords } from "../activities/place-words.ts";

/** An activity as a line of the list. */
export type ListedActivity = Pick<
  ActivityHead,
  "id" | "title" | "kind" | "time" | "place" | "hostState" | "standing" | "sponsor" | "serves"
> & { parties: readonly Pick<Party, "role" | "organisation" | "state" | "body">[] };

export type ActivityList = {
  title: string;
  forWhom: string;
  asOf: string;
  day: string;
  columns: string[];
  rows: string[][];
  intro: string;
};

/** The provisional list of activities: when, what, where, who organises and sponsors, and where each stands. */
export function activityList(
  language: Language,
  activities: readonly ListedActivity[],
  { names, at, year }: { names: Names; at: Temporal.Instant; year: number },
): ActivityList {
  const day = at.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
  const inRole = (activity: ListedActivity, role: Party["role"]): string =>
    activity.parties
      .filter((party) => party.role === role)
      .map((party) => partyName(party, names))
      .join(", ");
  return {
    title: t(language, "activity-list.title", { year: String(year) }),
    forWhom: t(language, "activity-list.for"),
    asOf: formatMoment(language, at, "America/New_York"),
    day,
    intro: t(language, "activity-list.intro"),
    columns: (
      [
        "activity.when",
        "activity.title",
        "activity.place",
        "activity.organisers",
        "activity.sponsors",
        "column.standing",
      ] as const
    ).map((key) => t(language, key)),
    rows: activities.map((activity) => [
      timeInWords(language, activity.time),
      `${activity.title}\n${t(language, `activity.kind.${activity.kind}`)}`,
      placeInWords(activity, names),
      [inRole(activity, "organiser"), inRole(activity, "host")].filter(Boolean).join("\n"),
      inRole(activity, "sponsor") || (activity.sponsor ?? ""),
      t(language, `activity.standing.${activity.standing}`),
    ]),
  };
}

/** The list as a printed sheet. */
export function activityListSheet(language: Language, list: ActivityList, invented: boolean): ListSheet {
  const { year: y, month: m, day: d } = Temporal.PlainDate.from(list.day);
  const shares = [2, 4, 3, 3, 2, 2];
  return {
    lang: language,
    ...{ title: list.title, forWhom: list.forWhom, asOf: list.asOf, intro: list.intro, rows: list.rows },
    invented: invented ? t(language, "exports.invented") : null,
    none: t(language, "outreach.empty"),
    columns: list.columns.map((label, n) => ({ label, share: shares[n] ?? 1 })),
    pageOf: t(language, "matrix.page-of"),
    date: { y, m, d },
  };
}
