import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { isEmailAddress } from "./email-address.ts";
import { moveLetter } from "./move-letter.ts";

export type CorrectOutcome = { ok: true } | { ok: false; reason: "not-undeliverable" | "no-address" };

/** Corrects the address of an undeliverable letter (L8), or says that it is right and may be tried again: the same words go to it. */
export async function correctAddress(work: Work, id: LetterId, address: string): Promise<CorrectOutcome> {
  requireMay(work.actor, "letter.address-corrected");

  const letter = await work.db
    .selectFrom("letter")
    .where("id", "=", id)
    .select(["standing", "channel", "address"])
    .executeTakeFirst();
  if (letter?.standing !== "undeliverable") return { ok: false, reason: "not-undeliverable" };
  if (!address || (letter.channel === "e-mail" && !isEmailAddress(address))) return { ok: false, reason: "no-address" };

  await work.db.updateTable("letter").set({ address }).where("id", "=", id).execute();
  await moveLetter(work, id, "address-corrected", { details: { from: letter.address, to: address } });
  return { ok: true };
}
