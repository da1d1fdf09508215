import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { moveLetter } from "./move-letter.ts";

/** An answer came, so the letter arrived (L5, L9): the question closes by itself. Nothing happens where it was answered before. */
export async function receiveReply(work: Work, id: LetterId, details: object = {}): Promise<void> {
  requireMay(work.actor, "letter.reply-received");

  const letter = await work.db.selectFrom("letter").where("id", "=", id).select("standing").executeTakeFirst();
  if (letter?.standing === "sent") await moveLetter(work, id, "delivery-confirmed");
  if (letter && ["sent", "delivered", "reminded"].includes(letter.standing))
    await moveLetter(work, id, "reply-received", { details });
}
