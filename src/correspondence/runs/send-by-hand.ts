import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, getRunLetter, isAllowedToLeave } from "./letter-run.queries.ts";
import { markTransmitted } from "./mark-transmitted.ts";

export type SendOutcome = { ok: true } | { ok: false; reason: "not-waiting" | "not-allowed" };

/** Sends a letter that is handed over on paper (L4): it is on its State's page, and in the pack that is printed. */
export async function sendByHand(work: Work, id: LetterId): Promise<SendOutcome> {
  requireMay(work.actor, "letter.send");

  const letter = await getRunLetter(work.db, id);
  const run = letter.runId ? await getRun(work.db, letter.runId) : undefined;
  const isOpen =
    run?.released && !run.stopped && !run.cancelled && Temporal.Instant.compare(run.released.leavesAt, work.at) <= 0;
  if (letter.standing !== "approved" || letter.channel !== "hand-over" || !isOpen)
    return { ok: false, reason: "not-waiting" };
  if (!(await isAllowedToLeave(work.db, id))) return { ok: false, reason: "not-allowed" };

  await moveLetter(work, id, "send");
  await markTransmitted(work, letter);
  return { ok: true };
}
