import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { may, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import {
  type AccountId,
  type DecisionId,
  type LetterId,
  type MeetingId,
  readId,
  readStateCode,
  type StateCode,
  type TaskId,
} from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import { formatDate } from "#ui/dates.tsx";
import { basisOf, type FormState, openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { getDecision } from "../decisions/decision.queries.ts";
import { getMeetingHead, listDelegations, listMeetings } from "../meetings/meeting.queries.ts";
import { meetingTitle } from "../meetings/meeting-head.views.tsx";
import { decisionPath, taskPath, tasksPath } from "../paths.ts";
import { linkLetter } from "./link-letter.ts";
import { reportOnTask } from "./report-on-task.ts";
import { type NewTask, setTask } from "./set-task.ts";
import { SetTaskPage } from "./set-task.views.tsx";
import {
  getTask,
  lastPoint,
  listLettersToLink,
  listLinkedLetters,
  listPeopleForTasks,
  listProgress,
  listTasks,
} from "./task.queries.ts";
import { filterTasks, mayReport, maySetDate, taskFilters, taskStatuses } from "./task.ts";
import { TaskPage, TasksPage } from "./task.views.tsx";

type C = Context<Door>;

/** What came of meetings and decisions: who is to do what by when, and how it stands. */
export const tasksRoutes = new Hono<Door>();

tasksRoutes.get("/tasks", async (c) => {
  const { language } = c.var;
  const filter = taskFilters.find((one) => one === c.req.query("show")) ?? "open";
  const meeting = readId<MeetingId>(c.req.query("meeting") ?? "");
  const shown = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    const words = await wordsFor(c, visit);
    const tasks = await listTasks(db, meeting ? { meeting } : {});
    return {
      ...words,
      tasks: filterTasks(tasks, { filter, actor, today: words.today }),
      meetings: await listMeetingsToChoose(c, visit),
      maySet: may(actor, "task.set"),
    };
  });
  return c.var.page({
    title: t(language, "tasks.title"),
    body: <TasksPage {...shown} filter={filter} meeting={meeting ?? ""} />,
  });
});

tasksRoutes.get("/tasks/new", (c) => {
  const typed = {
    meeting: c.req.query("meeting") ?? "",
    decision: c.req.query("decision") ?? "",
    language: c.var.language,
  };
  return setTaskPage(c, { typed, errors: [] }, 200);
});

tasksRoutes.post("/tasks", async (c) => {
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const task = readTask(form);
  if (!form.isRight()) return setTaskPage(c, { typed: form.typed, errors: form.errorsIn(c.var.language) }, 422);
  const outcome = await actAs(c, (work) => setTask(work, task));
  if (outcome.ok) {
    const to = task.decision && task.point !== null ? decisionPath(task.decision) : taskPath(outcome.id);
    return c.redirect(`${here(c, to)}?done=task-set`, 303);
  }
  if (outcome.reason === "point-taken")
    form.refuse({ field: "point", key: "task.error.point-taken", values: { next: outcome.next } });
  else form.refuse({ field: "letter", key: "task.error.letter-unknown" });
  return setTaskPage(c, { typed: form.typed, errors: form.errorsIn(c.var.language) }, 409);
});

tasksRoutes.get("/tasks/:id", (c) => taskPage(c, undefined, 200));

tasksRoutes.post("/tasks/:id/progress", async (c) => {
  const id = idIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const status = form.choice("status", taskStatuses, { label: "task.column.standing", required: true });
  const words = form.text("words", { label: "task.words", most: 3000 });
  const dueOn = form.day("due", { label: "task.new-due" }) ?? null;
  const basedOn = readCount(form.text("basis", { label: "task.words" }));
  if (!status || !form.isRight()) return taskPage(c, form, 422);
  const outcome = await actAs(c, (work) => reportOnTask(work, { id, status, words: words || null, dueOn, basedOn }));
  if (outcome.ok) return c.redirect(`${here(c, taskPath(id))}?done=task-reported`, 303);
  if (outcome.reason === "reason-missing") form.refuse({ field: "words", key: "task.error.reason-missing" });
  else
    form.refuse({
      field: "status",
      key: outcome.reason === "not-yours" ? "task.error.not-yours" : "meeting.error.changed-meanwhile",
    });
  return taskPage(c, form, outcome.reason === "reason-missing" ? 422 : 409);
});

tasksRoutes.post("/tasks/:id/letters", async (c) => {
  const id = idIn(c);
  const form = openTypedForm(await c.req.formData(), c.var.language);
  const letter = readId<LetterId>(form.text("letter", { label: "task.letters" }));
  const outcome = letter && (await actAs(c, (work) => linkLetter(work, id, letter)));
  if (outcome?.ok) return c.redirect(`${here(c, taskPath(id))}?done=letter-linked`, 303);
  form.refuse({ field: "letter", key: "task.error.letter-unknown" });
  return taskPage(c, form, 422);
});

/** The form of a task, read once. */
function readTask(form: TypedForm): NewTask {
  const what = form.text("what", { label: "task.column.what", most: 3000, required: true });
  const language = form.language("language", { label: "meeting.text-language" });
  const chosen = form.text("who", { label: "task.column.who" });
  const office = form.text("office", { label: "task.office" });
  const dueOn = form.day("due", { label: "task.due" }) ?? null;
  const meeting = readId<MeetingId>(form.text("meeting", { label: "task.meeting" })) ?? null;
  const decision = readId<DecisionId>(form.text("decision", { label: "task.decision" })) ?? null;
  const letter = readId<LetterId>(form.text("letter", { label: "task.letters" }));
  const number = decision ? readCount(form.text("point", { label: "task.point", required: true })) : null;
  if (number !== null && (number < 1 || number > 999)) form.refuse({ field: "point", key: "task.error.point" });
  const who = readWho(chosen, office);
  if (!who) form.refuse({ field: "who", key: "task.error.who" });
  return {
    what,
    language,
    dueOn,
    who: who ?? { office },
    meeting,
    decision,
    point: number,
    letters: letter ? [letter] : [],
  };
}

/** One of the three: a person or a delegation that was chosen, or an office that was named. */
function readWho(chosen: string, office: string): NewTask["who"] | undefined {
  if (chosen && office) return undefined;
  const account = readId<AccountId>(chosen);
  const state = readStateCode(chosen);
  if (account) return { account };
  if (state) return { state };
  return office ? { office } : undefined;
}

async function setTaskPage(c: C, state: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    requireMay(visit.actor, "task.set");
    const { db, at } = visit;
    const { stateNames } = await wordsFor(c, visit);
    const id = readId<DecisionId>(state.typed.decision ?? "");
    const decision = id && (await getDecision(db, id));
    return {
      decision: decision && { id: decision.id, title: decisionWords(c, decision) },
      nextPoint: id ? (await lastPoint(db, id)) + 1 : 1,
      meetings: await listMeetingsToChoose(c, visit),
      people: await listPeopleForTasks(db, dateOf(at)),
      delegations: (await listDelegations(db, dateOf(at))).map((code) => ({
        code,
        name: stateNames.get(code) ?? code,
      })),
      letters: await listLettersToLink(db),
    };
  });
  const { nextPoint, ...rest } = props;
  const typed = { point: String(nextPoint), ...state.typed };
  return c.var.page(
    {
      title: t(language, rest.decision ? "task.add-point" : "task.set"),
      body: <SetTaskPage language={language} state={{ ...state, typed }} {...rest} />,
      breadcrumbs: [
        { href: here(c, tasksPath), label: t(language, "tasks.title") },
        { label: t(language, "task.set") },
      ],
    },
    status,
  );
}

async function taskPage(c: C, form: TypedForm | undefined, status: 200 | 409 | 422): Promise<Response> {
  const { language } = c.var;
  const id = idIn(c);
  const shown = await readAs(c, async (visit) => {
    const { db, actor } = visit;
    const task = await getTask(db, id);
    const history = await listProgress(db, id);
    return {
      ...(await wordsFor(c, visit)),
      task,
      history,
      letters: await listLinkedLetters(db, id),
      meetingTitle: task.meeting ? meetingTitle(language, await getMeetingHead(db, task.meeting)) : undefined,
      decisionTitle: task.decision ? decisionWords(c, await getDecision(db, task.decision)) : undefined,
      maySetDate: maySetDate(actor),
      toLink: may(actor, "task.set") ? await listLettersToLink(db) : [],
      reporting:
        may(actor, "task.report") && mayReport(task, actor)
          ? { typed: { status: task.status, ...form?.typed }, errors: form?.errorsIn(language) ?? [] }
          : undefined,
    };
  });
  const basedOn = basisOf(shown.reporting, status, shown.history.at(-1)?.n ?? 0);
  return c.var.page(
    {
      title: shown.task.what,
      body: <TaskPage {...shown} basedOn={basedOn} />,
      breadcrumbs: [{ href: here(c, tasksPath), label: t(language, "tasks.title") }, { label: shown.task.what }],
    },
    status,
  );
}

async function wordsFor(c: C, { db, at }: Visit) {
  const { language } = c.var;
  const today = dateOf(at);
  const states = await listStates(db, language, today);
  const stateNames: Map<StateCode, string> = new Map(states.map(({ code, short }) => [code, short[language]]));
  return { language, stateNames, today };
}

async function listMeetingsToChoose(c: C, { db }: Visit): Promise<{ id: string; title: string }[]> {
  return (await listMeetings(db)).map((meeting) => ({ id: meeting.id, title: meetingTitle(c.var.language, meeting) }));
}

function decisionWords(c: C, { takenOn }: { takenOn: string }): string {
  return t(c.var.language, "decision.title", { date: formatDate(c.var.language, takenOn) });
}

function idIn(c: C): TaskId {
  return idInAddress<TaskId>(c, "task");
}
