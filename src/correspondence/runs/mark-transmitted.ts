import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { RunLetter } from "./letter-run.ts";

/** A version is transmitted when the first letter that encloses it leaves; part of sending. */
export async function markTransmitted(work: Work, letter: RunLetter): Promise<void> {
  requireMay(work.actor, "letter.send");

  if (!letter.matrixVersionId || !letter.stateCode) return;
  const done = await work.db
    .updateTable("matrix_version")
    .set({ transmitted_at: work.at })
    .where("id", "=", letter.matrixVersionId)
    .where("transmitted_at", "is", null)
    .returning("id")
    .execute();
  if (done.length > 0)
    await record(work, {
      permission: "letter.send",
      verb: "matrix.transmitted",
      subject: letter.matrixVersionId,
      state: letter.stateCode,
      details: { letter: letter.id },
    });
}
