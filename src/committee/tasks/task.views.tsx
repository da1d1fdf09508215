import type { VNode } from "preact";
import type { DecisionId, StateCode } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { formatDate, formatMoment } from "#ui/dates.tsx";
import { Facts } from "#ui/facts.tsx";
import { Button, ErrorSummary, Form } from "#ui/fields.tsx";
import { DayOf, RadioOf, SelectOf, TextOf } from "#ui/form-page.tsx";
import { StatusPill, type Tone } from "#ui/status-pill.tsx";
import { Table } from "#ui/table.tsx";
import { TextIn } from "#ui/text-in.tsx";
import type { FormState } from "#ui/typed-form.ts";
import { WhoCanSee } from "#ui/who-can-see.tsx";
import { decisionPath, linkedLetterPath, meetingPath, newTaskPath, taskPath, tasksPath } from "../paths.ts";
import {
  isOverdue,
  type LinkedLetter,
  type Progress,
  type Task,
  type TaskFilter,
  taskFilters,
  taskStatuses,
} from "./task.ts";

export type TaskWords = {
  language: Language;
  stateNames: ReadonlyMap<StateCode, string>;
  today: string;
};

type ListProps = TaskWords & { tasks: readonly Task[]; empty: string };

/** Tasks as lines: what, who, by when, how it stands. */
export function TaskTable({ tasks, empty, ...words }: ListProps): VNode {
  const { language, today } = words;
  return (
    <Table
      caption={t(language, "tasks.title")}
      columns={(["what", "who", "by", "standing"] as const).map((column) => ({
        label: t(language, `task.column.${column}`),
      }))}
      rows={tasks.map((task) => ({
        cells: [
          <a href={`/${language}${taskPath(task.id)}`}>
            {task.point === null ? null : `${t(language, "task.point-n", { point: task.point })}: `}
            <TextIn language={task.language} page={language}>
              {task.what}
            </TextIn>
          </a>,
          <bdi>{whoWords(words, task)}</bdi>,
          task.dueOn ? formatDate(language, task.dueOn) : t(language, "task.no-date"),
          <StatusOf language={language} task={task} today={today} />,
        ],
      }))}
      empty={empty}
    />
  );
}

export function whoWords({ stateNames }: Pick<TaskWords, "stateNames">, { who }: Pick<Task, "who">): string {
  if ("account" in who) return who.name;
  return "office" in who ? who.office : (stateNames.get(who.state) ?? who.state);
}

const tones: Record<Task["status"], Tone> = {
  open: "quiet",
  "in-progress": "due",
  done: "settled",
  dropped: "refused",
};

function StatusOf({ language, task, today }: { language: Language; task: Task; today: string }): VNode {
  return (
    <>
      <StatusPill tone={tones[task.status]}>{t(language, `task.status.${task.status}`)}</StatusPill>
      {isOverdue(task, today) ? (
        <>
          {" "}
          <StatusPill tone="held">{t(language, "task.overdue")}</StatusPill>
        </>
      ) : null}
    </>
  );
}

type TasksProps = TaskWords & {
  tasks: readonly Task[];
  filter: TaskFilter;
  meeting: string;
  meetings: readonly { id: string; title: string }[];
  maySet: boolean;
};

/** All tasks, with the filters that a reader wants. */
export function TasksPage({ tasks, filter, meeting, meetings, maySet, ...words }: TasksProps): VNode {
  const { language } = words;
  return (
    <>
      <h1>{t(language, "tasks.title")}</h1>
      <p>{t(language, "tasks.what")}</p>
      {maySet ? (
        <p>
          <a href={`/${language}${newTaskPath({})}`}>{t(language, "task.set")}</a>
        </p>
      ) : null}
      <form method="get" action={`/${language}${tasksPath}`} class="form form-search">
        <div class="field">
          <label for="show">{t(language, "tasks.show")}</label>
          <select id="show" name="show" class="input">
            {taskFilters.map((one) => (
              <option value={one} selected={one === filter}>
                {t(language, `tasks.show.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="meeting">{t(language, "tasks.meeting")}</label>
          <select id="meeting" name="meeting" class="input">
            <option value="">{t(language, "tasks.every-meeting")}</option>
            {meetings.map(({ id, title }) => (
              <option value={id} selected={id === meeting}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <Button>{t(language, "tasks.filter")}</Button>
      </form>
      <TaskTable {...words} tasks={tasks} empty={t(language, "tasks.empty")} />
      <WhoCanSee language={language} who={t(language, "committee.who")} />
    </>
  );
}

type TaskProps = TaskWords & {
  task: Task;
  history: readonly Progress[];
  letters: readonly LinkedLetter[];
  meetingTitle: string | undefined;
  decisionTitle: string | undefined;
  /** The form, for those who may report. */
  reporting: FormState | undefined;
  /** The report that the form was opened on. */
  basedOn: number;
  maySetDate: boolean;
  /** The letters that may be linked. */
  toLink: readonly LinkedLetter[];
};

/** One task with where it comes from and its history to the end. */
export function TaskPage(props: TaskProps): VNode {
  const { language, task, history, letters, meetingTitle, decisionTitle, reporting } = props;
  const fact = (label: string, value: VNode | string) => ({ label, value });
  return (
    <>
      <h1>
        <TextIn language={task.language} page={language}>
          {task.what}
        </TextIn>
      </h1>
      <WhoCanSee language={language} who={t(language, "committee.who")} />
      <Facts
        facts={[
          fact(t(language, "task.column.who"), <bdi>{whoWords(props, task)}</bdi>),
          fact(
            t(language, "task.column.by"),
            task.dueOn ? formatDate(language, task.dueOn) : t(language, "task.no-date"),
          ),
          fact(t(language, "task.column.standing"), <StatusOf language={language} task={task} today={props.today} />),
          ...(task.meeting && meetingTitle
            ? [
                fact(
                  t(language, "task.meeting"),
                  <a href={`/${language}${meetingPath(task.meeting)}`}>{meetingTitle}</a>,
                ),
              ]
            : []),
          ...(task.decision && decisionTitle
            ? [
                fact(
                  t(language, "task.decision"),
                  <>
                    <a href={`/${language}${decisionPath(task.decision)}`}>{decisionTitle}</a>
                    {task.point === null ? null : `, ${t(language, "task.point-n", { point: task.point })}`}
                  </>,
                ),
              ]
            : []),
          ...(letters.length > 0
            ? [fact(t(language, "task.letters"), <LetterLinks language={language} letters={letters} />)]
            : []),
        ]}
      />
      <h2>{t(language, "task.history")}</h2>
      <ol>
        <li>{t(language, "task.was-set", { moment: formatMoment(language, task.madeAt, "America/New_York") })}</li>
        {history.map(({ status, words, dueOn, by, at }) => (
          <li>
            {t(language, `task.status.${status}`)} · {formatMoment(language, at, "America/New_York")} · <bdi>{by}</bdi>
            {dueOn ? ` · ${t(language, "task.new-due-words", { date: formatDate(language, dueOn) })}` : null}
            {words ? (
              <p class="typed" dir="auto">
                {words}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {reporting ? <Report {...props} state={reporting} /> : null}
      {reporting && props.toLink.length > 0 ? <LinkLetter {...props} state={reporting} /> : null}
    </>
  );
}

function LetterLinks({ language, letters }: { language: Language; letters: readonly LinkedLetter[] }): VNode {
  return (
    <>
      {letters.map((letter, n) => (
        <>
          {n > 0 ? ", " : null}
          <a href={`/${language}${linkedLetterPath(letter.id)}`}>{letterWords(letter)}</a>
        </>
      ))}
    </>
  );
}

/** As the letter's own page writes it. */
export function letterWords({ year, number }: LinkedLetter): string {
  return `OC.${number}/${year}`;
}

type ReportProps = TaskProps & { state: FormState };

function Report({ language, task, basedOn, state, maySetDate }: ReportProps): VNode {
  return (
    <>
      <h2>{t(language, "task.report")}</h2>
      <ErrorSummary language={language} errors={state.errors} />
      <Form action={`/${language}${taskPath(task.id)}/progress`}>
        <input type="hidden" name="basis" value={basedOn} />
        <RadioOf
          page={language}
          state={state}
          name="status"
          label="task.column.standing"
          options={taskStatuses.map((status) => ({ value: status, label: t(language, `task.status.${status}`) }))}
        />
        <TextOf page={language} state={state} name="words" label="task.words" hint="task.words-hint" rows={3} />
        {maySetDate ? <DayOf page={language} state={state} name="due" label="task.new-due" /> : null}
        <Button kind="main">{t(language, "task.report")}</Button>
      </Form>
    </>
  );
}

function LinkLetter({ language, task, state, toLink }: ReportProps): VNode {
  return (
    <Form action={`/${language}${taskPath(task.id)}/letters`}>
      <SelectOf
        page={language}
        state={state}
        name="letter"
        label="task.letters"
        options={toLink.map((letter) => ({ value: letter.id, label: letterWords(letter) }))}
      />
      <Button>{t(language, "task.link")}</Button>
    </Form>
  );
}

type PointsProps = TaskWords & { decision: DecisionId; points: readonly Task[]; maySet: boolean };

/** What a decision asks for, point by point, each tracked to its end; stands on the page of the decision. */
export function DecisionPoints({ decision, points, maySet, ...words }: PointsProps): VNode | null {
  const { language } = words;
  if (points.length === 0 && !maySet) return null;
  return (
    <>
      <h2>{t(language, "task.points")}</h2>
      <TaskTable {...words} tasks={points} empty={t(language, "task.no-points")} />
      {maySet ? (
        <p>
          <a href={`/${language}${newTaskPath({ decision })}`}>{t(language, "task.add-point")}</a>
        </p>
      ) : null}
    </>
  );
}
