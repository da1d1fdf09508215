import { createHash } from "node:crypto";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { getMatrixVersionById } from "#matrix/matrix.queries.ts";
import { dateOf } from "#states/state.queries.ts";
import { getLetter } from "./letter.queries.ts";
import { type Obstacle, obstaclesToRelease } from "./letter.ts";

export type ReleaseOutcome = { ok: true } | { ok: false; reason: Obstacle | "text-changed" };

/** The two files of one letter, printed from the text whose hash is given. */
export type PrintedLetter = { textHash: string; send: Uint8Array; keep: Uint8Array };

/** A second person releases the letter. From this moment it and its files are fixed, and the State sees it. */
export async function releaseLetter(work: Work, id: LetterId, printed: PrintedLetter): Promise<ReleaseOutcome> {
  requireMay(work.actor, "letter.release");

  const letter = await getLetter(work.db, id);
  const [obstacle] = obstaclesToRelease(letter, work.actor.id, dateOf(work.at));
  if (obstacle) return { ok: false, reason: obstacle };
  const matrix = await getMatrixVersionById(work.db, letter.matrixVersionId);
  if (matrix.standing.status !== "approved") return { ok: false, reason: "no-decision" };
  const { decisionId, textHash } = matrix.standing;
  if (printed.textHash !== textHash) return { ok: false, reason: "text-changed" };

  await keepFile(work, id, "ua-1", printed.send);
  await keepFile(work, id, "a-2a", printed.keep);
  await work.db
    .updateTable("letter")
    .set({ decision_id: decisionId, text_hash: textHash, released_by: work.actor.id, released_at: work.at })
    .where("id", "=", id)
    .execute();
  await work.db.updateTable("matrix_version").set({ transmitted_at: work.at }).where("id", "=", matrix.id).execute();
  await record(work, {
    permission: "letter.release",
    verb: "letter.released",
    subject: id,
    state: letter.stateCode,
    details: { matrix: matrix.id, decision: decisionId, sha256: sha256(printed.send) },
  });
  return { ok: true };
}

async function keepFile(work: Work, id: LetterId, standard: "ua-1" | "a-2a", bytes: Uint8Array): Promise<void> {
  await work.db
    .insertInto("letter_file")
    .values({ letter_id: id, standard, sha256: sha256(bytes), bytes: Buffer.from(bytes) })
    .execute();
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
