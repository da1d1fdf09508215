import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, t } from "#i18n/t.ts";
import { type Fact, Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, RadioField, TextField } from "#ui/fields.tsx";
import { recordedFact, sourceFact } from "#ui/recorded.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { RecordedAssistanceRule } from "./assistance-rule.queries.ts";
import { assistanceRulePath } from "./paths.ts";
import { ruleNumbers } from "./rule-form.ts";

export type AssistanceRulePageProps = {
  language: Language;
  /** The one that counts first. */
  rules: readonly RecordedAssistanceRule[];
  /** The form, for those who may record a rule. */
  recording: FormState | undefined;
};

/** The times of the procedure as they count now, where they come from, and what they were before. */
export function AssistanceRulePage({ language, rules: [now, ...earlier], recording }: AssistanceRulePageProps): VNode {
  return (
    <>
      {recording ? <ErrorSummary language={language} errors={recording.errors} /> : null}
      <h1>{t(language, "assistance-rule.title")}</h1>
      <p>{t(language, "assistance-rule.what")}</p>
      {now ? <Facts facts={factsOf(language, now)} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t(language, "rules.earlier", { count: earlier.length })}</summary>
          {earlier.map((rule) => (
            <Facts facts={factsOf(language, rule)} />
          ))}
        </details>
      ) : null}
      <WhoCanSee language={language} who={t(language, "assistance-rule.who")} />
      {recording ? <RuleForm language={language} {...recording} /> : null}
    </>
  );
}

function factsOf(language: Language, rule: RecordedAssistanceRule): Fact[] {
  return [
    ...ruleNumbers.map(({ name }) => ({
      label: t(language, `assistance-rule.${name}`),
      value: formatNumber(language, rule[name]),
    })),
    {
      label: t(language, "assistance-rule.informalNeedsNote"),
      value: t(language, `assistance-rule.note.${rule.informalNeedsNote ? "yes" : "no"}`),
    },
    sourceFact(language, rule),
    recordedFact(language, rule),
  ];
}

function RuleForm({ language, typed, errors }: FormState & { language: Language }): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <h2>{t(language, "rules.record")}</h2>
      <p class="hint">{t(language, "rules.record-what")}</p>
      <Form action={`/${language}${assistanceRulePath}`}>
        {ruleNumbers.map(({ name }) => (
          <TextField
            name={name}
            label={t(language, `assistance-rule.${name}`)}
            value={typed[name] ?? ""}
            error={wrong(name)}
            inputMode="numeric"
            width="short"
          />
        ))}
        <RadioField
          name="informalNeedsNote"
          label={t(language, "assistance-rule.informalNeedsNote")}
          value={typed.informalNeedsNote ?? ""}
          error={wrong("informalNeedsNote")}
          options={(["yes", "no"] as const).map((value) => ({
            value,
            label: t(language, `assistance-rule.note.${value}`),
          }))}
        />
        <TextField
          name="source"
          label={t(language, "holidays.source")}
          hint={t(language, "rules.source-hint")}
          value={typed.source ?? ""}
          error={wrong("source")}
          width="full"
        />
        <Button kind="main">{t(language, "rules.record-button")}</Button>
      </Form>
    </>
  );
}
