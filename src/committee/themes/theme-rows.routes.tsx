import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import { getTemplate, listTemplates } from "#regime/template.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { themeRowsPath } from "../paths.ts";
import { readText } from "../typed-text.ts";
import { addRow } from "./add-row.ts";
import { removeRow } from "./remove-row.ts";
import { RowsPage } from "./rows.views.tsx";
import { getTheme, listRows } from "./theme.queries.ts";
import { themeName } from "./theme.ts";
import { themeIn, underTheme } from "./theme-address.ts";

type C = Context<Door>;

/** Which rows of the matrix belong to a theme. */
export const themeRowsRoutes = new Hono<Door>();

themeRowsRoutes.get("/themes/:id/rows", (c) => rowsPage(c, c.req.query("template") ?? ""));

themeRowsRoutes.post("/themes/:id/rows", async (c) => {
  const id = themeIn(c);
  const { templateId, rowId } = readRow(await c.req.formData());
  const outcome = await actAs(c, (work) => addRow(work, id, { templateId, rowId }));
  if (outcome.ok) return c.redirect(`${here(c, themeRowsPath(id, templateId))}&done=theme-row-added`, 303);
  const message = t(
    c.var.language,
    outcome.reason === "there-already" ? "theme.error.row-there" : "theme.error.choice",
  );
  return rowsPage(c, templateId, { errors: [{ field: "row", message }], rowId });
});

themeRowsRoutes.post("/themes/:id/rows/removal", async (c) => {
  const id = themeIn(c);
  const row = readRow(await c.req.formData());
  await actAs(c, (work) => removeRow(work, id, row));
  return c.redirect(`${here(c, themeRowsPath(id))}?done=theme-row-removed`, 303);
});

async function rowsPage(c: C, asked: string, wrong?: { errors: FieldError[]; rowId: string }): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "theme.choose-rows");
    const theme = await getTheme(db, themeIn(c));
    const templates = await listTemplates(db);
    const [first] = templates;
    if (!first) throw new NotFound("templates");
    const { id } = templates.find((template) => template.id === asked) ?? first;
    return { theme, templates, rows: await listRows(db, theme.id), template: await getTemplate(db, id) };
  });
  const name = themeName(language, page.theme.name);
  return c.var.page(
    {
      title: t(language, "theme.rows.title", { theme: name }),
      body: <RowsPage language={language} chosen={wrong?.rowId ?? ""} errors={wrong?.errors ?? []} {...page} />,
      breadcrumbs: underTheme(c, page.theme.id, name, t(language, "theme.rows.choose")),
    },
    wrong ? 409 : 200,
  );
}

function readRow(form: FormData): { templateId: string; rowId: string } {
  return { templateId: readText(form, "template"), rowId: readText(form, "row") };
}
