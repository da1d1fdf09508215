import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { newId, type ThemeId } from "#db/ids.ts";
import type { Language, Texts } from "#i18n/languages.ts";
import { shareAName } from "./theme.ts";

export type NewTheme = { name: Texts; description: string; language: Language };
export type RecordThemeOutcome = { ok: true; id: ThemeId } | { ok: false; reason: "recorded-already"; id: ThemeId };

/** Puts a theme into the register. It has no standing until one is recorded with its source. */
export async function recordTheme(work: Work, { name, description, language }: NewTheme): Promise<RecordThemeOutcome> {
  requireMay(work.actor, "theme.record");

  const there = await work.db.selectFrom("theme").select(["id", "name"]).execute();
  const same = there.find((theme) => shareAName(theme.name, name));
  if (same) return { ok: false, reason: "recorded-already", id: same.id };

  const id = newId<ThemeId>();
  await work.db
    .insertInto("theme")
    .values({
      id,
      name: JSON.stringify(name),
      description,
      language,
      made_by: work.actor.id,
      made_at: work.at,
    })
    .execute();
  await record(work, { permission: "theme.record", verb: "theme.recorded", subject: id, details: { name } });
  return { ok: true, id };
}
