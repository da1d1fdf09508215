import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DecisionId, type NoObjectionId, newId, type StateCode } from "#db/ids.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { matrixText } from "#matrix/matrix-text.ts";
import { dateOf } from "#states/state.queries.ts";
import { isAdopted } from "../working-days/deadline.ts";
import { getNoObjection } from "./no-objection.queries.ts";
import { conclude } from "./object.ts";

export type AdoptOutcome = { ok: true; decision: DecisionId } | { ok: false; reason: "not-running" | "period-runs" };

/** The period passed in silence: the decision is taken and fixes the exact text by its hash. It holds from the deadline on, whenever the clock comes to record it. Signed System, with the rule. */
export async function adoptBySilence(work: Work, id: NoObjectionId): Promise<AdoptOutcome> {
  requireMay(work.actor, "no-objection.conclude");

  const procedure = await getNoObjection(work.db, id);
  if (procedure.standing.status !== "running") return { ok: false, reason: "not-running" };
  if (!isAdopted(work.at, procedure.deadline)) return { ok: false, reason: "period-runs" };

  const matrix = await getMatrixVersionById(work.db, procedure.matrixVersionId);
  const text = matrixText({ ...matrix, cells: await listCells(work.db, matrix.id) });
  const decision = newId<DecisionId>();
  const fixed = { text_hash: procedure.textHash, matrix_version_id: matrix.id };
  await work.db
    .insertInto("decision")
    .values({
      ...fixed,
      id: decision,
      taken_on: dateOf(procedure.deadline),
      taken_at: work.at,
      manner: "no-objection",
      subject: `1540 Committee matrix of ${matrix.stateCode}, version ${matrix.number}`,
      no_objection_id: id,
      decided_text: text,
      declared_by: work.actor.id,
    })
    .execute();
  await conclude(work, id, "adopted", procedure.deadline);
  await supersedeEarlier(work, matrix.stateCode, matrix.number);
  await work.db
    .updateTable("matrix_version")
    .set({ approved_at: procedure.deadline, decision_id: decision, text_hash: procedure.textHash })
    .where("id", "=", matrix.id)
    .execute();
  await record(work, {
    permission: "no-objection.conclude",
    verb: "decision.adopted-by-silence",
    subject: decision,
    state: matrix.stateCode,
    details: {
      procedure: id,
      deadline: procedure.deadline.toString(),
      textHash: procedure.textHash,
      rule: procedure.rule,
    },
  });
  return { ok: true, decision };
}

/** A newer approved version takes the place of the older ones; its consent is asked anew. */
async function supersedeEarlier(work: Work, stateCode: StateCode, number: number): Promise<void> {
  await work.db
    .updateTable("matrix_version")
    .set({ superseded_at: work.at })
    .where("matrix_version.state_code", "=", stateCode)
    .where("number", "<", number)
    .where("approved_at", "is not", null)
    .where("superseded_at", "is", null)
    .execute();
}
