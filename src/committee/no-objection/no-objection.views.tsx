import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, TextArea } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { StatusPill } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { decisionPath, noObjectionPath, objectionsPath, withdrawalPath } from "../paths.ts";
import type { NoObjection, Objection } from "./no-objection.ts";
import type { ObjectOutcome } from "./object.ts";
import { RuleFacts } from "./rule.views.tsx";

/** A procedure as a page shows it: the State by its name, the days that remain while it runs. */
export type ShownNoObjection = NoObjection & {
  stateName: string;
  /** Undefined where no list says which days are working days. */
  daysLeft: number | undefined;
  /** The period has passed and the clock has not come by yet. */
  hasPassed: boolean;
};

export function NoObjectionsPage({
  language,
  procedures,
}: {
  language: Language;
  procedures: readonly ShownNoObjection[];
}): VNode {
  const running = procedures.filter(({ standing }) => standing.status === "running");
  const concluded = procedures.filter(({ standing }) => standing.status !== "running");
  return (
    <>
      <h1>{t(language, "no-objections.title")}</h1>
      <p>{t(language, "no-objections.what")}</p>
      <h2>{t(language, "no-objections.running")}</h2>
      <Procedures
        language={language}
        caption={t(language, "no-objections.running")}
        procedures={running}
        empty={t(language, "no-objections.none-running")}
      />
      <h2>{t(language, "no-objections.concluded")}</h2>
      <Procedures
        language={language}
        caption={t(language, "no-objections.concluded")}
        procedures={concluded}
        empty={t(language, "no-objections.none-concluded")}
      />
      <WhoCanSee language={language} who={t(language, "committee.who")} />
    </>
  );
}

type ListProps = { language: Language; caption: string; procedures: readonly ShownNoObjection[]; empty: string };

function Procedures({ language, caption, procedures, empty }: ListProps): VNode {
  return (
    <Table
      caption={caption}
      columns={[t(language, "column.matrix"), t(language, "column.deadline"), t(language, "column.standing")].map(
        (label) => ({ label }),
      )}
      rows={procedures.map((procedure) => ({
        cells: [
          <a href={`/${language}${noObjectionPath(procedure.id)}`}>{versionWords(language, procedure)}</a>,
          formatMoment(language, procedure.deadline, "America/New_York"),
          <ProcedurePill language={language} procedure={procedure} />,
        ],
      }))}
      empty={empty}
    />
  );
}

export type NoObjectionPageProps = {
  language: Language;
  procedure: ShownNoObjection;
  objections: readonly (Objection & { delegationName: string })[];
  /** The delegation a member objects for; undefined for everybody else, or when nothing runs. */
  objectsFor: string | undefined;
  mayWithdraw: boolean;
  /** A text that went back to its draft is read by those who prepare it. */
  mayReadMatrix: boolean;
  /** What came of an objection that did not go through. */
  refused?: { reason: Exclude<ObjectOutcome, { ok: true }>["reason"] | "too-long"; typed: string } | undefined;
};

export function NoObjectionPage(props: NoObjectionPageProps): VNode {
  const { language, procedure, mayWithdraw, refused } = props;
  const error = refused && fieldError(language, refused.reason);
  return (
    <>
      {error ? <ErrorSummary language={language} errors={[{ field: "reason", message: error }]} /> : null}
      <h1>{noObjectionTitle(language, procedure)}</h1>
      {refused?.reason === "period-has-ended" ? (
        <Notice tone="refused" title={t(language, "no-objection.too-late")}>
          <p>{t(language, "no-objection.too-late-what")}</p>
          <p class="typed">{refused.typed}</p>
        </Notice>
      ) : null}
      {refused?.reason === "concluded-already" ? (
        <Notice tone="refused">
          <p>{t(language, "no-objection.concluded-already")}</p>
          <p class="typed">{refused.typed}</p>
        </Notice>
      ) : null}
      {refused?.reason === "no-delegation" ? (
        <Notice tone="refused">
          <p>{t(language, "no-objection.no-delegation")}</p>
        </Notice>
      ) : null}
      <p>
        <ProcedurePill language={language} procedure={procedure} />
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts facts={procedureFacts(props)} />
      <Objections {...props} />
      <ObjectionForm {...props} error={error} />
      {mayWithdraw ? (
        <p>
          <a href={`/${language}${withdrawalPath(procedure.id)}`}>{t(language, "no-objection.withdraw")}</a>
        </p>
      ) : null}
      <h2>{t(language, "no-objection.rule-of-case")}</h2>
      <RuleFacts language={language} rule={procedure.rule} />
    </>
  );
}

export function noObjectionTitle(
  language: Language,
  { stateName, number }: Pick<ShownNoObjection, "stateName" | "number">,
): string {
  return t(language, "no-objection.title", { state: stateName, number });
}

type Version = { stateName: string; stateCode: StateCode; number: number };

export function versionWords(language: Language, { stateName, number }: Version): string {
  return t(language, "no-objection.version-of", { state: stateName, number });
}

/** The version with the way to its matrix. */
export function VersionLink({ language, version }: { language: Language; version: Version }): VNode {
  return <a href={`/${language}${matrixPath(version.stateCode, version.number)}`}>{versionWords(language, version)}</a>;
}

function procedureFacts({ language, procedure, mayReadMatrix }: NoObjectionPageProps): Fact[] {
  const { circulatedAt, circulatedBy, deadline, textHash, standing } = procedure;
  const fact = (label: string, value: ComponentChildren): Fact => ({ label, value });
  const decision = standing.status === "running" ? null : standing.decisionId;
  return [
    fact(
      t(language, "column.matrix"),
      mayReadMatrix ? <VersionLink language={language} version={procedure} /> : versionWords(language, procedure),
    ),
    fact(
      t(language, "no-objection.circulated"),
      t(language, "no-objection.circulated-by", {
        moment: formatMoment(language, circulatedAt, "America/New_York"),
        name: circulatedBy,
      }),
    ),
    fact(t(language, "column.deadline"), formatMoment(language, deadline, "America/New_York")),
    fact(t(language, "matrix.hash"), <code dir="ltr">{textHash}</code>),
    ...(decision
      ? [
          fact(
            t(language, "no-objection.to-decision"),
            <a href={`/${language}${decisionPath(decision)}`}>{standingWords(language, procedure)}</a>,
          ),
        ]
      : []),
  ];
}

/** Where a procedure stands, always with its date or with what remains of its time. */
function ProcedurePill({ language, procedure }: { language: Language; procedure: ShownNoObjection }): VNode {
  const tone = { running: "due", adopted: "settled", objected: "refused", withdrawn: "quiet" } as const;
  return <StatusPill tone={tone[procedure.standing.status]}>{standingWords(language, procedure)}</StatusPill>;
}

/** "5 working days left"; on the day of the deadline, that it is the last. */
export function daysLeftInWords(language: Language, count: number): string {
  return count === 0 ? t(language, "awaiting.last-day") : t(language, "awaiting.days-left", { count });
}

function standingWords(language: Language, { standing, daysLeft, hasPassed }: ShownNoObjection): string {
  if (standing.status === "running") {
    if (hasPassed) return t(language, "no-objection.waits");
    return daysLeft === undefined ? t(language, "no-objection.running") : daysLeftInWords(language, daysLeft);
  }
  const date = standing.at.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
  return t(language, `no-objection.${standing.status}`, { date: formatDate(language, date) });
}

function Objections({ language, objections }: NoObjectionPageProps): VNode {
  return (
    <>
      <h2>{t(language, "no-objection.objections")}</h2>
      <Table
        caption={t(language, "no-objection.objections")}
        columns={[
          t(language, "no-objection.delegation"),
          t(language, "no-objection.reasons"),
          t(language, "meeting.when"),
          t(language, "column.standing"),
        ].map((label) => ({ label }))}
        rows={objections.map(({ delegationName, name, reason, madeAt, late }) => ({
          cells: [
            <>
              {delegationName} (<bdi>{name}</bdi>)
            </>,
            <bdi>{reason}</bdi>,
            formatMoment(language, madeAt, "America/New_York"),
            <StatusPill tone={late ? "quiet" : "refused"}>
              {t(language, late ? "no-objection.late" : "no-objection.in-time")}
            </StatusPill>,
          ],
        }))}
        empty={t(language, "no-objection.no-objections")}
      />
    </>
  );
}

type FormProps = NoObjectionPageProps & { error: string | undefined };

function ObjectionForm({ language, procedure, objectsFor, refused, error }: FormProps): VNode | null {
  if (!objectsFor) return null;
  return (
    <>
      <h2>{t(language, "no-objection.object")}</h2>
      <p>{t(language, "no-objection.object-what", { state: objectsFor })}</p>
      <Form action={`/${language}${objectionsPath(procedure.id)}`}>
        <TextArea
          name="reason"
          label={t(language, "no-objection.reasons")}
          value={refused?.typed}
          error={error}
          rows={6}
        />
        <Button kind="warning">{t(language, "no-objection.object-button", { state: procedure.stateName })}</Button>
      </Form>
    </>
  );
}

function fieldError(
  language: Language,
  reason: NonNullable<NoObjectionPageProps["refused"]>["reason"],
): string | undefined {
  if (reason === "reason-missing") return t(language, "no-objection.reasons-missing");
  if (reason === "too-long") return t(language, "no-objection.reasons-too-long");
  return undefined;
}
