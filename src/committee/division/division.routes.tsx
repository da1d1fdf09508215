import { type Context, Hono } from "hono";
import { type Actor, holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { pickText, t } from "#i18n/t.ts";
import { dateOf, listStates } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { listStatesToChoose } from "../membership/membership.queries.ts";
import { divisionPath } from "../paths.ts";
import { listThemes } from "../themes/theme.queries.ts";
import { assignWork } from "./assign-work.ts";
import { AssignPage, type FreeState, ReassignPage } from "./assigning.views.tsx";
import {
  countWork,
  listAllAssignments,
  listAssignmentsOn,
  listExperts,
  listOpenAssignments,
  listRegions,
} from "./division.queries.ts";
import { type Assignment, type Expert, loadOf } from "./division.ts";
import { DivisionPage, type Filter, HistoryPage, type StateNames, subjectWords } from "./division.views.tsx";
import { type DivisionFormError, nobody, readAssignForm, readReassignForm, type Typed } from "./division-form.ts";
import { endAssignments } from "./end-assignments.ts";
import { reassignWork } from "./reassign-work.ts";

type C = Context<Door>;
type Wrong = { typed: Typed; errors: FieldError[]; status: 409 | 422; ended?: Assignment[] };

/** The division of work among the experts: read it, give work, give it to somebody else. */
export const divisionRoutes = new Hono<Door>();

divisionRoutes.get("/division", async (c) => {
  const { language } = c.var;
  const filter = {
    state: c.req.query("state") ?? "",
    region: c.req.query("region") ?? "",
    theme: c.req.query("theme") ?? "",
  };
  const props = await readAs(c, (visit) => readDivision(c, visit, filter));
  return c.var.page({
    title: t(language, "division.title"),
    body: <DivisionPage language={language} filter={filter} {...props} />,
  });
});

divisionRoutes.get("/division/history", async (c) => {
  const { language } = c.var;
  const props = await readAs(c, async (visit) => {
    requireServing(visit.actor);
    return { names: await stateNames(c, visit), lines: await listAllAssignments(visit.db) };
  });
  const title = t(language, "division.history");
  return c.var.page({ title, body: <HistoryPage language={language} {...props} />, breadcrumbs: crumbs(c, title) });
});

divisionRoutes.get("/division/assignments", (c) => assignPage(c));

divisionRoutes.post("/division/assignments", async (c) => {
  const { language } = c.var;
  const form = await c.req.formData();
  const { names, choices } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "assignment.make");
    const choices = await listStatesToChoose(visit.db, language, dateOf(visit.at));
    return { names: await stateNames(c, visit), choices: choices.map(({ code }) => code) };
  });
  const { typed, value, errors } = readAssignForm(form, choices);
  if (errors.length > 0) return assignPage(c, { typed, errors: inWords(c, errors), status: 422 });
  const outcome = await actAs(c, (work) => assignWork(work, value));
  if (outcome.ok) return c.redirect(`${here(c, divisionPath)}?done=work-assigned`, 303);
  if (outcome.reason === "not-an-expert") return assignPage(c, { typed, errors: noExpert(c), status: 422 });
  const subjects = outcome.subjects.map((subject) => subjectWords(language, names, subject)).join(", ");
  const message = t(language, "division.error.followed-already", { subjects });
  return assignPage(c, { typed, errors: [{ field: "state", message }], status: 409 });
});

divisionRoutes.get("/division/reassignment", (c) => reassignPage(c));

divisionRoutes.post("/division/reassignment", async (c) => {
  const { typed, value, errors } = readReassignForm(await c.req.formData());
  if (errors.length > 0) return reassignPage(c, { typed, errors: inWords(c, errors), status: 422 });
  const { expert } = value;
  const outcome = await actAs(c, (work) =>
    expert === nobody ? endAssignments(work, value) : reassignWork(work, { ...value, expert }),
  );
  if (outcome.ok) return c.redirect(`${here(c, divisionPath)}?done=work-${expert === nobody ? "ended" : "moved"}`, 303);
  if (outcome.reason === "not-an-expert") return reassignPage(c, { typed, errors: noExpert(c), status: 422 });
  const names = await readAs(c, (visit) => stateNames(c, visit));
  const message = t(c.var.language, `division.error.${outcome.reason}`, {
    subjects: outcome.lines.map(({ subject }) => subjectWords(c.var.language, names, subject)).join(", "),
  });
  const ended = outcome.reason === "ended-meanwhile" ? outcome.lines : [];
  const field = outcome.reason === "before-it-began" ? "from" : "line";
  return reassignPage(c, { typed, errors: [{ field, message }], status: 409, ended });
});

async function readDivision(c: C, visit: Visit, filter: Filter) {
  const { db, actor, at } = visit;
  requireServing(actor);
  const today = dateOf(at);
  const names = await stateNames(c, visit);
  const lines = await listAssignmentsOn(db, today);
  const regions = await listRegions(db, today);
  const work = await countWork(db);
  const isAsked = ({ subject }: Assignment): boolean =>
    (filter.state === "" || (subject.kind === "state" && subject.state === filter.state)) &&
    (filter.theme === "" || (subject.kind === "theme" && subject.theme === filter.theme)) &&
    (filter.region === "" ||
      (subject.kind === "region" && subject.region === filter.region) ||
      (subject.kind === "state" && regions.get(subject.state) === filter.region));
  const followed = lines.flatMap(({ subject }) => (subject.kind === "state" ? [subject.state] : []));
  return {
    names,
    followed: {
      states: [...names.keys()].filter((code) => followed.includes(code)),
      themes: [...new Set(lines.flatMap(({ subject }) => (subject.kind === "theme" ? [subject.theme] : [])))].sort(),
    },
    experts: groupByExpert(await listExperts(db, today), lines, names).map(({ expert, lines }) => ({
      ...expert,
      load: loadOf(lines, work),
      lines: lines.filter(isAsked),
    })),
    // Members read neither drafts nor letters: what they cannot read is not counted for them.
    work: holds(actor, "chair", "secretariat", "expert") ? work : undefined,
    without: (await listStatesToChoose(db, c.var.language, today)).filter(({ code }) => !followed.includes(code))
      .length,
    mayAssign: may(actor, "assignment.make"),
  };
}

/** The experts with their lines, and after them whoever still carries lines without being an expert any more. */
function groupByExpert(experts: readonly Expert[], unsorted: readonly Assignment[], names: StateNames) {
  const lines = inOrder(unsorted, names);
  const all = new Map([...experts, ...lines.map(({ expert }) => expert)].map((expert) => [expert.id, expert]));
  return [...all.values()].map((expert) => ({ expert, lines: lines.filter((line) => line.expert.id === expert.id) }));
}

/** States as the language sorts them, then regional groups, then themes. */
function inOrder(lines: readonly Assignment[], names: StateNames): Assignment[] {
  const codes = [...names.keys()];
  const place = ({ subject }: Assignment): number => {
    if (subject.kind === "state") return codes.indexOf(subject.state);
    return codes.length + (subject.kind === "region" ? 0 : 1);
  };
  return lines.toSorted((a, b) => place(a) - place(b));
}

async function assignPage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const { today, ...props } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "assignment.make");
    const today = dateOf(visit.at);
    const lines = await listOpenAssignments(visit.db);
    const regions = await listRegions(visit.db, today);
    const free: FreeState[] = (await listStatesToChoose(visit.db, language, today))
      .filter(({ code }) => !lines.some(({ subject }) => subject.kind === "state" && subject.state === code))
      .map(({ code, short }) => {
        const region = regions.get(code);
        return { code, name: short[language], region: region ? t(language, `division.region.${region}`) : "" };
      });
    const themes = (await listThemes(visit.db, today)).map(({ name }) => pickText(name, language).text);
    return { today, free, themes, experts: await listExperts(visit.db, today) };
  });
  const body = <AssignPage language={language} {...(wrong ?? blank(today))} {...props} />;
  const title = t(language, "division.assign");
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, wrong?.status ?? 200);
}

async function reassignPage(c: C, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const { today, ...props } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "assignment.move");
    const today = dateOf(visit.at);
    const experts = await listExperts(visit.db, today);
    const names = await stateNames(c, visit);
    const carried = groupByExpert(experts, await listOpenAssignments(visit.db), names);
    return { today, experts, carried, names };
  });
  const body = <ReassignPage language={language} {...(wrong ?? blank(today))} {...props} ended={wrong?.ended ?? []} />;
  const title = t(language, "division.reassign");
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title) }, wrong?.status ?? 200);
}

/** A form that nobody has touched: from today. */
function blank(today: string): { typed: Typed; errors: FieldError[] } {
  const [year = "", month = "", day = ""] = today.split("-");
  const from = { day: String(Number(day)), month: String(Number(month)), year };
  return { typed: { text: {}, chosen: [], from }, errors: [] };
}

async function stateNames(c: C, { db, at }: Visit): Promise<StateNames> {
  const { language } = c.var;
  const states = await listStates(db, language, dateOf(at));
  return new Map(states.map(({ code, short }) => [code, short[language]]));
}

function requireServing(actor: Actor): void {
  if (!holds(actor, "chair", "member", "secretariat", "expert")) throw new NotFound("division of work");
}

function noExpert(c: C): FieldError[] {
  return [{ field: "expert", message: t(c.var.language, "division.error.expert") }];
}

function inWords(c: C, errors: readonly DivisionFormError[]): FieldError[] {
  return errors.map(({ field, key }) => ({ field, message: t(c.var.language, key) }));
}

function crumbs(c: C, label: string): { href?: string; label: string }[] {
  return [{ href: here(c, divisionPath), label: t(c.var.language, "division.title") }, { label }];
}
