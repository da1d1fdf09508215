import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ThemeId, type ThemeUseId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";
import { findStanding, getTheme } from "./theme.queries.ts";
import { positionsDiffer } from "./theme.ts";
import type { Usable } from "./usable.queries.ts";

/** What uses which theme, and why; `language` is the reason's. */
export type NewUse = { theme: ThemeId; used: Usable; reason: string; language: Language };
export type UseThemeOutcome = { ok: true; id: ThemeUseId } | { ok: false; reason: "reason-needed" | "used-already" };

/** Records that something uses a theme. Where positions on the theme differ, the use has a reason. */
export async function useTheme(work: Work, { theme, used, reason, language }: NewUse): Promise<UseThemeOutcome> {
  requireMay(work.actor, "theme.use");

  await getTheme(work.db, theme);
  if (positionsDiffer(await findStanding(work.db, theme)) && !reason.trim())
    return { ok: false, reason: "reason-needed" };
  if (await runs(work, theme, used)) return { ok: false, reason: "used-already" };

  const id = newId<ThemeUseId>();
  await work.db
    .insertInto("theme_use")
    .values({
      id,
      theme_id: theme,
      kind: used.kind,
      used_id: used.id,
      label: used.label,
      label_language: used.language,
      reason: reason.trim(),
      reason_language: language,
      used_by: work.actor.id,
      used_at: work.at,
    })
    .execute();
  await record(work, {
    permission: "theme.use",
    verb: "theme.used",
    subject: theme,
    details: { kind: used.kind, used: used.id, label: used.label },
  });
  return { ok: true, id };
}

async function runs({ db }: Work, theme: ThemeId, { kind, id }: Usable): Promise<boolean> {
  const found = await db
    .selectFrom("theme_use")
    .where("theme_id", "=", theme)
    .where("kind", "=", kind)
    .where("used_id", "=", id)
    .where("ended_at", "is", null)
    .select("id")
    .executeTakeFirst();
  return found !== undefined;
}
