import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ThemeId } from "#db/ids.ts";
import { getTheme } from "./theme.queries.ts";

export type RowPlace = { templateId: string; rowId: string };
export type AddRowOutcome = { ok: true } | { ok: false; reason: "no-such-row" | "there-already" };

/** Counts a row of a template to a theme: a choice of those who keep the register, which can be changed. */
export async function addRow(work: Work, theme: ThemeId, { templateId, rowId }: RowPlace): Promise<AddRowOutcome> {
  requireMay(work.actor, "theme.choose-rows");

  await getTheme(work.db, theme);
  const row = await work.db
    .selectFrom("template_row")
    .where("template_id", "=", templateId)
    .where("id", "=", rowId)
    .select("id")
    .executeTakeFirst();
  if (!row) return { ok: false, reason: "no-such-row" };
  const added = await work.db
    .insertInto("theme_row")
    .values({ theme_id: theme, template_id: templateId, row_id: rowId, added_by: work.actor.id, added_at: work.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return { ok: false, reason: "there-already" };
  await record(work, {
    permission: "theme.choose-rows",
    verb: "theme.row-added",
    subject: theme,
    details: { template: templateId, row: rowId },
  });
  return { ok: true };
}
