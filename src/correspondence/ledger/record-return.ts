import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { moveLetter } from "./move-letter.ts";

export type ReturnOutcome = { ok: true; standing: "approved" | "undeliverable" } | { ok: false; reason: "not-sent" };

/** A letter came back (L6, L7): it is tried again at most twice, then it is undeliverable until its address is corrected. */
export async function recordReturn(work: Work, id: LetterId, words: string): Promise<ReturnOutcome> {
  requireMay(work.actor, "letter.delivery-failed");

  const before = await work.db.selectFrom("letter").where("id", "=", id).select("standing").executeTakeFirst();
  if (before?.standing !== "sent") return { ok: false, reason: "not-sent" };

  await moveLetter(work, id, "delivery-failed", { words: words.slice(0, 1000) });
  const after = await work.db.selectFrom("letter").where("id", "=", id).select("standing").executeTakeFirstOrThrow();
  return { ok: true, standing: after.standing === "undeliverable" ? "undeliverable" : "approved" };
}
