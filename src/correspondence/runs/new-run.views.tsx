import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { regionalGroups } from "#states/state.ts";
import { Button, CheckboxField, ErrorSummary, Form, SelectField, TextArea } from "#ui/fields.tsx";
import { DayOf, LineOf, RadioOf } from "#ui/form-page.tsx";
import { Refused } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { type FormState, typedDate } from "#ui/typed-form.ts";
import {
  type Conditions,
  matrixConditions,
  type OrganisationFacts,
  reportingConditions,
  type StateFacts,
  wordConditions,
} from "./addressee.ts";
import { newRunPath, runsPath } from "./paths.ts";

export type NewRunProps = {
  language: Language;
  kind: "states" | "organisations";
  conditions: Conditions;
  names: string;
  unknown: string[];
  chosen: StateFacts[];
  /** Those chosen; and all there are to choose from. */
  organisations: OrganisationFacts[];
  everyOrganisation: OrganisationFacts[];
  stateNames: ReadonlyMap<string, string>;
  state: FormState;
  mailLeaves: boolean;
  refused?: string | undefined;
};

/** Whom a run goes to, seen at once; then what it is, and the button that prepares it. */
export function NewRunPage(props: NewRunProps): VNode {
  const { language, kind, state, refused } = props;
  const count = kind === "states" ? props.chosen.length : props.organisations.length;
  return (
    <>
      <h1>{t(language, "run.new.title")}</h1>
      <p>{t(language, "run.new.what")}</p>
      <ErrorSummary language={language} errors={state.errors} />
      <Refused words={refused} />
      <p>
        {kind === "states" ? (
          <a href={`/${language}${newRunPath}?kind=organisations`}>{t(language, "run.new.to-organisations")}</a>
        ) : (
          <a href={`/${language}${newRunPath}`}>{t(language, "run.new.to-states")}</a>
        )}
      </p>
      {kind === "states" ? <ConditionsForm {...props} /> : <OrganisationsForm {...props} />}
      <h2>{t(language, "run.new.addressees", { count })}</h2>
      <details open={count <= 12}>
        <summary>{t(language, "run.new.who")}</summary>
        <Addressees {...props} />
      </details>
      {count > 0 ? <RunForm {...props} /> : null}
    </>
  );
}

function ConditionsForm({ language, conditions, names, unknown }: NewRunProps): VNode {
  const options = <T extends string>(values: readonly T[], label: (value: T) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <form method="get" action={`/${language}${newRunPath}`} class="form">
      <p class="hint">{t(language, "run.new.conditions")}</p>
      <CheckboxField
        columns
        name="groups"
        label={t(language, "run.groups")}
        options={options(regionalGroups, (group) => t(language, `division.region.${group}`))}
        chosen={conditions.groups}
      />
      <CheckboxField
        columns
        name="languages"
        label={t(language, "run.languages")}
        options={options(languages, (one) => ownNames[one])}
        chosen={conditions.languages}
      />
      <SelectField
        name="reporting"
        label={t(language, "run.reporting")}
        value={conditions.reporting}
        options={options(reportingConditions, (one) => t(language, `run.reporting.${one}`))}
      />
      <SelectField
        name="matrix"
        label={t(language, "column.matrix")}
        value={conditions.matrix}
        options={options(matrixConditions, (one) => t(language, `run.matrix.${one}`))}
      />
      <SelectField
        name="word"
        label={t(language, "run.word")}
        value={conditions.word}
        options={options(wordConditions, (one) => t(language, `run.word.${one}`))}
      />
      <CheckboxField
        name="late"
        label={t(language, "run.unanswered")}
        options={[{ value: "yes", label: t(language, "run.late") }]}
        chosen={conditions.late ? ["yes"] : []}
      />
      <TextArea
        name="states"
        label={t(language, "run.states")}
        hint={t(language, "run.states-hint")}
        value={names}
        error={
          unknown.length > 0 ? t(language, "run.states-unknown", { names: unknown.slice(0, 5).join(", ") }) : undefined
        }
        rows={3}
      />
      <Button>{t(language, "run.new.show")}</Button>
    </form>
  );
}

function OrganisationsForm({ language, conditions, everyOrganisation }: NewRunProps): VNode {
  return (
    <form method="get" action={`/${language}${newRunPath}`} class="form">
      <input type="hidden" name="kind" value="organisations" />
      <CheckboxField
        columns
        name="organisations"
        label={t(language, "run.to.organisations")}
        hint={t(language, "run.organisations-hint")}
        options={everyOrganisation.map(({ id, names, name }) => ({ value: id, label: names[language] ?? name }))}
        chosen={conditions.organisations}
      />
      <Button>{t(language, "run.new.show")}</Button>
    </form>
  );
}

function Addressees({ language, kind, chosen, organisations, stateNames }: NewRunProps): VNode {
  if (kind === "organisations")
    return (
      <Table
        caption={t(language, "run.to.organisations")}
        columns={[{ label: t(language, "run.addressee") }, { label: t(language, "letter.language") }]}
        rows={organisations.map(({ names, name, language: spoken }) => ({
          cells: [names[language] ?? name, <span lang={spoken}>{ownNames[spoken]}</span>],
        }))}
        empty={t(language, "run.new.nobody")}
      />
    );
  return (
    <Table
      caption={t(language, "run.to")}
      columns={(["column.state", "letter.language", "run.reporting", "column.matrix", "run.word"] as const).map(
        (key) => ({
          label: t(language, key),
        }),
      )}
      rows={chosen.map((state) => ({
        cells: [
          stateNames.get(state.code) ?? state.name,
          <span lang={state.language}>{ownNames[state.language]}</span>,
          t(language, `run.reporting.${state.hasReported ? "reported" : "not-reported"}`),
          t(
            language,
            `run.matrix.${!state.matrix ? "none" : state.matrix.isTransmitted ? "transmitted" : "to-transmit"}`,
          ),
          t(language, `run.word.${state.word}`),
        ],
      }))}
      empty={t(language, "run.new.nobody")}
    />
  );
}

function RunForm({ language, kind, conditions, names, state, mailLeaves, chosen, organisations }: NewRunProps): VNode {
  const of = { page: language, state };
  return (
    <Form action={`/${language}${runsPath}`}>
      <h2>{t(language, "run.new.form")}</h2>
      <input type="hidden" name="addressees" value={kind} />
      <input type="hidden" name="states" value={names} />
      {conditions.groups.map((value) => (
        <input type="hidden" name="groups" value={value} />
      ))}
      {conditions.organisations.map((value) => (
        <input type="hidden" name="organisations" value={value} />
      ))}
      {conditions.languages.map((value) => (
        <input type="hidden" name="languages" value={value} />
      ))}
      {(["reporting", "matrix", "word"] as const).map((name) => (
        <input type="hidden" name={name} value={conditions[name]} />
      ))}
      {conditions.late ? <input type="hidden" name="late" value="yes" /> : null}
      <LineOf {...of} name="title" label="run.form.title" hint="run.form.title-hint" />
      <DayOf {...of} name="dated" label="letter.dated" />
      <DayOf {...of} name="reply" label="column.reply-by" />
      <RadioOf
        {...of}
        name="channel"
        label="run.channel"
        options={[
          { value: "hand-over", label: t(language, "run.channel.hand-over") },
          ...(mailLeaves ? [{ value: "e-mail", label: t(language, "run.channel.e-mail") }] : []),
        ]}
      />
      {mailLeaves ? null : <p class="hint">{t(language, "run.channel.no-mail")}</p>}
      <CheckboxField
        name="encloses"
        label={t(language, "run.encloses")}
        options={(kind === "states" ? (["matrix", "difference"] as const) : (["model"] as const)).map((value) => ({
          value,
          label: t(language, `run.encloses.${value}`),
        }))}
        chosen={state.typed.encloses?.split(" ") ?? []}
      />
      <Button kind="main">
        {t(language, "run.new.button", { count: kind === "states" ? chosen.length : organisations.length })}
      </Button>
    </Form>
  );
}

/** What stands in the form before anything was typed: today's date, two months to answer, the matrix with what changed. */
export function firstTyped(kind: "states" | "organisations", today: string): FormState["typed"] {
  return {
    ...typedDate("dated", today),
    ...typedDate("reply", Temporal.PlainDate.from(today).add({ months: 2 }).toString()),
    channel: "hand-over",
    encloses: kind === "states" ? "matrix difference" : "model",
  };
}
