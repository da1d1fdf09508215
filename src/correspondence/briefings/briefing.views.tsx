import type { VNode } from "preact";
import { meetingPath } from "#committee/paths.ts";
import type { MeetingId, OrganisationId } from "#db/ids.ts";
import { type Language, ownNames, type Texts } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, CheckboxField, ErrorSummary, Form } from "#ui/fields.tsx";
import { DayOf, LanguageOf, LineOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { Lines, type Room, RoomLinks, Section } from "../incoming/incoming.views.tsx";
import { letterPath } from "../paths.ts";
import { type BriefedGroup, type Briefing, briefedGroups, mostGiven } from "./briefing.ts";
import { briefingPath, briefingsPath, newBriefingPath } from "./paths.ts";

type ListProps = { language: Language; briefings: readonly Briefing[]; mayRecord: boolean; rooms: readonly Room[] };

/** The briefings to non-members, regional groups and organisations. */
export function BriefingsPage({ language, briefings, mayRecord, rooms }: ListProps): VNode {
  return (
    <>
      <h1>{t(language, "briefing.title")}</h1>
      <p>{t(language, "briefing.what")}</p>
      <WhoCanSee language={language} who={t(language, "briefing.who")} />
      <RoomLinks language={language} rooms={rooms.filter((room) => room !== "briefing")} />
      {mayRecord ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newBriefingPath}`}>
            {t(language, "briefing.record")}
          </a>
        </p>
      ) : null}
      <Table
        caption={t(language, "briefing.title")}
        columns={(["column.date", "column.subject", "briefing.to-whom", "briefing.given-by"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={briefings.map((briefing) => ({
          cells: [
            <a href={`/${language}${briefingPath(briefing.id)}`}>{formatDate(language, briefing.heldOn)}</a>,
            <span lang={briefing.language} dir="auto">
              {briefing.subject}
            </span>,
            <ToWhom language={language} briefing={briefing} />,
            <bdi>{briefing.givenBy}</bdi>,
          ],
        }))}
        empty={t(language, "briefing.empty")}
      />
    </>
  );
}

function groupWords(language: Language, group: BriefedGroup): string {
  return group === "non-members" ? t(language, "briefing.non-members") : t(language, `division.region.${group}`);
}

function ToWhom({ language, briefing }: { language: Language; briefing: Briefing }): VNode {
  const names = [
    ...briefing.groups.map((group) => groupWords(language, group)),
    ...briefing.organisations.map(({ name }) => pickText(name, language).text),
    ...(briefing.audience ? [briefing.audience] : []),
  ];
  return (
    <>
      {names.map((name) => (
        <div>
          <bdi>{name}</bdi>
        </div>
      ))}
    </>
  );
}

/** One briefing. */
export function BriefingPage({ language, briefing }: { language: Language; briefing: Briefing }): VNode {
  return (
    <>
      <h1>{briefingTitle(language, briefing)}</h1>
      <WhoCanSee language={language} who={t(language, "briefing.who")} />
      <Lines text={briefing.subject} language={briefing.language} />
      <Facts facts={factsOf(language, briefing)} />
      <Section title={t(language, "briefing.given")}>
        {briefing.given.length === 0 ? <p class="empty">{t(language, "briefing.nothing-given")}</p> : null}
        <ul>
          {briefing.given.map((given) => (
            <li>
              <GivenWords language={language} given={given} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

export function briefingTitle(language: Language, { heldOn }: Pick<Briefing, "heldOn">): string {
  return t(language, "briefing.of", { date: formatDate(language, heldOn) });
}

function factsOf(language: Language, briefing: Briefing): Fact[] {
  return [
    { label: t(language, "briefing.to-whom"), value: <ToWhom language={language} briefing={briefing} /> },
    { label: t(language, "briefing.place"), value: <bdi>{briefing.place}</bdi> },
    ...(briefing.meetingId
      ? [
          {
            label: t(language, "briefing.meeting"),
            value: (
              <a href={`/${language}${meetingPath(briefing.meetingId)}`}>{t(language, "briefing.meeting.open")}</a>
            ),
          },
        ]
      : []),
    { label: t(language, "briefing.given-by"), value: <bdi>{briefing.givenBy}</bdi> },
    {
      label: t(language, "incoming.language"),
      value: <span lang={briefing.language}>{ownNames[briefing.language]}</span>,
    },
    { label: t(language, "briefing.source"), value: <bdi>{briefing.source}</bdi> },
    {
      label: t(language, "incoming.registered"),
      value: (
        <>
          <bdi>{briefing.recordedBy}</bdi>, {formatMoment(language, briefing.recordedAt, "America/New_York")}
        </>
      ),
    },
  ];
}

function GivenWords({ language, given }: { language: Language; given: Briefing["given"][number] }): VNode {
  const { text, letter, words } = given;
  return (
    <>
      {text ? <bdi>{t(language, "information.report-n", text)}</bdi> : null}
      {letter ? (
        <a href={`/${language}${letterPath(letter.id)}`}>
          <bdi dir="ltr">{letter.reference}</bdi>
        </a>
      ) : null}
      {words ? (
        <>
          {text || letter ? " – " : null}
          <bdi>{words}</bdi>
        </>
      ) : null}
    </>
  );
}

type FormProps = {
  language: Language;
  state: FormState;
  groups: readonly string[];
  chosenOrganisations: readonly string[];
  organisations: readonly { id: OrganisationId; name: Texts }[];
  meetings: readonly { id: MeetingId; title: string }[];
  /** What may have been given: "text …" or "letter …" by value. */
  things: readonly { value: string; label: string }[];
  count: number;
};

/** The form that records a briefing; "another line" keeps what was typed. */
export function RecordBriefingPage(props: FormProps): VNode {
  const { language, state, organisations, meetings, count } = props;
  const field = { page: language, state };
  return (
    <>
      <h1>{t(language, "briefing.record")}</h1>
      <p>{t(language, "briefing.record.what")}</p>
      <ErrorSummary language={language} errors={state.errors} />
      <Form action={`/${language}${briefingsPath}`}>
        <input type="hidden" name="lines" value={count} />
        <DayOf {...field} name="held" label="briefing.held-on" />
        <LineOf {...field} name="place" label="briefing.place" />
        {meetings.length > 0 ? (
          <SelectOf
            {...field}
            name="meeting"
            label="briefing.meeting"
            options={[
              { value: "", label: t(language, "briefing.no-meeting") },
              ...meetings.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        ) : null}
        <CheckboxField
          name="groups"
          label={t(language, "briefing.to-whom")}
          error={errorAt(state.errors, "groups")}
          chosen={props.groups}
          options={briefedGroups.map((group) => ({ value: group, label: groupWords(language, group) }))}
        />
        {organisations.length > 0 ? (
          <CheckboxField
            name="organisations"
            label={t(language, "briefing.organisations")}
            chosen={props.chosenOrganisations}
            options={organisations.map(({ id, name }) => ({ value: id, label: pickText(name, language).text }))}
          />
        ) : null}
        <LineOf {...field} name="audience" label="briefing.audience" />
        <LineOf {...field} name="by" label="briefing.given-by" />
        <TextOf {...field} name="subject" label="column.subject" rows={3} />
        <LanguageOf {...field} name="language" label="incoming.language" />
        <h2>{t(language, "briefing.given")}</h2>
        {Array.from({ length: count }, (_, n) => (
          <GivenFields {...props} n={n + 1} />
        ))}
        <LineOf {...field} name="source" label="briefing.source" hint="briefing.source.hint" />
        <div class="buttons">
          <Button kind="main">{t(language, "briefing.record")}</Button>
          {count < mostGiven ? (
            <Button name="add" value="line">
              {t(language, "information.another-line")}
            </Button>
          ) : null}
          <a href={`/${language}${briefingsPath}`}>{t(language, "briefing.title")}</a>
        </div>
      </Form>
    </>
  );
}

function GivenFields({ language, state, things, n }: FormProps & { n: number }): VNode {
  const field = { page: language, state };
  return (
    <fieldset class="field source-fields">
      <legend>{t(language, "information.line-n", { n })}</legend>
      <SelectOf
        {...field}
        name={`thing-${n}`}
        label="briefing.thing"
        options={[{ value: "", label: t(language, "briefing.thing.words") }, ...things]}
      />
      <LineOf {...field} name={`words-${n}`} label="briefing.words" />
    </fieldset>
  );
}
