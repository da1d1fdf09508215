import { sql } from "kysely";
import { type Actor, holds, statesOf } from "#access/actor.ts";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { MatrixVersionId, StateCode } from "#db/ids.ts";
import type { CellPlace } from "#regime/template.ts";
import { type Cell, type MatrixVersion, standingOf } from "./matrix.ts";

type Reads = Reader | Work["db"];

/** A State's version by its number; NotFound when it is not there for this reader. */
export async function getMatrixVersion(db: Reads, stateCode: StateCode, number: number): Promise<MatrixVersion> {
  const row = await versions(db)
    .where("matrix_version.state_code", "=", stateCode)
    .where("number", "=", number)
    .executeTakeFirst();
  if (!row) throw new NotFound(`matrix ${stateCode} ${number}`);
  return shape(row);
}

export async function getMatrixVersionById(db: Reads, id: MatrixVersionId): Promise<MatrixVersion> {
  const row = await versions(db).where("matrix_version.id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`matrix ${id}`);
  return shape(row);
}

/** The versions this reader may see, newest first; of one State or of all. */
export async function listMatrixVersions(db: Reads, stateCode?: StateCode): Promise<MatrixVersion[]> {
  const query = versions(db).orderBy("matrix_version.state_code").orderBy("number", "desc");
  const rows = await (stateCode ? query.where("matrix_version.state_code", "=", stateCode) : query).execute();
  return rows.map(shape);
}

/** All cells of a version that were ever saved, with who saved them last. */
export async function listCells(db: Reads, id: MatrixVersionId): Promise<Cell[]> {
  return await cells(db).where("cell.matrix_version_id", "=", id).execute();
}

/** The sections of a version this reader may see; null is all. States and providers see what consent shows them, a State its own whole. */
export async function findReadableSections(
  db: Reads,
  actor: Actor,
  { id, stateCode }: Pick<MatrixVersion, "id" | "stateCode">,
): Promise<string[] | null> {
  if (holds(actor, "secretariat", "chair", "expert", "member", "system") || statesOf(actor).includes(stateCode))
    return null;
  const parts = await db
    .selectFrom(sql<{ matrix_version_id: MatrixVersionId; section_id: string | null }>`parts_shown_to_me()`.as("part"))
    .where("matrix_version_id", "=", id)
    .select("section_id")
    .execute();
  const named = parts.flatMap(({ section_id }) => section_id ?? []);
  return parts.length > 0 && named.length === 0 ? null : named;
}

/** One cell, or undefined when nothing was ever saved there. */
export async function findCell(db: Reads, id: MatrixVersionId, place: CellPlace): Promise<Cell | undefined> {
  return await cells(db)
    .where("cell.matrix_version_id", "=", id)
    .where("cell.row_id", "=", place.rowId)
    .where("cell.weapon", "=", place.weapon)
    .where("cell.aspect", "=", place.aspect)
    .executeTakeFirst();
}

/** Every text a cell ever had, the newest first. */
export async function listHistory(db: Reads, id: MatrixVersionId, place: CellPlace): Promise<Cell[]> {
  return await db
    .selectFrom("cell_revision")
    .innerJoin("account", "account.id", "cell_revision.saved_by")
    .where("cell_revision.matrix_version_id", "=", id)
    .where("row_id", "=", place.rowId)
    .where("weapon", "=", place.weapon)
    .where("aspect", "=", place.aspect)
    .orderBy("revision", "desc")
    .select([
      "row_id as rowId",
      "weapon",
      "aspect",
      "revision",
      "mark",
      "sources",
      "remark",
      "account.name as savedBy",
      "saved_at as savedAt",
    ])
    .$narrowType<CellPlace>()
    .execute();
}

function versions(db: Reads) {
  return db
    .selectFrom("matrix_version")
    .select([
      "matrix_version.id",
      "matrix_version.state_code",
      "matrix_version.template_id",
      "matrix_version.number",
      "matrix_version.circulated_at",
      "matrix_version.approved_at",
      "matrix_version.decision_id",
      "matrix_version.text_hash",
      "matrix_version.transmitted_at",
      "matrix_version.superseded_at",
      "matrix_version.abandoned_at",
    ]);
}

function cells(db: Reads) {
  return db
    .selectFrom("cell")
    .innerJoin("account", "account.id", "cell.saved_by")
    .select([
      "cell.row_id as rowId",
      "cell.weapon",
      "cell.aspect",
      "cell.mark",
      "cell.sources",
      "cell.remark",
      "cell.revision",
      "account.name as savedBy",
      "cell.saved_at as savedAt",
    ])
    .$narrowType<CellPlace>();
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>["execute"]>>[number];

function shape(row: VersionRow): MatrixVersion {
  return {
    id: row.id,
    stateCode: row.state_code,
    templateId: row.template_id,
    number: row.number,
    standing: standingOf(row),
  };
}
