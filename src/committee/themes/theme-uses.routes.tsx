import { type Context, Hono } from "hono";
import { actAs, type Door, here, idInAddress, readAs } from "#access/door.ts";
import { NotFound, requireMay } from "#access/permissions.ts";
import { newId, type ThemeUseId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { dateOf } from "#states/state.queries.ts";
import type { FieldError } from "#ui/fields.tsx";
import { themePath, themesPath } from "../paths.ts";
import { readOneOf } from "../typed-text.ts";
import { leaveTheme } from "./leave-theme.ts";
import { getTheme, getUse, listThemes } from "./theme.queries.ts";
import { positionsDiffer, themeName, useKinds } from "./theme.ts";
import { underTheme } from "./theme-address.ts";
import { findUsable, type Usable } from "./usable.queries.ts";
import { readUseForm, type TypedUse } from "./use-form.ts";
import { useTheme } from "./use-theme.ts";
import { EndUsePage, kindsInWords, NoThemesPage, UsePage } from "./use-theme.views.tsx";

type C = Context<Door>;

/** What uses a theme: recorded with its reason, and ended. */
export const themeUsesRoutes = new Hono<Door>();

themeUsesRoutes.get("/themes/uses/new", (c) => {
  const asked = (name: string): string => c.req.query(name) ?? "";
  const typed = { theme: asked("theme"), kind: asked("kind"), id: asked("id"), label: "", reason: "" };
  return usePage(c, { ...typed, language: c.var.language });
});

themeUsesRoutes.post("/themes/uses", async (c) => {
  const { language } = c.var;
  const { typed, use, errors } = readUseForm(await c.req.formData(), language);
  if (!use || errors.length > 0) return usePage(c, typed, { errors, status: 422 });
  const outcome = await actAs(c, async (work) => {
    requireMay(work.actor, "theme.use");
    const used = typed.id ? await findUsable(work.db, use.kind, typed.id) : inWords(typed);
    if (!used) throw new NotFound("what uses the theme");
    return await useTheme(work, { theme: use.theme, used, reason: use.reason, language: typed.language });
  });
  if (outcome.ok) return c.redirect(`${here(c, themePath(use.theme))}?done=theme-used`, 303);
  return outcome.reason === "reason-needed"
    ? usePage(c, typed, { errors: [{ field: "reason", message: t(language, "theme.error.reason") }], status: 422 })
    : usePage(c, typed, {
        errors: [{ field: "theme", message: t(language, "theme.error.used-already") }],
        status: 409,
      });
});

/** A thing that nothing here keeps yet: named in words, with an id of its own. */
function inWords({ kind, label, language }: TypedUse): Usable | undefined {
  const known = readOneOf(kindsInWords, kind);
  return known && { kind: known, id: newId<string & { readonly __noun: "named in words" }>(), label, language };
}

async function usePage(c: C, typed: TypedUse, wrong?: { errors: FieldError[]; status: 409 | 422 }): Promise<Response> {
  const { language } = c.var;
  const page = await readAs(c, async ({ db, actor, at }) => {
    requireMay(actor, "theme.use");
    const kind = readOneOf(useKinds, typed.kind);
    const used = typed.id && kind ? await findUsable(db, kind, typed.id) : undefined;
    if (typed.id && !used) throw new NotFound("what uses the theme");
    const themes = (await listThemes(db, dateOf(at))).map(({ id, name, standing }) => ({
      id,
      name,
      differs: positionsDiffer(standing),
    }));
    return { used, themes };
  });
  const body =
    page.themes.length === 0 ? (
      <NoThemesPage language={language} />
    ) : (
      <UsePage language={language} typed={typed} errors={wrong?.errors ?? []} {...page} />
    );
  const title = t(language, "theme.use.record");
  return c.var.page(
    {
      title,
      body,
      breadcrumbs: [{ href: here(c, themesPath), label: t(language, "themes.title") }, { label: title }],
    },
    wrong?.status ?? 200,
  );
}

themeUsesRoutes.get("/themes/uses/:id/ending", async (c) => {
  const { language } = c.var;
  const { use, theme } = await readAs(c, async ({ db, actor }) => {
    requireMay(actor, "theme.use");
    const use = await getUse(db, useIn(c));
    return { use, theme: await getTheme(db, use.themeId) };
  });
  if (use.endedAt) return c.redirect(here(c, themePath(use.themeId)), 303);
  const name = themeName(language, theme.name);
  return c.var.page({
    title: t(language, "theme.use.end-title", { theme: name }),
    body: <EndUsePage language={language} use={use} theme={theme.name} />,
    breadcrumbs: underTheme(c, theme.id, name, t(language, "theme.use.end")),
  });
});

/** Ended twice is ended: the second is told by the same page. */
themeUsesRoutes.post("/themes/uses/:id/ending", async (c) => {
  const id = useIn(c);
  const theme = await actAs(c, async (work) => {
    await leaveTheme(work, id);
    return (await getUse(work.db, id)).themeId;
  });
  return c.redirect(`${here(c, themePath(theme))}?done=theme-left`, 303);
});

function useIn(c: C): ThemeUseId {
  return idInAddress<ThemeUseId>(c, "use of a theme");
}
