import { sql } from "kysely";
import type { Actor } from "#access/actor.ts";
import { may } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { Language } from "#i18n/languages.ts";
import { t } from "#i18n/t.ts";
import type { RowFlag } from "#matrix/sheet.ts";
import { newThemeUsePath, themePath } from "../paths.ts";
import {
  positionsDiffer,
  type ThemeStanding,
  type ThemesShown,
  type TouchedTheme,
  themeName,
  type UseKind,
} from "./theme.ts";

type Reads = Reader | Work["db"];

/** The themes that one thing uses today, for those who may know; nothing for everybody else. */
export async function findThemesOf(db: Reads, kind: UseKind, id: string): Promise<TouchedTheme[]> {
  return (await findThemesOfMany(db, kind, [id])).get(id) ?? [];
}

/** The same for several things of one kind, for a page that lists them. */
export async function findThemesOfMany(
  db: Reads,
  kind: UseKind,
  ids: readonly string[],
): Promise<Map<string, TouchedTheme[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("theme_use")
    .innerJoin("theme", "theme.id", "theme_use.theme_id")
    .where("theme_use.kind", "=", kind)
    .where("theme_use.used_id", "in", ids)
    .where("theme_use.ended_at", "is", null)
    .orderBy("theme.made_at")
    .select(["theme_use.used_id as usedId", "theme.id", "theme.name", newestStanding().as("standing")])
    .execute();
  return Map.groupBy(rows.map(touched), ({ usedId }) => usedId);
}

/** The themes whose rows stand in a template, row by row. */
export async function findThemesOfRows(db: Reads, templateId: string): Promise<Map<string, TouchedTheme[]>> {
  const rows = await db
    .selectFrom("theme_row")
    .innerJoin("theme", "theme.id", "theme_row.theme_id")
    .where("theme_row.template_id", "=", templateId)
    .orderBy("theme.made_at")
    .select(["theme_row.row_id as usedId", "theme.id", "theme.name", newestStanding().as("standing")])
    .execute();
  return Map.groupBy(rows.map(touched), ({ usedId }) => usedId);
}

function newestStanding() {
  return sql<ThemeStanding["standing"] | null>`(
    select s.standing from theme_standing s where s.theme_id = theme.id
    order by s.dated desc, s.recorded_at desc, s.id desc limit 1)`;
}

function touched<T extends { standing: ThemeStanding["standing"] | null }>({
  standing,
  ...theme
}: T): Omit<T, "standing"> & { differs: boolean } {
  return { ...theme, differs: positionsDiffer(standing ? { standing } : undefined) };
}

/** The themes of the things of one kind that a page lists, for its `ThemesTouched`. */
export async function readThemesShown(
  { db, actor }: { db: Reader; actor: Actor },
  language: Language,
  kind: UseKind,
  ids: readonly string[],
): Promise<ThemesShown> {
  return {
    of: await findThemesOfMany(db, kind, ids),
    useHref: may(actor, "theme.use") ? (id) => `/${language}${newThemeUsePath({ kind, id })}` : undefined,
  };
}

/** The rows of a template that belong to a theme on which positions differ, for the heads of the rows in a matrix. */
export async function listRowFlags(
  db: Reader,
  language: Language,
  templateId: string,
): Promise<ReadonlyMap<string, RowFlag[]>> {
  const rows = await findThemesOfRows(db, templateId);
  return new Map([...rows].map(([row, themes]) => [row, themes.filter(({ differs }) => differs).map(flag)]));

  function flag({ id, name }: TouchedTheme): RowFlag {
    const words = t(language, "theme.flag.short", { theme: themeName(language, name) });
    return { href: `/${language}${themePath(id)}`, words };
  }
}
