import { type DutyId, readId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { type DateParts, type FieldError, readDate } from "#ui/fields.tsx";
import { readOneOf, readText, readWritten, wrongTexts } from "../typed-text.ts";
import type { NewTask } from "./add-task.ts";
import { readYear } from "./duty.ts";
import { areas, type Progress, taskStatuses } from "./programme-task.ts";

export type TypedTask = {
  year: string;
  area: string;
  duty: string;
  title: string;
  who: string;
  /** "1" to "4", or "date". */
  when: string;
  on: DateParts | undefined;
  language: Language;
};
export type TaskForm = { typed: TypedTask; task: NewTask | undefined; errors: FieldError[] };

const longestTitle = 300;
const longestWho = 200;
const longestNote = 4000;

export function blankTask(year: string, page: Language): TypedTask {
  return { year, area: "", duty: "", title: "", who: "", when: "", on: undefined, language: page };
}

/** The form of a task, read once: what was typed, the task it says, and what is wrong with it. */
export function readTaskForm(form: FormData, page: Language): TaskForm {
  const { date, typed: on } = readDate(form, "on");
  const typed: TypedTask = {
    year: readText(form, "year"),
    area: readText(form, "area"),
    duty: readText(form, "duty"),
    title: readText(form, "title"),
    who: readText(form, "who"),
    when: readText(form, "when"),
    on,
    language: readWritten(form, page),
  };
  const year = readYear(typed.year);
  const area = readOneOf(areas, typed.area);
  const time = timeOf(typed.when, date);
  const duty = typed.duty ? readId<DutyId>(typed.duty) : undefined;
  const choice = t(page, "programme.error.choice");
  const errors = [
    ...(year ? [] : [{ field: "year", message: t(page, "programme.error.year") }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "title", text: typed.title, label: "programme.task.title", most: longestTitle },
    ]),
    ...(area ? [] : [{ field: "area", message: choice }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "who", text: typed.who, label: "programme.task.who", most: longestWho },
    ]),
    ...(time
      ? []
      : [
          typed.when === "date"
            ? { field: "on", message: t(page, "programme.error.date") }
            : { field: "when", message: choice },
        ]),
    ...(typed.duty && !duty ? [{ field: "duty", message: choice }] : []),
  ];
  const { title, who, language } = typed;
  return { typed, errors, task: year && area && time ? { year, area, title, who, time, duty, language } : undefined };
}

function timeOf(when: string, date: string | undefined): NewTask["time"] | undefined {
  if (when === "date") return date === undefined ? undefined : { on: date };
  const quarter = readOneOf(["1", "2", "3", "4"], when);
  return quarter && { quarter: Number(quarter) };
}

export type TypedProgress = { status: string; note: string; language: Language };

/** The form of a line of progress, read once. */
export function readProgressForm(
  form: FormData,
  page: Language,
): { typed: TypedProgress; line: Pick<Progress, "status" | "note" | "language"> | undefined; errors: FieldError[] } {
  const typed = { status: readText(form, "status"), note: readText(form, "note"), language: readWritten(form, page) };
  const status = readOneOf(taskStatuses, typed.status);
  const errors = [
    ...(status ? [] : [{ field: "status", message: t(page, "programme.error.choice") }]),
    ...wrongTexts(page, "programme.error.text", [
      { field: "note", text: typed.note, label: "programme.task.note", most: longestNote },
    ]),
  ];
  return { typed, errors, line: status && { status, note: typed.note, language: typed.language } };
}
