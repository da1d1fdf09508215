import { sql } from "kysely";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type AccountId, type MatrixVersionId, newId, type StateCode } from "#db/ids.ts";

export type DraftOutcome =
  | { ok: true; id: MatrixVersionId; number: number }
  | { ok: false; reason: "draft-is-open"; number: number };

/** Opens the next version of a State's matrix. It starts from the text last approved in the same template, or empty. */
export async function draftMatrix(work: Work, stateCode: StateCode, templateId: string): Promise<DraftOutcome> {
  requireMay(work.actor, "matrix.draft");

  const earlier = await work.db
    .selectFrom("matrix_version")
    .where("state_code", "=", stateCode)
    .select(["id", "number", "template_id", "approved_at", "abandoned_at"])
    .orderBy("number", "desc")
    .execute();
  const open = earlier.find((version) => !version.approved_at && !version.abandoned_at);
  if (open) return { ok: false, reason: "draft-is-open", number: open.number };

  const id = newId<MatrixVersionId>();
  const number = (earlier[0]?.number ?? 0) + 1;
  await work.db
    .insertInto("matrix_version")
    .values({
      id,
      state_code: stateCode,
      template_id: templateId,
      number,
      drafted_by: work.actor.id,
      drafted_at: work.at,
    })
    .execute();
  const source = earlier.find((version) => version.approved_at && version.template_id === templateId);
  if (source) await copyCells(work, source.id, id);
  await record(work, {
    permission: "matrix.draft",
    verb: "matrix.drafted",
    subject: id,
    state: stateCode,
    details: { number, templateId },
  });
  return { ok: true, id, number };
}

async function copyCells(work: Work, from: MatrixVersionId, to: MatrixVersionId): Promise<void> {
  const columns = [
    "matrix_version_id",
    "row_id",
    "weapon",
    "aspect",
    "revision",
    "mark",
    "sources",
    "remark",
    "saved_by",
    "saved_at",
  ] as const;
  await work.db
    .insertInto("cell")
    .columns([...columns, "template_id"])
    .expression((query) =>
      query
        .selectFrom("cell")
        .where("cell.matrix_version_id", "=", from)
        .select([
          sql<MatrixVersionId>`${to}::uuid`.as("matrix_version_id"),
          "cell.row_id",
          "cell.weapon",
          "cell.aspect",
          sql<number>`1`.as("revision"),
          "cell.mark",
          "cell.sources",
          "cell.remark",
          sql<AccountId>`${work.actor.id}::uuid`.as("saved_by"),
          sql<Temporal.Instant>`${work.at}::timestamptz`.as("saved_at"),
          "cell.template_id",
        ]),
    )
    .execute();
  await work.db
    .insertInto("cell_revision")
    .columns(columns)
    .expression((query) => query.selectFrom("cell").where("cell.matrix_version_id", "=", to).select(columns))
    .execute();
}
