import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ThemeId } from "#db/ids.ts";
import type { RowPlace } from "./add-row.ts";

export type RemoveRowOutcome = { ok: true } | { ok: false; reason: "not-there" };

/** Takes a row out of a theme; the record of acts keeps that it belonged to it. */
export async function removeRow(
  work: Work,
  theme: ThemeId,
  { templateId, rowId }: RowPlace,
): Promise<RemoveRowOutcome> {
  requireMay(work.actor, "theme.choose-rows");

  const removed = await work.db
    .deleteFrom("theme_row")
    .where("theme_id", "=", theme)
    .where("template_id", "=", templateId)
    .where("row_id", "=", rowId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) return { ok: false, reason: "not-there" };
  await record(work, {
    permission: "theme.choose-rows",
    verb: "theme.row-removed",
    subject: theme,
    details: { template: templateId, row: rowId },
  });
  return { ok: true };
}
