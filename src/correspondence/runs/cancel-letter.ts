import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { findMove } from "../ledger/machine.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getRun, getRunLetter } from "./letter-run.queries.ts";

export type CancelOutcome = { ok: true } | { ok: false; reason: "has-left" | "signed" | "in-hand" };

/** Takes one letter out of its run (L14). Its number is not used again; after the signature only a stopped run lets go of one. */
export async function cancelLetter(work: Work, id: LetterId, words: string): Promise<CancelOutcome> {
  requireMay(work.actor, "letter.cancel");

  const letter = await getRunLetter(work.db, id);
  const run = letter.runId ? await getRun(work.db, letter.runId) : undefined;
  if (!findMove(letter.standing, "cancel", { tries: 0, reminders: 0 })) return { ok: false, reason: "has-left" };
  if (letter.inHandSince) return { ok: false, reason: "in-hand" };
  const isFixed = run?.signed && letter.standing !== "undeliverable" && !(run.released && run.stopped);
  if (isFixed) return { ok: false, reason: "signed" };

  await moveLetter(work, id, "cancel", words ? { words } : {});
  return { ok: true };
}
