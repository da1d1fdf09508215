import type { Context } from "hono";
import { type Door, here, idInAddress } from "#access/door.ts";
import type { ThemeId } from "#db/ids.ts";
import { t } from "#i18n/t.ts";
import { themePath, themesPath } from "../paths.ts";

type C = Context<Door>;

/** The theme that an address names. */
export function themeIn(c: C): ThemeId {
  return idInAddress<ThemeId>(c, "theme");
}

/** The way to a page under a theme. */
export function underTheme(c: C, id: ThemeId, name: string, last: string): { href?: string; label: string }[] {
  return [
    { href: here(c, themesPath), label: t(c.var.language, "themes.title") },
    { href: here(c, themePath(id)), label: name },
    { label: last },
  ];
}
