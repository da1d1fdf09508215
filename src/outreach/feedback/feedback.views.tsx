import type { VNode } from "preact";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, pickText, t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Button, ErrorSummary, Form, TextField } from "#ui/fields.tsx";
import { FormPage, LineOf } from "#ui/form-page.tsx";
import { Notice } from "#ui/notice.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { errorAt, type FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import type { ActivityHead } from "../activities/activity.ts";
import type { Subject } from "../activity.ts";
import { activityPath, afterwardsPath, feedbackPartPath, feedbackPath, feedbackQuestionsPath } from "../paths.ts";
import { answersTo, type FeedbackForm, isAsked, mostCodes, type PaperEntry } from "./feedback.ts";
import { paperField } from "./feedback-forms.ts";
import { answerInWords } from "./feedback-results.views.tsx";

const newYork = "America/New_York";

type FeedbackProps = {
  language: Language;
  title: string;
  activity: ActivityHead;
  form: FeedbackForm;
  /** Null before the first codes. */
  address: string | null;
  codes: { made: number; used: number };
  standing: "not-yet" | "open" | "closed";
  /** Null while its days are not known. */
  lastDay: string | null;
  wasHeld: boolean;
  state: FormState;
};

/** What whoever keeps an activity does for its feedback: codes to print, counts from paper. */
export function FeedbackPage(props: FeedbackProps): VNode {
  const { language, title, activity, form, address, codes, standing, lastDay, wasHeld, state } = props;
  return (
    <>
      <h1>{title}</h1>
      <p>
        <a href={`/${language}${activityPath(activity.id)}`}>
          <TextIn language={activity.language} page={language}>
            {activity.title}
          </TextIn>
        </a>
      </p>
      <p>{t(language, "activity-feedback.what")}</p>
      <WhoCanSee language={language} who={t(language, "activity-feedback.who")} />
      <ErrorSummary language={language} errors={state.errors} />
      <h2>{t(language, "activity-feedback.address")}</h2>
      <p>{address ? <bdi dir="ltr">{address}</bdi> : t(language, "activity-feedback.address.none")}</p>
      <p>{whenInWords(language, { standing, lastDay })}</p>
      <p>
        <a href={`/${language}${feedbackQuestionsPath}`}>
          {t(language, "activity-feedback.questions", { number: form.number })}
        </a>
      </p>
      <h2>{t(language, "activity-feedback.codes")}</h2>
      <p>{t(language, "activity-feedback.codes.counted", codes)}</p>
      {standing === "closed" || lastDay === null ? null : (
        <Form action={`/${language}${feedbackPartPath(activity.id, "codes")}`}>
          <TextField
            name="codes"
            label={t(language, "activity-feedback.codes.how-many")}
            hint={t(language, "activity-feedback.codes.hint", { most: mostCodes })}
            value={state.typed.codes}
            error={errorAt(state.errors, "codes")}
            inputMode="numeric"
            width="short"
          />
          <Button kind="main">{t(language, "activity-feedback.codes.make")}</Button>
        </Form>
      )}
      {wasHeld ? (
        <ul>
          <li>
            <a href={`/${language}${feedbackPartPath(activity.id, "paper")}`}>
              {t(language, "activity-feedback.paper")}
            </a>
          </li>
          <li>
            <a href={`/${language}${afterwardsPath(activity.id)}#feedback`}>
              {t(language, "activity-feedback.results")}
            </a>
          </li>
        </ul>
      ) : null}
    </>
  );
}

function whenInWords(language: Language, { standing, lastDay }: Pick<FeedbackProps, "standing" | "lastDay">): string {
  if (standing === "closed") return t(language, "activity-feedback.closed");
  if (lastDay === null) return t(language, "activity-feedback.error.not-planned");
  const key = standing === "open" ? "activity-feedback.until" : "activity-feedback.standing.not-yet";
  return t(language, key, { day: formatDate(language, lastDay) });
}

type CodesProps = {
  language: Language;
  title: string;
  activity: ActivityHead;
  address: string;
  codes: readonly string[];
};

/** The codes, this once: a sheet to print and cut. */
export function CodesPage({ language, title, activity, address, codes }: CodesProps): VNode {
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="due">
        <p>{t(language, "activity-feedback.codes.once")}</p>
      </Notice>
      <h2>{t(language, "activity-feedback.codes.sheet")}</h2>
      <ul class="slips">
        {codes.map((code) => (
          <li class="slip">
            <TextIn language={activity.language} page={language}>
              {activity.title}
            </TextIn>
            <strong class="slip-code">
              <bdi dir="ltr">{code}</bdi>
            </strong>
            <bdi dir="ltr">{address}</bdi>
          </li>
        ))}
      </ul>
      <p class="acts">
        <a href={`/${language}${feedbackPath(activity.id)}`}>{t(language, "activity-feedback.title")}</a>
      </p>
    </>
  );
}

type PaperProps = {
  language: Language;
  title: string;
  activity: ActivityHead;
  form: FeedbackForm;
  subjects: readonly Subject[];
  entries: readonly PaperEntry[];
  basis: number;
  state: FormState;
};

/** What was answered on paper, question by question; below it what was entered before. */
export function PaperPage(props: PaperProps): VNode {
  const { language, title, activity, form, subjects, entries, basis, state } = props;
  const field = { page: language, state };
  return (
    <>
      <FormPage
        {...{ language, title, state }}
        what={t(language, "activity-feedback.paper.what")}
        action={`/${language}${feedbackPartPath(activity.id, "paper")}`}
        button={t(language, "attendance.button")}
        back={{ href: `/${language}${feedbackPath(activity.id)}`, label: t(language, "activity-feedback.title") }}
        hidden={{ basis }}
        before={<WhoCanSee language={language} who={t(language, "activity-feedback.who")} />}
      >
        <LineOf {...field} name="forms" label="activity-feedback.paper.forms" width="short" />
        {form.questions.map((question, at) =>
          isAsked(question, subjects) ? (
            <fieldset class="field">
              <legend>{pickText(question.words, language).text}</legend>
              <div class="time-parts">
                {answersTo(question, subjects).map((answer) => {
                  const name = paperField(at + 1, answer);
                  return (
                    <TextField
                      name={name}
                      label={answerInWords(language, question, answer)}
                      value={state.typed[name]}
                      error={errorAt(state.errors, name)}
                      inputMode="numeric"
                      width="short"
                    />
                  );
                })}
              </div>
            </fieldset>
          ) : null,
        )}
        <LineOf {...field} name="words" label="activity-feedback.paper.words" />
      </FormPage>
      {entries.length > 0 ? (
        <>
          <h2>{t(language, "activity-feedback.paper.entries")}</h2>
          <Table
            caption={t(language, "activity-feedback.paper.entries")}
            columns={[
              { label: t(language, "activity-feedback.paper.entry") },
              { label: t(language, "activity-feedback.paper.forms"), numeric: true },
              { label: t(language, "activity-feedback.results") },
              { label: t(language, "activity-feedback.paper.words") },
              { label: t(language, "activity-feedback.paper.by") },
            ]}
            rows={entries.map(({ number, forms, counts, words, by, at }) => ({
              cells: [
                formatNumber(language, number),
                formatNumber(language, forms),
                <EnteredCounts {...{ language, form, subjects, counts }} />,
                <bdi>{words}</bdi>,
                <>
                  <bdi>{by}</bdi>, {formatMoment(language, at, newYork)}
                </>,
              ],
            }))}
          />
        </>
      ) : null}
    </>
  );
}

/** What an entry counted, question by question; an answer that nobody gave is left out. */
function EnteredCounts({
  language,
  form,
  subjects,
  counts,
}: Pick<PaperProps, "language" | "form" | "subjects"> & Pick<PaperEntry, "counts">): VNode {
  const given = form.questions.map((question, at) => ({
    words: pickText(question.words, language).text,
    answers: answersTo(question, subjects).flatMap((answer) => {
      const people = counts.find((one) => one.question === at + 1 && one.answer === answer)?.people;
      return people ? [`${answerInWords(language, question, answer)}: ${formatNumber(language, people)}`] : [];
    }),
  }));
  return (
    <ul class="plain">
      {given.map(({ words, answers }) =>
        answers.length > 0 ? (
          <li>
            <em>{words}</em>
            <br />
            {answers.join(" · ")}
          </li>
        ) : null,
      )}
    </ul>
  );
}
