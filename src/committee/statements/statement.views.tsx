import type { VNode } from "preact";
import type { MeetingId, StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import { formatMoment } from "#ui/dates.tsx";
import { FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { backTo } from "../meetings/arrangement.views.tsx";
import type { Meeting } from "../meetings/meeting.ts";
import { pageTitle } from "../meetings/meeting-head.views.tsx";
import { meetingPartPath, statementPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import { isOf, type Statement, type StatementInVersions } from "./statement.ts";

type ListProps = {
  language: Language;
  meeting: MeetingId;
  isHeld: boolean;
  /** Announced, neither held nor cancelled: statements may still be handed in. */
  isOpen: boolean;
  statements: readonly StatementInVersions[];
  stateNames: ReadonlyMap<StateCode, string>;
  /** The delegations the reader sits for. */
  own: readonly StateCode[];
  mayReplaceAny: boolean;
};

/** The statements at a meeting in the words of their speakers; versions that were replaced stay one click away. */
export function StatementList(props: ListProps): VNode {
  const { language, statements } = props;
  if (statements.length === 0) return <p class="empty">{t(language, "meeting.statements.none")}</p>;
  return (
    <>
      {statements.map((statement) => (
        <section>
          <StatementItem {...props} statement={statement} />
        </section>
      ))}
    </>
  );
}

function StatementItem(props: ListProps & { statement: StatementInVersions }): VNode {
  const { language, meeting, isHeld, isOpen, stateNames, own, mayReplaceAny, statement } = props;
  const isOwn = isOf(statement, own);
  const mayReplace = isOpen ? isOwn || mayReplaceAny : isHeld && mayReplaceAny; // nothing is said at a meeting called off
  const name = "state" in statement.by ? (stateNames.get(statement.by.state) ?? statement.by.state) : statement.by.body;
  return (
    <>
      <h3>
        <bdi>{name}</bdi>{" "}
        {isHeld ? null : (
          <StatusPill tone={statement.shownAt ? "settled" : "quiet"}>
            {t(language, statement.shownAt ? "meeting.statement.shown" : "meeting.statement.not-shown")}
          </StatusPill>
        )}
      </h3>
      <Words language={language} statement={statement} />
      {statement.earlier.length > 0 ? (
        <details>
          <summary>{t(language, "meeting.statement.earlier", { count: statement.earlier.length })}</summary>
          {statement.earlier.map((earlier) => (
            <Words language={language} statement={earlier} />
          ))}
        </details>
      ) : null}
      {mayReplace && !statement.supersededBy ? (
        <p>
          <a href={`/${language}${meetingPartPath(meeting, "statements")}/new?replaces=${statement.id}`}>
            {t(language, "meeting.statement.replace", { name })}
          </a>
        </p>
      ) : null}
      {isOwn && isOpen && !statement.shownAt ? (
        <p>
          <a href={`/${language}${statementPath(meeting, statement.id)}/showing`}>
            {t(language, "meeting.statement.show")}
          </a>
        </p>
      ) : null}
    </>
  );
}

function Words({ language, statement }: { language: Language; statement: Statement }): VNode {
  const { words, language: written, source, submittedAt } = statement;
  return (
    <>
      <p class="typed" lang={written} dir="auto">
        {words}
      </p>
      <p class="hint">
        {formatMoment(language, submittedAt, "America/New_York")} · <span lang={written}>{ownNames[written]}</span>
      </p>
      <SourceLine language={language} written={written} source={source} />
    </>
  );
}

/** What showing a statement brings: it is not taken back. */
export function ShowStatementPage({
  language,
  meeting,
  statement,
}: {
  language: Language;
  meeting: Meeting;
  statement: Statement;
}): VNode {
  return (
    <Confirm
      title={t(language, "meeting.statement.show")}
      facts={[{ label: t(language, "meeting.statement.who"), value: t(language, "meeting.statement.who.yes") }]}
      action={`/${language}${statementPath(meeting.id, statement.id)}/showing`}
      button={t(language, "meeting.statement.show")}
      back={backTo(language, meeting)}
    >
      <p class="typed" lang={statement.language} dir="auto">
        {statement.words}
      </p>
    </Confirm>
  );
}

type FormProps = {
  language: Language;
  meeting: Meeting;
  state: FormState;
  /** Those for whom a statement may be put on record: any State; the only one where a delegation hands in its own. */
  delegations: readonly { code: StateCode; name: string }[];
  /** Whether another body may be named. */
  mayNameBody: boolean;
  replaces: Statement | undefined;
};

/** The form for a statement: the secretariat's for any, a delegation's for its own. */
export function StatementPage(props: FormProps): VNode {
  const { language, meeting, state, delegations, mayNameBody, replaces } = props;
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={pageTitle(language, "meeting.statement.link", meeting)}
      what={t(language, mayNameBody ? "meeting.statement.what" : "meeting.statement.what-own")}
      state={state}
      action={`/${language}${meetingPartPath(meeting.id, "statements")}`}
      button={t(language, "meeting.statement.link")}
      back={backTo(language, meeting)}
      hidden={replaces ? { replaces: replaces.id } : {}}
      before={
        replaces ? (
          <details>
            <summary>{t(language, "meeting.statement.replaced")}</summary>
            <p class="typed">
              <TextIn language={replaces.language} page={language}>
                {replaces.words}
              </TextIn>
            </p>
          </details>
        ) : null
      }
    >
      <SelectOf
        {...field}
        name="state"
        label="meeting.statement.delegation"
        options={[
          ...(mayNameBody ? [{ value: "", label: t(language, "meeting.statement.other-body") }] : []),
          ...delegations.map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
      {mayNameBody ? (
        <LineOf {...field} name="body" label="meeting.statement.body" hint="meeting.statement.body-hint" />
      ) : null}
      <LanguageOf {...field} name="language" label="meeting.text-language" />
      <TextOf {...field} name="words" label="meeting.statement.words" rows={12} />
      <LineOf {...field} name="source" label="meeting.basis" hint="meeting.statement.source-hint" />
      {meeting.standing.status === "announced" ? (
        <RadioOf
          {...field}
          name="show"
          label="meeting.statement.who"
          options={(["no", "yes"] as const).map((value) => ({
            value,
            label: t(language, `meeting.statement.who.${value}`),
          }))}
        />
      ) : null}
    </FormPage>
  );
}
