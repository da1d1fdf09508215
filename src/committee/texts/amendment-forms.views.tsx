import type { VNode } from "preact";
import { type Language, ownNames } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, type FieldError, Form, RadioField, TextArea, TextField } from "#ui/fields.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { amendmentPath, amendmentsPath, textVersionPath } from "../paths.ts";
import type { Amendment } from "./amendment.ts";
import { Outcome, ProposedChange, whereWords } from "./amendment.views.tsx";
import { Legend } from "./comparison.views.tsx";
import { OnBehalf, type StateOption, wrongAt } from "./form-fields.views.tsx";
import { NumberedText } from "./numbered.views.tsx";
import type { Text, WorkedVersion } from "./text.ts";
import { dayOf, nameOf, type StateNames, Title } from "./text-words.views.tsx";

export type ProposePageProps = {
  language: Language;
  text: Text;
  version: WorkedVersion;
  of: Language;
  typed: Record<string, string>;
  errors: readonly FieldError[];
  /** The person's own delegation; the secretariat chooses another's instead. */
  delegation: string | undefined;
  states: readonly StateOption[];
};

/** Other words for a paragraph, beside the text as it stands. */
export function ProposePage(props: ProposePageProps): VNode {
  const { language, text, version, of, typed, errors, delegation, states } = props;
  const wrong = wrongAt(errors);
  const body = version.bodies[of];
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "texts.propose.title", { number: version.number })}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={t(language, "texts.who.versions")} />
      {body ? <NumberedText language={language} kind={version.kind} body={body} written={of} /> : null}
      <Form action={`/${language}${amendmentsPath(text.id, version.number)}`}>
        <input type="hidden" name="language" value={of} />
        <Speaks language={language} delegation={delegation} states={states} typed={typed} errors={errors} />
        <TextField
          name="paragraph"
          label={t(language, "texts.propose.paragraph", { language: ownNames[of] })}
          hint={t(language, "texts.propose.paragraph-hint")}
          value={typed.paragraph}
          error={wrong("paragraph")}
          inputMode="numeric"
          width="short"
        />
        <TextArea
          name="old-words"
          label={t(language, "texts.propose.old")}
          hint={t(
            language,
            version.kind === "transmittal-letter" ? "texts.propose.old-hint-letter" : "texts.propose.old-hint",
          )}
          value={typed["old-words"]}
          error={wrong("old-words")}
          rows={3}
          language={of}
        />
        <TextArea
          name="new-words"
          label={t(language, "texts.propose.new")}
          hint={t(language, "texts.propose.new-hint")}
          value={typed["new-words"]}
          error={wrong("new-words")}
          rows={3}
          language={of}
        />
        <TextArea
          name="why"
          label={t(language, "texts.amendment.why")}
          value={typed.why}
          error={wrong("why")}
          rows={3}
        />
        <div class="buttons">
          <Button kind="main">{t(language, "texts.propose.button")}</Button>
          <a href={`/${language}${textVersionPath(text.id, version.number, of)}`}>{t(language, "texts.back")}</a>
        </div>
      </Form>
    </>
  );
}

/** In whose name: said to a member, asked of the secretariat. */
export function Speaks({
  language,
  delegation,
  states,
  typed,
  errors,
}: Pick<ProposePageProps, "language" | "delegation" | "states" | "typed" | "errors">): VNode | null {
  if (delegation) return <p>{t(language, "texts.in-the-name-of", { state: delegation })}</p>;
  if (states.length === 0) return null;
  return <OnBehalf language={language} states={states} typed={typed} errors={errors} />;
}

export type AmendmentPageProps = {
  language: Language;
  text: Text;
  amendment: Amendment;
  names: StateNames;
  may: { decide: boolean; withdraw: boolean; withEvidence: boolean };
  typed: Record<string, string>;
  errors: readonly FieldError[];
};

/** One amendment: what is proposed and why, what became of it, and the forms of those who may still say. */
export function AmendmentPage(props: AmendmentPageProps): VNode {
  const { language, text, amendment, names, may, errors } = props;
  const { delegation, proposedBy, proposedAt, evidence, why, end } = amendment;
  const facts = [
    { label: t(language, "texts.delegation"), value: nameOf(names, delegation) },
    { label: t(language, "texts.amendment.where"), value: whereWords(language, amendment) },
    {
      label: t(language, "texts.amendment.words"),
      value: <ProposedChange language={language} amendment={amendment} />,
    },
    { label: t(language, "texts.amendment.why"), value: <bdi class="typed">{why}</bdi> },
    {
      label: t(language, "texts.amendment.proposed"),
      value: (
        <>
          {formatDate(language, dayOf(proposedAt))}, <bdi>{proposedBy}</bdi>
        </>
      ),
    },
    ...(evidence ? [{ label: t(language, "texts.evidence"), value: <bdi>{evidence}</bdi> }] : []),
    { label: t(language, "texts.standing"), value: <Outcome language={language} end={end} /> },
    ...(end ? [{ label: t(language, "texts.recorded-by"), value: <bdi>{end.recordedBy}</bdi> }] : []),
    ...(end?.evidence ? [{ label: t(language, "texts.evidence"), value: <bdi>{end.evidence}</bdi> }] : []),
  ];
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "texts.amendment.number", { number: amendment.number })}</h1>
      <p>
        <Title language={language} text={text} />
      </p>
      <WhoCanSee language={language} who={t(language, "texts.who.versions")} />
      <Facts facts={facts} />
      <Legend language={language} />
      <p>
        <a href={`/${language}${textVersionPath(text.id, amendment.versionNumber, amendment.language)}`}>
          {t(language, "texts.version", { number: amendment.versionNumber })}
        </a>
      </p>
      {may.decide ? <Decide {...props} /> : null}
      {may.withdraw ? <Withdraw {...props} /> : null}
    </>
  );
}

function Decide({ language, text, amendment, typed, errors }: AmendmentPageProps): VNode {
  const wrong = wrongAt(errors);
  return (
    <>
      <h2>{t(language, "texts.decide")}</h2>
      <p>{t(language, "texts.decide.what")}</p>
      <Form action={`/${language}${amendmentPath(text.id, amendment.id)}/outcome`}>
        <RadioField
          name="outcome"
          label={t(language, "texts.decide.choice")}
          value={typed.outcome}
          error={wrong("outcome")}
          options={[
            { value: "taken", label: t(language, "texts.decide.taken"), hint: t(language, "texts.decide.taken-hint") },
            { value: "not-taken", label: t(language, "texts.decide.not-taken") },
          ]}
        />
        <TextArea
          name="words"
          label={t(language, "texts.decide.words")}
          hint={t(language, "texts.decide.words-hint")}
          value={typed.words}
          error={wrong("words")}
          rows={3}
        />
        <Button kind="main">{t(language, "texts.decide.button")}</Button>
      </Form>
    </>
  );
}

function Withdraw({ language, text, amendment, may, typed, errors }: AmendmentPageProps): VNode {
  return (
    <>
      <h2>{t(language, "texts.withdraw")}</h2>
      <p>{t(language, "texts.withdraw.what")}</p>
      <Form action={`/${language}${amendmentPath(text.id, amendment.id)}/withdrawal`}>
        {may.withEvidence ? (
          <TextField
            name="evidence"
            label={t(language, "texts.evidence")}
            hint={t(language, "texts.evidence-hint")}
            value={typed.evidence}
            error={wrongAt(errors)("evidence")}
            width="full"
          />
        ) : null}
        <Button>{t(language, "texts.withdraw.button")}</Button>
      </Form>
    </>
  );
}
