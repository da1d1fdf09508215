import { type Context, Hono } from "hono";
import { actAs, type Door, here, readAs } from "#access/door.ts";
import { requireMay } from "#access/permissions.ts";
import { t } from "#i18n/t.ts";
import type { FieldError } from "#ui/fields.tsx";
import { themePath } from "../paths.ts";
import { recordStanding } from "./record-standing.ts";
import { blankStanding, readStandingForm, standingRefused, type TypedStanding } from "./standing-form.ts";
import { NewStandingPage } from "./standing-form.views.tsx";
import { getTheme } from "./theme.queries.ts";
import { themeName } from "./theme.ts";
import { themeIn, underTheme } from "./theme-address.ts";

type C = Context<Door>;

/** What a source reports of a theme's standing, recorded. */
export const themeStandingsRoutes = new Hono<Door>();

themeStandingsRoutes.get("/themes/:id/standings/new", (c) => newStandingPage(c, blankStanding(c.var.language)));

themeStandingsRoutes.post("/themes/:id/standings", async (c) => {
  const { language } = c.var;
  const id = themeIn(c);
  const { typed, standing, errors } = readStandingForm(await c.req.formData(), language);
  if (!standing || errors.length > 0) return newStandingPage(c, typed, { errors, status: 422 });
  const outcome = await actAs(c, (work) => recordStanding(work, id, standing));
  if (outcome.ok) return c.redirect(`${here(c, themePath(id))}?done=theme-standing-recorded`, 303);
  return newStandingPage(c, typed, { errors: [standingRefused(language, outcome.reason)], status: 422 });
});

type Wrong = { errors: FieldError[]; status: 422 };

async function newStandingPage(c: C, typed: TypedStanding, wrong?: Wrong): Promise<Response> {
  const { language } = c.var;
  const theme = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "theme.record-standing");
    return await getTheme(db, themeIn(c));
  });
  const name = themeName(language, theme.name);
  return c.var.page(
    {
      title: t(language, "theme.standing.title", { theme: name }),
      body: <NewStandingPage language={language} theme={theme} typed={typed} errors={wrong?.errors ?? []} />,
      breadcrumbs: underTheme(c, theme.id, name, t(language, "theme.standing.record")),
    },
    wrong?.status ?? 200,
  );
}
