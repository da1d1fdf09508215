import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, listRunLetters } from "./letter-run.queries.ts";

export type LeaveOutOutcome = { ok: true; letters: number } | { ok: false; reason: "signed" | "over" | "none" };

/** Takes every letter out of a run that cannot be signed: their numbers are not used again, the others go on. */
export async function leaveOut(work: Work, id: LetterRunId): Promise<LeaveOutOutcome> {
  requireMay(work.actor, "letter-run.leave-out");

  const run = await getRun(work.db, id);
  if (run.cancelled) return { ok: false, reason: "over" };
  if (run.signed) return { ok: false, reason: "signed" };
  const odd = (await listRunLetters(work.db, id)).filter(
    ({ standing, preparedAt }) => standing === "drafted" && preparedAt !== null,
  );
  if (odd.length === 0) return { ok: false, reason: "none" };

  for (const letter of odd) await moveLetter(work, letter.id, "cancel");
  await record(work, {
    permission: "letter-run.leave-out",
    verb: "letter-run.narrowed",
    subject: id,
    details: { letters: odd.length },
  });
  return { ok: true, letters: odd.length };
}
