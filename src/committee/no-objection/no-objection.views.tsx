import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatMoment } from "#ui/dates.tsx";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { caseActPath, circulatedTextPath, circulationPath, decisionPath } from "../paths.ts";
import { ContestedFlag } from "../themes/contested-flag.views.tsx";
import type { TouchedTheme } from "../themes/theme.ts";
import type { CaseAct } from "./case-acts.ts";
import { History } from "./history.views.tsx";
import type { CaseEvent } from "./no-objection.ts";
import { RuleFacts } from "./rule.views.tsx";
import {
  DeadlineWords,
  ProcedurePill,
  type ShownNoObjection,
  SubjectLink,
  standingWords,
  subjectWords,
} from "./subject.views.tsx";

export type NoObjectionPageProps = {
  language: Language;
  procedure: ShownNoObjection;
  events: readonly CaseEvent[];
  /** How many texts were circulated together with this one, itself included. */
  together: number;
  /** When a held text lapses, where the rule limits holds. */
  lapsesAt: Temporal.Instant | undefined;
  /** What this reader may do now. */
  acts: readonly CaseAct[];
  /** A text that went back to its draft is read by those who prepare it. */
  mayReadText: boolean;
  /** Themes that the text touches. */
  themes: readonly TouchedTheme[];
};

export function NoObjectionPage(props: NoObjectionPageProps): VNode {
  const { language, procedure, events } = props;
  return (
    <>
      <h1>{noObjectionTitle(language, procedure)}</h1>
      <p>
        <ProcedurePill language={language} procedure={procedure} />
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Holders {...props} />
      <ContestedFlag language={language} themes={props.themes} />
      <Facts facts={procedureFacts(props)} />
      <Acts {...props} />
      <h2>{t(language, "no-objection.history")}</h2>
      <History language={language} events={events} names={procedure.names} />
      <h2>{t(language, "no-objection.rule-of-case")}</h2>
      <p class="hint">{t(language, "no-objection.rule-what")}</p>
      <RuleFacts language={language} rule={procedure.rule} />
    </>
  );
}

export function noObjectionTitle(language: Language, { subject, names }: ShownNoObjection): string {
  return t(language, "no-objection.title", { text: subjectWords(language, subject, names) });
}

/** Who stops the clock, and since when: the first thing to know of a text that is held. */
function Holders({ language, procedure, lapsesAt }: NoObjectionPageProps): VNode | null {
  const { case: was, names } = procedure;
  if (was.status !== "held") return null;
  return (
    <Notice tone="held" title={t(language, "no-objection.holders")}>
      <ul>
        {was.holders.map(({ delegation, why, since }) => (
          <li>
            {t(language, `no-objection.holder.${why}`, {
              state: names.get(delegation) ?? delegation,
              moment: formatMoment(language, since, "America/New_York"),
            })}
          </li>
        ))}
      </ul>
      {lapsesAt ? (
        <p>{t(language, "no-objection.lapses", { moment: formatMoment(language, lapsesAt, "America/New_York") })}</p>
      ) : null}
    </Notice>
  );
}

function procedureFacts({ language, procedure, mayReadText, together }: NoObjectionPageProps): Fact[] {
  const { circulatedAt, circulatedBy, textHash, subject, names, members, decisionId, circulationId } = procedure;
  const fact = (label: string, value: ComponentChildren): Fact => ({ label, value });
  return [
    fact(
      t(language, "no-objection.text"),
      mayReadText ? (
        <SubjectLink language={language} subject={subject} names={names} />
      ) : (
        subjectWords(language, subject, names)
      ),
    ),
    fact(
      t(language, "no-objection.circulated"),
      t(language, "no-objection.circulated-by", {
        moment: formatMoment(language, circulatedAt, "America/New_York"),
        name: circulatedBy,
      }),
    ),
    ...(together > 1
      ? [
          fact(
            t(language, "circulation.together"),
            <a href={`/${language}${circulationPath(circulationId)}`}>
              {t(language, "circulation.count", { count: together })}
            </a>,
          ),
        ]
      : []),
    fact(t(language, "column.deadline"), <DeadlineWords language={language} procedure={procedure} />),
    fact(
      t(language, "matrix.hash"),
      <>
        <code dir="ltr">{textHash}</code>
        <p>
          <a href={`/${language}${circulatedTextPath(procedure.id)}`} download="">
            {t(language, "no-objection.text-download")}
          </a>
        </p>
      </>,
    ),
    fact(t(language, "no-objection.members"), memberNames(language, members, names)),
    ...(decisionId
      ? [
          fact(
            t(language, "no-objection.to-decision"),
            <a href={`/${language}${decisionPath(decisionId)}`}>{standingWords(language, procedure)}</a>,
          ),
        ]
      : []),
  ];
}

function memberNames(language: Language, members: readonly StateCode[], names: ReadonlyMap<StateCode, string>): string {
  const sorted = members.map((code) => names.get(code) ?? code).sort(new Intl.Collator(language).compare);
  return new Intl.ListFormat(language, { type: "unit", style: "short" }).format(sorted);
}

function Acts({ language, procedure, acts }: NoObjectionPageProps): VNode | null {
  if (acts.length === 0) return null;
  return (
    <>
      <h2>{t(language, "no-objection.may")}</h2>
      <ul class="acts">
        {acts.map((act) => (
          <li>
            <a href={`/${language}${caseActPath(procedure.id, act)}`}>{t(language, `no-objection.act.${act}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
