import type { Language } from "#i18n/languages.ts";
import { pickText, t } from "#i18n/t.ts";
import { formatDate } from "#ui/dates.tsx";
import type { ActivityWhole, AttendanceCount } from "../activities/activity.ts";
import { attendanceRows } from "../activities/attendance.views.tsx";
import { fewestShown } from "../effect/compared.ts";
import { answersTo, type FeedbackResults, isAsked } from "../feedback/feedback.ts";
import { answerInWords, columnsOf, peopleInWords } from "../feedback/feedback-results.views.tsx";
import type { ActivityDescription } from "./activity-description.ts";
import {
  changeRows,
  columnsInWords,
  costInWords,
  groundInWords,
  statesInWords,
  untilInWords,
  whyNothing,
} from "./activity-description.views.tsx";

type Described = {
  activity: Pick<ActivityWhole, "title">;
  took: number;
  description: ActivityDescription | undefined;
  attendance: readonly AttendanceCount[];
  feedback: FeedbackResults | undefined;
  /** The day on which it was asked for. */
  on: string;
};

/** What was counted around an activity as lines of a table, with the sentence that none of it is an effect. */
export function descriptionRows(language: Language, described: Described): string[][] {
  const { activity, took, description, attendance, feedback, on } = described;
  return [
    [activity.title, formatDate(language, on)],
    [t(language, "described.what")],
    [],
    ...(description ? [[t(language, "described.changes")], ...changeLines(language, description), []] : []),
    [t(language, "attendance.title")],
    ...attendanceLines(language, { took, attendance }),
    [],
    [t(language, "activity-feedback.results")],
    ...(feedback ? feedbackLines(language, feedback) : [[t(language, "activity-feedback.results.none")]]),
  ];
}

function attendanceLines(language: Language, { took, attendance }: Pick<Described, "took" | "attendance">): string[][] {
  if (took < fewestShown) return [[t(language, "described.few")]];
  if (attendance.length === 0) return [[t(language, "described.attendance.none")]];
  return [
    [t(language, "attendance.capacity"), t(language, "attendance.people"), t(language, "attendance.women")],
    ...attendanceRows(language, attendance),
  ];
}

function changeLines(language: Language, description: ActivityDescription): string[][] {
  const { counts, cost } = description;
  if (counts.kind !== "counted") return [[whyNothing(language, counts)]];
  return [
    [statesInWords(language, counts.all)],
    ...(counts.quarters < 8 ? [[untilInWords(language, counts)]] : []),
    columnsInWords(language, counts.all),
    ...changeRows(language, counts),
    [costInWords(language, counts.all, cost)],
    [groundInWords(language, description)],
  ];
}

function feedbackLines(language: Language, results: FeedbackResults): string[][] {
  const { form, subjects, answered, forms, closedAt } = results;
  const given = [t(language, "activity-feedback.results.given", { answered, forms })];
  if (!closedAt) return [given, [t(language, "activity-feedback.results.later")]];
  const columns = columnsOf(language, results);
  return [
    given,
    [t(language, "activity-feedback.results.withheld")],
    ...form.questions.flatMap((question, at) => {
      if (columns.length === 0 || !isAsked(question, subjects)) return [];
      return [
        [pickText(question.words, language).text, ...columns.map(({ label }) => label)],
        ...[...answersTo(question, subjects), "" as const].map((answer) => [
          answerInWords(language, question, answer),
          ...columns.map(({ onPaper }) => peopleInWords(language, results, { onPaper, question: at + 1, answer })),
        ]),
      ];
    }),
  ];
}
