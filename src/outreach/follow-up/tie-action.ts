import { NotFound, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { ReportedActionId } from "#db/ids.ts";
import { getTemplateInUse } from "#regime/template.queries.ts";
import { findAction, listTiedRows } from "./follow-up.queries.ts";

export type TieActionOutcome = { ok: true } | { ok: false; reason: "no-such-row" };

/** Says which rows of the matrix an action is about, so that a field counts by the day of the State's own measure. */
export async function tieAction(work: Work, id: ReportedActionId, rows: readonly string[]): Promise<TieActionOutcome> {
  requireMay(work.actor, "action.tie");

  const { db, actor, at } = work;
  if (!(await findAction(db, id))) throw new NotFound("reported action");
  const template = await getTemplateInUse(db);
  const known = new Set(template.sections.flatMap((section) => section.rows.map((row) => row.id)));
  if (rows.some((row) => !known.has(row))) return { ok: false, reason: "no-such-row" };
  const now = await listTiedRows(db, id, template.id);
  const gone = now.filter((row) => !rows.includes(row));
  const added = rows.filter((row) => !now.includes(row));
  if (gone.length > 0)
    await db
      .deleteFrom("reported_action_row")
      .where("action_id", "=", id)
      .where("template_id", "=", template.id)
      .where("row_id", "in", gone)
      .execute();
  if (added.length > 0)
    await db
      .insertInto("reported_action_row")
      .values(
        added.map((row_id) => ({ action_id: id, template_id: template.id, row_id, added_by: actor.id, added_at: at })),
      )
      .execute();
  await record(work, { permission: "action.tie", verb: "action.tied", subject: id, details: { rows: rows.length } });
  return { ok: true };
}
