import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, type FieldError, Form, RadioField, SelectField, TextField } from "#ui/fields.tsx";
import { recordedFact } from "#ui/recorded.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { rulesPath } from "../paths.ts";
import { type Regime, regimes } from "./no-objection.ts";
import type { RecordedRule } from "./rule.queries.ts";
import { ruleFacts } from "./rule.views.tsx";
import type { TypedRule } from "./rule-form.ts";

export type RulesPageProps = {
  language: Language;
  rules: readonly RecordedRule[];
  /** The form, for those who may record a rule. */
  recording: { typed: TypedRule; errors: readonly FieldError[] } | undefined;
};

/** The rule of each regime as it counts now, and what it was before. */
export function RulesPage({ language, rules, recording }: RulesPageProps): VNode {
  return (
    <>
      {recording ? <ErrorSummary language={language} errors={recording.errors} /> : null}
      <h1>{t(language, "rules.title")}</h1>
      <p>{t(language, "rules.what")}</p>
      {regimes.map((regime) => (
        <RegimeRules language={language} regime={regime} rules={rules.filter((rule) => rule.regime === regime)} />
      ))}
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      {recording ? <RuleForm language={language} {...recording} /> : null}
    </>
  );
}

function RegimeRules({
  language,
  regime,
  rules: [now, ...earlier],
}: {
  language: Language;
  regime: Regime;
  rules: readonly RecordedRule[];
}): VNode {
  return (
    <section>
      <h2>{t(language, `rules.regime.${regime}`)}</h2>
      {now ? <Facts facts={[...ruleFacts(language, now).slice(1), recordedFact(language, now)]} /> : null}
      {now ? null : <p class="empty">{t(language, "rules.none")}</p>}
      {earlier.length > 0 ? (
        <details>
          <summary>{t(language, "rules.earlier", { count: earlier.length })}</summary>
          {earlier.map((rule) => (
            <Facts facts={[...ruleFacts(language, rule).slice(1), recordedFact(language, rule)]} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

function RuleForm({
  language,
  typed,
  errors,
}: NonNullable<RulesPageProps["recording"]> & { language: Language }): VNode {
  const wrong = (field: keyof TypedRule): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <h2>{t(language, "rules.record")}</h2>
      <p class="hint">{t(language, "rules.record-what")}</p>
      <Form action={`/${language}${rulesPath}`}>
        <SelectField
          name="regime"
          label={t(language, "rules.regime")}
          value={typed.regime}
          error={wrong("regime")}
          options={regimes.map((regime) => ({ value: regime, label: t(language, `rules.regime.${regime}`) }))}
        />
        <TextField
          name="workingDays"
          label={t(language, "circulate.days")}
          value={typed.workingDays}
          error={wrong("workingDays")}
          inputMode="numeric"
          width="short"
        />
        <RadioField
          name="adoptedBy"
          label={t(language, "no-objection.adopted-by")}
          value={typed.adoptedBy}
          error={wrong("adoptedBy")}
          options={(["silence", "chair"] as const).map((value) => ({
            value,
            label: t(language, `rules.adopted-by.${value}`),
          }))}
        />
        <RadioField
          name="mayExtend"
          label={t(language, "rules.may-extend")}
          value={typed.mayExtend}
          error={wrong("mayExtend")}
          options={(["chair", "both", "nobody"] as const).map((value) => ({
            value,
            label: t(language, `rules.extenders.${value}`),
          }))}
        />
        <TextField
          name="extensionLimit"
          label={t(language, "rules.extension-limit")}
          value={typed.extensionLimit}
          error={wrong("extensionLimit")}
          inputMode="numeric"
          width="short"
        />
        <TextField
          name="holdLimitMonths"
          label={t(language, "rules.hold-limit")}
          hint={t(language, "rules.hold-limit.hint")}
          value={typed.holdLimitMonths}
          error={wrong("holdLimitMonths")}
          inputMode="numeric"
          width="short"
        />
        <RadioField
          name="afterClarification"
          label={t(language, "rules.after-clarification")}
          value={typed.afterClarification}
          error={wrong("afterClarification")}
          options={(["continues", "starts-again"] as const).map((value) => ({
            value,
            label: t(language, `rules.after-clarification.${value}`),
          }))}
        />
        <TextField
          name="source"
          label={t(language, "holidays.source")}
          hint={t(language, "rules.source-hint")}
          value={typed.source}
          error={wrong("source")}
          width="full"
        />
        <Button kind="main">{t(language, "rules.record-button")}</Button>
      </Form>
    </>
  );
}
