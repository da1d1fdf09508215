import type { FeedbackCount, FeedbackQuestion } from "#db/schema/activity-feedback.ts";
import { type Language, languages } from "#i18n/languages.ts";
import { readCount, type Typed, type TypedForm } from "#ui/typed-form.ts";
import type { Subject } from "../activity.ts";
import type { FeedbackAnswer } from "./answer-feedback.ts";
import type { NewPaperEntry } from "./enter-paper-counts.ts";
import {
  answersTo,
  type FeedbackForm,
  isAsked,
  mostOpenDays,
  mostPaperForms,
  mostQuestions,
  type PaperEntry,
  readCode,
  scales,
} from "./feedback.ts";
import type { NewFeedbackForm } from "./record-feedback-form.ts";

type Asked = { form: FeedbackForm; subjects: readonly Subject[] };

/** What a participant answers; undefined where something is wrong with it. Each question may be left out, not all. */
export function readFeedback(form: TypedForm, { form: { questions }, subjects }: Asked): FeedbackAnswer | undefined {
  const typed = form.text("code", { label: "activity-feedback.code", required: true });
  const code = readCode(typed);
  if (typed && !code) form.refuse({ field: "code", key: "activity-feedback.error.no-such-code" });
  const answers = questions.flatMap((question, at) => {
    if (!isAsked(question, subjects)) return [];
    const answer = form.choice(`answer-${at + 1}`, answersTo(question, subjects), {
      label: "activity-feedback.answer",
    });
    return answer ? [{ question: at + 1, answer }] : [];
  });
  if (answers.length === 0 && form.isRight())
    form.refuse({
      field: `answer-${1 + questions.findIndex((question) => isAsked(question, subjects))}`,
      key: "activity-feedback.error.nothing",
    });
  return code && form.isRight() ? { code, answers } : undefined;
}

/** The field of one answer on paper. */
export function paperField(question: number, answer: string): string {
  return `count-${question}-${answer}`;
}

/** What was counted on paper; undefined where something is wrong with it. */
export function readPaperCounts(form: TypedForm, { form: { questions }, subjects }: Asked): NewPaperEntry | undefined {
  const forms = readCount(form.text("forms", { label: "activity-feedback.paper.forms", required: true }) || undefined);
  if (form.typed.forms && (forms < 0 || forms > mostPaperForms))
    form.refuse({ field: "forms", key: "activity-feedback.error.forms", values: { most: mostPaperForms } });
  const counts = questions.flatMap((question, at) => readQuestion(form, forms, { question, at, subjects }));
  const words = form.text("words", { label: "activity-feedback.paper.words", most: 500, required: true });
  const basedOn = readCount(form.text("basis", { label: "activity-feedback.paper.words" }));
  return form.isRight() ? { forms, counts, words, basedOn } : undefined;
}

function readQuestion(
  form: TypedForm,
  forms: number,
  { question, at, subjects }: { question: FeedbackQuestion; at: number; subjects: readonly Subject[] },
): FeedbackCount[] {
  if (!isAsked(question, subjects)) return [];
  const counts = answersTo(question, subjects).map((answer) => {
    const field = paperField(at + 1, answer);
    const typed = form.text(field, { label: "activity-feedback.answer" });
    const people = typed === "" ? 0 : readCount(typed);
    if (people < 0) form.refuse({ field, key: "activity-feedback.error.count" });
    return { field, question: at + 1, answer, people };
  });
  const [first] = counts;
  if (first && form.isRight() && counts.reduce((sum, { people }) => sum + people, 0) > forms)
    form.refuse({ field: first.field, key: "activity-feedback.error.more" });
  return counts.filter(({ people }) => people > 0).map(({ field: _, ...count }) => count);
}

/** The last entry as it would be typed. */
export function typedPaper(entry: PaperEntry | undefined): Typed {
  if (!entry) return {};
  return Object.fromEntries([
    ["forms", String(entry.forms)],
    ...entry.counts.map(({ question, answer, people }) => [paperField(question, answer), String(people)]),
  ]);
}

/** Questions as they are to be recorded; undefined where something is wrong. A question without words is left out. */
export function readQuestions(form: TypedForm): NewFeedbackForm | undefined {
  const questions: FeedbackQuestion[] = [];
  for (let n = 1; n <= mostQuestions; n++) {
    const scale = form.choice(`scale-${n}`, scales, { label: "activity-feedback-form.scale" });
    const words = languages.map((language) => [
      language,
      form.text(wordsField(n, language), { label: "activity-feedback-form.words" }),
    ]) satisfies [Language, string][];
    if (!scale && words.every(([, text]) => text === "")) continue;
    if (!scale) form.refuse({ field: `scale-${n}`, key: "activity-feedback-form.error.scale" });
    for (const [language, text] of words)
      if (!text) form.refuse({ field: wordsField(n, language), key: "activity-feedback-form.error.words" });
    if (scale) questions.push({ scale, words: Object.fromEntries(words) as FeedbackQuestion["words"] }); // one for each language
  }
  if (questions.length === 0 && form.isRight())
    form.refuse({ field: "scale-1", key: "activity-feedback-form.error.none" });
  const openDays = readCount(form.text("openDays", { label: "activity-feedback-form.open-days" }));
  if (openDays < 1 || openDays > mostOpenDays)
    form.refuse({ field: "openDays", key: "activity-feedback-form.error.open-days", values: { most: mostOpenDays } });
  const source = form.text("source", { label: "activity.source", most: 1000, required: true });
  const basedOn = readCount(form.text("basis", { label: "activity.source" }));
  return form.isRight() ? { questions, openDays, source, basedOn } : undefined;
}

/** The field of a question's words in one language. */
export function wordsField(n: number, language: Language): string {
  return `words-${n}-${language}`;
}

/** The questions in force as they would be typed; the source is asked for anew. */
export function typedQuestions({ questions, openDays }: FeedbackForm): Typed {
  return Object.fromEntries([
    ["openDays", String(openDays)],
    ...questions.flatMap(({ scale, words }, at) => [
      [`scale-${at + 1}`, scale],
      ...languages.map((language) => [wordsField(at + 1, language), words[language]]),
    ]),
  ]);
}
