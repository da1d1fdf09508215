import type { VNode } from "preact";
import type { ProviderId, StateCode } from "#db/ids.ts";
import type { Audience } from "#db/schema/assistance.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { Button, CheckboxField, RadioField, SelectField } from "#ui/fields.tsx";
import { DayOf, FormPage, LineOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { isNarrower } from "../audience.ts";
import { kindsOfAssistance } from "../kinds.ts";
import { requestPath } from "../requests/paths.ts";
import type { Names } from "../requests/request-words.ts";
import { HelpLine } from "./help-line.views.tsx";
import { areaInWords, type HelpReceived, helpAreas } from "./help-received.ts";
import { giverInWords, timeInWords } from "./help-words.ts";
import { type HelpStep, helpOfStatePath, helpReceivedPath, helpStepPath, helpSteps, newHelpPath } from "./paths.ts";

type IndexProps = {
  language: Language;
  counts: readonly { state: StateCode; count: number }[];
  states: readonly { value: string; label: string }[];
  names: Names;
};

/** Of which States something is on record that the reader may read, and the way to any other. */
export function HelpIndexPage({ language, counts, states, names }: IndexProps): VNode {
  return (
    <>
      <h1>{t(language, "help-received.title")}</h1>
      <p>{t(language, "help-received.intro")}</p>
      <WhoCanSee language={language} who={t(language, "help-received.who")} />
      <form method="get" action={`/${language}${helpReceivedPath}`} class="filters">
        <SelectField name="state" label={t(language, "help-received.of-state")} options={states} />
        <Button>{t(language, "help-received.show")}</Button>
      </form>
      <Table
        caption={t(language, "help-received.title")}
        columns={[
          { label: t(language, "help-received.of-state") },
          { label: t(language, "help-received.entries"), numeric: true },
        ]}
        rows={counts.map(({ state, count }) => ({
          cells: [
            <a href={`/${language}${helpOfStatePath(state)}`}>{names.states.get(state) ?? state}</a>,
            new Intl.NumberFormat(language).format(count),
          ],
        }))}
        empty={t(language, "help-received.none-to-read")}
      />
    </>
  );
}

type StateProps = {
  language: Language;
  state: StateCode;
  entries: readonly HelpReceived[];
  names: Names;
  keeps: boolean;
  seesAll: boolean;
};

/** What one State received; its own people and those who serve see who may read each entry, and what ended. */
export function HelpOfStatePage({ language, state, entries, names, keeps, seesAll }: StateProps): VNode {
  const standing = entries.filter(({ endedAt }) => endedAt === null);
  const ended = entries.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <h1>{t(language, "help-received.title-of", { state: names.states.get(state) ?? state })}</h1>
      <WhoCanSee language={language} who={t(language, seesAll ? "help-received.who-each" : "help-received.who")} />
      {keeps ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newHelpPath(state)}`}>
            {t(language, "help-received.enter")}
          </a>
        </p>
      ) : null}
      {standing.length === 0 ? <p class="empty">{t(language, "help-received.none-to-read")}</p> : null}
      {standing.map((entry) => (
        <section class="entry" id={`help-${entry.id}`}>
          <h2>
            <bdi>{giverInWords(language, entry, names)}</bdi>
          </h2>
          <HelpFacts language={language} entry={entry} seesAll={seesAll} />
          {keeps ? <Steps language={language} entry={entry} /> : null}
        </section>
      ))}
      {ended.length > 0 ? (
        <details>
          <summary>{t(language, "help-received.ended")}</summary>
          <ul>
            {ended.map((entry) => (
              <li>
                <HelpLine language={language} entry={entry} names={names} />{" "}
                <span class="quiet">
                  {entry.endedBecause
                    ? t(language, "help-received.taken-out-because", { reason: entry.endedBecause })
                    : t(language, "help-received.replaced")}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function HelpFacts({ language, entry, seesAll }: { language: Language; entry: HelpReceived; seesAll: boolean }): VNode {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const when = timeInWords(language, entry);
  return (
    <Facts
      facts={[
        { label: t(language, "help-received.what"), value: <bdi class="typed">{entry.what}</bdi> },
        ...(entry.kinds.length > 0
          ? [
              {
                label: t(language, "request.field.kinds"),
                value: list.format(entry.kinds.map((kind) => t(language, `assistance.kind.${kind}`))),
              },
            ]
          : []),
        ...(entry.areas.length > 0
          ? [
              {
                label: t(language, "help-received.areas"),
                value: <bdi dir="ltr">{entry.areas.map(areaInWords).join(", ")}</bdi>,
              },
            ]
          : []),
        { label: t(language, "help-received.when"), value: when || t(language, "help-received.not-told") },
        {
          label: t(language, "help-received.result"),
          value: entry.result ? <bdi class="typed">{entry.result}</bdi> : t(language, "help-received.not-told"),
        },
        { label: t(language, "help-received.source"), value: <bdi>{entry.source}</bdi> },
        ...(entry.request
          ? [
              {
                label: t(language, "help-received.asked-here"),
                value: (
                  <a href={`/${language}${requestPath(entry.request.id)}`}>
                    <bdi dir="ltr">{entry.request.reference}</bdi>
                  </a>
                ),
              },
            ]
          : []),
        ...(seesAll
          ? [{ label: t(language, "audience.label"), value: t(language, `audience.${entry.audience}`) }]
          : []),
      ]}
    />
  );
}

function Steps({ language, entry }: { language: Language; entry: HelpReceived }): VNode {
  return (
    <ul class="acts-list">
      {helpSteps
        .filter((step) => step !== "audience" || entry.audience !== "secretariat")
        .map((step) => (
          <li>
            <a href={`/${language}${helpStepPath(entry.state, entry.id, step)}`}>
              {t(language, `help-received.step.${step}`)}
              <span class="visually-hidden">: {entry.what.slice(0, 60)}</span>
            </a>
          </li>
        ))}
    </ul>
  );
}

type EntryFormProps = {
  language: Language;
  state: StateCode;
  form: FormState;
  names: Names;
  providers: readonly { id: ProviderId; name: string }[];
  audiences: readonly Audience[];
  /** The entry that it replaces. */
  old?: HelpReceived | undefined;
};

/** A new entry, or one that replaces another. */
export function HelpFormPage({ language, state, form, names, providers, audiences, old }: EntryFormProps): VNode {
  const areas = [...new Set([...helpAreas, ...(old?.areas ?? [])])];
  const boxes = (name: string): string[] => (form.typed[name] ?? "").split(",");
  return (
    <FormPage
      language={language}
      title={t(language, old ? "help-received.step.replacement" : "help-received.enter")}
      what={t(language, old ? "help-received.replacing" : "help-received.entering", {
        state: names.states.get(state) ?? state,
      })}
      state={form}
      action={`/${language}${old ? helpStepPath(state, old.id, "replacement") : helpOfStatePath(state)}`}
      button={t(language, old ? "help-received.step.replacement" : "help-received.enter")}
      back={{ href: `/${language}${helpOfStatePath(state)}`, label: t(language, "help-received.back") }}
    >
      <SelectOf
        page={language}
        state={form}
        name="provider"
        label="help-received.provider"
        hint="help-received.provider.hint"
        options={[{ value: "", label: "" }, ...providers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <LineOf page={language} state={form} name="provider-words" label="help-received.provider-words" />
      <TextOf page={language} state={form} name="what" label="help-received.what" rows={4} />
      <CheckboxField
        name="kinds"
        label={t(language, "request.field.kinds")}
        chosen={boxes("kinds")}
        columns
        options={kindsOfAssistance.map((kind) => ({ value: kind, label: t(language, `assistance.kind.${kind}`) }))}
      />
      <CheckboxField
        name="areas"
        label={t(language, "help-received.areas")}
        hint={t(language, "help-received.areas.hint")}
        chosen={boxes("areas")}
        columns
        options={areas.map((area) => ({ value: area, label: areaInWords(area) }))}
      />
      <DayOf page={language} state={form} name="from" label="help-received.from" />
      <DayOf page={language} state={form} name="to" label="help-received.to" />
      <TextOf page={language} state={form} name="result" label="help-received.result" rows={3} />
      <LineOf
        page={language}
        state={form}
        name="source"
        label="help-received.source"
        hint="help-received.source.hint"
      />
      <RadioField
        name="audience"
        label={t(language, "audience.label")}
        error={errorAt(form.errors, "audience")}
        value={form.typed.audience}
        options={audiences.map((one) => ({ value: one, label: t(language, `help-received.audience.${one}`) }))}
      />
    </FormPage>
  );
}

type StepFormProps = {
  language: Language;
  step: Exclude<HelpStep, "replacement">;
  entry: HelpReceived;
  form: FormState;
  names: Names;
  audiences: readonly Audience[];
};

/** Fewer see an entry, or it is taken out as mistaken. */
export function HelpStepPage({ language, step, entry, form, names, audiences }: StepFormProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, `help-received.step.${step}`)}
      what={t(language, `help-received.step.what.${step}`)}
      state={form}
      action={`/${language}${helpStepPath(entry.state, entry.id, step)}`}
      button={t(language, `help-received.step.${step}`)}
      back={{ href: `/${language}${helpOfStatePath(entry.state)}`, label: t(language, "help-received.back") }}
      before={
        <p>
          <HelpLine language={language} entry={entry} names={names} />
        </p>
      }
    >
      {step === "audience" ? (
        <RadioField
          name="audience"
          label={t(language, "audience.label")}
          error={errorAt(form.errors, "audience")}
          value={form.typed.audience}
          options={audiences
            .filter((one) => isNarrower(one, entry.audience))
            .map((one) => ({ value: one, label: t(language, `help-received.audience.${one}`) }))}
        />
      ) : (
        <TextOf page={language} state={form} name="because" label="help-received.because" rows={3} />
      )}
    </FormPage>
  );
}
