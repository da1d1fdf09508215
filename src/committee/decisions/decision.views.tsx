import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, SelectField, TextField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { RuleFacts } from "../no-objection/rule.views.tsx";
import {
  correctionPath,
  decidedTextPath,
  decisionPath,
  decisionsPath,
  meetingPath,
  noObjectionPath,
} from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import type { Decision, DecisionInFull } from "./decision.queries.ts";
import { decisionManners } from "./decision.ts";

export type TypedSearch = { q: string; from: string; to: string; manner: string };

type DecisionsPageProps = {
  language: Language;
  decisions: readonly Decision[];
  names: ReadonlyMap<StateCode, string>;
  typed: TypedSearch;
  count: number;
  page: number;
  pages: number;
};

export function DecisionsPage(props: DecisionsPageProps): VNode {
  const { language, decisions, names, count } = props;
  const nameOf = ({ matrix }: Decision): string | undefined => matrix && names.get(matrix.state);
  return (
    <>
      <h1>{t(language, "decisions.title")}</h1>
      <p>{t(language, "decisions.what")}</p>
      <SearchForm {...props} />
      <p>{t(language, "decisions.found", { count })}</p>
      <Table
        caption={t(language, "decisions.title")}
        columns={[
          t(language, "column.date"),
          t(language, "column.subject"),
          t(language, "decision.manner"),
          t(language, "matrix.hash"),
        ].map((label) => ({ label }))}
        rows={decisions.map((decision) => ({
          cells: [
            <a href={`/${language}${decisionPath(decision.id)}`}>{formatDate(language, decision.takenOn)}</a>,
            <>
              <Subject language={language} decision={decision} stateName={nameOf(decision)} />
              {decision.corrects ? <p class="hint">{t(language, "decision.is-correction")}</p> : null}
            </>,
            t(language, `decision.manner.${decision.manner}`),
            decision.textHash ? <code dir="ltr">{`${decision.textHash.slice(0, 12)}…`}</code> : "–",
          ],
        }))}
        empty={t(language, "decisions.empty")}
      />
      <Pages {...props} />
      <WhoCanSee language={language} who={t(language, "committee.who")} />
    </>
  );
}

function SearchForm({ language, typed }: DecisionsPageProps): VNode {
  return (
    <form method="get" action={`/${language}${decisionsPath}`} class="form form-search" role="search">
      <TextField
        name="q"
        label={t(language, "decisions.words")}
        hint={t(language, "decisions.words-hint")}
        value={typed.q}
      />
      <TextField
        name="from"
        label={t(language, "decisions.from-year")}
        value={typed.from}
        inputMode="numeric"
        width="short"
      />
      <TextField
        name="to"
        label={t(language, "decisions.to-year")}
        value={typed.to}
        inputMode="numeric"
        width="short"
      />
      <SelectField
        name="manner"
        label={t(language, "decision.manner")}
        value={typed.manner}
        options={[
          { value: "", label: t(language, "decisions.any-manner") },
          ...decisionManners.map((manner) => ({ value: manner, label: t(language, `decision.manner.${manner}`) })),
        ]}
      />
      <Button>{t(language, "decisions.search")}</Button>
    </form>
  );
}

function Pages({ language, typed, page, pages }: DecisionsPageProps): VNode | null {
  if (pages < 2) return null;
  const to = (n: number): string =>
    `/${language}${decisionsPath}?${new URLSearchParams({ ...typed, page: String(n) }).toString()}`;
  return (
    <nav aria-label={t(language, "decisions.pages")} class="pages">
      {page > 1 ? <a href={to(page - 1)}>{t(language, "decisions.newer")}</a> : null}{" "}
      <span>{t(language, "decisions.page-of", { page, pages })}</span>{" "}
      {page < pages ? <a href={to(page + 1)}>{t(language, "decisions.older")}</a> : null}
    </nav>
  );
}

export type DecisionPageProps = {
  language: Language;
  decision: DecisionInFull;
  /** The name the State had on the day of the decision, where the decision is on a matrix. */
  stateName: string | undefined;
  bySystem: boolean;
  mayCorrect: boolean;
  /** What it asks for, point by point. */
  points?: VNode | undefined;
};

export function DecisionPage(props: DecisionPageProps): VNode {
  const { language, decision } = props;
  const { subjectLanguage, source, procedure } = decision;
  return (
    <>
      <h1>{decisionTitle(language, decision)}</h1>
      <p>
        <Subject {...props} />
      </p>
      <WhoCanSee language={language} who={t(language, decision.matrix ? "decision.who.matrix" : "committee.who")} />
      <Corrections {...props} />
      <Facts facts={factsOf(props)} />
      {source ? <SourceLine language={language} written={subjectLanguage} source={source} /> : null}
      <DecidedText {...props} />
      {procedure ? (
        <>
          <h2>{t(language, "decision.rule")}</h2>
          <p>
            <a href={`/${language}${noObjectionPath(procedure.id)}`}>{t(language, "decision.procedure")}</a>
          </p>
          <RuleFacts language={language} rule={procedure.rule} />
        </>
      ) : null}
      <Meetings {...props} />
      {props.points}
    </>
  );
}

/** What was decided: about a matrix in the page's language, else in the words of the record. */
function Subject({
  language,
  decision: { matrix, subject, subjectLanguage },
  stateName,
}: Pick<DecisionPageProps, "language" | "stateName"> & { decision: Decision }): VNode {
  if (matrix && stateName) return <>{t(language, "decision.on-matrix", { state: stateName, number: matrix.number })}</>;
  return (
    <TextIn language={subjectLanguage} page={language}>
      {subject}
    </TextIn>
  );
}

export function decisionTitle(language: Language, { takenOn }: Pick<Decision, "takenOn">): string {
  return t(language, "decision.title", { date: formatDate(language, takenOn) });
}

/** What it corrects, and what corrected it since: a reader sees it before anything else. */
function Corrections({ language, decision: { id, corrects, correctedBy }, mayCorrect }: DecisionPageProps): VNode {
  return (
    <>
      {correctedBy.map((later) => (
        <Notice tone="held">
          <p>
            <a href={`/${language}${decisionPath(later.id)}`}>
              {t(language, "decision.corrected-by", { date: formatDate(language, later.takenOn) })}
            </a>
          </p>
        </Notice>
      ))}
      {corrects ? (
        <p>
          <a href={`/${language}${decisionPath(corrects)}`}>{t(language, "decision.corrects")}</a>
        </p>
      ) : null}
      {mayCorrect ? (
        <p>
          <a href={`/${language}${correctionPath(id)}`}>{t(language, "decision.correct")}</a>
        </p>
      ) : null}
    </>
  );
}

function factsOf({ language, decision, stateName, bySystem }: DecisionPageProps) {
  const { manner, takenOn, takenAt, declaredBy, matrix, text, textLanguage } = decision;
  const fact = (label: string, value: ComponentChildren) => ({ label, value });
  return [
    fact(t(language, "decision.manner"), t(language, `decision.manner.${manner}`)),
    fact(t(language, "decision.taken-on"), formatDate(language, takenOn)),
    ...(takenAt
      ? [fact(t(language, "decision.recorded-at"), formatMoment(language, takenAt, "America/New_York"))]
      : []),
    ...(declaredBy
      ? [
          fact(
            t(language, "decision.declared-by"),
            bySystem ? t(language, "decision.declared-by.system") : <bdi>{declaredBy}</bdi>,
          ),
        ]
      : []),
    ...(matrix && stateName
      ? [
          fact(
            t(language, "column.matrix"),
            <a href={`/${language}${matrixPath(matrix.state, matrix.number)}`}>
              {t(language, "subject.matrix", { state: stateName, number: matrix.number })}
            </a>,
          ),
        ]
      : []),
    ...(text
      ? [
          fact(
            t(language, "no-objection.text"),
            <a href={`/${language}/texts/${text.id}/versions/${text.number}`}>
              {t(language, "subject.version", { number: text.number })}
            </a>,
          ),
        ]
      : []),
    ...(textLanguage ? [fact(t(language, "decision.text-language"), ownNames[textLanguage])] : []),
  ];
}

function DecidedText({ language, decision: { id, textHash, hasText } }: DecisionPageProps): VNode {
  return (
    <>
      <h2>{t(language, "decision.text")}</h2>
      {textHash ? (
        <Facts facts={[{ label: t(language, "matrix.hash"), value: <code dir="ltr">{textHash}</code> }]} />
      ) : null}
      <p>
        {hasText ? (
          <a href={`/${language}${decidedTextPath(id)}`} download="">
            {t(language, "decision.text-download")}
          </a>
        ) : (
          t(language, "decision.no-text")
        )}
      </p>
    </>
  );
}

function Meetings({ language, decision: { meetings, subjectLanguage } }: DecisionPageProps): VNode | null {
  if (meetings.length === 0) return null;
  return (
    <>
      <h2>{t(language, "decision.meetings")}</h2>
      <ul>
        {meetings.map(({ id, heldOn, relation, source }) => (
          <li>
            <a href={`/${language}${meetingPath(id)}`}>
              {heldOn ? formatDate(language, heldOn) : t(language, "meeting.kind.expected")}
            </a>
            : {t(language, `meeting.decision.${relation}`)}
            <SourceLine language={language} written={subjectLanguage} source={source} />
          </li>
        ))}
      </ul>
    </>
  );
}
