import { type Permission, requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type DecisionId, type NoObjectionId, newId, type StateCode } from "#db/ids.ts";
import { getMatrixVersionById, listCells } from "#matrix/matrix.queries.ts";
import { matrixText } from "#matrix/matrix-text.ts";
import { fixedText } from "#regime/committee-text.ts";
import { dateOf } from "#states/state.queries.ts";
import { getDraftedVersion } from "./drafts.queries.ts";
import type { NoObjection } from "./no-objection.ts";
import { type StepOutcome, takeStep } from "./take-step.ts";

export type AdoptOutcome = { ok: true; decision: DecisionId } | Extract<StepOutcome, { ok: false }>;

/**
 * The period passed in silence: the decision is taken and fixes the exact text by its hash (N4). It holds from the deadline on,
 * whenever the clock comes to record it. Signed System, with the rule and its input.
 */
export async function adoptBySilence(work: Work, id: NoObjectionId): Promise<AdoptOutcome> {
  requireMay(work.actor, "no-objection.conclude");

  return await adopt(work, "no-objection.conclude", id, "system");
}

/** Adopts a text whose period has passed: the decision first, then the case, then the text itself. */
export async function adopt(
  work: Work,
  permission: Permission,
  id: NoObjectionId,
  by: "system" | "chair",
): Promise<AdoptOutcome> {
  requireMay(work.actor, permission);

  const decision = newId<DecisionId>();
  const verb = by === "system" ? "decision.adopted-by-silence" : "decision.declared";
  const outcome = await takeStep(work, permission, id, {
    verb: by === "system" ? "no-objection.passed" : "no-objection.declared",
    event: { kind: "adopted", at: work.at, by },
    before: (procedure, next) => fixText(work, decision, procedure, "at" in next ? next.at : work.at),
  });
  if (!outcome.ok) return outcome;
  const { subject, deadline, textHash, rule } = outcome.procedure;
  await record(work, {
    permission,
    verb,
    subject: decision,
    ...(subject.kind === "matrix" ? { state: subject.stateCode } : {}),
    details: { procedure: id, deadline: deadline.toString(), textHash, rule },
  });
  return { ok: true, decision };
}

/** Writes the decision with the exact text, and lets the text be in force from that day. */
async function fixText(
  work: Work,
  decision: DecisionId,
  { id, subject, textHash }: NoObjection,
  moment: Temporal.Instant,
): Promise<void> {
  const taken_on = dateOf(moment);
  const fixed = {
    id: decision,
    taken_on,
    taken_at: work.at,
    manner: "no-objection" as const,
    no_objection_id: id,
    text_hash: textHash,
    declared_by: work.actor.id,
  };
  if (subject.kind === "matrix") {
    const matrix = await getMatrixVersionById(work.db, subject.version);
    const decided_text = matrixText({ ...matrix, cells: await listCells(work.db, matrix.id) });
    const about = `1540 Committee matrix of ${matrix.stateCode}, version ${matrix.number}`;
    await work.db
      .insertInto("decision")
      .values({ ...fixed, subject: about, matrix_version_id: matrix.id, decided_text })
      .execute();
    await supersedeEarlier(work, matrix.stateCode, matrix.number);
    await work.db
      .updateTable("matrix_version")
      .set({ approved_at: moment, decision_id: decision, text_hash: textHash })
      .where("id", "=", matrix.id)
      .execute();
    return;
  }
  const version = await getDraftedVersion(work.db, subject.version);
  await work.db
    .insertInto("decision")
    .values({
      ...fixed,
      subject: `${version.title}, version ${version.number}`,
      subject_language: version.language,
      text_version_id: version.id,
      text_language: version.language,
      decided_text: fixedText(version),
    })
    .execute();
  await work.db
    .updateTable("text_version")
    .set({ decision_id: decision, text_hash: textHash, in_force_from: taken_on })
    .where("id", "=", version.id)
    .execute();
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
