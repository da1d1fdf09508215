import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MatrixVersionId } from "#db/ids.ts";
import { type CellPlace, cellName } from "#regime/template.ts";
import { findCell, getMatrixVersionById } from "./matrix.queries.ts";
import { type Cell, type CellText, emptyText } from "./matrix.ts";

export type SaveOutcome =
  | { ok: true; revision: number }
  | { ok: false; reason: "text-rests" }
  /** Somebody saved this cell meanwhile: their text, to stand beside the one that was not saved. */
  | { ok: false; reason: "changed-meanwhile"; theirs: Cell };

type Save = { version: MatrixVersionId; place: CellPlace; text: CellText; basedOn: number };

/** Saves one cell of a draft. `basedOn` is the revision its writer saw, 0 for a cell that was empty. */
export async function saveCell(work: Work, { version, place, text, basedOn }: Save): Promise<SaveOutcome> {
  requireMay(work.actor, "cell.save");

  const matrix = await getMatrixVersionById(work.db, version);
  if (matrix.standing.status !== "draft") return { ok: false, reason: "text-rests" };
  const current = await findCell(work.db, version, place);
  if (current && sameText(current, text)) return { ok: true, revision: current.revision };
  if ((current?.revision ?? 0) !== basedOn)
    return { ok: false, reason: "changed-meanwhile", theirs: current ?? nobodys(place) };

  const revision = basedOn + 1;
  const written = {
    matrix_version_id: version,
    row_id: place.rowId,
    weapon: place.weapon,
    aspect: place.aspect,
    revision,
    mark: text.mark,
    sources: JSON.stringify(text.sources),
    remark: text.remark,
    saved_by: work.actor.id,
    saved_at: work.at,
  };
  await work.db
    .insertInto("cell")
    .values({ ...written, template_id: matrix.templateId })
    .onConflict((conflict) =>
      conflict.columns(["matrix_version_id", "row_id", "weapon", "aspect"]).doUpdateSet({
        revision,
        mark: written.mark,
        sources: written.sources,
        remark: written.remark,
        saved_by: written.saved_by,
        saved_at: written.saved_at,
      }),
    )
    .execute();
  await work.db.insertInto("cell_revision").values(written).execute();
  await record(work, {
    permission: "cell.save",
    verb: "matrix.cell-saved",
    subject: version,
    state: matrix.stateCode,
    details: { cell: cellName(place), revision },
  });
  return { ok: true, revision };
}

function sameText(a: CellText, b: CellText): boolean {
  const words = ({ mark, sources, remark }: CellText): string =>
    JSON.stringify([mark, remark, sources.map(({ kind, title, place }) => [kind, title, place])]);
  return words(a) === words(b);
}

function nobodys(place: CellPlace): Cell {
  return { ...place, ...emptyText, revision: 0, savedBy: "", savedAt: Temporal.Instant.fromEpochMilliseconds(0) };
}
