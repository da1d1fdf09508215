import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { RuleFacts } from "../no-objection/rule.views.tsx";
import { decidedTextPath, decisionPath, meetingPath, noObjectionPath } from "../paths.ts";
import { SourceLine } from "../source-line.views.tsx";
import type { Decision, DecisionInFull } from "./decision.queries.ts";

type DecisionsPageProps = { language: Language; decisions: readonly Decision[]; names: ReadonlyMap<StateCode, string> };

export function DecisionsPage({ language, decisions, names }: DecisionsPageProps): VNode {
  const nameOf = ({ matrix }: Decision): string | undefined => matrix && names.get(matrix.state);
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
        rows={decisions.map((decision) => ({
          cells: [
            <a href={`/${language}${decisionPath(decision.id)}`}>{formatDate(language, decision.takenOn)}</a>,
            <Subject language={language} decision={decision} stateName={nameOf(decision)} />,
            t(language, `decision.manner.${decision.manner}`),
            decision.textHash ? <code dir="ltr">{`${decision.textHash.slice(0, 12)}…`}</code> : "–",
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
  const { subjectLanguage, source, procedure } = decision;
  return (
    <>
      <h1>{decisionTitle(language, decision)}</h1>
      <p>
        <Subject {...props} />
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

function factsOf({ language, decision, stateName, bySystem }: DecisionPageProps) {
  const { manner, takenOn, takenAt, declaredBy, matrix } = decision;
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
