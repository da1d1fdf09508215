import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatDays } from "#ui/dates.tsx";
import { Button, Form } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { type Names, partyName } from "../activities/activity-words.ts";
import { subjects } from "../activity.ts";
import { followUpPath } from "../paths.ts";
import { actionsInForm } from "./answer-form.ts";
import { type FollowUp, type ReportedAction, reportedKinds } from "./follow-up.ts";

type ListProps = { language: Language; followUps: readonly FollowUp[]; names: Names };

/** Every question that was asked of those who took part, those that wait first. */
export function FollowUpsPage({ language, followUps, names }: ListProps): VNode {
  return (
    <>
      <h1>{t(language, "follow-ups.title")}</h1>
      <p>{t(language, "follow-ups.what")}</p>
      <FollowUpTable language={language} followUps={followUps} names={names} />
    </>
  );
}

export function FollowUpTable({ language, followUps, names }: ListProps): VNode {
  return (
    <Table
      caption={t(language, "follow-ups.title")}
      columns={(
        ["follow-up.asked", "follow-up.activity", "follow-up.months", "follow-up.due", "column.standing"] as const
      ).map((key) => ({ label: t(language, key) }))}
      rows={followUps.map((one) => ({
        cells: [
          <a href={`/${language}${followUpPath(one.id)}`}>{whoIsAsked(one, names)}</a>,
          <TitleOf language={language} followUp={one} />,
          t(language, "follow-up.after", { count: one.months }),
          formatDate(language, one.dueOn),
          <StatusPill tone={one.answeredAt ? "settled" : "due"}>
            {t(language, one.answeredAt ? "follow-up.answered" : "follow-up.waits")}
          </StatusPill>,
        ],
      }))}
      empty={t(language, "follow-ups.empty")}
    />
  );
}

function whoIsAsked({ state, organisation }: FollowUp, names: Names): string {
  return partyName({ state, organisation, body: null }, names);
}

function TitleOf({ language, followUp }: { language: Language; followUp: FollowUp }): VNode {
  return (
    <TextIn language={followUp.titleLanguage} page={language}>
      {followUp.title}
    </TextIn>
  );
}

type AnswerProps = {
  language: Language;
  title: string;
  followUp: FollowUp;
  names: Names;
  state: FormState;
  action: string;
  back: { href: string; label: string };
  /** Where an address to answer by is made; undefined for who may not. */
  link: string | undefined;
};

/** What came of it: in a few lines, each thing done by a State with its day and source. */
export function AnswerPage({ language, title, followUp, names, state, action, back, link }: AnswerProps): VNode {
  const field = { page: language, state };
  return (
    <>
      <FormPage
        {...{ language, title, state, action, back }}
        what={t(language, "follow-up.what")}
        button={t(language, "follow-up.button")}
        before={
          <>
            <p>
              <strong>{whoIsAsked(followUp, names)}</strong>
              {" – "}
              <TitleOf language={language} followUp={followUp} />
              {", "}
              {formatDays(language, followUp.heldFrom, followUp.heldBefore)}
            </p>
            <WhoCanSee language={language} who={t(language, "follow-up.who")} />
          </>
        }
      >
        <RadioOf
          {...field}
          name="did"
          label="follow-up.did"
          options={(["something", "nothing"] as const).map((value) => ({
            value,
            label: t(language, `follow-up.did.${value}`),
          }))}
        />
        {followUp.state ? <ActionFields language={language} state={state} /> : null}
        <TextOf {...field} name="words" label={followUp.state ? "follow-up.words" : "action.what"} rows={4} />
        <LanguageOf {...field} name="language" label="follow-up.language" />
        <LineOf {...field} name="as" label="follow-up.as" hint="follow-up.as.hint" width="medium" />
      </FormPage>
      {link ? (
        <section>
          <h2>{t(language, "follow-up.link")}</h2>
          <p>{t(language, followUp.linkMadeAt ? "follow-up.link.again" : "follow-up.link.what")}</p>
          <Form action={link}>
            <Button>{t(language, "follow-up.link.make")}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}

/** What a State did, one thing after the other. */
function ActionFields({ language, state }: { language: Language; state: FormState }): VNode {
  const field = { page: language, state };
  return (
    <>
      {Array.from({ length: actionsInForm }, (_, at) => at + 1).map((n) => (
        <details class="field" open={n === 1 || Boolean(state.typed[`what-${n}`])}>
          <summary>{t(language, "action.n", { n })}</summary>
          <SelectOf
            {...field}
            name={`kind-${n}`}
            label="action.kind"
            options={[
              { value: "", label: t(language, "activity.choose") },
              ...reportedKinds.map((value) => ({ value, label: t(language, `action.kind.${value}`) })),
            ]}
          />
          <DayOf {...field} name={`done-${n}`} label="action.done-on" hint="action.done-on.hint" />
          <TextOf {...field} name={`what-${n}`} label="action.what" rows={3} />
          <LineOf {...field} name={`source-${n}`} label="action.source" hint="action.source.hint" />
          <SelectOf
            {...field}
            name={`subject-${n}`}
            label="action.subject"
            options={[
              { value: "", label: t(language, "activity.none") },
              ...subjects.map((value) => ({ value, label: t(language, `activity.subject.${value}`) })),
            ]}
          />
        </details>
      ))}
    </>
  );
}

export function LinkMadePage({
  language,
  title,
  address,
  back,
}: {
  language: Language;
  title: string;
  address: string;
  back: string;
}): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="due">
        <p>{t(language, "follow-up.link.once")}</p>
        <p>
          <bdi dir="ltr">{address}</bdi>
        </p>
      </Notice>
      <p>
        <a href={back}>{t(language, "follow-up.back")}</a>
      </p>
    </>
  );
}

type AnsweredProps = {
  language: Language;
  title: string;
  followUp: FollowUp;
  names: Names;
  actions: readonly ReportedAction[];
};

/** What was answered; to whom came by an address only that it was. */
export function AnsweredPage({ language, title, followUp, names, actions }: AnsweredProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <p>
        <strong>{whoIsAsked(followUp, names)}</strong>
        {" – "}
        <TitleOf language={language} followUp={followUp} />
      </p>
      <p>{t(language, followUp.answeredAt ? "follow-up.is-answered" : "follow-up.waits.what")}</p>
      {followUp.answeredHow ? (
        <p class="hint">
          {t(language, `follow-up.how.${followUp.answeredHow}`)} <bdi>{followUp.answeredAs}</bdi>
        </p>
      ) : null}
      {followUp.words && followUp.language ? (
        <p>
          <TextIn language={followUp.language} page={language}>
            {followUp.words}
          </TextIn>
        </p>
      ) : null}
      {actions.length > 0 ? <ActionList language={language} actions={actions} /> : null}
    </>
  );
}

/** What was done, each with its day and source. */
export function ActionList({ language, actions }: { language: Language; actions: readonly ReportedAction[] }): VNode {
  return (
    <ul>
      {actions.map((action) => (
        <li>
          <strong>{t(language, `action.kind.${action.kind}`)}</strong>, {formatDate(language, action.doneOn)}
          {": "}
          <TextIn language={action.language} page={language}>
            {action.what}
          </TextIn>{" "}
          <span class="hint">
            <bdi>{action.source}</bdi>
          </span>
        </li>
      ))}
    </ul>
  );
}
