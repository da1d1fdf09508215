import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { CheckboxField, type Option } from "#ui/fields.tsx";
import { DayOf, FormPage, LanguageOf, LineOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { type Contribution, contributionKinds, formatAmount } from "./contribution.ts";
import { contributionsPath, correctionPath, newContributionPath, programmePath } from "./paths.ts";
import type { Programme } from "./programme.ts";
import { ProviderLink, Written } from "./programme-parts.views.tsx";
import { type Provider, providerName, type StateNames } from "./provider.ts";

type ListProps = {
  language: Language;
  contributions: readonly Contribution[];
  totals: readonly { year: number; currency: string; total: string; count: number }[];
  names: StateNames;
  /** Somebody who signed in reads also what is not public. */
  isSignedIn: boolean;
  mayRecord: boolean;
  corrects: (contribution: Contribution) => boolean;
};

/** What was given, in money and in kind, with its sums by year and currency. */
export function ContributionsPage(props: ListProps): VNode {
  const { language, totals, isSignedIn, mayRecord } = props;
  return (
    <>
      <h1>{t(language, "assistance.contributions")}</h1>
      <p>{t(language, "assistance.contributions.what")}</p>
      <WhoCanSee
        language={language}
        who={t(language, isSignedIn ? "assistance.who.contributions" : "assistance.who.everybody")}
      />
      {mayRecord ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${newContributionPath}`}>
            {t(language, "assistance.contribution.record")}
          </a>
        </p>
      ) : null}
      {totals.length > 0 ? (
        <>
          <h2>{t(language, "assistance.totals")}</h2>
          <p>{t(language, isSignedIn ? "assistance.totals.what" : "assistance.totals.public")}</p>
          <Table
            caption={t(language, "assistance.totals")}
            columns={[
              { label: t(language, "assistance.year") },
              { label: t(language, "assistance.total"), numeric: true },
              { label: t(language, "assistance.totals.number"), numeric: true },
            ]}
            rows={totals.map(({ year, currency, total, count }) => ({
              cells: [String(year), <bdi>{formatAmount(language, { value: total, currency })}</bdi>, String(count)],
            }))}
          />
        </>
      ) : null}
      <h2>{t(language, "assistance.contributions.each")}</h2>
      <ContributionsTable {...props} />
    </>
  );
}

type TableProps = Pick<ListProps, "language" | "contributions" | "names" | "corrects">;

export function ContributionsTable({ language, contributions, names, corrects }: TableProps): VNode {
  return (
    <Table
      caption={t(language, "assistance.contributions.each")}
      columns={(["assistance.given", "assistance.donor", "assistance.purpose", "assistance.when"] as const).map(
        (key) => ({
          label: t(language, key),
        }),
      )}
      rows={contributions.map((contribution) => ({
        id: `contribution-${contribution.id}`,
        cells: [
          <Given language={language} contribution={contribution} />,
          contribution.provider ? (
            <ProviderLink language={language} provider={contribution.provider} names={names} />
          ) : (
            <bdi>{contribution.donor}</bdi>
          ),
          <Purpose language={language} contribution={contribution} />,
          <>
            <p>{contribution.givenOn ? formatDate(language, contribution.givenOn) : String(contribution.year)}</p>
            {corrects(contribution) ? (
              <p>
                <a href={`/${language}${correctionPath(contribution.id)}`}>
                  {t(language, "assistance.contribution.correct")}
                  <span class="visually-hidden">
                    {" – "}
                    {contribution.donor}, {contribution.year}
                  </span>
                </a>
              </p>
            ) : null}
          </>,
        ],
      }))}
      empty={t(language, "assistance.contributions.none")}
    />
  );
}

type OneProps = { language: Language; contribution: Contribution };

function Given({ language, contribution: { kind, amount, what, language: written, isPublic } }: OneProps): VNode {
  return (
    <>
      <p>{amount ? <bdi>{formatAmount(language, amount)}</bdi> : t(language, `assistance.contribution.${kind}`)}</p>
      {what ? (
        <p lang={written} dir="auto">
          {what}
        </p>
      ) : null}
      {isPublic ? null : <p class="hint">{t(language, "assistance.contribution.not-public")}</p>}
    </>
  );
}

function Purpose({ language, contribution: { purpose, language: written, programme, source } }: OneProps): VNode {
  return (
    <>
      <p lang={written} dir="auto">
        {purpose}
      </p>
      {programme ? (
        <p>
          <a href={`/${language}${programmePath(programme.id)}`}>
            <Written language={language} texts={programme.title} />
          </a>
        </p>
      ) : null}
      <p class="hint">
        {t(language, "assistance.source")}: <bdi>{source}</bdi>
      </p>
    </>
  );
}

export type ContributionFormProps = {
  language: Language;
  state: FormState;
  donors: readonly Provider[];
  programmes: readonly Programme[];
  names: StateNames;
  currencies: readonly string[];
  isPublic: boolean;
  /** The secretariat also names donors that are no providers. */
  mayNameOthers: boolean;
  replaces: Contribution | undefined;
};

/** Records what was given; a correction says first what stands. */
export function ContributionFormPage(props: ContributionFormProps): VNode {
  const { language, state, donors, programmes, names, currencies, isPublic, mayNameOthers, replaces } = props;
  const field = { page: language, state };
  const none: Option = {
    value: "",
    label: t(language, mayNameOthers ? "assistance.donor.other" : "assistance.choose"),
  };
  return (
    <FormPage
      language={language}
      title={t(language, replaces ? "assistance.contribution.correct" : "assistance.contribution.record")}
      what={t(language, replaces ? "assistance.contribution.correct.what" : "assistance.contribution.record.what")}
      state={state}
      action={`/${language}${contributionsPath}`}
      button={t(language, replaces ? "assistance.contribution.correct.button" : "assistance.contribution.record")}
      back={{ href: `/${language}${contributionsPath}`, label: t(language, "assistance.back") }}
      {...(replaces ? { hidden: { replaces: replaces.id } } : {})}
    >
      <SelectOf
        {...field}
        name="provider"
        label="assistance.donor"
        options={[
          ...(mayNameOthers || donors.length !== 1 ? [none] : []),
          ...donors.map((provider) => ({ value: provider.id, label: providerName(provider, language, names) })),
        ]}
      />
      {mayNameOthers ? (
        <LineOf {...field} name="donor" label="assistance.donor.name" hint="assistance.donor.hint" />
      ) : null}
      <RadioOf
        {...field}
        name="kind"
        label="assistance.contribution.kind"
        inline
        options={contributionKinds.map((kind) => ({
          value: kind,
          label: t(language, `assistance.contribution.${kind}`),
        }))}
      />
      <LineOf {...field} name="amount" label="assistance.amount" hint="assistance.amount.hint" width="medium" />
      <SelectOf
        {...field}
        name="currency"
        label="assistance.currency"
        options={[
          { value: "", label: t(language, "assistance.choose") },
          ...currencies.map((code) => ({ value: code, label: code })),
        ]}
      />
      <TextOf {...field} name="what" label="assistance.given.words" hint="assistance.given.hint" rows={2} />
      <TextOf {...field} name="purpose" label="assistance.purpose" rows={2} />
      <LanguageOf {...field} name="language" label="assistance.words-in" />
      <SelectOf
        {...field}
        name="programme"
        label="assistance.for-programme"
        options={[
          { value: "", label: t(language, "assistance.for-programme.none") },
          ...programmes.map(({ id, title }) => ({ value: id, label: pickText(title, language).text })),
        ]}
      />
      <DayOf {...field} name="given" label="assistance.given-on" hint="assistance.given-on.hint" />
      <LineOf {...field} name="year" label="assistance.year" width="short" />
      <LineOf {...field} name="source" label="assistance.source" hint="assistance.contribution.source.hint" />
      <CheckboxField
        name="public"
        label={t(language, "assistance.contribution.public")}
        chosen={isPublic ? ["yes"] : []}
        options={[{ value: "yes", label: t(language, "assistance.contribution.public.yes") }]}
      />
    </FormPage>
  );
}
