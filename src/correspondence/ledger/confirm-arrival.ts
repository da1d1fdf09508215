import { requireMay } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { LetterId } from "#db/ids.ts";
import { moveLetter } from "./move-letter.ts";

export type ArrivalOutcome = { ok: true } | { ok: false; reason: "not-sent" };

// A server gives up after four or five days at the latest (RFC 5321, 4.5.4.1); what has not come back by then is held to have arrived.
const daysToComeBack = 6;

/** The letters sent by e-mail that did not come back in time. */
export async function listArrived(db: Reader | Work["db"], at: Temporal.Instant): Promise<LetterId[]> {
  const rows = await db
    .selectFrom("letter")
    .where("standing", "=", "sent")
    .where("channel", "=", "e-mail")
    .where("moved_at", "<=", at.subtract({ hours: 24 * daysToComeBack }))
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A letter arrived (L5): by receipt, by its State, or because it did not come back. */
export async function confirmArrival(work: Work, id: LetterId, words = ""): Promise<ArrivalOutcome> {
  requireMay(work.actor, "letter.delivery-confirmed");

  const letter = await work.db.selectFrom("letter").where("id", "=", id).select("standing").executeTakeFirst();
  if (letter?.standing !== "sent") return { ok: false, reason: "not-sent" };

  await moveLetter(work, id, "delivery-confirmed", words ? { words } : {});
  return { ok: true };
}
