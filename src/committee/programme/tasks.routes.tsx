import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { ProgrammeTaskId } from "#db/ids.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { programmeOfPath, programmePath, programmeTaskPath } from "../paths.ts";
import { addTask } from "./add-task.ts";
import { listDuties } from "./duty.queries.ts";
import { occurrencesIn, readYear } from "./duty.ts";
import { getTask, listProgress } from "./programme-task.queries.ts";
import { recordProgress } from "./record-progress.ts";
import { NewTaskPage, TaskPage } from "./task.views.tsx";
import { blankTask, readProgressForm, readTaskForm, type TypedProgress, type TypedTask } from "./task-form.ts";

type C = Context<Door>;

/** The tasks of a programme of work, and what happened with them. */
export const programmeTasksRoutes = new Hono<Door>();

programmeTasksRoutes.get("/programme/tasks/new", (c) =>
  newTaskPage(c, blankTask(c.req.query("year") ?? "", c.var.language)),
);

programmeTasksRoutes.post("/programme/tasks", async (c) => {
  const { language } = c.var;
  const { typed, task, errors } = readTaskForm(await c.req.formData(), language);
  if (!task || errors.length > 0) return newTaskPage(c, typed, errors);
  const outcome = await actAs(c, (work) => addTask(work, task));
  if (outcome.ok) return c.redirect(`${here(c, programmeTaskPath(outcome.id))}?done=programme-task-added`, 303);
  return outcome.reason === "not-in-its-year"
    ? newTaskPage(c, typed, [
        { field: "on", message: t(language, "programme.error.not-in-its-year", { year: String(task.year) }) },
      ])
    : newTaskPage(c, typed, [{ field: "duty", message: t(language, "programme.error.choice") }]);
});

async function newTaskPage(c: C, typed: TypedTask, errors?: FieldError[]): Promise<Response> {
  const { language } = c.var;
  const { year, duties } = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "programme.add-task");
    const year = readYear(typed.year) ?? Number(dateOf(at).slice(0, 4));
    return { year, duties: occurrencesIn(await listDuties(db), year).map(({ duty }) => duty) };
  });
  const title = t(language, "programme.task.add-to", { year: String(year) });
  return c.var.page(
    {
      title,
      body: (
        <NewTaskPage
          language={language}
          year={year}
          duties={duties.map((duty) => ({ id: duty.id, name: pickText(duty.title, language).text }))}
          typed={typed}
          errors={errors ?? []}
        />
      ),
      breadcrumbs: [
        { href: here(c, programmePath), label: t(language, "nav.programme") },
        { href: here(c, programmeOfPath(year)), label: String(year) },
        { label: t(language, "programme.task.add") },
      ],
    },
    errors ? 422 : 200,
  );
}

programmeTasksRoutes.get("/programme/tasks/:id", (c) => taskPage(c));

programmeTasksRoutes.post("/programme/tasks/:id/progress", async (c) => {
  const { typed, line, errors } = readProgressForm(await c.req.formData(), c.var.language);
  if (!line || errors.length > 0) return taskPage(c, { typed, errors });
  const id = taskIn(c);
  await actAs(c, (work) => recordProgress(work, id, line));
  return c.redirect(`${here(c, programmeTaskPath(id))}?done=programme-progress-recorded`, 303);
});

async function taskPage(c: C, wrong?: { typed: TypedProgress; errors: FieldError[] }): Promise<Response> {
  const { language } = c.var;
  const { mayRecord, ...page } = await readAs(c, async ({ db, actor }) => {
    const task = await getTask(db, taskIn(c));
    return {
      task,
      progress: await listProgress(db, task.id),
      mayRecord: may(actor, "programme.record-progress"),
    };
  });
  const { task } = page;
  const blank = { typed: { status: task.status, note: "", language }, errors: [] };
  return c.var.page(
    {
      title: task.title,
      body: <TaskPage language={language} form={mayRecord ? (wrong ?? blank) : undefined} {...page} />,
      breadcrumbs: [
        { href: here(c, programmePath), label: t(language, "nav.programme") },
        { href: here(c, programmeOfPath(task.year)), label: String(task.year) },
        { label: task.title },
      ],
    },
    wrong ? 422 : 200,
  );
}

function taskIn(c: C): ProgrammeTaskId {
  return idInAddress<ProgrammeTaskId>(c, "task");
}
