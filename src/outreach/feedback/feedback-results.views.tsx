import type { VNode } from "preact";
import type { FeedbackQuestion } from "#db/schema/activity-feedback.ts";
import type { Language } from "#i18n/languages.ts";
import { formatNumber, pickText, t } from "#i18n/t.ts";
import { Facts } from "#ui/facts.tsx";
import type { Subject } from "../activity.ts";
import { answersTo, type FeedbackResults, isAsked, type ScaleAnswer } from "./feedback.ts";

/** An answer in the words of its scale. */
export function answerInWords(
  language: Language,
  { scale }: FeedbackQuestion,
  answer: ScaleAnswer | Subject | "",
): string {
  if (answer === "") return t(language, "activity-feedback.answer.none");
  return scale === "subject"
    ? t(language, `activity.subject.${answer as Subject}`) // its answers are subjects
    : t(language, `activity-feedback.answer.${answer as ScaleAnswer}`); // and those of the other scales are of the scale
}

/** How many gave an answer, as it may be told: a number, or that it is withheld. */
export function peopleInWords(
  language: Language,
  { counts }: Pick<FeedbackResults, "counts">,
  { onPaper, question, answer }: { onPaper: boolean; question: number; answer: string },
): string {
  const found = counts.find((one) => one.onPaper === onPaper && one.question === question && one.answer === answer);
  return found?.people == null ? t(language, "results.withheld") : formatNumber(language, found.people);
}

type ResultsProps = { language: Language; results: FeedbackResults | undefined };

/** What participants answered, question by question: counts alone, once the form has closed. */
export function FeedbackCounts({ language, results }: ResultsProps): VNode {
  if (!results) return <p class="hint">{t(language, "activity-feedback.results.none")}</p>;
  const { form, subjects, answered, forms, closedAt } = results;
  return (
    <>
      <p>
        {t(language, "activity-feedback.results.given", { answered, forms })}{" "}
        {t(language, "activity-feedback.questions", { number: form.number })}
      </p>
      {closedAt ? null : <p>{t(language, "activity-feedback.results.later")}</p>}
      {closedAt && answered + forms > 0 ? (
        <>
          <p class="hint">{t(language, "activity-feedback.results.withheld")}</p>
          {form.questions.map((question, at) =>
            isAsked(question, subjects) ? <QuestionCounts {...{ language, results, question }} n={at + 1} /> : null,
          )}
        </>
      ) : null}
    </>
  );
}

type QuestionProps = { language: Language; results: FeedbackResults; question: FeedbackQuestion; n: number };

function QuestionCounts({ language, results, question, n }: QuestionProps): VNode {
  const columns = columnsOf(language, results);
  const answers = [...answersTo(question, results.subjects), "" as const];
  const isTold = results.counts.some((one) => one.question === n && one.people !== null);
  return (
    <>
      <h4>{pickText(question.words, language).text}</h4>
      {isTold ? (
        <Facts
          facts={answers.map((answer) => ({
            label: answerInWords(language, question, answer),
            value: columns
              .map(({ onPaper, label }) => {
                const people = peopleInWords(language, results, { onPaper, question: n, answer });
                return columns.length > 1 ? `${label}: ${people}` : people;
              })
              .join(" · "),
          }))}
        />
      ) : (
        <p>{t(language, "activity-feedback.results.few")}</p>
      )}
    </>
  );
}

/** By code, on paper, or both: each protects its own counts. */
export function columnsOf(
  language: Language,
  { answered, forms }: Pick<FeedbackResults, "answered" | "forms">,
): { onPaper: boolean; label: string }[] {
  return [
    ...(answered > 0 ? [{ onPaper: false, label: t(language, "activity-feedback.by-code") }] : []),
    ...(forms > 0 ? [{ onPaper: true, label: t(language, "activity-feedback.on-paper") }] : []),
  ];
}
