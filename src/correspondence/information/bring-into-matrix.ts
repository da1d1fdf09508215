import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { InformationId } from "#db/ids.ts";
import { findCell, getMatrixVersion } from "#matrix/matrix.queries.ts";
import { type CellPlace, cellName } from "#regime/template.ts";
import { getInformation } from "./information.queries.ts";

export type BringOutcome = { ok: true } | { ok: false; reason: "in-already" | "not-saved-since" };

/** Records that a line stands in a cell of its State's matrix now: in exactly this saving of the cell, which came after the line. */
export async function bringIntoMatrix(
  work: Work,
  id: InformationId,
  { number, place }: { number: number; place: CellPlace },
): Promise<BringOutcome> {
  requireMay(work.actor, "information.bring-in");

  const line = await getInformation(work.db, id);
  if (line.outcomes.some(({ kind }) => kind === "matrix")) return { ok: false, reason: "in-already" };
  const matrix = await getMatrixVersion(work.db, line.stateCode, number);
  const cell = await findCell(work.db, matrix.id, place);
  if (!cell || Temporal.Instant.compare(cell.savedAt, line.givenAt) < 0)
    return { ok: false, reason: "not-saved-since" };

  await work.db
    .insertInto("information_outcome")
    .values({
      information_id: id,
      outcome: "matrix",
      matrix_version_id: matrix.id,
      row_id: place.rowId,
      weapon: place.weapon,
      aspect: place.aspect,
      revision: cell.revision,
      by: work.actor.id,
      at: work.at,
    })
    .execute();
  await record(work, {
    permission: "information.bring-in",
    verb: "information.brought-into-matrix",
    subject: id,
    state: line.stateCode,
    details: { matrix: matrix.id, cell: cellName(place), revision: cell.revision },
  });
  return { ok: true };
}
