import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterRunId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, listRunLetters } from "./letter-run.queries.ts";

export type AnewOutcome = { ok: true; letters: number } | { ok: false; reason: "signed" | "over" };

/** Prepares the letters of a run again, from what stands now: their texts are cleared anew (L2). Only before the signature. */
export async function prepareAnew(work: Work, id: LetterRunId): Promise<AnewOutcome> {
  requireMay(work.actor, "letter-run.prepare-anew");

  const run = await getRun(work.db, id);
  if (run.cancelled) return { ok: false, reason: "over" };
  if (run.signed) return { ok: false, reason: "signed" };

  const letters = (await listRunLetters(work.db, id)).filter(({ standing }) => standing !== "cancelled");
  for (const letter of letters) if (letter.standing === "cleared") await moveLetter(work, letter.id, "edit");
  await work.db
    .updateTable("letter")
    .set({ prepared_at: null, print: null })
    .where("run_id", "=", id)
    .where("standing", "=", "drafted")
    .execute();
  await work.db
    .updateTable("letter_run")
    .set({ round: run.round + 1 })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "letter-run.prepare-anew",
    verb: "letter-run.prepared-anew",
    subject: id,
    details: { letters: letters.length },
  });
  return { ok: true, letters: letters.length };
}
