import type { VNode } from "preact";
import type { StateCode, TextVersionId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Confirm } from "#ui/confirm.tsx";
import type { Fact } from "#ui/facts.tsx";
import { DateField, ErrorSummary, RadioField, SelectField, TextArea, TextField } from "#ui/fields.tsx";
import { Notice } from "#ui/notice.tsx";
import { caseActPath, decisionPath, noObjectionPath, textPath } from "../paths.ts";
import type { TypedAct } from "./case-act-form.ts";
import type { CaseAct } from "./case-acts.ts";
import {
  DeadlineWords,
  ProcedurePill,
  type ShownNoObjection,
  SubjectLink,
  standingWords,
  subjectWords,
} from "./subject.views.tsx";

export type CaseActPageProps = {
  language: Language;
  procedure: ShownNoObjection;
  act: CaseAct;
  typed: TypedAct;
  errors: readonly { field: string; message: string }[];
  /** Why the act was not taken; a late word is kept all the same. */
  refused?: { words: string; isKept: boolean } | undefined;
  /** In whose name a member speaks. */
  speaksFor: string | undefined;
  /** Texts of the same circulation that are still open, this one included. */
  open: number;
  mayReadText: boolean;
  /** Drafts of the same text that could take its place. */
  versions: readonly { id: TextVersionId; number: number }[];
  /** Delegations with a question that waits. */
  askers: readonly { code: StateCode; words: string }[];
};

/** One act on one page: what will happen, to which text, until when, who sees it; the button names the act. */
export function CaseActPage(props: CaseActPageProps): VNode {
  const { language, procedure, act, errors, refused } = props;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      {refused ? (
        <Notice tone="refused" title={t(language, refused.isKept ? "no-objection.too-late" : "no-objection.not-taken")}>
          <p>{refused.words}</p>
        </Notice>
      ) : null}
      <Confirm
        title={t(language, `no-objection.act.${act}`)}
        facts={actFacts(props)}
        action={`/${language}${caseActPath(procedure.id, act)}`}
        button={t(language, `no-objection.act.${act}`)}
        back={{ href: `/${language}${noObjectionPath(procedure.id)}`, label: t(language, "no-objection.back") }}
        {...(act === "objections" || act === "withdrawal"
          ? { warning: t(language, `no-objection.warning.${act}`) }
          : {})}
      >
        <Fields {...props} />
      </Confirm>
    </>
  );
}

function actFacts({ language, procedure, act, speaksFor, mayReadText }: CaseActPageProps): Fact[] {
  const { subject, names, decisionId } = procedure;
  return [
    {
      label: t(language, "no-objection.text"),
      value: mayReadText ? (
        <SubjectLink language={language} subject={subject} names={names} />
      ) : (
        subjectWords(language, subject, names)
      ),
    },
    {
      label: t(language, "column.standing"),
      value: decisionId ? (
        <a href={`/${language}${decisionPath(decisionId)}`}>{standingWords(language, procedure)}</a>
      ) : (
        <ProcedurePill language={language} procedure={procedure} />
      ),
    },
    ...(speaksFor ? [{ label: t(language, "no-objection.delegation"), value: speaksFor }] : []),
    { label: t(language, "column.deadline"), value: <DeadlineWords language={language} procedure={procedure} /> },
    { label: t(language, "circulate.what"), value: t(language, `no-objection.what.${act}`) },
    { label: t(language, "circulate.who"), value: t(language, "committee.who") },
  ];
}

function Fields(props: CaseActPageProps): VNode | null {
  const { language, act, typed, versions, askers } = props;
  const wrong = (field: string): string | undefined => props.errors.find((error) => error.field === field)?.message;
  const words = (label: "reasons" | "reasons-optional" | "question" | "answer" | "words", rows = 5): VNode => (
    <TextArea
      name="words"
      label={t(language, `no-objection.${label}`)}
      value={typed.words}
      error={wrong("words")}
      rows={rows}
    />
  );
  switch (act) {
    case "objections":
      return (
        <>
          {words("reasons", 6)}
          <Scope {...props} />
        </>
      );
    case "holds":
    case "lifts":
      return (
        <>
          {words("reasons-optional", 3)}
          <Scope {...props} />
        </>
      );
    case "questions":
      return words("question");
    case "answers":
      return (
        <>
          <RadioField
            name="delegation"
            label={t(language, "no-objection.whose-question")}
            value={typed.delegation || (askers.length === 1 ? askers[0]?.code : "")}
            error={wrong("delegation")}
            options={askers.map(({ code, words }) => ({
              value: code,
              label: props.procedure.names.get(code) ?? code,
              hint: words,
            }))}
          />
          {words("answer")}
        </>
      );
    case "extensions":
      return (
        <>
          <TextField
            name="days"
            label={t(language, "no-objection.days")}
            value={typed.days}
            error={wrong("days")}
            inputMode="numeric"
            width="short"
          />
          {words("reasons-optional", 3)}
          <Scope {...props} />
        </>
      );
    case "amendments":
      if (versions.length === 0 && props.procedure.subject.kind === "text")
        return (
          <Notice tone="held" title={t(language, "no-objection.version")}>
            <p>{t(language, "no-objection.no-versions")}</p>
            <p>
              <a href={`/${language}${textPath(props.procedure.subject.textId)}`}>{t(language, "texts.title")}</a>
            </p>
          </Notice>
        );
      return (
        <>
          <SelectField
            name="version"
            label={t(language, "no-objection.version")}
            value={typed.version}
            error={wrong("version")}
            options={versions.map(({ id, number }) => ({
              value: id,
              label: t(language, "subject.version", { number }),
            }))}
          />
          {words("reasons-optional", 3)}
        </>
      );
    case "declaration":
      return <Scope {...props} />;
    case "withdrawal":
      return (
        <>
          {words("reasons-optional", 3)}
          <Scope {...props} />
        </>
      );
    case "words":
      return <ReceivedFields {...props} wrong={wrong} />;
  }
}

/** This text alone, or all that were circulated with it and are still open. */
function Scope({ language, typed, open }: CaseActPageProps): VNode | null {
  if (open < 2) return null;
  return (
    <RadioField
      name="scope"
      label={t(language, "no-objection.scope")}
      value={typed.scope || "one"}
      options={[
        { value: "one", label: t(language, "no-objection.scope.one") },
        { value: "all", label: t(language, "no-objection.scope.all", { count: open }) },
      ]}
    />
  );
}

type ReceivedProps = CaseActPageProps & { wrong: (field: string) => string | undefined };

/** What the secretariat records of a message: what it says, whose, when it came in, where it can be read. */
function ReceivedFields({ language, typed, procedure, wrong }: ReceivedProps): VNode {
  const { members, names } = procedure;
  return (
    <>
      <RadioField
        name="kind"
        label={t(language, "no-objection.received-kind")}
        value={typed.kind}
        error={wrong("kind")}
        options={(["objections", "holds", "lifts", "questions"] as const).map((kind) => ({
          value: kind,
          label: t(language, `no-objection.act.${kind}`),
        }))}
      />
      <SelectField
        name="delegation"
        label={t(language, "no-objection.delegation")}
        value={typed.delegation}
        error={wrong("delegation")}
        options={[
          { value: "", label: "–" },
          ...members
            .map((code) => ({ value: code as string, label: names.get(code) ?? code }))
            .sort((a, b) => a.label.localeCompare(b.label, language)),
        ]}
      />
      <DateField
        language={language}
        name="received"
        label={t(language, "no-objection.received-on")}
        value={typed.received}
        error={wrong("received")}
      />
      <TextField
        name="time"
        label={t(language, "no-objection.received-time")}
        hint={t(language, "no-objection.received-time-hint")}
        value={typed.time}
        error={wrong("time")}
        width="short"
      />
      <TextArea name="words" label={t(language, "no-objection.words")} value={typed.words} error={wrong("words")} />
      <TextField
        name="evidence"
        label={t(language, "no-objection.evidence")}
        hint={t(language, "no-objection.evidence-hint")}
        value={typed.evidence}
        error={wrong("evidence")}
        width="full"
      />
    </>
  );
}
