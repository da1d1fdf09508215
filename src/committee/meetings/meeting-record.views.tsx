import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays } from "#ui/dates.tsx";
import { decisionPath, meetingPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { ThemesTouched } from "../themes/contested-flag.views.tsx";
import type { ThemesShown } from "../themes/theme.ts";
import type { MeetingActivity, MeetingRecord } from "./meeting.queries.ts";
import { groupBySubject, type MeetingText, type RecordedPosition } from "./meeting.ts";
import { In, meetingTitle } from "./meeting-head.views.tsx";

type RecordProps = {
  language: Language;
  meeting: MeetingRecord;
  /** The names the States had on the day of the meeting. */
  stateNames: ReadonlyMap<StateCode, string>;
};

export function Attendance({ meeting, stateNames }: RecordProps): VNode {
  return (
    <ul>
      {meeting.attendance.map(({ by, names }) => (
        <li>
          <bdi>{"state" in by ? (stateNames.get(by.state) ?? by.state) : by.body}</bdi>
          {names ? (
            <>
              {": "}
              <bdi>{names}</bdi>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The newest summary for members; where only a record tells one, that. */
export function Summary({ language, meeting }: PartProps): VNode | null {
  const { texts, summary, language: written } = meeting;
  if (texts.summary) return <TextOfMeeting language={language} text={texts.summary} />;
  return summary ? (
    <p>
      <In {...{ language, written }}>{summary}</In>
    </p>
  ) : null;
}

function TextOfMeeting({ language, text }: { language: Language; text: MeetingText }): VNode {
  return (
    <p class="typed" lang={text.language === language ? undefined : text.language} dir="auto">
      {text.body}
    </p>
  );
}

export function Outcomes({ language, meeting }: PartProps): VNode | null {
  if (!meeting.texts.outcomes && meeting.decisions.length === 0) return null;
  return (
    <>
      {meeting.texts.outcomes ? <TextOfMeeting language={language} text={meeting.texts.outcomes} /> : null}
      <Decisions language={language} meeting={meeting} />
    </>
  );
}

type PartProps = { language: Language; meeting: MeetingRecord };

/** The agenda; what it rests on is said where that is not what the meeting itself rests on, and once where all of it has one source. */
export function Agenda({ language, meeting: { agenda, language: written, source: basis } }: PartProps): VNode {
  const [first, ...others] = new Set(agenda.map(({ source }) => source));
  const hasOneSource = others.length === 0;
  const basisLine = (source: string | undefined): VNode | null =>
    !source || source === basis ? null : <SourceLine language={language} written={written} source={source} />;
  return (
    <>
      <ol>
        {agenda.map(({ title, source }) => (
          <li>
            <In {...{ language, written }}>{title}</In>
            {hasOneSource ? null : basisLine(source)}
          </li>
        ))}
      </ol>
      {hasOneSource ? basisLine(first) : null}
    </>
  );
}

export function Positions({
  language,
  meeting: { positions, language: written },
  stateNames,
}: RecordProps): VNode | null {
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
      <h3>{t(language, "meeting.decisions")}</h3>
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

export function Activities({
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

export function Next({ language, meeting: { next } }: PartProps): VNode | null {
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
