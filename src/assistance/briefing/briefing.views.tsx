import type { VNode } from "preact";
import type { MeetingId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { DayOf, FormPage, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { requestPath } from "../requests/paths.ts";
import type { RequestHead } from "../requests/request.ts";
import { askingInWords, type Names } from "../requests/request-words.ts";
import { Age, StandingPill } from "../requests/requests.views.tsx";
import { type AssistanceBriefing, briefedFigures, type Figures } from "./briefing.ts";
import { assistanceBriefingPath } from "./paths.ts";

type BriefingProps = {
  language: Language;
  from: string;
  today: string;
  due: string | undefined;
  figures: Figures;
  /** As the Committee may read it, for those who read more. */
  ofTheCommittee: Figures | undefined;
  open: readonly RequestHead[];
  names: Names;
  briefings: readonly AssistanceBriefing[];
  mayRecord: boolean;
};

/** What happened since the Committee was last briefed on assistance, what is open, and every briefing before. */
export function AssistanceBriefingPage(props: BriefingProps): VNode {
  const { language, from, today, due, figures, ofTheCommittee, open, names, briefings, mayRecord } = props;
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <h1>{t(language, "assistance-briefing.title")}</h1>
      <p>
        {t(language, briefings.length > 0 ? "assistance-briefing.covers" : "assistance-briefing.covers-first", {
          from: formatDate(language, from),
          to: formatDate(language, today),
        })}
      </p>
      {due ? <p>{t(language, "assistance-briefing.due", { date: formatDate(language, due) })}</p> : null}
      <WhoCanSee language={language} who={t(language, "assistance-briefing.who")} />
      {mayRecord ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${assistanceBriefingPath}/new`}>
            {t(language, "assistance-briefing.record")}
          </a>
        </p>
      ) : null}
      <Table
        caption={t(language, "assistance-briefing.title")}
        columns={[
          { label: t(language, "assistance-briefing.what") },
          {
            label: t(language, ofTheCommittee ? "assistance-briefing.you-read" : "assistance-briefing.number"),
            numeric: true,
          },
          ...(ofTheCommittee ? [{ label: t(language, "assistance-briefing.committee-reads"), numeric: true }] : []),
        ]}
        rows={briefedFigures.map((figure) => ({
          cells: [
            t(language, `assistance-briefing.figure.${figure}`),
            number.format(figures[figure]),
            ...(ofTheCommittee ? [number.format(ofTheCommittee[figure])] : []),
          ],
        }))}
      />
      <h2>{t(language, "assistance-briefing.open")}</h2>
      <Table
        caption={t(language, "assistance-briefing.open")}
        columns={(["column.reference", "request.asking", "column.standing", "request.age"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={open.map((request) => ({
          cells: [
            <a href={`/${language}${requestPath(request.id)}`}>
              <bdi dir="ltr">{request.reference}</bdi>
            </a>,
            askingInWords(language, request.asking, names),
            <StandingPill language={language} standing={request.standing} />,
            <Age language={language} request={request} today={today} />,
          ],
        }))}
        empty={t(language, "assistance-briefing.none-open")}
      />
      <h2>{t(language, "assistance-briefing.given")}</h2>
      {briefings.length === 0 ? <p class="empty">{t(language, "assistance-briefing.none-given")}</p> : null}
      {briefings.map((briefing) => (
        <details>
          <summary>
            {t(language, "assistance-briefing.given-on", {
              date: formatDate(language, briefing.givenOn),
              from: formatDate(language, briefing.coversFrom),
              to: formatDate(language, briefing.coversTo),
            })}
          </summary>
          {briefing.words ? (
            <p class="typed">
              <bdi>{briefing.words}</bdi>
            </p>
          ) : null}
          <ul>
            {briefedFigures.map((figure) => (
              <li>
                {t(language, `assistance-briefing.figure.${figure}`)}: {number.format(briefing.figures[figure] ?? 0)}
              </li>
            ))}
          </ul>
          <p class="quiet">{briefing.by}</p>
        </details>
      ))}
    </>
  );
}

type RecordProps = {
  language: Language;
  state: FormState;
  meetings: readonly { id: MeetingId; label: string }[];
};

/** A briefing that was given: when, at which meeting, what was said. */
export function RecordBriefingPage({ language, state, meetings }: RecordProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "assistance-briefing.record")}
      what={t(language, "assistance-briefing.record.what")}
      state={state}
      action={`/${language}${assistanceBriefingPath}`}
      button={t(language, "assistance-briefing.record")}
      back={{ href: `/${language}${assistanceBriefingPath}`, label: t(language, "assistance-briefing.back") }}
    >
      <DayOf page={language} state={state} name="given" label="assistance-briefing.day" />
      {meetings.length > 0 ? (
        <SelectOf
          page={language}
          state={state}
          name="meeting"
          label="assistance-briefing.meeting"
          options={[{ value: "", label: "" }, ...meetings.map(({ id, label }) => ({ value: id, label }))]}
        />
      ) : null}
      <TextOf page={language} state={state} name="words" label="assistance-briefing.words" rows={6} />
    </FormPage>
  );
}
