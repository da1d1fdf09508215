import { type Context, Hono } from "hono";
import { type Door, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import type { RequestKind } from "#db/schema/assistance.ts";
import type { DocxPress } from "#documents/docx.ts";
import { isLanguage } from "#i18n/languages.ts";
import { dateOf } from "#states/state.queries.ts";
import { getBlankForm } from "./blank-form.queries.ts";
import type { BlankForm } from "./blank-form.ts";
import { makeFormDocx } from "./blank-form-docx.ts";
import { makeFormXlsx } from "./blank-form-xlsx.ts";
import { formFileTypes } from "./paths.ts";

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

  return routes;
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
