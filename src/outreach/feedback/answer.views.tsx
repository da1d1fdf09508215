import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, RadioField, TextField } from "#ui/fields.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ActivityHead } from "../activities/activity.ts";
import { timeInWords } from "../activities/activity-words.ts";
import { answersTo, type FeedbackSheet, isAsked } from "./feedback.ts";
import { answerInWords } from "./feedback-results.views.tsx";

type Shown = { language: Language; title: string; activity: Pick<ActivityHead, "title" | "language" | "time"> };

/** What a participant answers: the code, and a few questions of which each may be left out. */
export function FeedbackFormPage({
  language,
  title,
  activity,
  sheet: { form, subjects },
  state,
  action,
  lastDay,
}: Shown & { sheet: FeedbackSheet; state: FormState; action: string; lastDay: string }): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Activity language={language} activity={activity} />
      <p>{t(language, "activity-feedback.form.what")}</p>
      <p>{t(language, "activity-feedback.until", { day: formatDate(language, lastDay) })}</p>
      <WhoCanSee language={language} who={t(language, "activity-feedback.who")} />
      <ErrorSummary language={language} errors={state.errors} />
      <Form action={action}>
        <TextField
          name="code"
          label={t(language, "activity-feedback.code")}
          hint={t(language, "activity-feedback.code.hint")}
          value={state.typed.code}
          error={errorAt(state.errors, "code")}
          autocomplete="off"
        />
        {form.questions.map((question, at) =>
          isAsked(question, subjects) ? (
            <RadioField
              name={`answer-${at + 1}`}
              label={pickText(question.words, language).text}
              value={state.typed[`answer-${at + 1}`]}
              error={errorAt(state.errors, `answer-${at + 1}`)}
              options={answersTo(question, subjects).map((value) => ({
                value,
                label: answerInWords(language, question, value),
              }))}
            />
          ) : null,
        )}
        <Button kind="main">{t(language, "activity-feedback.button")}</Button>
      </Form>
    </>
  );
}

/** That the answer is counted, or why none is taken. */
export function FeedbackSaidPage({ language, title, activity, words }: Shown & { words: string }): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Activity language={language} activity={activity} />
      <p>{words}</p>
    </>
  );
}

function Activity({ language, activity: { title, language: written, time } }: Omit<Shown, "title">): VNode {
  return (
    <p>
      <strong>
        <TextIn language={written} page={language}>
          {title}
        </TextIn>
      </strong>
      {", "}
      {timeInWords(language, time)}
    </p>
  );
}
