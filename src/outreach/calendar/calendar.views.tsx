import type { VNode } from "preact";
import type { ActivityId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { newFeedPath } from "#jobs/calendar/paths.ts";
import { formatDays, formatMonth } from "#ui/dates.tsx";
import { type Option, SelectField } from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { type ActivityHead, activityKinds, activityRegions, activityStandings } from "../activities/activity.ts";
import { ActivityStandingPill, kindInWords } from "../activities/activity.views.tsx";
import { regionInWords } from "../activities/activity-form.views.tsx";
import { type Names, partyName, timeInWords } from "../activities/activity-words.ts";
import { placeInWords } from "../activities/place-words.ts";
import { subjects } from "../activity.ts";
import type { AnnouncementOnRecord } from "../announcements/announcement.ts";
import { AnnouncedPill, bodyOf } from "../announcements/announcement.views.tsx";
import {
  activityListPath,
  activityPath,
  announcementPath,
  calendarFilePath,
  expertsPath,
  followUpsPath,
  listFormats,
  listPaperPath,
  marksPath,
  newActivityPath,
  outreachPath,
  resultsPath,
  sameEventPath,
  sourcesPath,
  strategyPath,
  yearsPath,
} from "../paths.ts";
import type { Beside } from "./beside.queries.ts";
import { BesideActivities } from "./beside.views.tsx";
import { type CalendarFilter, calendarViews, feedFilterOf, filterQuery } from "./filter.ts";
import { filterInWords } from "./filter-words.ts";
import type { ShownParty } from "./shown.queries.ts";
import { monthAnchor, Year } from "./year.views.tsx";

/** What a list needs of an activity: the public and who serves see the same page. */
type InList = Pick<
  ActivityHead,
  "id" | "title" | "language" | "time" | "kind" | "mode" | "place" | "hostState" | "standing" | "owner"
>;

export type CalendarProps = {
  language: Language;
  filter: CalendarFilter;
  activities: readonly InList[];
  parties: ReadonlyMap<ActivityId, readonly ShownParty[]>;
  names: Names;
  mayBegin: boolean;
  mayReadStrategy: boolean;
  mayPutPaper: boolean;
  mayReadSources: boolean;
  mayReadSame: boolean;
  /** What other bodies announce; for the public nothing. */
  announced: readonly AnnouncementOnRecord[];
  /** Of what everybody reads there is a calendar to subscribe to. */
  isPublic: boolean;
  /** What the Committee does and what is due from States; nothing for the public. */
  beside: readonly Beside[];
  /** In which years there is something to read. */
  years: readonly number[];
  /** How many there are in the year, whatever the filter. */
  of: number;
};

/** One calendar over all owners, as a list, month by month or as a year at a glance. */
export function CalendarPage(props: CalendarProps): VNode {
  const { language, filter, activities, announced, mayBegin, mayReadStrategy, mayPutPaper, isPublic, of, years } =
    props;
  const filtered = filterInWords(language, filter);
  const earlier = years.findLast((year) => year < filter.year);
  const later = years.find((year) => year > filter.year);
  const address = (changed: Partial<CalendarFilter>): string =>
    `/${language}${outreachPath}${filterQuery({ ...filter, ...changed })}`;
  return (
    <>
      <h1>{t(language, "outreach.title")}</h1>
      <p>{t(language, isPublic ? "outreach.what.public" : "outreach.what")}</p>
      {mayBegin ? (
        <p class="on-screen">
          <a class="button button-main" href={`/${language}${newActivityPath}`}>
            {t(language, "activity.new")}
          </a>
        </p>
      ) : null}
      {mayReadStrategy ? (
        <p class="rooms-beside">
          <a href={`/${language}${strategyPath}`}>{t(language, "strategy.title")}</a>
          {" · "}
          <a href={`/${language}${marksPath}`}>{t(language, "marks.title")}</a>
          {" · "}
          <a href={`/${language}${followUpsPath}`}>{t(language, "follow-ups.title")}</a>
          {" · "}
          <a href={`/${language}${resultsPath}`}>{t(language, "results.title")}</a>
          {" · "}
          <a href={`/${language}${yearsPath}`}>{t(language, "years.title")}</a>
          {" · "}
          <a href={`/${language}${expertsPath}`}>{t(language, "experts.title")}</a>
          {mayPutPaper ? (
            <>
              {" · "}
              <a href={`/${language}${listPaperPath}`}>{t(language, "activity-list.paper")}</a>
            </>
          ) : null}
        </p>
      ) : null}
      <OthersLinks {...props} />
      <nav class="calendar-years" aria-label={t(language, "activity.year")}>
        {earlier === undefined ? null : (
          <a href={address({ year: earlier })} rel="prev">
            <bdi>{String(earlier)}</bdi>
          </a>
        )}{" "}
        <strong>
          <bdi>{String(filter.year)}</bdi>
        </strong>{" "}
        {later === undefined ? null : (
          <a href={address({ year: later })} rel="next">
            <bdi>{String(later)}</bdi>
          </a>
        )}
      </nav>
      <nav class="calendar-views" aria-label={t(language, "outreach.view")}>
        <ul class="page-switch">
          {calendarViews.map((view) => (
            <li>
              <a href={address({ view })} aria-current={view === filter.view ? "true" : undefined}>
                {t(language, `outreach.view.${view}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Filter language={language} filter={filter} />
      {filtered ? <p class="in-print">{filtered}</p> : null}
      <p class="calendar-files">
        {t(language, "outreach.shown", { count: activities.length + announced.length, of })}
        {isPublic
          ? null
          : listFormats.map((format) => (
              <>
                {" · "}
                <bdi>
                  <a href={`/${language}${activityListPath(format)}${filterQuery(filter)}`}>{format.toUpperCase()}</a>
                </bdi>
              </>
            ))}
        {isPublic ? (
          <>
            {" · "}
            <a href={`/${language}${calendarFilePath}${filterQuery({ ...filter, year: undefined, view: "list" })}`}>
              {t(language, "outreach.subscribe")}
            </a>
          </>
        ) : (
          <>
            {" · "}
            <a href={`/${language}${newFeedPath(feedFilterOf(filter))}`}>{t(language, "outreach.subscribe.own")}</a>
          </>
        )}
      </p>
      <InView {...props} />
    </>
  );
}

/** What there is, as it was asked for. */
function InView(props: CalendarProps): VNode {
  const { language, filter, beside, names } = props;
  if (filter.view === "year") return <Year {...props} />;
  return (
    <>
      {filter.view === "months" ? <Months {...props} /> : <List {...props} caption={String(filter.year)} />}
      <BesideActivities language={language} beside={beside} names={names} />
    </>
  );
}

function Filter({ language, filter }: { language: Language; filter: CalendarFilter }): VNode {
  const any = { value: "", label: t(language, "outreach.any") };
  const all = <T extends string>(values: readonly T[], label: (value: T) => string): Option[] => [
    any,
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  return (
    <form method="get" action={`/${language}${outreachPath}`} class="form form-search">
      <input type="hidden" name="year" value={filter.year} />
      <SelectField
        name="kind"
        label={t(language, "activity.kind")}
        value={filter.kind ?? ""}
        options={all(activityKinds, (one) => t(language, `activity.kind.${one}`))}
      />
      <SelectField
        name="region"
        label={t(language, "activity.region")}
        value={filter.region ?? ""}
        options={all(activityRegions, (one) => regionInWords(language, one))}
      />
      <SelectField
        name="subject"
        label={t(language, "activity.subjects")}
        value={filter.subject ?? ""}
        options={all(subjects, (one) => t(language, `activity.subject.${one}`))}
      />
      <SelectField
        name="standing"
        label={t(language, "column.standing")}
        value={filter.standing ?? ""}
        options={all(activityStandings, (one) => t(language, `activity.standing.${one}`))}
      />
      <SelectField
        name="owner"
        label={t(language, "outreach.owner")}
        value={filter.owner ?? ""}
        options={all(["committee", "others"] as const, (one) => t(language, `outreach.owner.${one}`))}
      />
      {filter.view === "list" ? null : <input type="hidden" name="view" value={filter.view} />}
      <button type="submit" class="button">
        {t(language, "outreach.filter")}
      </button>
    </form>
  );
}

function OthersLinks({ language, mayReadSources, mayReadSame }: CalendarProps): VNode | null {
  if (!mayReadSources) return null;
  return (
    <p class="rooms-beside">
      <a href={`/${language}${sourcesPath}`}>{t(language, "sources.title")}</a>
      {mayReadSame ? (
        <>
          {" · "}
          <a href={`/${language}${sameEventPath}`}>{t(language, "same-event.title")}</a>
        </>
      ) : null}
    </p>
  );
}

function List(props: CalendarProps & { caption: string }): VNode {
  const { language, activities, announced, parties, names, caption } = props;
  return (
    <Table
      caption={caption}
      columns={[
        t(language, "activity.when"),
        t(language, "activity.title"),
        t(language, "activity.place"),
        t(language, "activity.organisers"),
        t(language, "column.standing"),
      ].map((label) => ({ label }))}
      rows={[
        ...activities.map((activity) => ({
          from: activity.time.from,
          cells: [
            timeInWords(language, activity.time),
            <>
              <a href={`/${language}${activityPath(activity.id)}`}>
                <TextIn language={activity.language} page={language}>
                  {activity.title}
                </TextIn>
              </a>
              <br />
              <span class="hint">{kindInWords(language, activity)}</span>
            </>,
            <bdi>{placeInWords(activity, names)}</bdi>,
            <bdi>{organisersOf(parties.get(activity.id) ?? [], names)}</bdi>,
            <ActivityStandingPill language={language} standing={activity.standing} />,
          ],
        })),
        ...announced.map((one) => ({
          from: one.from,
          cells: [
            formatDays(language, one.from, one.before),
            <a href={`/${language}${announcementPath(one.id)}`}>
              <TextIn language={one.language} page={language}>
                {one.title}
              </TextIn>
            </a>,
            <bdi>{placeInWords(one, names)}</bdi>,
            <bdi>{bodyOf(one, names)}</bdi>,
            <AnnouncedPill language={language} status={one.status} isGone={false} />,
          ],
        })),
      ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))}
      empty={t(language, "outreach.empty")}
    />
  );
}

function organisersOf(parties: readonly ShownParty[], names: Names): string {
  return parties
    .filter(({ role }) => role === "organiser" || role === "host")
    .map((party) => partyName(party, names))
    .join(", ");
}

/** Twelve months; an activity stands in each month that it touches, one known only roughly in the first it may fall in. */
function Months(props: CalendarProps): VNode {
  const { language, filter, activities, announced } = props;
  const months = Array.from({ length: 12 }, (_, n) => `${filter.year}-${String(n + 1).padStart(2, "0")}-01`);
  return (
    <div class="months">
      {months.map((first, n) => {
        const next = months[n + 1] ?? `${filter.year + 1}-01-01`;
        const inside = activities.filter(({ time }) =>
          time.precision === "days"
            ? time.from < next && time.before > first
            : time.from < next && (time.from >= first || n === 0),
        );
        const others = announced.filter((one) => one.from < next && one.before > first);
        return (
          <section class="month" id={monthAnchor(first)}>
            <h2>{formatMonth(language, first)}</h2>
            {inside.length + others.length === 0 ? (
              <p class="hint">{t(language, "outreach.month.empty")}</p>
            ) : (
              <ul class="plain">
                {inside.map(({ id, title, language: written, time, standing }) => (
                  <li class={standing === "cancelled" ? "cancelled" : undefined}>
                    <a href={`/${language}${activityPath(id)}`}>
                      <TextIn language={written} page={language}>
                        {title}
                      </TextIn>
                    </a>
                    <br />
                    <span class="hint">{timeInWords(language, time)}</span>{" "}
                    {standing === "cancelled" || standing === "postponed" ? (
                      <ActivityStandingPill language={language} standing={standing} />
                    ) : null}
                  </li>
                ))}
                {others.map((one) => (
                  <li>
                    <a href={`/${language}${announcementPath(one.id)}`}>
                      <TextIn language={one.language} page={language}>
                        {one.title}
                      </TextIn>
                    </a>
                    <br />
                    <span class="hint">{formatDays(language, one.from, one.before)}</span>{" "}
                    <AnnouncedPill language={language} status={one.status} isGone={false} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
