import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { type NoObjectionId, readId, type StateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { getMatrixVersion, listCells, listMatrixVersions } from "#matrix/matrix.queries.ts";
import { readMatrixKey } from "#matrix/paths.ts";
import { countSheet, makeSheet } from "#matrix/sheet.ts";
import { getTemplate } from "#regime/template.queries.ts";
import { dateOf, getState, listStates } from "#states/state.queries.ts";
import { noObjectionPath, noObjectionsPath } from "../paths.ts";
import { deadlineAfter, isAdopted, workingDaysLeft } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import { CirculatePage, type CirculatePageProps, WithdrawPage } from "./circulate.views.tsx";
import { circulateMatrix } from "./circulate-matrix.ts";
import { getNoObjection, listNoObjections, listObjections } from "./no-objection.queries.ts";
import { type NoObjection, usualWorkingDays } from "./no-objection.ts";
import {
  NoObjectionPage,
  type NoObjectionPageProps,
  NoObjectionsPage,
  noObjectionTitle,
  type ShownNoObjection,
} from "./no-objection.views.tsx";
import { delegationOf, object } from "./object.ts";
import { withdrawText } from "./withdraw-text.ts";

type C = Context<Door>;

/** The no-objection procedures: circulate, read, object, withdraw. */
export const noObjectionsRoutes = new Hono<Door>();

noObjectionsRoutes.get("/no-objections", async (c) => {
  const { language } = c.var;
  const procedures = await readAs(c, async (visit) => {
    const show = await openShow(c, visit);
    return (await listNoObjections(visit.db)).map(show).sort(runningFirst);
  });
  return c.var.page({
    title: t(language, "no-objections.title"),
    body: <NoObjectionsPage language={language} procedures={procedures} />,
  });
});

noObjectionsRoutes.get("/no-objections/new", (c) =>
  circulatePage(c, { matrix: c.req.query("matrix") ?? "", days: c.req.query("days") ?? String(usualWorkingDays) }),
);

noObjectionsRoutes.post("/no-objections", async (c) => {
  const form = await c.req.formData();
  const typed = { matrix: String(form.get("matrix") ?? ""), days: String(form.get("days") ?? "").trim() };
  const days = readDays(typed.days);
  if (!days) return circulatePage(c, typed, "days");
  const outcome = await actAs(c, async (work) => {
    requireMay(work.actor, "matrix.circulate");
    return await circulateMatrix(work, (await readVersion(work.db, typed.matrix)).id, days);
  });
  if (outcome.ok) return c.redirect(`${here(c, noObjectionPath(outcome.id))}?done=circulated`, 303);
  return circulatePage(c, typed, outcome.reason);
});

noObjectionsRoutes.get("/no-objections/:id", (c) => procedurePage(c, undefined, 200));

noObjectionsRoutes.post("/no-objections/:id/objections", async (c) => {
  const id = idIn(c);
  const typed = String((await c.req.formData()).get("reason") ?? "").trim();
  if (typed.length > longestReason) return procedurePage(c, { reason: "too-long", typed }, 422);
  const outcome = await actAs(c, (work) => object(work, id, typed));
  if (outcome.ok) return c.redirect(`${here(c, noObjectionPath(id))}?done=objected`, 303);
  return procedurePage(
    c,
    { reason: outcome.reason, typed },
    outcome.reason === "period-has-ended" || outcome.reason === "concluded-already" ? 409 : 422,
  );
});

noObjectionsRoutes.get("/no-objections/:id/withdrawal", (c) => withdrawPage(c, false));

noObjectionsRoutes.post("/no-objections/:id/withdrawal", async (c) => {
  const id = idIn(c);
  const outcome = await actAs(c, (work) => withdrawText(work, id));
  return outcome.ok ? c.redirect(`${here(c, noObjectionPath(id))}?done=withdrawn`, 303) : withdrawPage(c, true);
});

const longestReason = 5000;

async function circulatePage(
  c: C,
  typed: { matrix: string; days: string },
  refused?: CirculatePageProps["refused"] | "no-official-list",
): Promise<Response> {
  const { language } = c.var;
  const { stateName, ...props } = await readAs(c, async (visit) => {
    requireMay(visit.actor, "matrix.circulate");
    const matrix = await readVersion(visit.db, typed.matrix);
    const template = await getTemplate(visit.db, matrix.templateId);
    const state = await getState(visit.db, matrix.stateCode, dateOf(visit.at));
    return {
      matrix,
      stateName: state.short[language],
      counts: countSheet(makeSheet(template, await listCells(visit.db, matrix.id))),
      deadline: await foreseen(visit, readDays(typed.days) ?? usualWorkingDays),
    };
  });
  const { matrix, counts, deadline } = props;
  const noDraft = matrix.standing.status === "draft" ? undefined : "not-a-draft";
  const shown = (refused === "no-official-list" ? undefined : refused) ?? noDraft;
  const title = t(language, "circulate.title", { state: stateName });
  const body = (
    <CirculatePage
      language={language}
      version={{ stateName, stateCode: matrix.stateCode, number: matrix.number }}
      counts={counts}
      days={typed.days}
      deadline={deadline}
      refused={shown}
    />
  );
  const status = refused === "days" ? 422 : refused || noDraft ? 409 : 200;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, stateName) }, status);
}

/** The deadline that circulation at this moment would set. */
async function foreseen({ db, at }: Visit, workingDays: number): Promise<CirculatePageProps["deadline"]> {
  const counted = deadlineAfter({ circulatedAt: at, workingDays, lists: await listUsableHolidays(db) });
  return counted.ok ? { ok: true, at: counted.deadline.toInstant(), workingDays } : { ok: false, year: counted.year };
}

async function procedurePage(
  c: C,
  refused: NoObjectionPageProps["refused"],
  status: 200 | 409 | 422,
): Promise<Response> {
  const { language } = c.var;
  const props = await readAs(c, (visit) => readProcedure(c, visit));
  const body = <NoObjectionPage language={language} {...props} refused={refused} />;
  const { procedure } = props;
  return c.var.page(
    { title: noObjectionTitle(language, procedure), body, breadcrumbs: crumbs(c, procedure.stateName) },
    status,
  );
}

async function readProcedure(c: C, visit: Visit): Promise<Omit<NoObjectionPageProps, "language">> {
  const { db, actor, at } = visit;
  const names = await stateNames(c, visit);
  const procedure = (await openShow(c, visit))(await getNoObjection(db, idIn(c)));
  const runs = procedure.standing.status === "running";
  const delegation = may(actor, "no-objection.object") ? delegationOf(actor) : undefined;
  const objections = await listObjections(db, procedure.id);
  const readable = await listMatrixVersions(db, procedure.stateCode);
  return {
    procedure,
    objections: objections.map((objection) => ({
      ...objection,
      delegationName: names.get(objection.delegation) ?? objection.delegation,
    })),
    objectsFor: runs && delegation && !isAdopted(at, procedure.deadline) ? nameIn(names, delegation) : undefined,
    mayWithdraw: runs && !isAdopted(at, procedure.deadline) && may(actor, "no-objection.withdraw"),
    mayReadMatrix: readable.some(({ id }) => id === procedure.matrixVersionId),
  };
}

async function withdrawPage(c: C, refused: boolean): Promise<Response> {
  const { language } = c.var;
  const procedure = await readAs(c, async (visit) => {
    requireMay(visit.actor, "no-objection.withdraw");
    return (await openShow(c, visit))(await getNoObjection(visit.db, idIn(c)));
  });
  const over = refused || procedure.standing.status !== "running" || procedure.hasPassed;
  return c.var.page(
    {
      title: t(language, "no-objection.withdraw-title", { state: procedure.stateName }),
      body: <WithdrawPage language={language} procedure={procedure} refused={over} />,
      breadcrumbs: crumbs(c, procedure.stateName),
    },
    over ? 409 : 200,
  );
}

/** Gives a procedure what a page needs besides: the name of its State and the time that remains. */
async function openShow(c: C, visit: Visit): Promise<(procedure: NoObjection) => ShownNoObjection> {
  const names = await stateNames(c, visit);
  const lists = await listUsableHolidays(visit.db);
  return (procedure) => ({
    ...procedure,
    stateName: nameIn(names, procedure.stateCode),
    daysLeft: workingDaysLeft(visit.at, procedure.deadline, lists),
    hasPassed: isAdopted(visit.at, procedure.deadline),
  });
}

async function stateNames(c: C, { db, at }: Visit): Promise<Map<StateCode, string>> {
  const states = await listStates(db, c.var.language, dateOf(at));
  return new Map(states.map(({ code, short }) => [code, short[c.var.language]]));
}

function nameIn(names: ReadonlyMap<StateCode, string>, code: StateCode): string {
  return names.get(code) ?? code;
}

/** Running first, the nearest deadline on top; then the concluded, the newest first. */
function runningFirst(a: NoObjection, b: NoObjection): number {
  const runs = ({ standing }: NoObjection): number => (standing.status === "running" ? 0 : 1);
  const byDeadline = Temporal.Instant.compare(a.deadline, b.deadline);
  return runs(a) - runs(b) || (runs(a) === 0 ? byDeadline : -byDeadline);
}

async function readVersion(db: Parameters<typeof getMatrixVersion>[0], key: string) {
  const named = readMatrixKey(key);
  if (!named) throw new NotFound(`matrix ${key}`);
  return await getMatrixVersion(db, named.state, named.number);
}

/** Working days as the form gives them: a whole number from 1 to 30. */
function readDays(text: string): number | undefined {
  const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 30 ? days : undefined;
}

function idIn(c: C): NoObjectionId {
  const id = readId<NoObjectionId>(c.req.param("id") ?? "");
  if (!id) throw new NotFound("no-objection");
  return id;
}

function crumbs(c: C, label: string): { href?: string; label: string }[] {
  return [{ href: here(c, noObjectionsPath), label: t(c.var.language, "no-objections.title") }, { label }];
}
