import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { type MessageKey, t } from "#i18n/t.ts";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  type MeetingPart,
  meetingPartPath,
  meetingPath,
  meetingsHeldPath,
  newMeetingPath,
  newTaskPath,
} from "../paths.ts";
import type { ThemesShown } from "../themes/theme.ts";
import type { MeetingRecord } from "./meeting.queries.ts";
import type { Meeting } from "./meeting.ts";
import { EarlierDates, KindOf, MeetingFacts, meetingTitle, StandingOf, whenWords } from "./meeting-head.views.tsx";
import { Activities, Agenda, Attendance, Next, Outcomes, Positions, Summary } from "./meeting-record.views.tsx";
import type { PublicSummary } from "./public-summary.queries.ts";

type MeetingsProps = { language: Language; meetings: readonly Meeting[]; mayAnnounce: boolean };

export function MeetingsPage({ language, meetings, mayAnnounce }: MeetingsProps): VNode {
  return (
    <>
      <h1>{t(language, "meetings.title")}</h1>
      <p>{t(language, "meetings.what")}</p>
      <p>
        {mayAnnounce ? (
          <>
            <a href={`/${language}${newMeetingPath}`}>{t(language, "meeting.announce.title")}</a>
            {" · "}
          </>
        ) : null}
        <a href={`/${language}${meetingsHeldPath}`}>{t(language, "meetings.public")}</a>
      </p>
      <Table
        caption={t(language, "meetings.title")}
        columns={[
          t(language, "meeting.when"),
          t(language, "meeting.kind"),
          t(language, "column.standing"),
          t(language, "holidays.source"),
        ].map((label) => ({ label }))}
        rows={meetings.map((meeting) => ({
          cells: [
            <a href={`/${language}${meetingPath(meeting.id)}`}>{whenWords(language, meeting.time)}</a>,
            <KindOf language={language} meeting={meeting} />,
            <StandingOf language={language} meeting={meeting} />,
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
  /** The themes that its activities touch. */
  themes: ThemesShown;
  /** The parts that other rooms make. */
  papers: VNode | null;
  statements: VNode | null;
  tasks: VNode | null;
  /** The texts for the public, as far as the reader may see them: drafts are for secretariat and Chair. */
  summaries: readonly PublicSummary[];
  may: MeetingRights;
};

/** What the reader may do with this meeting. */
export type MeetingRights = {
  arrange: boolean;
  addPaper: boolean;
  sendPapers: boolean;
  submit: boolean;
  record: boolean;
  publish: boolean;
  setTask: boolean;
};

/** A meeting in the order in which a reader wants it. */
export function MeetingPage(props: MeetingPageProps): VNode {
  const { language, meeting, papers, statements, tasks, may } = props;
  const { language: written, standing } = meeting;
  const isOpen = standing.status === "announced";
  const isHeld = standing.status === "held";
  const part = (path: MeetingPart, label: MessageKey, allowed: boolean) => ({
    href: `/${language}${meetingPartPath(meeting.id, path)}`,
    label: t(language, label),
    allowed,
  });
  return (
    <>
      <h1>{meetingTitle(language, meeting)}</h1>
      <p>
        <StandingOf language={language} meeting={meeting} />
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <MeetingFacts language={language} meeting={meeting} />
      <EarlierDates language={language} dates={meeting.dates} />
      <Acts
        links={[
          part("date", "meeting.date.link", may.arrange && isOpen),
          part("holding", "meeting.hold.link", may.arrange && isOpen),
          part("cancellation", "meeting.cancel.link", may.arrange && isOpen),
        ]}
      />
      {written === language ? null : (
        <p class="hint">{t(language, "meeting.record-language", { name: ownNames[written] })}</p>
      )}
      <Part
        title={t(language, "meeting.agenda")}
        links={[part("agenda", "meeting.agenda.link", may.arrange && isOpen)]}
      >
        {meeting.agenda.length > 0 ? <Agenda language={language} meeting={meeting} /> : null}
      </Part>
      <Part
        title={t(language, "meeting.papers")}
        links={[
          {
            ...part("papers", "meeting.paper.add", may.addPaper && standing.status !== "cancelled"),
            href: `/${language}${meetingPartPath(meeting.id, "papers")}/new`,
          },
          part("sending", "meeting.send.link", may.sendPapers && standing.status !== "cancelled"),
        ]}
      >
        {papers}
      </Part>
      <Part
        title={t(language, "meeting.statements")}
        links={[
          {
            ...part("statements", "meeting.statement.link", may.submit && standing.status !== "cancelled"),
            href: `/${language}${meetingPartPath(meeting.id, "statements")}/new`,
          },
        ]}
      >
        {statements}
      </Part>
      <Part
        title={t(language, "meeting.attendance")}
        links={[part("attendance", "meeting.attendance.link", may.record && isHeld)]}
      >
        {meeting.attendance.length > 0 ? <Attendance {...props} /> : null}
      </Part>
      <Part
        title={t(language, "meeting.summary")}
        links={[part("summary", "meeting.summary.link", may.record && isHeld)]}
      >
        {meeting.texts.summary || meeting.summary ? <Summary language={language} meeting={meeting} /> : null}
      </Part>
      <PublicSummaryLine {...props} link={part("public-summary", "meeting.public.link", may.publish && isHeld)} />
      <Positions {...props} />
      <Part
        title={t(language, "meeting.outcomes")}
        links={[
          part("outcomes", "meeting.outcomes.link", may.record && isHeld),
          {
            ...part("decisions", "meeting.decide.link", may.record && isHeld),
            href: `/${language}${meetingPartPath(meeting.id, "decisions")}/new`,
          },
        ]}
      >
        {meeting.texts.outcomes || meeting.decisions.length > 0 ? (
          <Outcomes language={language} meeting={meeting} />
        ) : null}
      </Part>
      <Activities language={language} meeting={meeting} themes={props.themes} />
      <Part
        title={t(language, "meeting.tasks")}
        links={[
          {
            href: `/${language}${newTaskPath({ meeting: meeting.id })}`,
            label: t(language, "task.set"),
            allowed: may.setTask,
          },
        ]}
      >
        {tasks}
      </Part>
      <Next language={language} meeting={meeting} />
    </>
  );
}

type ActLink = { href: string; label: string; allowed: boolean };

/** A part of the page with the acts on it; left out where there is nothing to read and nothing to do. */
function Part({
  title,
  links,
  children,
}: {
  title: string;
  links: readonly ActLink[];
  children: VNode | null;
}): VNode | null {
  if (!children && !links.some(({ allowed }) => allowed)) return null;
  return (
    <>
      <h2>{title}</h2>
      {children}
      <Acts links={links} />
    </>
  );
}

function Acts({ links }: { links: readonly ActLink[] }): VNode | null {
  const allowed = links.filter((link) => link.allowed);
  if (allowed.length === 0) return null;
  return (
    <ul class="acts">
      {allowed.map(({ href, label }) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}

/** Where the public summary can be read, its drafts for those who may see them, and the way to it for those who write it. */
function PublicSummaryLine({ language, summaries, link }: MeetingPageProps & { link: ActLink }): VNode | null {
  if (summaries.length === 0 && !link.allowed) return null;
  const published = summaries.filter(({ isPublished }) => isPublished);
  return (
    <>
      <h2>{t(language, "meeting.public")}</h2>
      <p>
        {published.length > 0
          ? published.map(({ language: code }) => (
              <>
                <a href={`/${code}${meetingsHeldPath}`} lang={code}>
                  {ownNames[code]}
                </a>{" "}
              </>
            ))
          : t(language, "meeting.public.nothing")}
      </p>
      {summaries
        .filter(({ isPublished }) => !isPublished)
        .map(({ language: code, body }) => (
          <details>
            <summary>
              {t(language, "meeting.public.draft")}: <span lang={code}>{ownNames[code]}</span>
            </summary>
            <p class="typed" lang={code} dir="auto">
              {body}
            </p>
          </details>
        ))}
      <Acts links={[link]} />
    </>
  );
}
