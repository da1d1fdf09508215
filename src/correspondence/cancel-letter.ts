import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { getLetter } from "./letter.queries.ts";

export type CancelOutcome = { ok: true } | { ok: false; reason: "not-a-draft" };

/** Cancels a letter that has not left. Its number is not used again. */
export async function cancelLetter(work: Work, id: LetterId): Promise<CancelOutcome> {
  requireMay(work.actor, "letter.cancel");

  const letter = await getLetter(work.db, id);
  if (letter.standing.status !== "drafted") return { ok: false, reason: "not-a-draft" };

  await work.db.updateTable("letter").set({ cancelled_at: work.at }).where("id", "=", id).execute();
  await record(work, { permission: "letter.cancel", verb: "letter.cancelled", subject: id, state: letter.stateCode });
  return { ok: true };
}
