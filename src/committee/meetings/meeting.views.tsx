import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays, formatWindow } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { decisionPath, meetingPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { ThemesTouched } from "../themes/contested-flag.views.tsx";
import { paperKey, type ThemesShown } from "../themes/theme.ts";
import type { MeetingActivity, MeetingRecord } from "./meeting.queries.ts";
import { groupBySubject, type Meeting, type MeetingTime, type RecordedPosition } from "./meeting.ts";

export function MeetingsPage({ language, meetings }: { language: Language; meetings: readonly Meeting[] }): VNode {
  return (
    <>
      <h1>{t(language, "meetings.title")}</h1>
      <p>{t(language, "meetings.what")}</p>
      <Table
        caption={t(language, "meetings.title")}
        columns={[t(language, "meeting.when"), t(language, "meeting.kind"), t(language, "holidays.source")].map(
          (label) => ({ label }),
        )}
        rows={meetings.map((meeting) => ({
          cells: [
            <a href={`/${language}${meetingPath(meeting.id)}`}>{whenWords(language, meeting.time)}</a>,
            kindWords(language, meeting),
            <TextIn language={meeting.language} page={language}>
              {meeting.source}
            </TextIn>,
          ],
        }))}
        empty={t(language, "meetings.empty")}
      />
      <WhoCanSee language={language} who={t(language, "committee.who")} />
    </>
  );
}

export type MeetingPageProps = {
  language: Language;
  meeting: MeetingRecord;
  /** The names the States had on the day of the meeting. */
  stateNames: ReadonlyMap<StateCode, string>;
  /** The themes that its papers and activities touch. */
  themes: { papers: ThemesShown; activities: ThemesShown };
};

export function MeetingPage({ language, meeting, stateNames, themes }: MeetingPageProps): VNode {
  const { language: written, place, summary, source } = meeting;
  return (
    <>
      <h1>{meetingTitle(language, meeting)}</h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts
        facts={[
          { label: t(language, "meeting.when"), value: whenWords(language, meeting.time) },
          { label: t(language, "meeting.kind"), value: kindWords(language, meeting) },
          ...(place
            ? [{ label: t(language, "meeting.place"), value: <In {...{ language, written }}>{place}</In> }]
            : []),
        ]}
      />
      {written === language ? null : (
        <p class="hint">{t(language, "meeting.record-language", { name: ownNames[written] })}</p>
      )}
      {summary ? (
        <p>
          <In {...{ language, written }}>{summary}</In>
        </p>
      ) : null}
      <SourceLine language={language} written={written} source={source} />
      <Agenda language={language} meeting={meeting} />
      <Papers language={language} meeting={meeting} themes={themes.papers} />
      <Positions language={language} meeting={meeting} stateNames={stateNames} />
      <Decisions language={language} meeting={meeting} />
      <Activities language={language} meeting={meeting} themes={themes.activities} />
      <Next language={language} meeting={meeting} />
    </>
  );
}

/** "Informal meeting of 10 October 2007", or the window in which it is expected. */
export function meetingTitle(language: Language, { kind, time }: Pick<Meeting, "kind" | "time">): string {
  return "on" in time
    ? t(language, "meeting.title", {
        kind: t(language, `meeting.kind.${kind}`),
        date: formatDate(language, time.on),
      })
    : t(language, "meeting.title.expected", { window: formatWindow(language, time.from, time.before) });
}

/** A date as a date, a window as a window. */
function whenWords(language: Language, time: MeetingTime): string {
  return "on" in time
    ? formatDate(language, time.on)
    : t(language, "meeting.expected", { window: formatWindow(language, time.from, time.before) });
}

/** A meeting that is only expected is not called formal or informal yet. */
function kindWords(language: Language, { kind, time }: Meeting): string {
  return t(language, "on" in time ? `meeting.kind.${kind}` : "meeting.kind.expected");
}

type PartProps = { language: Language; meeting: MeetingRecord };

function In({ language, written, children }: { language: Language; written: Language; children: string }): VNode {
  return (
    <TextIn language={written} page={language}>
      {children}
    </TextIn>
  );
}

function Agenda({ language, meeting: { agenda, language: written } }: PartProps): VNode | null {
  if (agenda.length === 0) return null;
  return (
    <>
      <h2>{t(language, "meeting.agenda")}</h2>
      <ol>
        {agenda.map(({ title, source }) => (
          <li>
            <In {...{ language, written }}>{title}</In>
            <SourceLine language={language} written={written} source={source} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Papers({
  language,
  meeting: { id, papers, language: written },
  themes,
}: PartProps & { themes: ThemesShown }): VNode | null {
  if (papers.length === 0) return null;
  const label = (key: "meeting.paper.prepared-by" | "meeting.paper.circulated", value: string) => (
    <p>
      {t(language, key)}: {value}
    </p>
  );
  return (
    <>
      <h2>{t(language, "meeting.papers")}</h2>
      <ul>
        {papers.map(({ n, title, preparedBy, circulatedOn, circulatedHow, source }) => (
          <li>
            <In {...{ language, written }}>{title}</In>
            {preparedBy ? label("meeting.paper.prepared-by", preparedBy) : null}
            {circulatedOn
              ? label(
                  "meeting.paper.circulated",
                  [formatDate(language, circulatedOn), ...(circulatedHow ? [circulatedHow] : [])].join(", "),
                )
              : null}
            <SourceLine language={language} written={written} source={source} />
            <ThemesTouched
              language={language}
              themes={themes.of.get(paperKey(id, n)) ?? []}
              useHref={themes.useHref?.(paperKey(id, n))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Positions({
  language,
  meeting: { positions, language: written },
  stateNames,
}: Pick<MeetingPageProps, "language" | "meeting" | "stateNames">): VNode | null {
  if (positions.length === 0) return null;
  const speaker = ({ by }: RecordedPosition): VNode | string =>
    "state" in by ? (stateNames.get(by.state) ?? by.state) : <In {...{ language, written }}>{by.body}</In>;
  return (
    <>
      <h2>{t(language, "meeting.positions")}</h2>
      {groupBySubject(positions).map(({ subject, positions }) => (
        <section>
          <h3>
            <In {...{ language, written }}>{subject}</In>
          </h3>
          <dl class="facts">
            {positions.map((position) => (
              <div>
                <dt>{speaker(position)}</dt>
                <dd>
                  <In {...{ language, written }}>{position.said}</In>
                  <SourceLine language={language} written={written} source={position.source} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Decisions({ language, meeting: { decisions, language: written } }: PartProps): VNode | null {
  if (decisions.length === 0) return null;
  return (
    <>
      <h2>{t(language, "meeting.decisions")}</h2>
      <ul>
        {decisions.map(({ id, takenOn, subject, relation, source }) => (
          <li>
            {t(language, `meeting.decision.${relation}`)}:{" "}
            <a href={`/${language}${decisionPath(id)}`}>
              {t(language, "decision.title", { date: formatDate(language, takenOn) })}
            </a>
            <p>
              <In {...{ language, written }}>{subject}</In>
            </p>
            <SourceLine language={language} written={written} source={source} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Activities({
  language,
  meeting: { activities, language: written },
  themes,
}: PartProps & { themes: ThemesShown }): VNode | null {
  if (activities.length === 0) return null;
  return (
    <>
      <h2>{t(language, "meeting.activities")}</h2>
      <ul>
        {activities.map((activity) => (
          <Activity language={language} written={written} activity={activity} themes={themes} />
        ))}
      </ul>
    </>
  );
}

function Activity({
  language,
  written,
  themes,
  activity: { id, title, place, from, before, serves, sponsor, said, source },
}: {
  language: Language;
  written: Language;
  themes: ThemesShown;
  activity: MeetingActivity;
}): VNode {
  return (
    <li>
      <In {...{ language, written }}>{`${title}, ${place}`}</In>, {formatDays(language, from, before)}
      {serves ? (
        <p>
          {t(language, "meeting.activity.serves")}: <In {...{ language, written }}>{serves}</In>
        </p>
      ) : null}
      {sponsor ? (
        <p>
          {t(language, "meeting.activity.sponsor")}: <In {...{ language, written }}>{sponsor}</In>
        </p>
      ) : null}
      <p>
        <In {...{ language, written }}>{said}</In>
      </p>
      <SourceLine language={language} written={written} source={source} />
      <ThemesTouched language={language} themes={themes.of.get(id) ?? []} useHref={themes.useHref?.(id)} />
    </li>
  );
}

function Next({ language, meeting: { next } }: PartProps): VNode | null {
  if (!next) return null;
  return (
    <>
      <h2>{t(language, "meeting.next")}</h2>
      <p>
        <a href={`/${language}${meetingPath(next.id)}`}>{meetingTitle(language, next)}</a>
      </p>
      <SourceLine language={language} written={next.language} source={next.source} />
    </>
  );
}
