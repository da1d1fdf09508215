import { type Context, Hono } from "hono";
import { holds } from "#access/actor.ts";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { may, NotFound } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import { readStateCode } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { findTextInForce } from "#regime/committee-text.queries.ts";
import { bodyFor } from "#regime/committee-text.ts";
import { getTemplate, listTemplates } from "#regime/template.queries.ts";
import { type CellPlace, cellName, findCellPlace } from "#regime/template.ts";
import { dateOf, findState, listStates } from "#states/state.queries.ts";
import { CellPage, type CellPageProps } from "./cell.views.tsx";
import { readCellForm, readReturnPath, withBrought } from "./cell-form.ts";
import { draftMatrix } from "./draft-matrix.ts";
import {
  findCell,
  findReadableSections,
  getMatrixVersion,
  listCells,
  listHistory,
  listMatrixVersions,
} from "./matrix.queries.ts";
import { emptyText, type MatrixVersion } from "./matrix.ts";
import { MatricesPage, MatrixPage, matrixTitle, templateLabel } from "./matrix.views.tsx";
import { cellPath, matricesPath, matrixKey, matrixPath, readNumber } from "./paths.ts";
import { saveCell } from "./save-cell.ts";
import { countSheet, keepSections, makeSheet, nextCell } from "./sheet.ts";

type C = Context<Door>;

/** The matrices for people who signed in: list, sheet, cell. */
export const matrixRoutes = new Hono<Door>();

matrixRoutes.get("/matrices", (c) => listPage(c));

matrixRoutes.post("/matrices", async (c) => {
  const form = await c.req.formData();
  const state = readStateCode(String(form.get("state") ?? ""));
  const template = String(form.get("template") ?? "");
  const outcome = await actAs(c, async (work) => {
    if (!state || !(await listTemplates(work.db)).some(({ id }) => id === template))
      throw new NotFound("state or template");
    return await draftMatrix(work, state, template);
  });
  if (outcome.ok) return c.redirect(`${here(c, matrixPath(state ?? "", outcome.number))}?done=matrix-drafted`, 303);
  return listPage(c, {
    message: t(c.var.language, "matrices.draft-is-open", { number: outcome.number }),
    state: state ?? "",
    template,
  });
});

async function listPage(c: C, refused?: Parameters<typeof MatricesPage>[0]["refused"]): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    const states = await listStates(db, language, dateOf(at));
    const names = new Map(states.map(({ code, short }) => [code, short[language]]));
    const templates = may(actor, "matrix.draft") ? await listTemplates(db) : [];
    const invented = states.filter(({ kind }) => kind === "invented");
    return {
      versions: (await listMatrixVersions(db))
        .map((version) => ({ ...version, stateName: names.get(version.stateCode) ?? version.stateCode }))
        .sort((a, b) => new Intl.Collator(language).compare(a.stateName, b.stateName) || b.number - a.number),
      opening: may(actor, "matrix.draft")
        ? {
            // In a demonstration nothing is recorded about a real State.
            states: (invented.length > 0 ? invented : states).map(({ code, short }) => ({
              code,
              name: short[language],
            })),
            templates: templates.map((template) => ({ id: template.id, name: templateLabel(language, template) })),
          }
        : undefined,
    };
  });
  return c.var.page(
    { title: t(language, "matrices.title"), body: <MatricesPage language={language} refused={refused} {...page} /> },
    refused ? 409 : 200,
  );
}

matrixRoutes.get("/matrices/:state/:number", async (c) => {
  const { language } = c.var;
  const page = await readAs(c, async (visit) => {
    const { matrix, state } = await readMatrix(c, visit);
    const whole = makeSheet(await getTemplate(visit.db, matrix.templateId), await listCells(visit.db, matrix.id));
    const sheet = keepSections(whole, await findReadableSections(visit.db, visit.actor, matrix));
    const disclaimer = await findTextInForce(visit.db, "disclaimer", dateOf(visit.at));
    return {
      matrix,
      sheet,
      stateName: state.short[language],
      invented: state.kind === "invented",
      counts: countSheet(sheet),
      disclaimer: disclaimer && { ...bodyFor(disclaimer, language), wording: disclaimer.wording },
      mayFill: may(visit.actor, "cell.save") && matrix.standing.status === "draft",
      rowFlags: await c.var.rowFlags?.(visit.db, language, matrix.templateId),
      next: nextSteps(c, visit, matrix),
    };
  });
  return c.var.page({
    title: matrixTitle(language, page.stateName, page.matrix.standing),
    body: <MatrixPage language={language} {...page} />,
    breadcrumbs: [{ href: here(c, matricesPath), label: t(language, "matrices.title") }, { label: page.stateName }],
    scripts: page.mayFill ? ["matrix"] : [],
  });
});

/** What this person may do next with a version; other slices' pages, named by address. */
function nextSteps(
  c: C,
  { actor }: Visit,
  { stateCode, number, standing }: MatrixVersion,
): { href: string; label: string }[] {
  const key = matrixKey(stateCode, number);
  const { language } = c.var;
  const steps = [];
  if (standing.status === "draft" && may(actor, "no-objection.circulate")) {
    steps.push({ href: here(c, `/no-objections/new?matrix=${key}`), label: t(language, "matrix.next.circulate") });
  }
  if (standing.status === "approved" && may(actor, "letter-run.begin")) {
    steps.push({ href: here(c, `/letters/new?matrix=${key}`), label: t(language, "matrix.next.letter") });
  }
  if (standing.status === "under-no-objection" && holds(actor, "member", "chair")) {
    steps.push({ href: here(c, "/no-objections"), label: t(language, "matrix.next.procedure") });
  }
  return steps;
}

matrixRoutes.get("/matrices/:state/:number/cells/:cell", async (c) => {
  const props = await readAs(c, (visit) => readCell(c, visit));
  if (wantsJson(c)) {
    const { mark, sources, remark } = props.text;
    return c.json({ revision: props.basedOn, mark, sources, remark }, 200, { etag: `"${props.basedOn}"` });
  }
  const brought = props.rests ? props.text : withBrought(props.text, (name) => c.req.query(name));
  return cellPage(c, { ...props, text: brought, to: readReturnPath(c.req.query("to") ?? "") }, 200);
});

matrixRoutes.post("/matrices/:state/:number/cells/:cell", async (c) => {
  const { language } = c.var;
  const form = await c.req.formData();
  const { text, basedOn, errors } = readCellForm(form, c.req.header("if-match"));
  const messages = errors.map(({ field, key }) => ({ field, message: t(language, key) }));
  const to = readReturnPath(String(form.get("to") ?? ""));
  if (messages.length > 0) {
    if (wantsJson(c)) return c.json({ ok: false, errors: messages }, 422);
    const props = await readAs(c, (visit) => readCell(c, visit));
    return cellPage(c, { ...props, text, basedOn, errors: messages, to }, 422);
  }
  const outcome = await actAs(c, async (work) => {
    const { matrix, place } = await readPlace(c, work);
    return await saveCell(work, { version: matrix.id, place, text, basedOn });
  });
  if (wantsJson(c)) return c.json(outcome, outcome.ok ? 200 : 409);
  const props = await readAs(c, (visit) => readCell(c, visit));
  if (!outcome.ok) {
    const clash =
      outcome.reason === "changed-meanwhile"
        ? { theirs: outcome.theirs, basedOn: outcome.theirs.revision }
        : { rests: true, basedOn };
    return cellPage(c, { ...props, text, ...clash, to }, 409);
  }
  const name = cellName(props.place);
  const next = form.get("then") === "next" ? props.next : undefined;
  const { code } = props.state;
  if (to && !next) return c.redirect(`${here(c, to)}?done=cell-saved&cell=${name}`, 303);
  return c.redirect(
    next
      ? `${here(c, cellPath(code, props.number, next))}?done=cell-saved`
      : `${here(c, matrixPath(code, props.number))}?done=cell-saved#cell-${name}`,
    303,
  );
});

function cellPage(c: C, props: Omit<CellPageProps, "language">, status: 200 | 409 | 422): Promise<Response> | Response {
  const { language } = c.var;
  return c.var.page(
    {
      title: `${props.state.name} · ${cellName(props.place)}`,
      body: <CellPage language={language} {...props} />,
      breadcrumbs: [
        { href: here(c, matricesPath), label: t(language, "matrices.title") },
        { href: here(c, matrixPath(props.state.code, props.number)), label: props.state.name },
        { label: cellName(props.place) },
      ],
    },
    status,
  );
}

function wantsJson(c: C): boolean {
  return c.req.header("accept") === "application/json";
}

async function readMatrix(c: C, { db, at }: Pick<Visit, "db" | "at">) {
  const code = readStateCode(c.req.param("state") ?? "");
  const number = readNumber(c.req.param("number") ?? "");
  if (!code || !number) throw new NotFound("matrix");
  const matrix = await getMatrixVersion(db, code, number);
  const state = await findState(db, code, dateOf(at));
  if (!state) throw new NotFound("state");
  return { matrix, state };
}

async function readPlace(
  c: C,
  visit: Parameters<typeof readMatrix>[1] | { db: Parameters<typeof getMatrixVersion>[0]; at: Temporal.Instant },
) {
  const { matrix, state } = await readMatrix(c, visit as Parameters<typeof readMatrix>[1]); // an act reads through its own transaction
  const template = await getTemplate(visit.db, matrix.templateId);
  const place: CellPlace | undefined = findCellPlace(template, c.req.param("cell") ?? "");
  if (!place) throw new NotFound("cell");
  return { matrix, state, template, place };
}

async function readCell(c: C, visit: Visit): Promise<Omit<CellPageProps, "language"> & { next: string | undefined }> {
  const { matrix, state, template, place } = await readPlace(c, visit);
  const sheet = keepSections(makeSheet(template, []), await findReadableSections(visit.db, visit.actor, matrix));
  const row = sheet.sections.flatMap(({ rows }) => rows).find(({ id }) => id === place.rowId);
  if (!row) throw new NotFound("row");
  const cell = await findCell(visit.db, matrix.id, place);
  return {
    state: { code: state.code, name: state.short[c.var.language] },
    number: matrix.number,
    row,
    place,
    text: cell ?? emptyText,
    basedOn: cell?.revision ?? 0,
    rests: matrix.standing.status !== "draft" || !may(visit.actor, "cell.save"),
    history: await listHistory(visit.db, matrix.id, place),
    next: nextCell(sheet, cellName(place)),
  };
}
