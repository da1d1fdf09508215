import type { VNode } from "preact";
import { type Language, languages, ownNames } from "#i18n/languages.ts";
import { formatNumber, pickText, t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form, TextField } from "#ui/fields.tsx";
import { LineOf, SelectOf } from "#ui/form-page.tsx";
import { recordedFact, sourceFact } from "#ui/recorded.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { feedbackQuestionsPath } from "../paths.ts";
import { type FeedbackForm, mostQuestions, scales } from "./feedback.ts";
import { wordsField } from "./feedback-forms.ts";

type Recorded = FeedbackForm & { recordedAt: Temporal.Instant; recordedBy: string | null };

type QuestionsProps = {
  language: Language;
  title: string;
  /** The one in force first. */
  forms: readonly Recorded[];
  /** The form, for those who may record questions. */
  recording: FormState | undefined;
  basis: number;
};

/** The questions in force and where they come from; below them those that were before. */
export function QuestionsPage({ language, title, forms: [now, ...earlier], recording, basis }: QuestionsProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <ErrorSummary language={language} errors={recording?.errors ?? []} />
      <p>{t(language, "activity-feedback-form.what")}</p>
      {now ? <Version language={language} form={now} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t(language, "recorded.earlier", { count: earlier.length })}</summary>
          {earlier.map((form) => (
            <Version language={language} form={form} />
          ))}
        </details>
      ) : null}
      {recording ? <RecordForm language={language} state={recording} basis={basis} /> : null}
    </>
  );
}

function Version({ language, form }: { language: Language; form: Recorded }): VNode {
  return (
    <section>
      <h2>{t(language, "activity-feedback-form.version", { number: form.number })}</h2>
      <ol>
        {form.questions.map(({ scale, words }) => (
          <li>
            {pickText(words, language).text}{" "}
            <span class="hint">{t(language, `activity-feedback-form.scale.${scale}`)}</span>
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          { label: t(language, "activity-feedback-form.open-days"), value: formatNumber(language, form.openDays) },
          sourceFact(language, form),
          recordedFact(language, form),
        ]}
      />
    </section>
  );
}

function RecordForm({ language, state, basis }: { language: Language; state: FormState; basis: number }): VNode {
  const field = { page: language, state };
  const isWrong = (n: number): boolean =>
    [`scale-${n}`, ...languages.map((code) => wordsField(n, code))].some(
      (name) => errorAt(state.errors, name) !== undefined,
    );
  return (
    <>
      <h2>{t(language, "activity-feedback-form.record")}</h2>
      <p class="hint">{t(language, "activity-feedback-form.record.what")}</p>
      <Form action={`/${language}${feedbackQuestionsPath}`}>
        <input type="hidden" name="basis" value={basis} />
        {Array.from({ length: mostQuestions }, (_, at) => at + 1).map((n) => (
          <details class="field" open={isWrong(n)}>
            <summary>{t(language, "activity-feedback-form.question", { n })}</summary>
            <SelectOf
              {...field}
              name={`scale-${n}`}
              label="activity-feedback-form.scale"
              options={[
                { value: "", label: t(language, "activity.choose") },
                ...scales.map((value) => ({ value, label: t(language, `activity-feedback-form.scale.${value}`) })),
              ]}
            />
            {languages.map((code) => (
              <TextField
                name={wordsField(n, code)}
                label={`${t(language, "activity-feedback-form.words")} – ${ownNames[code]}`}
                language={code}
                width="full"
                value={state.typed[wordsField(n, code)]}
                error={errorAt(state.errors, wordsField(n, code))}
              />
            ))}
          </details>
        ))}
        <LineOf {...field} name="openDays" label="activity-feedback-form.open-days" width="short" />
        <LineOf {...field} name="source" label="activity.source" hint="activity.source.hint" />
        <Button kind="main">{t(language, "activity-feedback-form.record")}</Button>
      </Form>
    </>
  );
}
