import type { ComponentChildren, VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { Decision, DecisionInFull } from "./decision.queries.ts";
import { decidedTextPath, decisionPath, meetingPath, noObjectionPath } from "./paths.ts";
import { RuleFacts } from "./rule.views.tsx";
import { SourceLine } from "./source-line.views.tsx";

export function DecisionsPage({ language, decisions }: { language: Language; decisions: readonly Decision[] }): VNode {
  return (
    <>
      <h1>{t(language, "decisions.title")}</h1>
      <p>{t(language, "decisions.what")}</p>
      <Table
        caption={t(language, "decisions.title")}
        columns={[
          t(language, "column.date"),
          t(language, "column.subject"),
          t(language, "decision.manner"),
          t(language, "matrix.hash"),
        ].map((label) => ({ label }))}
        rows={decisions.map(({ id, takenOn, subject, subjectLanguage, manner, textHash }) => ({
          cells: [
            <a href={`/${language}${decisionPath(id)}`}>{formatDate(language, takenOn)}</a>,
            <TextIn language={subjectLanguage} page={language}>
              {subject}
            </TextIn>,
            t(language, `decision.manner.${manner}`),
            textHash ? <code dir="ltr">{`${textHash.slice(0, 12)}…`}</code> : "–",
          ],
        }))}
        empty={t(language, "decisions.empty")}
      />
    </>
  );
}

export type DecisionPageProps = {
  language: Language;
  decision: DecisionInFull;
  /** The name the State had on the day of the decision, where the decision is on a matrix. */
  stateName: string | undefined;
  bySystem: boolean;
};

export function DecisionPage(props: DecisionPageProps): VNode {
  const { language, decision } = props;
  const { subject, subjectLanguage, source, procedure } = decision;
  return (
    <>
      <h1>{decisionTitle(language, decision)}</h1>
      <p>
        <TextIn language={subjectLanguage} page={language}>
          {subject}
        </TextIn>
      </p>
      <WhoCanSee language={language} who={t(language, decision.matrix ? "decision.who.matrix" : "committee.who")} />
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
    </>
  );
}

export function decisionTitle(language: Language, { takenOn }: Pick<Decision, "takenOn">): string {
  return t(language, "decision.title", { date: formatDate(language, takenOn) });
}

function factsOf({ language, decision, stateName, bySystem }: DecisionPageProps) {
  const { manner, takenOn, takenAt, declaredBy, matrix } = decision;
  const fact = (label: string, value: ComponentChildren) => ({ label, value });
  return [
    fact(t(language, "decision.manner"), t(language, `decision.manner.${manner}`)),
    fact(
      t(language, "decision.taken-at"),
      takenAt ? formatMoment(language, takenAt, "America/New_York") : formatDate(language, takenOn),
    ),
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
              {t(language, "no-objection.version-of", { state: stateName, number: matrix.number })}
            </a>,
          ),
        ]
      : []),
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
