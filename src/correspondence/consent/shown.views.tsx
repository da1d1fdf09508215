import type { VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { StandingTemplate } from "#regime/template.queries.ts";
import { formatMoment } from "#ui/dates.tsx";
import { Table } from "#ui/table.tsx";
import type { Consent } from "./consent.ts";
import { Evidence, Given, PartsInWords, ScopePill, UndoForm, WordEffect } from "./consent.views.tsx";
import { enterPath, shownOfPath } from "./paths.ts";

/** Who sees a version at a moment, and which parts. */
export type Seen = {
  number: number | undefined;
  toPublic: boolean;
  toStates: boolean;
  providers: string[];
  sections: string[] | null;
  languages: Language[] | null;
  template: StandingTemplate | undefined;
};
export type StateShown = { code: StateCode; name: string; now: Seen[] };
export type ListedWord = {
  consent: Consent;
  stateName: string;
  providers: string[];
  template: StandingTemplate | undefined;
  mayUndo: boolean;
};

export type ShownPageProps = {
  language: Language;
  states: StateShown[];
  words: ListedWord[];
  /** On the page of one State: what was shown from each moment on. */
  history?: { state: string; periods: { from: Temporal.Instant; seen: Seen[] }[] } | undefined;
  /** Where the secretariat may enter a word on the State's behalf. */
  enterFor?: StateCode | undefined;
  problem?: string | undefined;
};

/** What is public, and why: every word with its effect, its evidence and its moment. */
export function ShownPage({ language, states, words, history, enterFor, problem }: ShownPageProps): VNode {
  return (
    <>
      {problem ? (
        <div class="error-summary" role="alert" tabIndex={-1}>
          <p>{problem}</p>
        </div>
      ) : null}
      <h1>{t(language, "shown.title")}</h1>
      <p>{t(language, "shown.what")}</p>
      {enterFor ? (
        <div class="buttons">
          <a class="button" href={`/${language}${enterPath(enterFor)}`}>
            {t(language, "shown.enter")}
          </a>
        </div>
      ) : null}
      <h2>{t(language, "shown.now")}</h2>
      <Table
        caption={t(language, "shown.now")}
        columns={(["column.state", "column.version", "shown.to", "answer.parts"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={states.flatMap(({ code, name, now }) =>
          (now.length > 0 ? now : [undefined]).map((seen) => ({
            cells: [
              <a href={`/${language}${shownOfPath(code)}`}>{name}</a>,
              seen?.number === undefined ? "" : String(seen.number),
              <Readers language={language} seen={seen} />,
              seen && isSeen(seen) ? <PartsInWords language={language} {...seen} /> : "",
            ],
          })),
        )}
        empty={t(language, "shown.empty")}
      />
      <h2>{t(language, "shown.words")}</h2>
      <Table
        caption={t(language, "shown.words")}
        columns={(
          [
            "column.state",
            "column.answer",
            "answer.parts",
            "consent.effect",
            "shown.evidence",
            "consent.given",
          ] as const
        ).map((key) => ({ label: t(language, key) }))}
        rows={words.map((word) => ({ cells: wordCells(language, word) }))}
        empty={t(language, "shown.empty")}
      />
      {history ? <History language={language} {...history} /> : null}
    </>
  );
}

function wordCells(language: Language, { consent, stateName, providers, template, mayUndo }: ListedWord): VNode[] {
  const { scope, standing, toStates, sections, languages } = consent;
  return [
    <>
      {stateName}, {t(language, "letter.matrix-version", { number: consent.matrixNumber })}
    </>,
    <>
      <ScopePill language={language} scope={scope} />
      {toStates ? <p>{t(language, "shown.states")}</p> : null}
      {providers.map((name) => (
        <p>{name}</p>
      ))}
    </>,
    scope === "withheld" ? (
      <span />
    ) : (
      <>
        <PartsInWords language={language} sections={sections} languages={languages} template={template} />
        <p>{t(language, standing ? "consent.standing" : "consent.this-version")}</p>
      </>
    ),
    <>
      <WordEffect language={language} consent={consent} />
      {mayUndo ? <UndoForm language={language} consent={consent} /> : null}
    </>,
    <Evidence language={language} consent={consent} />,
    <Given language={language} consent={consent} />,
  ];
}

function Readers({ language, seen }: { language: Language; seen: Seen | undefined }): VNode {
  if (!seen || !isSeen(seen)) return <>{t(language, "shown.nobody")}</>;
  if (seen.toPublic) return <>{t(language, "shown.public")}</>;
  return (
    <>
      {seen.toStates ? <p>{t(language, "shown.states")}</p> : null}
      {seen.providers.map((name) => (
        <p>{name}</p>
      ))}
    </>
  );
}

function isSeen({ toPublic, toStates, providers }: Seen): boolean {
  return toPublic || toStates || providers.length > 0;
}

function History({ language, state, periods }: NonNullable<ShownPageProps["history"]> & { language: Language }): VNode {
  return (
    <>
      <h2>{t(language, "shown.history", { state })}</h2>
      <Table
        caption={t(language, "shown.history", { state })}
        columns={(["shown.from", "column.version", "shown.to", "answer.parts"] as const).map((key) => ({
          label: t(language, key),
        }))}
        rows={periods.flatMap(({ from, seen }) =>
          (seen.some(isSeen) ? seen.filter(isSeen) : [undefined]).map((one) => ({
            cells: [
              formatMoment(language, from, "America/New_York"),
              one?.number === undefined ? "" : String(one.number),
              <Readers language={language} seen={one} />,
              one ? <PartsInWords language={language} {...one} /> : "",
            ],
          })),
        )}
        empty={t(language, "shown.empty")}
      />
    </>
  );
}
