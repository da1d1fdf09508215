import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, listRunLetters } from "./letter-run.queries.ts";
import { countLetters } from "./letter-run.ts";

export type CancelRunOutcome = { ok: true } | { ok: false; reason: "over" | "left" | "window-passed" | "in-hand" };

/** Calls a run back before anything of it leaves: its letters are cancelled, their numbers are not used again. */
export async function cancelRun(work: Work, id: LetterRunId): Promise<CancelRunOutcome> {
  requireMay(work.actor, "letter-run.cancel");

  const run = await getRun(work.db, id);
  if (run.cancelled) return { ok: false, reason: "over" };
  const letters = await listRunLetters(work.db, id);
  if (letters.some(({ inHandSince }) => inHandSince !== null)) return { ok: false, reason: "in-hand" };
  if (countLetters(letters, work.at).left > 0 || letters.some(({ releasedAt }) => releasedAt !== null))
    return { ok: false, reason: "left" };
  // From its end on the letters are leaving: they are stopped, and each is cancelled by itself.
  if (run.released && !run.stopped && Temporal.Instant.compare(run.released.leavesAt, work.at) <= 0)
    return { ok: false, reason: "window-passed" };

  for (const letter of letters)
    if (["drafted", "cleared", "approved", "undeliverable"].includes(letter.standing))
      await moveLetter(work, letter.id, "cancel");
  await work.db
    .updateTable("letter_run")
    .set({ cancelled_at: work.at, cancelled_by: work.actor.id })
    .where("id", "=", id)
    .execute();
  await record(work, { permission: "letter-run.cancel", verb: "letter-run.cancelled", subject: id });
  return { ok: true };
}
