import { holds } from "#access/actor.ts";
import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { dateOf } from "#states/state.queries.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, isStale, listRunLetters } from "./letter-run.queries.ts";
import { obstacleToSign, runPrint, type SignObstacle } from "./letter-run.ts";

export type SignOutcome =
  | { ok: true; letters: number }
  | { ok: false; reason: SignObstacle | "changed" | "no-evidence" | "stale" };

/** The Chair signs the letters of a run (L3), exactly those that were seen; a signature on paper is recorded with where it is kept. */
export async function signRun(
  work: Work,
  id: LetterRunId,
  { seen, words }: { seen: string; words: string },
): Promise<SignOutcome> {
  requireMay(work.actor, "letter-run.sign");

  const run = await getRun(work.db, id);
  const letters = await listRunLetters(work.db, id);
  const obstacle = obstacleToSign(run, letters);
  if (obstacle) return { ok: false, reason: obstacle };
  if (runPrint(letters) !== seen) return { ok: false, reason: "changed" };
  if (await isStale(work.db, id, dateOf(work.at))) return { ok: false, reason: "stale" };
  if (!holds(work.actor, "chair") && !words) return { ok: false, reason: "no-evidence" };

  await work.db
    .updateTable("letter_run")
    .set({ signed_by: work.actor.id, signed_at: work.at, signed_print: seen, signed_words: words || null })
    .where("id", "=", id)
    .execute();
  const signed = letters.filter(({ standing }) => standing === "cleared");
  for (const letter of signed) await moveLetter(work, letter.id, "sign", words ? { words } : {});
  await record(work, {
    permission: "letter-run.sign",
    verb: "letter-run.signed",
    subject: id,
    details: { letters: signed.length, sha256: seen, words },
  });
  return { ok: true, letters: signed.length };
}
