import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Button, Form, TextField } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, StandsNow, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { meetingPartPath, meetingsHeldPath, publicSummaryPath } from "../paths.ts";
import { backTo } from "./arrangement.views.tsx";
import { type Meeting, meetingDecisionManners } from "./meeting.ts";
import { pageTitle } from "./meeting-head.views.tsx";
import type { Publication, PublicSummary } from "./public-summary.queries.ts";

type Props = { language: Language; meeting: Meeting; state: FormState };

type AttendanceProps = Props & {
  delegations: readonly { code: StateCode; name: string }[];
  basedOn: number;
  /** What somebody else recorded meanwhile. */
  standing: string | undefined;
};

/** Who came: a box and a line for each delegation, and lines for all others. */
export function AttendancePage(props: AttendanceProps): VNode {
  const { language, meeting, state, delegations, basedOn, standing } = props;
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.attendance.link", meeting)}
      what={t(language, "meeting.attendance.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "attendance")}`}
      button={t(language, "meeting.attendance.link")}
      back={backTo(language, meeting)}
      hidden={{ basis: basedOn }}
      before={<StandsNow language={language} text={standing} />}
    >
      <fieldset class="field" id="delegations">
        <legend>{t(language, "meeting.attendance.delegations")}</legend>
        {delegations.map(({ code, name }) => (
          <>
            <div class="choice">
              <input
                type="checkbox"
                id={`present-${code}`}
                name={`present-${code}`}
                value="yes"
                checked={state.typed[`present-${code}`] === "yes"}
              />
              <label for={`present-${code}`}>{name}</label>
            </div>
            <TextField
              name={`names-${code}`}
              label={t(language, "meeting.attendance.names", { state: name })}
              value={state.typed[`names-${code}`]}
              error={errorAt(state.errors, `names-${code}`)}
              width="full"
            />
          </>
        ))}
      </fieldset>
      <TextOf
        page={language}
        state={state}
        name="others"
        label="meeting.attendance.others"
        hint="meeting.attendance.others-hint"
        rows={5}
      />
    </FormPage>
  );
}

type TextProps = Props & { kind: "summary" | "outcomes"; basedOn: number; standing: string | undefined };

/** The summary for members, or the outcomes. */
export function MeetingTextPage({ language, meeting, state, kind, basedOn, standing }: TextProps): VNode {
  return (
    <FormPage
      language={language}
      title={pageTitle(language, `meeting.${kind}.link`, meeting)}
      what={t(language, `meeting.${kind}.what`)}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, kind)}`}
      button={t(language, `meeting.${kind}.link`)}
      back={backTo(language, meeting)}
      hidden={{ basis: basedOn }}
      before={<StandsNow language={language} text={standing} />}
    >
      <LanguageOf page={language} state={state} name="language" label="meeting.text-language" />
      <TextOf page={language} state={state} name="body" label={`meeting.${kind}`} rows={14} />
    </FormPage>
  );
}

export function DecisionOfMeetingPage({ language, meeting, state }: Props): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.decide.link", meeting)}
      what={t(language, "meeting.decide.what")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "decisions")}`}
      button={t(language, "meeting.decide.link")}
      back={backTo(language, meeting)}
    >
      <LineOf {...field} name="subject" label="column.subject" />
      <LanguageOf {...field} name="language" label="meeting.text-language" />
      <DayOf {...field} name="taken" label="decision.taken-on" />
      <RadioOf
        {...field}
        name="manner"
        label="meeting.decide.manner"
        options={meetingDecisionManners.map((manner) => ({
          value: manner,
          label: t(language, `meeting.decide.manner.${manner}`),
        }))}
      />
      <TextOf {...field} name="text" label="meeting.decide.text" hint="meeting.decide.text-hint" rows={8} />
      <LineOf {...field} name="source" label="meeting.basis" hint="meeting.basis-hint" />
    </FormPage>
  );
}

type PublicProps = Props & {
  /** The language of the text in hand. */
  text: Language;
  summaries: readonly PublicSummary[];
  publications: readonly Publication[];
  /** The words of the saved text that name a State. */
  names: readonly string[];
  basedOn: number;
  standing: string | undefined;
};

/** The summary for the public, language by language: written, checked, published, taken back. */
export function PublicSummaryPage(props: PublicProps): VNode {
  const { language, meeting, state, text, summaries, names, standing, basedOn } = props;
  const saved = summaries.find((summary) => summary.language === text);
  return (
    <>
      <FormPage
        language={language}
        title={pageTitle(language, "meeting.public.link", meeting)}
        what={t(language, "meeting.public.what")}
        state={state}
        action={`/${language}${meetingPartPath(meeting.id, "public-summary")}`}
        button={t(language, "meeting.public.save")}
        back={backTo(language, meeting)}
        hidden={{ text, basis: basedOn }}
        before={
          <>
            <TextLanguages language={language} meeting={meeting} text={text} summaries={summaries} />
            <StandsNow language={language} text={standing} />
          </>
        }
      >
        <TextOf page={language} state={state} name="body" label="meeting.public.body" rows={10} />
      </FormPage>
      {saved ? <Publish language={language} meeting={meeting} saved={saved} names={names} /> : null}
      <Trace {...props} />
    </>
  );
}

function TextLanguages({
  language,
  meeting,
  text,
  summaries,
}: Pick<PublicProps, "language" | "meeting" | "text" | "summaries">): VNode {
  return (
    <nav aria-label={t(language, "meeting.text-language")}>
      <ul class="acts">
        {languages.map((code) => {
          const summary = summaries.find((one) => one.language === code);
          return (
            <li>
              <a
                href={`/${language}${publicSummaryPath(meeting.id, code)}`}
                lang={code}
                aria-current={code === text ? "true" : undefined}
              >
                {ownNames[code]}
              </a>
              {summary ? (
                <>
                  {" "}
                  <StatusPill tone={summary.isPublished ? "settled" : "quiet"}>
                    {t(language, summary.isPublished ? "meeting.public.published" : "meeting.public.draft")}
                  </StatusPill>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

type PublishProps = { language: Language; meeting: Meeting; saved: PublicSummary; names: readonly string[] };

function Publish({ language, meeting, saved, names }: PublishProps): VNode {
  const action = `/${language}${meetingPartPath(meeting.id, "publication")}`;
  return (
    <>
      <h2>{t(language, "meeting.public.publish-title")}</h2>
      <p class="typed" lang={saved.language} dir="auto">
        {saved.body}
      </p>
      {names.length > 0 ? (
        <Notice tone="held" title={t(language, "meeting.error.names-a-state")}>
          <ul>
            {names.map((name) => (
              <li>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      ) : saved.isPublished ? (
        <p>
          <a href={`/${saved.language}${meetingsHeldPath}`}>{t(language, "meeting.public.read")}</a>
        </p>
      ) : (
        <Form action={action}>
          <p>{t(language, "meeting.public.publish-what")}</p>
          <input type="hidden" name="text" value={saved.language} />
          <input type="hidden" name="revision" value={saved.revision} />
          <Button kind="main">{t(language, "meeting.public.publish", { name: ownNames[saved.language] })}</Button>
        </Form>
      )}
    </>
  );
}

/** What stood before the public; and, where something stands there, the form that takes it back. */
function Trace({ language, meeting, text, publications, summaries, state }: PublicProps): VNode | null {
  const live = publications.find((one) => one.language === text && !one.withdrawnAt);
  if (publications.length === 0) return null;
  return (
    <>
      {live && summaries.some((summary) => summary.language === text) ? (
        <>
          <h2>{t(language, "meeting.public.withdraw")}</h2>
          <Form action={`/${language}${meetingPartPath(meeting.id, "publication")}/withdrawal`}>
            <input type="hidden" name="text" value={text} />
            <TextField
              name="because"
              label={t(language, "meeting.public.because")}
              value={state.typed.because}
              error={errorAt(state.errors, "because")}
              width="full"
            />
            <Button kind="warning">{t(language, "meeting.public.withdraw")}</Button>
          </Form>
        </>
      ) : null}
      <h2>{t(language, "meeting.public.trace")}</h2>
      <ul>
        {publications.map(({ language: written, revision, publishedAt, withdrawnAt, withdrawnBecause }) => (
          <li>
            {t(language, "meeting.public.was-published", {
              name: ownNames[written],
              revision,
              moment: formatMoment(language, publishedAt, "America/New_York"),
            })}
            {withdrawnAt ? (
              <p class="hint">
                {t(language, withdrawnBecause ? "meeting.public.was-withdrawn" : "meeting.public.was-replaced", {
                  moment: formatMoment(language, withdrawnAt, "America/New_York"),
                })}{" "}
                {withdrawnBecause ? <bdi>{withdrawnBecause}</bdi> : null}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
