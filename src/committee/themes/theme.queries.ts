import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { ThemeId, ThemeUseId } from "#db/ids.ts";
import type { Texts } from "#i18n/languages.ts";
import { newestFirst, type Theme, type ThemePosition, type ThemeStanding, type ThemeUse } from "./theme.ts";

type Reads = Reader | Work["db"];

/** A theme with the standing that counts on the day asked. */
export type ThemeInRegister = Theme & { standing: ThemeStanding | undefined };

/** The register: every theme this reader may see, with its standing as recorded up to a day. */
export async function listThemes(db: Reads, day: string): Promise<ThemeInRegister[]> {
  const found = await db
    .selectFrom("theme")
    .select(["id", "name", "description", "language"])
    .orderBy("made_at")
    .orderBy("id")
    .execute();
  const newest = new Map<ThemeId, ThemeStanding>();
  const rows = await standings(db).where("theme_standing.dated", "<=", day).execute();
  for (const { themeId, ...standing } of rows.sort(newestFirst)) newest.getOrInsert(themeId, standing);
  return found.map((theme) => ({ ...theme, standing: newest.get(theme.id) }));
}

export async function getTheme(db: Reads, id: ThemeId): Promise<Theme> {
  const theme = await db
    .selectFrom("theme")
    .where("id", "=", id)
    .select(["id", "name", "description", "language"])
    .executeTakeFirst();
  if (!theme) throw new NotFound(`theme ${id}`);
  return theme;
}

/** What was ever recorded of a theme's standing, the newest first. */
export async function listStandings(db: Reads, id: ThemeId): Promise<ThemeStanding[]> {
  const rows = await standings(db).where("theme_standing.theme_id", "=", id).execute();
  return rows.map(({ themeId: _, ...standing }) => standing).sort(newestFirst);
}

export async function findStanding(db: Reads, id: ThemeId): Promise<ThemeStanding | undefined> {
  return (await listStandings(db, id))[0];
}

function standings(db: Reads) {
  return db
    .selectFrom("theme_standing")
    .innerJoin("account", "account.id", "theme_standing.recorded_by")
    .select([
      "theme_standing.id",
      "theme_standing.theme_id as themeId",
      "theme_standing.standing",
      "theme_standing.forum",
      "theme_standing.said",
      "theme_standing.dated",
      "theme_standing.source",
      "theme_standing.language",
      "account.name as recordedBy",
      "theme_standing.recorded_at as recordedAt",
    ]);
}

export async function listPositions(db: Reads, id: ThemeId): Promise<ThemePosition[]> {
  const rows = await db
    .selectFrom("theme_position")
    .innerJoin("account", "account.id", "theme_position.recorded_by")
    .where("theme_id", "=", id)
    .select([
      "theme_position.id",
      "theme_position.state_code",
      "theme_position.body",
      "theme_position.kind",
      "theme_position.said",
      "theme_position.dated",
      "theme_position.source",
      "theme_position.language",
      "theme_position.meeting_id as meetingId",
      "account.name as recordedBy",
      "theme_position.recorded_at as recordedAt",
    ])
    .execute();
  return rows
    .map(({ state_code, body, ...position }) => ({
      ...position,
      by: state_code ? { state: state_code } : { body: body as string }, // a check of the table: one of the two
    }))
    .sort(newestFirst);
}

/** A row of a template that belongs to a theme. */
export type ThemeRow = { templateId: string; templateLabel: Texts; rowId: string; n: number; label: Texts };

export async function listRows(db: Reads, id: ThemeId): Promise<ThemeRow[]> {
  return await db
    .selectFrom("theme_row")
    .innerJoin("template_row", (join) =>
      join
        .onRef("template_row.template_id", "=", "theme_row.template_id")
        .onRef("template_row.id", "=", "theme_row.row_id"),
    )
    .innerJoin("matrix_template", "matrix_template.id", "theme_row.template_id")
    .where("theme_row.theme_id", "=", id)
    .orderBy("theme_row.template_id")
    .orderBy("template_row.id")
    .select([
      "theme_row.template_id as templateId",
      "matrix_template.label as templateLabel",
      "theme_row.row_id as rowId",
      "template_row.n",
      "template_row.label",
    ])
    .execute();
}

/** Every use of a theme, those that run first, the newest first. */
export async function listUses(db: Reads, id: ThemeId): Promise<ThemeUse[]> {
  return await uses(db)
    .where("theme_use.theme_id", "=", id)
    .orderBy((expression) => expression("theme_use.ended_at", "is not", null))
    .orderBy("theme_use.used_at", "desc")
    .execute();
}

export async function getUse(db: Reads, id: ThemeUseId): Promise<ThemeUse> {
  const use = await uses(db).where("theme_use.id", "=", id).executeTakeFirst();
  if (!use) throw new NotFound(`use of a theme ${id}`);
  return use;
}

function uses(db: Reads) {
  return db
    .selectFrom("theme_use")
    .innerJoin("account", "account.id", "theme_use.used_by")
    .select([
      "theme_use.id",
      "theme_use.theme_id as themeId",
      "theme_use.kind",
      "theme_use.used_id as usedId",
      "theme_use.label",
      "theme_use.label_language as labelLanguage",
      "theme_use.reason",
      "theme_use.reason_language as reasonLanguage",
      "account.name as usedBy",
      "theme_use.used_at as usedAt",
      "theme_use.ended_at as endedAt",
    ]);
}
