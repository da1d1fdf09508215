import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, pickText, t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form } from "#ui/fields.tsx";
import { FormPage, LineOf, TextOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import {
  confirmationPath,
  programmeChangePath,
  programmeEndingPath,
  programmePath,
  programmeVersionPath,
} from "./paths.ts";
import type { Programme } from "./programme.ts";
import {
  Areas,
  inList,
  kindsInWords,
  LastConfirmed,
  languagesInWords,
  ProviderLink,
  regionsInWords,
  Written,
  WrittenLines,
} from "./programme-parts.views.tsx";
import type { StateNames } from "./provider.ts";

export type ShownProgramme = {
  language: Language;
  programme: Programme;
  template: StandingTemplate;
  names: StateNames;
  months: number;
  today: string;
  /** How many requests it carries now; undefined where the reader does not know. */
  committed?: number | undefined;
  /** The entry of the directory, for those who may read it there. */
  contactEntry?: string | undefined;
};

type Past = {
  versions: readonly { number: number; saidOn: string; recordedAt: Temporal.Instant; recordedBy: string | null }[];
  confirmations: readonly {
    number: number;
    stillTrue: boolean;
    words: string;
    at: Temporal.Instant;
    by: string | null;
  }[];
};

/** One programme as everybody reads it; to those who signed in also its versions and what was confirmed. */
export function ProgrammePage(props: ShownProgramme & { past: Past | undefined; mayWrite: boolean }): VNode {
  const { language, programme, today, past, mayWrite } = props;
  return (
    <>
      <h1>
        <Written language={language} texts={programme.title} />
      </h1>
      <WhoCanSee
        language={language}
        who={t(language, past && isClosed(programme, today) ? "assistance.who.signed-in" : "assistance.who.everybody")}
      />
      <Standing {...props} />
      {mayWrite && programme.number === programme.revision && programme.endedOn === null ? (
        <p class="buttons">
          <a class="button button-main" href={`/${language}${confirmationPath(programme.id)}`}>
            {t(language, "assistance.programme.confirm")}
          </a>
          <a href={`/${language}${programmeChangePath(programme.id)}`}>{t(language, "assistance.programme.change")}</a>
          <a href={`/${language}${programmeEndingPath(programme.id)}`}>{t(language, "assistance.programme.end")}</a>
        </p>
      ) : null}
      <WrittenLines language={language} texts={programme.description} />
      <Facts facts={factsOf(props)} />
      <ChosenRows {...props} />
      {past ? <PastOf language={language} programme={programme} past={past} /> : null}
    </>
  );
}

function isClosed({ endedOn, to, number, revision, provider }: Programme, today: string): boolean {
  return endedOn !== null || provider.endedOn !== null || number !== revision || (to !== null && to < today);
}

/** What a reader must know before reading on: an earlier version, an ended programme. */
function Standing({ language, programme, today }: ShownProgramme): VNode | null {
  const { id, number, revision, endedOn, to, from, provider } = programme;
  const notice = (words: string, children?: ComponentChildren): VNode => (
    <Notice tone="held">
      <p>
        {words} {children}
      </p>
    </Notice>
  );
  if (number !== revision)
    return notice(
      t(language, "assistance.programme.earlier"),
      <a href={`/${language}${programmePath(id)}`}>{t(language, "assistance.programme.newest")}</a>,
    );
  const ended = endedOn ?? provider.endedOn;
  if (ended) return notice(t(language, "assistance.programme.ended-on", { date: formatDate(language, ended) }));
  if (to !== null && to < today)
    return notice(t(language, "assistance.programme.over-since", { date: formatDate(language, to) }));
  if (from !== null && from > today)
    return notice(t(language, "assistance.programme.begins-on", { date: formatDate(language, from) }));
  return null;
}

export function factsOf(props: ShownProgramme): Fact[] {
  const { language, programme, names, contactEntry } = props;
  const { onlyFor, conditions, link, contactWords, source } = programme;
  const fact = (key: Parameters<typeof t>[1], value: ComponentChildren): Fact => ({ label: t(language, key), value });
  return [
    fact("assistance.provider", <ProviderLink language={language} provider={programme.provider} names={names} />),
    fact("assistance.last-confirmed", <LastConfirmed {...props} />),
    fact("assistance.kind", kindsInWords(language, programme)),
    fact("assistance.paragraphs", <Areas language={language} areas={programme.areas} />),
    fact("assistance.where", regionsInWords(language, programme, names)),
    fact("assistance.languages", languagesInWords(language, programme)),
    fact("assistance.capacity", <Capacity {...props} />),
    ...(onlyFor.length > 0
      ? [
          fact(
            "assistance.only-for",
            onlyFor.map((one) => <p>{t(language, `assistance.only-for.${one}`)}</p>),
          ),
        ]
      : []),
    ...(Object.keys(conditions).length > 0
      ? [fact("assistance.conditions", <WrittenLines language={language} texts={conditions} />)]
      : []),
    ...(contactWords ? [fact("assistance.contact", <p class="typed">{contactWords}</p>)] : []),
    ...(contactEntry ? [fact("assistance.contact.entry", <bdi>{contactEntry}</bdi>)] : []),
    ...(link
      ? [
          fact(
            "assistance.link",
            <a href={link} rel="nofollow noreferrer">
              <bdi dir="ltr">{link}</bdi>
            </a>,
          ),
        ]
      : []),
    ...daysOf(language, programme).map((words) => fact("assistance.days", words)),
    fact("assistance.said-on", formatDate(language, programme.saidOn)),
    fact("assistance.source", source ? <bdi>{source}</bdi> : t(language, "assistance.source.here")),
  ];
}

function Capacity({ language, programme: { capacity }, committed }: ShownProgramme): VNode {
  return (
    <>
      <p>
        {capacity === null
          ? t(language, "assistance.not-stated")
          : t(language, "assistance.capacity.at-one-time", { count: capacity })}
      </p>
      {committed === undefined ? null : (
        <p class="hint">{t(language, "assistance.capacity.in-work", { number: formatNumber(language, committed) })}</p>
      )}
    </>
  );
}

function daysOf(language: Language, { from, to }: Programme): string[] {
  if (from && to)
    return [t(language, "assistance.days.between", { from: formatDate(language, from), to: formatDate(language, to) })];
  if (from) return [t(language, "assistance.days.from", { date: formatDate(language, from) })];
  return to ? [t(language, "assistance.days.to", { date: formatDate(language, to) })] : [];
}

/** The rows of the matrix that a programme is for, section by section. */
function ChosenRows({ language, programme, template }: ShownProgramme): VNode {
  const chosen = new Map<string, string[]>();
  for (const name of programme.rows) {
    const [row = "", weapon = ""] = name.split(":");
    chosen.set(row, [...(chosen.get(row) ?? []), ...(weapon ? [weapon] : [])]);
  }
  return (
    <>
      <h2>{t(language, "assistance.rows")}</h2>
      <details>
        <summary>{t(language, "assistance.rows.count", { count: chosen.size })}</summary>
        {template.sections
          .filter(({ rows }) => rows.some(({ id }) => chosen.has(id)))
          .map(({ title, rows }) => (
            <>
              <h3>
                <Written language={language} texts={title} />
              </h3>
              <ul>
                {rows
                  .filter(({ id }) => chosen.has(id))
                  .map(({ id, label }) => (
                    <li>
                      <Written language={language} texts={label} />
                      {chosen.get(id)?.length ? (
                        <>
                          {" "}
                          <bdi dir="ltr">({inList("en", chosen.get(id) ?? [])})</bdi>
                        </>
                      ) : null}
                    </li>
                  ))}
              </ul>
            </>
          ))}
      </details>
    </>
  );
}

function PastOf({ language, programme, past }: { language: Language; programme: Programme; past: Past }): VNode {
  const moment = (at: Temporal.Instant): string => formatMoment(language, at, "America/New_York");
  return (
    <section>
      <h2>{t(language, "assistance.programme.past")}</h2>
      <ul>
        {past.versions.map(({ number, recordedAt, recordedBy }) => (
          <li>
            <a
              href={`/${language}${programmeVersionPath(programme.id, number)}`}
              aria-current={number === programme.number ? "true" : undefined}
            >
              {t(language, "assistance.programme.version", { number })}
            </a>{" "}
            – {moment(recordedAt)}
            <Writer name={recordedBy} />
          </li>
        ))}
        {past.confirmations.map(({ number, stillTrue, words, at, by }) => (
          <li>
            {t(language, stillTrue ? "assistance.confirmed.true" : "assistance.confirmed.no-longer", { number })} –{" "}
            {moment(at)}
            <Writer name={by} />
            {words ? <p class="typed">{words}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who wrote, where the reader may know. */
function Writer({ name }: { name: string | null }): VNode | null {
  return name ? (
    <>
      , <bdi>{name}</bdi>
    </>
  ) : null;
}

type ConfirmProps = ShownProgramme & { state: FormState };

/** One press: this is still true. What is no longer true is changed, or ended. */
export function ConfirmProgrammePage(props: ConfirmProps): VNode {
  const { language, programme, state } = props;
  return (
    <>
      <h1>{t(language, "assistance.confirm.title")}</h1>
      <ErrorSummary language={language} errors={state.errors} />
      <h2>
        <Written language={language} texts={programme.title} />
      </h2>
      <WrittenLines language={language} texts={programme.description} />
      <Facts facts={factsOf(props)} />
      <ChosenRows {...props} />
      <p>{t(language, "assistance.confirm.what")}</p>
      <Form action={`/${language}${confirmationPath(programme.id)}`}>
        <input type="hidden" name="number" value={programme.number} />
        <LineOf page={language} state={state} name="words" label="assistance.confirm.words" />
        <div class="buttons">
          <Button kind="main">{t(language, "assistance.confirm.button")}</Button>
          <a href={`/${language}${programmeChangePath(programme.id)}`}>{t(language, "assistance.programme.change")}</a>
          <a href={`/${language}${programmeEndingPath(programme.id)}`}>{t(language, "assistance.programme.end")}</a>
        </div>
      </Form>
    </>
  );
}

type EndProps = { language: Language; programme: Programme; state: FormState };

export function EndProgrammePage({ language, programme, state }: EndProps): VNode {
  return (
    <FormPage
      language={language}
      title={t(language, "assistance.programme.end.title", { title: pickText(programme.title, language).text })}
      what={t(language, "assistance.programme.end.what")}
      state={state}
      action={`/${language}${programmeEndingPath(programme.id)}`}
      button={t(language, "assistance.programme.end")}
      back={{ href: `/${language}${programmePath(programme.id)}`, label: t(language, "assistance.back") }}
    >
      <TextOf page={language} state={state} name="words" label="assistance.why" rows={3} />
    </FormPage>
  );
}
