import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays, formatMonth, formatMonthName, weekdayNames } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { ActivityStandingPill, kindInWords } from "../activities/activity.views.tsx";
import { timeInWords } from "../activities/activity-words.ts";
import { AnnouncedPill } from "../announcements/announcement.views.tsx";
import { activityPath, announcementPath, outreachPath } from "../paths.ts";
import { besideInWords, isExpected, languageBeside, whenBeside } from "./beside.views.tsx";
import type { CalendarProps } from "./calendar.views.tsx";
import { filterQuery } from "./filter.ts";
import { bandOf, layOutYear, type Standing, type YearDay, type YearMonth } from "./year.ts";

/** With what a day is marked; a large meeting or a holiday is a line under its days. */
const marks = ["committee", "others", "ended", "meeting", "due", "large"] as const;
type Mark = (typeof marks)[number];

type InYear = Standing & {
  mark: Mark;
  title: string;
  /** The language of its title. */
  language: Language;
  href: string;
  when: string;
  /** Of an activity and of an announcement. */
  kind: string | undefined;
  pill: VNode | null;
};

type YearProps = Pick<
  CalendarProps,
  "language" | "filter" | "activities" | "announced" | "beside" | "names" | "isPublic"
>;

/** A year at a glance: twelve months with their days, what is known only roughly as bands, and all of it in words. */
export function Year(props: YearProps): VNode {
  const { language, filter, isPublic } = props;
  const items = inYear(props);
  const months = layOutYear(filter.year, items);
  return (
    <>
      <Legend language={language} items={items} />
      <div class="year">
        {months.map((month) => (
          <Month language={language} month={month} monthsView={monthsView(props)} />
        ))}
      </div>
      <Bands language={language} year={filter.year} items={items.filter(({ isRough }) => isRough)} />
      <InWords language={language} months={months} isPublic={isPublic} />
    </>
  );
}

function monthsView({ language, filter }: YearProps): string {
  return `/${language}${outreachPath}${filterQuery({ ...filter, view: "months" })}`;
}

/** The address of a month on the page that shows the year month by month. */
export function monthAnchor(first: string): string {
  return `month-${first.slice(0, 7)}`;
}

function wordsAnchor(first: string): string {
  return `in-${first.slice(0, 7)}`;
}

function inYear({ language, activities, announced, beside, names }: YearProps): InYear[] {
  return [
    ...activities.map((activity): InYear => {
      const { id, title, time, standing, owner } = activity;
      const isEnded = standing === "cancelled" || standing === "merged";
      return {
        ...{ from: time.from, before: time.before, isRough: time.precision !== "days" },
        mark: isEnded ? "ended" : owner ? "others" : "committee",
        ...{ title, language: activity.language, href: `/${language}${activityPath(id)}` },
        when: timeInWords(language, time),
        kind: kindInWords(language, activity),
        pill:
          isEnded || standing === "postponed" ? <ActivityStandingPill language={language} standing={standing} /> : null,
      };
    }),
    ...announced.map(
      ({ id, from, before, title, language: written, status }): InYear => ({
        ...{
          from,
          before,
          isRough: false,
          mark: status === "cancelled" ? "ended" : "others",
          title,
          language: written,
        },
        href: `/${language}${announcementPath(id)}`,
        when: formatDays(language, from, before),
        kind: t(language, "outreach.year.announced"),
        pill: status === "cancelled" ? <AnnouncedPill language={language} status={status} isGone={false} /> : null,
      }),
    ),
    ...beside.map((one): InYear => {
      const { kind, from, before, href } = one;
      return {
        ...{ from, before, isRough: isExpected(one), kind: undefined, pill: null },
        mark: kind === "meeting" ? "meeting" : kind === "mark" ? "large" : "due",
        ...{ title: besideInWords(language, one, names), language: languageBeside(language, one) },
        href: `/${language}${href}`,
        when: whenBeside(language, one),
      };
    }),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function Legend({ language, items }: { language: Language; items: readonly InYear[] }): VNode | null {
  const counts = Map.groupBy(items, ({ mark }) => mark);
  if (counts.size === 0) return null;
  return (
    <ul class="year-marks" aria-label={t(language, "outreach.year.marks")}>
      {marks.map((mark) => {
        const count = counts.get(mark)?.length;
        return count ? (
          <li>
            <DayMark mark={mark} /> {markInWords(language, mark)} <strong>{String(count)}</strong>
          </li>
        ) : null;
      })}
    </ul>
  );
}

function markInWords(language: Language, mark: Mark): string {
  return t(
    language,
    mark === "committee" || mark === "others" ? `outreach.owner.${mark}` : `outreach.year.mark.${mark}`,
  );
}

const shapes: Record<Mark, VNode> = {
  committee: <circle cx="5" cy="5" r="4" />,
  others: <circle class="hollow" cx="5" cy="5" r="3.4" />,
  ended: <path class="hollow" d="M1.5 1.5l7 7M8.5 1.5l-7 7" />,
  meeting: <rect x="1" y="1" width="8" height="8" />,
  due: <path d="M5 .8l4.4 8.2H.6z" />,
  large: <path class="hollow" d="M0 8h10" />,
};

/** What it is by its shape; its words stand beside it or are read aloud elsewhere. */
function DayMark({ mark }: { mark: Mark }): VNode {
  return (
    <svg class={`day-mark day-mark-${mark}`} viewBox="0 0 10 10" aria-hidden="true">
      {shapes[mark]}
    </svg>
  );
}

function Month({
  language,
  month,
  monthsView,
}: {
  language: Language;
  month: YearMonth<InYear>;
  monthsView: string;
}): VNode {
  const { first, weeks, items, rough } = month;
  const kinds = Map.groupBy(
    [...items, ...rough].flatMap(({ kind }) => (kind ? [kind] : [])),
    (kind) => kind,
  );
  const name = formatMonthName(language, first);
  const isEmpty = items.length + rough.length === 0;
  return (
    <section class={isEmpty ? "year-month year-month-empty" : "year-month"} aria-label={formatMonth(language, first)}>
      <h2>{kinds.size > 0 ? <a href={`${monthsView}#${monthAnchor(first)}`}>{name}</a> : name}</h2>
      <table class="year-days">
        <caption class="visually-hidden">{formatMonth(language, first)}</caption>
        <Weekdays language={language} />
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) =>
                day ? <Day language={language} day={day} words={wordsAnchor(first)} /> : <td class="year-day" />,
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isEmpty ? <p class="hint on-phone">{t(language, "outreach.month.empty")}</p> : null}
      {kinds.size > 0 ? (
        <ul class="year-kinds">
          {[...kinds].map(([kind, of]) => (
            <li class="year-kind">
              <bdi>{kind}</bdi> <strong>{String(of.length)}</strong>
            </li>
          ))}
        </ul>
      ) : null}
      {rough.length > 0 ? (
        <p class="hint">
          <a href="#roughly">{t(language, "outreach.year.rough")}</a> <strong>{String(rough.length)}</strong>
        </p>
      ) : null}
    </section>
  );
}

function Weekdays({ language }: { language: Language }): VNode {
  const letters = weekdayNames(language, "narrow");
  return (
    <thead>
      <tr>
        {weekdayNames(language, "long").map((name, n) => (
          <th scope="col" class="year-weekday">
            <span aria-hidden="true">{letters[n]}</span>
            <span class="visually-hidden">{name}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A day, with the way to what stands on it: to the thing itself, or to the words of its month where there are several. */
function Day({ language, day, words }: { language: Language; day: YearDay<InYear>; words: string }): VNode {
  const { date, items } = day;
  const number = String(Number(date.slice(8)));
  const [one, ...more] = items.filter(({ mark }) => mark !== "large");
  const place = items.some(({ mark }) => mark === "large") ? "year-day day-large" : "year-day";
  if (!one) return <td class={place}>{number}</td>;
  return (
    <td class={place}>
      <a class="year-day-link" href={more.length === 0 ? one.href : `#${words}`}>
        <span aria-hidden="true">
          {number}
          <DayMarks items={[one, ...more]} />
        </span>
        <span class="visually-hidden">
          {formatDate(language, date)}
          {[one, ...more].map((item, n) => (
            <>
              {n === 0 ? ": " : "; "}
              <TextIn language={item.language} page={language}>
                {item.title}
              </TextIn>
            </>
          ))}
        </span>
      </a>
    </td>
  );
}

function DayMarks({ items }: { items: readonly InYear[] }): VNode {
  const counts = Map.groupBy(items, ({ mark }) => mark);
  return (
    <span class="day-marks">
      {marks.map((mark) => {
        const count = counts.get(mark)?.length;
        return count ? (
          <>
            <DayMark mark={mark} />
            {count > 1 ? String(count) : null}
          </>
        ) : null;
      })}
    </span>
  );
}

/** What has no days yet: each as a band over the months in which it may be. */
function Bands({
  language,
  year,
  items,
}: {
  language: Language;
  year: number;
  items: readonly InYear[];
}): VNode | null {
  if (items.length === 0) return null;
  const firsts = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}-01`);
  return (
    <section class="bands" aria-labelledby="roughly">
      <h2 id="roughly">{t(language, "outreach.year.rough")}</h2>
      <div class="band-months" aria-hidden="true">
        {firsts.map((first) => (
          <span>{formatMonthName(language, first, "narrow")}</span>
        ))}
      </div>
      <ul class="plain">
        {items.map((item) => (
          <li class="band-line">
            <Told language={language} item={item} />
            <Band year={year} item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const monthWidth = 10;

function Band({ year, item }: { year: number; item: InYear }): VNode {
  const { start, end } = bandOf(year, item);
  const between = Array.from({ length: 11 }, (_, n) => (n + 1) * monthWidth);
  return (
    <svg class="band" viewBox={`0 0 ${12 * monthWidth} 10`} preserveAspectRatio="none" aria-hidden="true">
      <path class="band-ticks" d={[0, ...between, 12 * monthWidth].map((x) => `M${x} 0V10`).join("")} />
      <rect
        class={`band-of-${item.mark}`}
        x={start * monthWidth}
        y="2.5"
        width={Math.max(0.5, (end - start) * monthWidth)}
        height="5"
      />
    </svg>
  );
}

/** Everything that has days, by its month: what the marks say, in words. */
function InWords({
  language,
  months,
  isPublic,
}: {
  language: Language;
  months: readonly YearMonth<InYear>[];
  isPublic: boolean;
}): VNode {
  const list = (items: readonly InYear[]): VNode => (
    <ul class="plain year-told">
      {items.map((item) => (
        <li>
          <Told language={language} item={item} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class="year-words" aria-labelledby="in-words">
      <h2 id="in-words">{t(language, "outreach.year.words")}</h2>
      <Table
        caption={t(language, "outreach.year.words")}
        columns={[
          { label: t(language, "date.month") },
          { label: t(language, "outreach.year.activities") },
          ...(isPublic ? [] : [{ label: t(language, "outreach.year.beside") }]),
        ]}
        rows={months
          .filter(({ items }) => items.length > 0)
          .map(({ first, items }) => {
            const [activities = [], beside = []] = [true, false].map((has) =>
              items.filter(({ kind }) => (kind !== undefined) === has),
            );
            return {
              id: wordsAnchor(first),
              cells: [
                formatMonthName(language, first),
                activities.length > 0 ? list(activities) : null,
                ...(isPublic ? [] : [beside.length > 0 ? list(beside) : null]),
              ],
            };
          })}
        empty={t(language, "outreach.empty")}
      />
    </section>
  );
}

function Told({ language, item }: { language: Language; item: InYear }): VNode {
  return (
    <div class={item.mark === "ended" ? "told cancelled" : "told"}>
      <DayMark mark={item.mark} />
      <span class="hint">{item.when}</span>{" "}
      <a href={item.href}>
        <bdi>
          <TextIn language={item.language} page={language}>
            {item.title}
          </TextIn>
        </bdi>
      </a>{" "}
      {item.kind ? <span class="hint">{item.kind}</span> : null} {item.pill}
    </div>
  );
}
