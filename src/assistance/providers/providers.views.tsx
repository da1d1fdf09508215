import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { weapons } from "#regime/template.ts";
import { regionalGroups } from "#states/state.ts";
import { formatDate } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, type Option, SelectField } from "#ui/fields.tsx";
import { FormPage, LineOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { kindsOfAssistance } from "../kinds.ts";
import type { Contribution } from "./contribution.ts";
import { ContributionsTable } from "./contribution.views.tsx";
import {
  contributionsPath,
  newProviderPath,
  programmePath,
  programmesOfPath,
  providerEndingPath,
  providerPath,
  providersPath,
} from "./paths.ts";
import type { Programme, ProgrammeFilter } from "./programme.ts";
import {
  inList,
  kindsInWords,
  LastConfirmed,
  languagesInWords,
  Paragraphs,
  ProviderLink,
  ProviderName,
  regionsInWords,
  Written,
} from "./programme-parts.views.tsx";
import { type Provider, providerName, type StateNames } from "./provider.ts";

type ListProps = {
  language: Language;
  programmes: readonly Programme[];
  providers: readonly Provider[];
  names: StateNames;
  filter: ProgrammeFilter;
  paragraphs: readonly string[];
  months: number;
  today: string;
  mayList: boolean;
};

/** Who can help, with what, where: open to everybody. */
export function ProvidersPage(props: ListProps): VNode {
  const { language, programmes, providers, names, mayList } = props;
  return (
    <>
      <h1>{t(language, "assistance.providers")}</h1>
      <p>{t(language, "assistance.providers.what")}</p>
      <WhoCanSee language={language} who={t(language, "assistance.who.everybody")} />
      <p class="buttons">
        {mayList ? (
          <a class="button button-main" href={`/${language}${newProviderPath}`}>
            {t(language, "assistance.provider.list")}
          </a>
        ) : null}
        <a href={`/${language}${contributionsPath}`}>{t(language, "assistance.contributions")}</a>
      </p>
      <FilterForm {...props} />
      <h2>{t(language, "assistance.programmes")}</h2>
      <p>{t(language, "assistance.programmes.count", { count: programmes.length })}</p>
      <ProgrammesTable {...props} empty={t(language, "assistance.programmes.none-fit")} withProvider />
      <h2>{t(language, "assistance.providers.all")}</h2>
      {providers.length === 0 ? <p class="empty">{t(language, "assistance.providers.none")}</p> : null}
      <ul class="states">
        {providers.map((provider) => (
          <li>
            <ProviderLink language={language} provider={provider} names={names} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FilterForm({ language, filter, names, paragraphs }: ListProps): VNode {
  const any = { value: "", label: t(language, "assistance.any") };
  return (
    <form method="get" action={`/${language}${providersPath}`} class="form form-search">
      <SelectField
        name="paragraph"
        label={t(language, "assistance.paragraph")}
        value={filter.paragraph ?? ""}
        options={[any, ...paragraphs.map((paragraph) => ({ value: paragraph, label: paragraph }))]}
      />
      <SelectField
        name="weapon"
        label={t(language, "assistance.weapon")}
        value={filter.weapon ?? ""}
        options={[any, ...weapons.map((weapon) => ({ value: weapon, label: t(language, `weapon.${weapon}`) }))]}
      />
      <SelectField
        name="kind"
        label={t(language, "assistance.kind")}
        value={filter.kind ?? ""}
        options={[
          any,
          ...kindsOfAssistance.map((kind) => ({ value: kind, label: t(language, `assistance.kind.${kind}`) })),
        ]}
      />
      <SelectField
        name="region"
        label={t(language, "assistance.region")}
        value={filter.region ?? ""}
        options={[any, ...regionOptions(language, names)]}
      />
      <SelectField
        name="language"
        label={t(language, "assistance.language")}
        value={filter.language ?? ""}
        options={[any, ...languages.map((code) => ({ value: code, label: ownNames[code], language: code }))]}
      />
      <Button kind="main">{t(language, "assistance.narrow")}</Button>
    </form>
  );
}

function regionOptions(language: Language, names: StateNames): Option[] {
  return [
    ...regionalGroups.map((group) => ({ value: group, label: t(language, `division.region.${group}`) })),
    ...[...names].map(([code, name]) => ({ value: code, label: name })),
  ];
}

type TableProps = Pick<ListProps, "language" | "programmes" | "names" | "months" | "today"> & {
  empty: string;
  withProvider?: boolean;
};

/** Programmes as lines: what, for which paragraphs, where, when last confirmed. */
export function ProgrammesTable(props: TableProps): VNode {
  const { language, programmes, names, months, today, empty, withProvider = false } = props;
  return (
    <Table
      caption={t(language, "assistance.programmes")}
      columns={(
        ["assistance.programme", "assistance.kind", "assistance.where", "assistance.last-confirmed"] as const
      ).map((key) => ({ label: t(language, key) }))}
      rows={programmes.map((programme) => ({
        cells: [
          <>
            <p>
              <a href={`/${language}${programmePath(programme.id)}`}>
                <Written language={language} texts={programme.title} />
              </a>
            </p>
            {withProvider ? (
              <p class="hint">
                <ProviderName language={language} provider={programme.provider} names={names} />
              </p>
            ) : null}
          </>,
          <>
            <p>{kindsInWords(language, programme)}</p>
            <p class="hint">
              <Paragraphs areas={programme.areas} />
            </p>
          </>,
          <>
            <p>{regionsInWords(language, programme, names)}</p>
            <p class="hint">{languagesInWords(language, programme)}</p>
          </>,
          <LastConfirmed language={language} programme={programme} months={months} today={today} />,
        ],
      }))}
      empty={empty}
    />
  );
}

type ProviderProps = Pick<ListProps, "language" | "programmes" | "names" | "months" | "today"> & {
  provider: Provider;
  /** Of this provider, for those who signed in. */
  ended: readonly Programme[];
  contributions: readonly Contribution[];
  mayWrite: boolean;
  mayEnd: boolean;
};

/** One provider: its programmes, and what it gave. */
export function ProviderPage(props: ProviderProps): VNode {
  const { language, provider, names, ended, contributions, mayWrite, mayEnd } = props;
  return (
    <>
      <h1>
        <ProviderName language={language} provider={provider} names={names} />
      </h1>
      <WhoCanSee language={language} who={t(language, "assistance.who.everybody")} />
      {provider.endedOn ? (
        <Notice tone="held">
          <p>{t(language, "assistance.provider.ended-on", { date: formatDate(language, provider.endedOn) })}</p>
        </Notice>
      ) : null}
      <Facts facts={factsOf(props)} />
      {(mayWrite || mayEnd) && provider.endedOn === null ? (
        <p class="buttons">
          {mayWrite ? (
            <a class="button button-main" href={`/${language}${programmesOfPath(provider.id)}/new`}>
              {t(language, "assistance.programme.offer")}
            </a>
          ) : null}
          {mayEnd ? (
            <a href={`/${language}${providerEndingPath(provider.id)}`}>{t(language, "assistance.provider.end")}</a>
          ) : null}
        </p>
      ) : null}
      <h2>{t(language, "assistance.programmes")}</h2>
      <ProgrammesTable {...props} empty={t(language, "assistance.programmes.none")} />
      {ended.length > 0 ? (
        <>
          <h2>{t(language, "assistance.programmes.over")}</h2>
          <ul>
            {ended.map(({ id, title }) => (
              <li>
                <a href={`/${language}${programmePath(id)}`}>
                  <Written language={language} texts={title} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {contributions.length > 0 ? (
        <>
          <h2>{t(language, "assistance.contributions")}</h2>
          <ContributionsTable language={language} contributions={contributions} names={names} corrects={() => false} />
        </>
      ) : null}
    </>
  );
}

function factsOf({ language, provider: { who }, programmes }: ProviderProps): Fact[] {
  const languagesOf = languages.filter((code) => programmes.some((one) => one.languages.includes(code)));
  return [
    {
      label: t(language, "assistance.provider.is"),
      value:
        who.kind === "state"
          ? t(language, "assistance.provider.state")
          : t(language, `directory.organisation.${who.of}`),
    },
    ...(who.kind === "organisation" && who.invented
      ? [{ label: t(language, "assistance.provider.note"), value: t(language, "assistance.provider.invented") }]
      : []),
    ...(languagesOf.length > 0
      ? [
          {
            label: t(language, "assistance.languages"),
            value: inList(
              language,
              languagesOf.map((code) => ownNames[code]),
            ),
          },
        ]
      : []),
  ];
}

type NewProps = { language: Language; state: FormState; choices: readonly Option[] };

/** The secretariat lists an organisation of the directory, or a State. */
export function NewProviderPage({ language, state, choices }: NewProps): VNode {
  const field = { page: language, state };
  return (
    <FormPage
      language={language}
      title={t(language, "assistance.provider.list")}
      what={t(language, "assistance.provider.list.what")}
      state={state}
      action={`/${language}${providersPath}`}
      button={t(language, "assistance.provider.list")}
      back={{ href: `/${language}${providersPath}`, label: t(language, "assistance.back") }}
    >
      <SelectOf
        {...field}
        name="who"
        label="assistance.provider"
        hint="assistance.provider.list.hint"
        options={[{ value: "", label: t(language, "assistance.choose") }, ...choices]}
      />
      <LineOf {...field} name="source" label="assistance.source" hint="assistance.provider.source.hint" />
    </FormPage>
  );
}

type EndProps = { language: Language; state: FormState; provider: Provider; names: StateNames };

export function EndProviderPage({ language, state, provider, names }: EndProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "assistance.provider.end.title", { name: providerName(provider, language, names) })}
      what={t(language, "assistance.provider.end.what")}
      state={state}
      action={`/${language}${providerEndingPath(provider.id)}`}
      button={t(language, "assistance.provider.end")}
      back={{ href: `/${language}${providerPath(provider.id)}`, label: t(language, "assistance.back") }}
    >
      <TextOf page={language} state={state} name="words" label="assistance.why" rows={3} />
    </FormPage>
  );
}
