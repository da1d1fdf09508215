import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { TemplateName } from "./matrix.views.tsx";
import { publicPdfPath, searchPath, statePath } from "./paths.ts";
import type { FoundCell } from "./public-matrix.queries.ts";
import { sourceWords } from "./sheet.ts";
import { DisclaimerView, Label, Legend, markWords, SheetView, whereWords } from "./sheet.views.tsx";
import type { NotShown, ShownMatrix } from "./shown-matrix.ts";

export type ListedState = { code: string; name: string; invented: boolean; shown: boolean };

/** All States in the reader's own order; of which a matrix may be read here. */
export function StatesPage({ language, states }: { language: Language; states: ListedState[] }): VNode {
  const invented = states.filter((state) => state.invented);
  const members = states.filter((state) => !state.invented);
  return (
    <>
      <h1>{t(language, "states.title")}</h1>
      <p>{t(language, "states.what")}</p>
      {invented.length > 0 ? (
        <>
          <h2>{t(language, "states.invented")}</h2>
          <StateList language={language} states={invented} />
          <h2>{t(language, "states.members")}</h2>
        </>
      ) : null}
      <StateList language={language} states={members} />
    </>
  );
}

function StateList({ language, states }: { language: Language; states: ListedState[] }): VNode {
  return (
    <ul class="states">
      {states.map(({ code, name, shown }) => (
        <li>
          <a href={`/${language}${statePath(code)}`}>{name}</a>{" "}
          {shown ? <span class="hint">{t(language, "states.shown")}</span> : null}
        </li>
      ))}
    </ul>
  );
}

type StateProps = {
  language: Language;
  code: string;
  name: string;
  formal: string;
  invented: boolean;
  shown: ShownMatrix | undefined;
  notShown: NotShown | undefined;
};

/** A State's public page: its matrix where a live consent covers one, else one sentence that is the same for every reason. */
export function StatePage({ language, code, name, formal, invented, shown, notShown }: StateProps): VNode {
  return (
    <>
      <h1>{name}</h1>
      <p>{formal}</p>
      {invented ? <p class="hint">{t(language, "state.invented")}</p> : null}
      {shown ? (
        <Shown language={language} code={code} name={name} shown={shown} />
      ) : (
        <Nothing language={language} code={code} notShown={notShown} />
      )}
    </>
  );
}

/** Nothing is shown here: in this language, or any longer, or at all. */
function Nothing({ language, code, notShown }: Pick<StateProps, "language" | "code" | "notShown">): VNode {
  const { elsewhere = [], tombstone } = notShown ?? {};
  if (elsewhere.length > 0)
    return (
      <>
        <p>{t(language, "public.elsewhere")}</p>
        <ul>
          {elsewhere.map((other) => (
            <li>
              <a href={`/${other}${statePath(code)}`} lang={other} hreflang={other}>
                {ownNames[other]}
              </a>
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      <p>{t(language, "state.nothing-shown")}</p>
      {tombstone ? (
        <p>
          {t(language, "public.tombstone", {
            from: formatDate(language, tombstone.from),
            to: formatDate(language, tombstone.to),
          })}
        </p>
      ) : null}
    </>
  );
}

/** By whose consent a matrix is shown, and which parts where they are not all. */
function ByConsent({ language, shown: { consent, sheet } }: { language: Language; shown: ShownMatrix }): VNode {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return (
    <>
      <p>{t(language, "public.consent", { date: formatDate(language, consent.givenOn) })}</p>
      {consent.sections ? (
        <p>
          {t(language, "public.sections", {
            sections: list.format(sheet.sections.map(({ title }) => pickText(title, language).text)),
          })}
        </p>
      ) : null}
      {consent.languages ? (
        <p>
          {t(language, "public.languages", { languages: list.format(consent.languages.map((one) => ownNames[one])) })}
        </p>
      ) : null}
    </>
  );
}

function Shown({
  language,
  code,
  name,
  shown,
}: {
  language: Language;
  code: string;
  name: string;
  shown: ShownMatrix;
}): VNode {
  const { number, approvedOn, sheet, counts, disclaimer } = shown;
  return (
    <>
      <WhoCanSee language={language} who={t(language, "state.who-public")} />
      <ByConsent language={language} shown={shown} />
      <DisclaimerView language={language} disclaimer={disclaimer} />
      <h2>{t(language, "matrix.title.approved", { state: name })}</h2>
      <Facts
        facts={[
          { label: t(language, "matrix.approved-on"), value: formatDate(language, approvedOn) },
          { label: t(language, "column.version"), value: String(number) },
          { label: t(language, "matrices.template"), value: <TemplateName language={language} sheet={sheet} /> },
          {
            label: t(language, "state.file"),
            value: <a href={`/${language}${publicPdfPath(code)}`}>{t(language, "state.pdf")}</a>,
          },
        ]}
      />
      <Legend language={language} counts={counts} />
      <SheetView language={language} sheet={sheet} />
    </>
  );
}

type SearchProps = {
  language: Language;
  words: string;
  states: { code: string; name: string }[];
  cells: (FoundCell & { stateName: string })[];
  tooLong?: boolean;
};

export function SearchPage({ language, words, states, cells, tooLong = false }: SearchProps): VNode {
  return (
    <>
      <h1>{t(language, "search.title")}</h1>
      <search>
        <form method="get" action={`/${language}${searchPath}`} class="form">
          <div class="field">
            <label for="q">{t(language, "search.words")}</label>
            <p class="hint" id="q-hint">
              {t(language, "search.hint")}
            </p>
            {tooLong ? <p class="error">{t(language, "search.too-long")}</p> : null}
            <input id="q" name="q" type="search" class="input" value={words} dir="auto" aria-describedby="q-hint" />
          </div>
          <Button kind="main">{t(language, "search.button")}</Button>
        </form>
      </search>
      {words && !tooLong ? <Results language={language} states={states} cells={cells} /> : null}
    </>
  );
}

function Results({ language, states, cells }: Pick<SearchProps, "language" | "states" | "cells">): VNode {
  if (states.length + cells.length === 0) return <p class="empty">{t(language, "search.nothing")}</p>;
  return (
    <>
      {states.length > 0 ? (
        <>
          <h2>{t(language, "states.title")}</h2>
          <ul>
            {states.map(({ code, name }) => (
              <li>
                <a href={`/${language}${statePath(code)}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {cells.length > 0 ? (
        <>
          <h2>{t(language, "search.in-matrices")}</h2>
          <Notice>
            <p>{t(language, "search.disclaimer")}</p>
          </Notice>
          <ul>
            {cells.map((cell) => (
              <li>
                <a href={`/${language}${statePath(cell.stateCode)}#row-${cell.rowId}`}>
                  {cell.stateName} · <Label language={language} texts={cell.label} />
                </a>
                <br />
                {whereWords(language, cell)}: {markWords(language, cell.mark)}{" "}
                <bdi lang="en" dir="auto">
                  {[...cell.sources.map(sourceWords), cell.remark].filter(Boolean).join(" – ")}
                </bdi>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
