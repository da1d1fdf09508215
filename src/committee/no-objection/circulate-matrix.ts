import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MatrixVersionId, type NoObjectionId, newId } from "#db/ids.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { hashOf, holdsSomething, matrixText } from "#matrix/matrix-text.ts";
import { deadlineAfter } from "../working-days/deadline.ts";
import { listUsableHolidays } from "../working-days/holiday-lists.queries.ts";
import { type NoObjectionRule, usualWorkingDays } from "./no-objection.ts";

export type CirculateOutcome =
  | { ok: true; id: NoObjectionId; deadline: Temporal.Instant }
  | { ok: false; reason: "not-a-draft" | "nothing-recorded" }
  | { ok: false; reason: "no-official-list"; year: number };

/** Puts a draft under no-objection. From this moment its text rests, and silence until the deadline adopts it. */
export async function circulateMatrix(
  work: Work,
  version: MatrixVersionId,
  workingDays = usualWorkingDays,
): Promise<CirculateOutcome> {
  requireMay(work.actor, "matrix.circulate");

  const matrix = await getMatrixVersionById(work.db, version);
  if (matrix.standing.status !== "draft") return { ok: false, reason: "not-a-draft" };
  const cells = await listCells(work.db, version);
  if (!cells.some(holdsSomething)) return { ok: false, reason: "nothing-recorded" };
  const lists = await listUsableHolidays(work.db);
  const counted = deadlineAfter({ circulatedAt: work.at, workingDays, lists });
  if (!counted.ok) return counted;

  const id = newId<NoObjectionId>();
  const textHash = hashOf(matrixText({ ...matrix, cells }));
  const rule: NoObjectionRule = {
    workingDays,
    closeOfBusiness: "17:00:00 America/New_York",
    adoptedBy: "silence",
    holidayLists: lists
      .filter(({ year }) => counted.listYears.includes(year))
      .map(({ year, confidence, source }) => ({ year, confidence, source })),
  };
  const deadline = counted.deadline.toInstant();
  await work.db
    .insertInto("no_objection")
    .values({
      id,
      matrix_version_id: version,
      state_code: matrix.stateCode,
      number: matrix.number,
      text_hash: textHash,
      circulated_by: work.actor.id,
      circulated_at: work.at,
      working_days: workingDays,
      day_zero: counted.dayZero.toString(),
      deadline,
      rule: JSON.stringify(rule),
    })
    .execute();
  await work.db.updateTable("matrix_version").set({ circulated_at: work.at }).where("id", "=", version).execute();
  await record(work, {
    permission: "matrix.circulate",
    verb: "no-objection.circulated",
    subject: id,
    state: matrix.stateCode,
    details: { matrix: version, textHash, deadline: deadline.toString() },
  });
  return { ok: true, id, deadline };
}
