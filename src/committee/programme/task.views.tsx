import type { VNode } from "preact";
import type { DutyId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { Label } from "#matrix/sheet.views.tsx";
import { Facts } from "#ui/facts.tsx";
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  RadioField,
  SelectField,
  TextArea,
  TextField,
} from "#ui/fields.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { dutyInYearPath, programmeOfPath, programmeTaskPath, programmeTasksPath } from "../paths.ts";
import { WrittenIn } from "../written-in.views.tsx";
import { recordedWords } from "./occurrence.views.tsx";
import { quarterWords, TaskStatusPill, whenWords } from "./programme.views.tsx";
import { areas, type ProgrammeTask, type Progress, taskStatuses } from "./programme-task.ts";
import type { TypedProgress, TypedTask } from "./task-form.ts";

export type NewTaskPageProps = {
  language: Language;
  year: number;
  /** What is due in that year, which the task may serve. */
  duties: readonly { id: DutyId; name: string }[];
  typed: TypedTask;
  errors: readonly FieldError[];
};

export function NewTaskPage({ language, year, duties, typed, errors }: NewTaskPageProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <ErrorSummary language={language} errors={errors} />
      <h1>{t(language, "programme.task.add-to", { year: String(year) })}</h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Form action={`/${language}${programmeTasksPath}`}>
        <input type="hidden" name="year" value={String(year)} />
        <TextField
          name="title"
          label={t(language, "programme.task.title")}
          value={typed.title}
          error={wrong("title")}
          width="full"
        />
        <RadioField
          name="area"
          label={t(language, "programme.task.area")}
          value={typed.area}
          error={wrong("area")}
          options={areas.map((area) => ({ value: area, label: t(language, `programme.area.${area}`) }))}
        />
        <TextField
          name="who"
          label={t(language, "programme.task.who")}
          hint={t(language, "programme.task.who-hint")}
          value={typed.who}
          error={wrong("who")}
        />
        <RadioField
          name="when"
          label={t(language, "programme.task.when")}
          value={typed.when}
          error={wrong("when")}
          options={[
            ...[1, 2, 3, 4].map((quarter) => ({
              value: String(quarter),
              label: quarterWords(language, quarter, year),
            })),
            { value: "date", label: t(language, "programme.task.by-date") },
          ]}
        />
        <DateField
          name="on"
          language={language}
          label={t(language, "programme.task.date")}
          value={typed.on}
          error={wrong("on")}
        />
        <SelectField
          name="duty"
          label={t(language, "programme.task.duty")}
          value={typed.duty}
          error={wrong("duty")}
          options={[
            { value: "", label: t(language, "programme.task.no-duty") },
            ...duties.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <WrittenIn label={t(language, "programme.written-in")} value={typed.language} />
        <div class="buttons">
          <Button kind="main">{t(language, "programme.task.button")}</Button>
          <a href={`/${language}${programmeOfPath(year)}`}>{t(language, "programme.back")}</a>
        </div>
      </Form>
    </>
  );
}

export type TaskPageProps = {
  language: Language;
  task: ProgrammeTask;
  progress: readonly Progress[];
  /** For those who may record what happened. */
  form: { typed: TypedProgress; errors: readonly FieldError[] } | undefined;
};

export function TaskPage({ language, task, progress, form }: TaskPageProps): VNode {
  return (
    <>
      <ErrorSummary language={language} errors={form?.errors ?? []} />
      <h1>
        <TextIn language={task.language} page={language}>
          {task.title}
        </TextIn>
      </h1>
      <p>
        <TaskStatusPill language={language} status={task.status} />
      </p>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts
        facts={[
          { label: t(language, "programme.task.area"), value: t(language, `programme.area.${task.area}`) },
          {
            label: t(language, "programme.task.who"),
            value: (
              <TextIn language={task.language} page={language}>
                {task.who}
              </TextIn>
            ),
          },
          { label: t(language, "programme.task.when"), value: whenWords(language, task) },
          ...(task.duty
            ? [
                {
                  label: t(language, "programme.task.duty"),
                  value: (
                    <a href={`/${language}${dutyInYearPath(task.year, task.duty.id)}`}>
                      <Label language={language} texts={task.duty.title} />
                    </a>
                  ),
                },
              ]
            : []),
          {
            label: t(language, "programme.recorded"),
            value: recordedWords(language, { recordedBy: task.addedBy, recordedAt: task.addedAt }),
          },
        ]}
      />
      <h2>{t(language, "programme.progress")}</h2>
      <ProgressTable language={language} progress={progress} />
      {form ? <ProgressForm language={language} task={task} {...form} /> : null}
    </>
  );
}

function ProgressTable({ language, progress }: { language: Language; progress: readonly Progress[] }): VNode {
  return (
    <Table
      caption={t(language, "programme.progress")}
      columns={[
        t(language, "programme.recorded"),
        t(language, "programme.task.status"),
        t(language, "programme.task.note"),
      ].map((label) => ({ label }))}
      rows={progress.map((line) => ({
        cells: [
          recordedWords(language, line),
          <TaskStatusPill language={language} status={line.status} />,
          <TextIn language={line.language} page={language}>
            {line.note}
          </TextIn>,
        ],
      }))}
      empty={t(language, "programme.progress.none")}
    />
  );
}

type ProgressFormProps = NonNullable<TaskPageProps["form"]> & { language: Language; task: ProgrammeTask };

function ProgressForm({ language, task, typed, errors }: ProgressFormProps): VNode {
  const wrong = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <h2>{t(language, "programme.progress.record")}</h2>
      <Form action={`/${language}${programmeTaskPath(task.id)}/progress`}>
        <RadioField
          name="status"
          label={t(language, "programme.task.status")}
          value={typed.status}
          error={wrong("status")}
          options={taskStatuses.map((status) => ({
            value: status,
            label: t(language, `programme.task.status.${status}`),
          }))}
        />
        <TextArea name="note" label={t(language, "programme.task.note")} value={typed.note} error={wrong("note")} />
        <WrittenIn label={t(language, "programme.written-in")} value={typed.language} />
        <Button kind="main">{t(language, "programme.progress.button")}</Button>
      </Form>
    </>
  );
}
