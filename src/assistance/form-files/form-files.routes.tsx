import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import type { Visit } from "#access/work.ts";
import type { RequestKind } from "#db/schema/assistance.ts";
import type { DocxPress } from "#documents/docx.ts";
import { isLanguage } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import { openTypedForm, readCount, type TypedForm } from "#ui/typed-form.ts";
import { requestPath } from "../requests/paths.ts";
import { getRequest } from "../requests/request.queries.ts";
import type { RequestWhole } from "../requests/request.ts";
import { crumbs, requestId, stateOf } from "../requests/request-door.ts";
import { mostItems, type Subject } from "../requests/request-field.ts";
import { getBlankForm } from "./blank-form.queries.ts";
import type { BlankForm } from "./blank-form.ts";
import { makeFormDocx } from "./blank-form-docx.ts";
import { makeFormXlsx } from "./blank-form-xlsx.ts";
import { BringPage, ProposalPage } from "./bring-back.views.tsx";
import { readConfirmedFields } from "./confirmed-fields.ts";
import { formFileTypes } from "./paths.ts";
import { readForm } from "./read-form.ts";
import { listSubjectRows } from "./subject-rows.queries.ts";
import type { SubjectRow } from "./subject-words.ts";
import { takeForm } from "./take-form.ts";

const office = "application/vnd.openxmlformats-officedocument";
const mediaTypes = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
} as const;

/** The empty form to take away, for those who may begin a request. */
export function formFilesRoutes({ docx }: { docx: DocxPress }): Hono<Door> {
  const routes = new Hono<Door>();

  routes.get("/assistance/form/:file{(?:assistance|general)\\.(?:docx|xlsx)}", async (c) => {
    const [kind, ending] = c.req.param("file").split(".");
    const type = formFileTypes.find((one) => one === ending) ?? "docx";
    const form = await readBlankForm(c, kind === "general" ? "general" : "assistance");
    return formFile({ docx }, form, type);
  });

  routes.get("/assistance/requests/:id/form-file", (c) => bringPage(c, undefined, 200));

  routes.get("/assistance/requests/:id/form-file/:file{draft\\.(?:docx|xlsx)}", async (c) => {
    const type = c.req.param("file").endsWith("xlsx") ? "xlsx" : "docx";
    const form = await readAs(c, async (visit) => {
      const { kind, language, fields } = await readDraft(c, visit);
      return await getBlankForm(visit.db, { kind, language, today: dateOf(visit.at), fields });
    });
    return formFile({ docx }, form, type);
  });

  routes.post("/assistance/requests/:id/form-file", async (c) => {
    const { language } = c.var;
    const data = await c.req.formData();
    const form = openTypedForm(data, language);
    const sent = data.get("file");
    if (!(sent instanceof File) || sent.size === 0) {
      form.refuse({ field: "file", key: "incoming.error.no-file" });
      return bringPage(c, form, 422);
    }
    const { request, rows } = await readAs(c, async (visit) => ({
      request: await readDraft(c, visit),
      rows: await listSubjectRows(visit.db),
    }));
    const read = await readForm(new Uint8Array(await sent.arrayBuffer()), { rows });
    if (!read.ok) {
      form.refuse({ field: "file", key: `form-file.fault.${read.reason}` });
      return bringPage(c, form, 422);
    }
    if (read.kind !== request.kind) {
      form.refuse({ field: "file", key: "form-file.error.other-kind" });
      return bringPage(c, form, 422);
    }
    const title = t(language, "form-file.take-over");
    const body = <ProposalPage {...{ language, request, rows }} proposal={read} />;
    return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) });
  });

  routes.post("/assistance/requests/:id/form-file/confirmation", async (c) => {
    const id = requestId(c);
    const form = openTypedForm(await c.req.formData(), c.var.language);
    const basedOn = readCount(form.text("basis", { label: "request.save" }));
    const carried = form.text("fields", { label: "form-file.file", most: 4_000_000 });
    const fields = await readAs(c, async (visit) => {
      const { kind } = await readDraft(c, visit);
      const rows = await listSubjectRows(visit.db);
      return readConfirmedFields(carried, kind, (subject) => rows.some((row) => isRow(row, subject)));
    });
    if (!fields) {
      form.refuse({ field: "file", key: "form-file.error.not-readable" });
      return bringPage(c, form, 422);
    }
    const outcome = await actAs(c, (work) => takeForm(work, id, { fields, basedOn }));
    if (outcome.ok) return c.redirect(`${here(c, requestPath(id))}?done=request-saved`, 303);
    const values = { count: mostItems };
    form.refuse({ field: "file", key: `request.error.${outcome.reason}`, values });
    return bringPage(c, form, 409);
  });

  return routes;
}

function isRow(row: SubjectRow, { template, row: id, weapon }: Subject): boolean {
  return (
    row.template === template &&
    row.id === id &&
    (row.weapons.length > 0 ? row.weapons.some((one) => one === weapon) : weapon === "")
  );
}

/** A draft that this person writes; for anybody else it is not there. */
async function readDraft(c: Context<Door>, visit: Visit): Promise<RequestWhole> {
  requireMay(visit.actor, "request.write");
  const request = await getRequest(visit, requestId(c));
  if (!request.isWriter || request.standing !== "draft") throw new NotFound("request");
  return request;
}

async function bringPage(c: Context<Door>, form: TypedForm | undefined, status: 200 | 409 | 422): Promise<Response> {
  const { language } = c.var;
  const request = await readAs(c, (visit) => readDraft(c, visit));
  const title = t(language, "form-file.offline");
  const body = <BringPage language={language} request={request} state={stateOf(c, form)} />;
  return c.var.page({ title, body, breadcrumbs: crumbs(c, title, request) }, status);
}

/** The form as a file to be saved. */
export async function formFile(
  { docx }: { docx: DocxPress },
  form: BlankForm,
  type: (typeof formFileTypes)[number],
): Promise<Response> {
  const made =
    type === "xlsx" ? { ok: true as const, bytes: await makeFormXlsx(form) } : await makeFormDocx(docx, form);
  if (!made.ok) throw new Error(`the form could not be made: ${made.detail}`);
  return new Response(made.bytes, {
    headers: {
      "content-type": mediaTypes[type],
      "content-disposition": `attachment; filename="request-${form.kind}-${form.language}.${type}"`,
      "cache-control": "no-store",
    },
  });
}

async function readBlankForm(c: Context<Door>, kind: RequestKind): Promise<BlankForm> {
  const asked = c.req.query("language") ?? "";
  const language = isLanguage(asked) ? asked : c.var.language;
  return await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "request.begin");
    return await getBlankForm(db, { kind, language, today: dateOf(at) });
  });
}
