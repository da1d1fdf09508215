import type { VNode } from "preact";
import type { ObjectiveId } from "#db/ids.ts";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { formatNumber, pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, Form, TextArea, TextField } from "#ui/fields.tsx";
import { DayOf, FormPage, LineOf, SelectOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { subjects } from "../activity.ts";
import { indicatorEndingPath, indicatorPath, newIndicatorPath, newObjectivePath, objectivePath } from "../paths.ts";
import { type Indicator, type Objective, outcomeKinds } from "./objective.ts";

type StrategyProps = {
  language: Language;
  objectives: readonly Objective[];
  /** Those that ended: what served them is counted still. */
  ended: readonly Objective[];
  indicators: readonly Indicator[];
  counts: readonly { year: number; objective: ObjectiveId | null; count: number }[];
  mayRecord: boolean;
};

/** The objectives in their order, by what each is looked at, and the share of activities that serve it, year by year. */
export function StrategyPage({ language, objectives, ended, indicators, counts, mayRecord }: StrategyProps): VNode {
  return (
    <>
      <h1>{t(language, "strategy.title")}</h1>
      <p>{t(language, "strategy.what")}</p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {mayRecord ? (
        <p>
          <a href={`/${language}${newObjectivePath}`}>{t(language, "objective.new")}</a>
        </p>
      ) : null}
      {objectives.length === 0 ? <p>{t(language, "strategy.empty")}</p> : null}
      <ol>
        {objectives.map((objective) => (
          <li>
            <h2>
              <a href={`/${language}${objectivePath(objective.id)}`}>
                <Words language={language} texts={objective.name} />
              </a>
            </h2>
            <p>
              <Words language={language} texts={objective.description} />
            </p>
            <ul>
              {indicators
                .filter((one) => one.objective === objective.id)
                .map((one) => (
                  <li>
                    <IndicatorLink language={language} indicator={one} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
      <Shares
        language={language}
        objectives={[...objectives, ...ended.filter(({ id }) => counts.some(({ objective }) => objective === id))]}
        counts={counts}
      />
    </>
  );
}

function Words({ language, texts }: { language: Language; texts: Objective["name"] }): VNode | null {
  if (Object.keys(texts).length === 0) return null;
  const { text, in: written } = pickText(texts, language);
  return (
    <TextIn language={written} page={language}>
      {text}
    </TextIn>
  );
}

/** An indicator as a sentence, which leads to its years. */
function IndicatorLink({ language, indicator }: { language: Language; indicator: Indicator }): VNode {
  return (
    <a href={`/${language}${indicatorPath(indicator.objective, indicator.id)}`}>
      {indicatorInWords(language, indicator)}
    </a>
  );
}

/** What is counted, and on which matter where it is on one. */
export function indicatorName(
  language: Language,
  { outcome, subject }: Pick<Indicator, "outcome" | "subject">,
): string {
  const what = t(language, `outcome.${outcome}`);
  return subject ? `${what} – ${t(language, `activity.subject.${subject}`)}` : what;
}

/** An indicator as a sentence: what is counted, and the smallest difference that would matter. */
export function indicatorInWords(language: Language, indicator: Indicator): string {
  const smallest = formatNumber(language, indicator.smallestEffect);
  return t(language, "indicator.words", { what: indicatorName(language, indicator), smallest });
}

/** Of the activities of a year, how many serve each objective. */
function Shares({
  language,
  objectives,
  counts,
}: Pick<StrategyProps, "language" | "objectives" | "counts">): VNode | null {
  const years = [...new Set(counts.map(({ year }) => year))].slice(0, 12);
  if (years.length === 0) return null;
  const of = (year: number, objective: ObjectiveId | null): number =>
    counts.filter((one) => one.year === year && one.objective === objective).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <h2>{t(language, "strategy.shares")}</h2>
      <Table
        caption={t(language, "strategy.shares")}
        columns={[
          { label: t(language, "activity.year") },
          ...objectives.map(({ name }) => ({ label: pickText(name, language).text, numeric: true })),
          { label: t(language, "strategy.none"), numeric: true },
        ]}
        rows={years.map((year) => ({
          cells: [
            String(year),
            ...objectives.map(({ id }) => formatNumber(language, of(year, id))),
            formatNumber(language, of(year, null)),
          ],
        }))}
      />
    </>
  );
}

type ObjectiveProps = {
  language: Language;
  objective: Objective;
  versions: readonly Pick<Objective, "number" | "name" | "from" | "source">[];
  indicators: readonly Indicator[];
  /** Looked at no longer. */
  ended: readonly Indicator[];
  mayRecord: boolean;
};

export function ObjectivePage({ language, objective, versions, indicators, ended, mayRecord }: ObjectiveProps): VNode {
  return (
    <>
      <h1>
        <Words language={language} texts={objective.name} />
      </h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <p>
        <Words language={language} texts={objective.description} />
      </p>
      <h2>{t(language, "indicator.title")}</h2>
      <p>{t(language, "indicator.what")}</p>
      <Table
        caption={t(language, "indicator.title")}
        columns={(["indicator.outcome", "indicator.chosen-on", "activity.source", "activity.step"] as const)
          .slice(0, mayRecord ? 4 : 3)
          .map((key) => ({ label: t(language, key) }))}
        rows={indicators.map((one) => ({
          cells: [
            <IndicatorLink language={language} indicator={one} />,
            formatDate(language, one.chosenOn),
            <bdi>{one.source}</bdi>,
            ...(mayRecord
              ? [
                  <Form action={`/${language}${indicatorEndingPath(objective.id, one.id)}`}>
                    <Button>{t(language, "indicator.end")}</Button>
                  </Form>,
                ]
              : []),
          ],
        }))}
        empty={t(language, "indicator.empty")}
      />
      {mayRecord ? (
        <ul>
          <li>
            <a href={`/${language}${newIndicatorPath(objective.id)}`}>{t(language, "indicator.new")}</a>
          </li>
          <li>
            <a href={`/${language}${objectivePath(objective.id)}/words`}>{t(language, "objective.words")}</a>
          </li>
        </ul>
      ) : null}
      {ended.length > 0 ? (
        <>
          <h2>{t(language, "indicator.ended")}</h2>
          <ul>
            {ended.map((one) => (
              <li>
                <IndicatorLink language={language} indicator={one} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t(language, "objective.versions")}</h2>
      <Table
        caption={t(language, "objective.versions")}
        columns={(["objective.number", "objective.name", "objective.from", "activity.source"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={versions.map(({ number, name, from, source }) => ({
          cells: [
            String(number),
            <Words language={language} texts={name} />,
            formatDate(language, from),
            <bdi>{source}</bdi>,
          ],
        }))}
      />
      {mayRecord ? (
        <Form action={`/${language}${objectivePath(objective.id)}/ending`}>
          <Button kind="warning">{t(language, "objective.end")}</Button>
        </Form>
      ) : null}
    </>
  );
}

type FormProps = { language: Language; title: string; state: FormState; action: string; back: string };

export function ObjectiveFormPage({
  language,
  title,
  state,
  action,
  back,
  isNew,
  basis,
}: FormProps & { isNew: boolean; basis: number }): VNode {
  const field = { page: language, state };
  const ordered = [language, ...languages.filter((code) => code !== language)];
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, "objective.words.what")}
      button={title}
      back={{ href: back, label: t(language, "strategy.back") }}
      hidden={{ basis }}
    >
      {ordered.map((code) => (
        <details class="field" open={code === language || Boolean(state.typed[`name-${code}`])}>
          <summary lang={code}>{ownNames[code]}</summary>
          <TextField
            name={`name-${code}`}
            label={t(language, "objective.name")}
            language={code}
            width="full"
            value={state.typed[`name-${code}`]}
            error={errorAt(state.errors, `name-${code}`)}
          />
          <TextArea
            name={`description-${code}`}
            label={t(language, "objective.description")}
            language={code}
            value={state.typed[`description-${code}`]}
            error={errorAt(state.errors, `description-${code}`)}
          />
        </details>
      ))}
      {isNew ? (
        <LineOf {...field} name="position" label="objective.position" hint="objective.position.hint" width="short" />
      ) : null}
      <DayOf {...field} name="from" label="objective.from" />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
    </FormPage>
  );
}

export function IndicatorFormPage({
  language,
  title,
  state,
  action,
  back,
  objective,
}: FormProps & { objective: Objective }): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      {...{ language, title, state, action }}
      what={t(language, "indicator.new.what")}
      button={title}
      back={{ href: back, label: t(language, "objective.back") }}
      before={
        <p>
          <Words language={language} texts={objective.name} />
        </p>
      }
    >
      <SelectOf
        {...field}
        name="outcome"
        label="indicator.outcome"
        options={[
          { value: "", label: t(language, "activity.choose") },
          ...outcomeKinds.map((value) => ({ value, label: t(language, `outcome.${value}`) })),
        ]}
      />
      <SelectOf
        {...field}
        name="subject"
        label="indicator.subject"
        options={[
          { value: "", label: t(language, "indicator.subject.any") },
          ...subjects.map((value) => ({ value, label: t(language, `activity.subject.${value}`) })),
        ]}
      />
      <LineOf {...field} name="smallest" label="indicator.smallest" hint="indicator.smallest.hint" width="short" />
      <DayOf {...field} name="chosen" label="indicator.chosen-on" />
      <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
    </FormPage>
  );
}
