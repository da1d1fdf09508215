import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { moveLetter } from "./move-letter.ts";

export type CloseOutcome = { ok: true } | { ok: false; reason: "not-open" | "no-reason" };

/** Closes a letter that no answer is expected to any more (L11). It says nothing of what the State wants. */
export async function closeLetter(work: Work, id: LetterId, words: string): Promise<CloseOutcome> {
  requireMay(work.actor, "letter.no-reply-expected");

  const letter = await work.db.selectFrom("letter").where("id", "=", id).select("standing").executeTakeFirst();
  if (letter?.standing !== "delivered" && letter?.standing !== "reminded") return { ok: false, reason: "not-open" };
  if (!words) return { ok: false, reason: "no-reason" };

  await moveLetter(work, id, "no-reply-expected", { words });
  return { ok: true };
}
