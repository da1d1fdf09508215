import type { ComponentChildren, VNode } from "preact";
import type { StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { isolated, t } from "#i18n/t.ts";
import { matrixPath } from "#matrix/paths.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { noObjectionPath } from "../paths.ts";
import { isOpen, type NoObjection, type Subject } from "./no-objection.ts";

/** A procedure as a page shows it: States by their names, the days that remain while it runs. */
export type ShownNoObjection = NoObjection & {
  names: ReadonlyMap<StateCode, string>;
  /** Undefined where no list says which days are working days. */
  daysLeft: number | undefined;
  /** The period has passed, and nobody has recorded or declared it yet. */
  hasPassed: boolean;
};

/** What lies before the Committee, in a line. */
export function subjectWords(language: Language, subject: Subject, names: ReadonlyMap<StateCode, string>): string {
  const { number } = subject;
  if (subject.kind === "text") return t(language, "subject.text", { title: isolated(subject.title), number });
  return t(language, "subject.matrix", { state: names.get(subject.stateCode) ?? subject.stateCode, number });
}

/** The same with the way to the text itself, and a title in the language it was written in. */
export function SubjectLink({
  language,
  subject,
  names,
}: {
  language: Language;
  subject: Subject;
  names: ReadonlyMap<StateCode, string>;
}): VNode {
  if (subject.kind === "matrix")
    return (
      <a href={`/${language}${matrixPath(subject.stateCode, subject.number)}`}>
        {subjectWords(language, subject, names)}
      </a>
    );
  return (
    <a href={`/${language}/texts/${subject.textId}/versions/${subject.number}`}>
      <TextIn language={subject.language} page={language}>
        {subject.title}
      </TextIn>
      {` · ${t(language, "subject.version", { number: subject.number })}`}
    </a>
  );
}

export function ProcedureLink({
  language,
  procedure,
  children,
}: {
  language: Language;
  procedure: ShownNoObjection;
  children?: ComponentChildren;
}): VNode {
  return (
    <a href={`/${language}${noObjectionPath(procedure.id)}`}>
      {children ?? subjectWords(language, procedure.subject, procedure.names)}
    </a>
  );
}

const tones = {
  running: "due",
  held: "held",
  adopted: "settled",
  objected: "refused",
  withdrawn: "quiet",
  lapsed: "quiet",
} as const satisfies Record<string, Tone>;

/** Where a procedure stands, always with its date or with what remains of its time. */
export function ProcedurePill({ language, procedure }: { language: Language; procedure: ShownNoObjection }): VNode {
  return <StatusPill tone={tones[procedure.case.status]}>{standingWords(language, procedure)}</StatusPill>;
}

/** "5 working days left"; on the day of the deadline, that it is the last. */
export function daysLeftInWords(language: Language, count: number): string {
  return count === 0 ? t(language, "awaiting.last-day") : t(language, "awaiting.days-left", { count });
}

export function standingWords(language: Language, { case: was, daysLeft, hasPassed, rule }: ShownNoObjection): string {
  switch (was.status) {
    case "running":
      if (hasPassed && rule.adoptedBy === "chair") return t(language, "no-objection.waits-for-chair");
      if (hasPassed) return t(language, "no-objection.waits");
      return daysLeft === undefined ? t(language, "no-objection.running") : daysLeftInWords(language, daysLeft);
    case "held":
      return t(language, was.holders.some(({ why }) => why === "hold") ? "no-objection.held" : "no-objection.asked");
    case "adopted":
    case "objected":
    case "withdrawn":
    case "lapsed": {
      const date = was.at.toZonedDateTimeISO("America/New_York").toPlainDate().toString();
      return t(language, `no-objection.${was.status}`, { date: formatDate(language, date) });
    }
  }
}

/** The deadline with its place; while the clock stands, what is left of the period. */
export function DeadlineWords({ language, procedure }: { language: Language; procedure: ShownNoObjection }): VNode {
  const { case: was, deadline } = procedure;
  if (was.status === "held") return <>{t(language, "no-objection.clock-stands", { count: was.daysLeft })}</>;
  return (
    <>{isOpen(procedure) || was.status === "adopted" ? formatMoment(language, deadline, "America/New_York") : "–"}</>
  );
}
