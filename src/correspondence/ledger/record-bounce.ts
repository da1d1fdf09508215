import { sql } from "kysely";
import { requireMay } from "#access/permissions.ts";
import type { Work } from "#access/work.ts";
import { findDelivery } from "../runs/letter-delivery.queries.ts";
import { settleDelivery } from "../runs/settle-delivery.ts";
import { moveLetter } from "./move-letter.ts";
import type { ReturnedMail } from "./returned-mail.ts";

export type BounceOutcome = { ok: true } | { ok: false; reason: "unknown" | "no-failure" | "not-sent" };

/** A mail came back to the house (L6, L7): the letter is tried again at most twice, then its address has to be corrected. */
export async function recordBounce(work: Work, mail: ReturnedMail): Promise<BounceOutcome> {
  requireMay(work.actor, "letter.delivery-failed");

  const delivery = await findDelivery(work.db, mail.delivery);
  if (delivery?.kind !== "letter") return { ok: false, reason: "unknown" };
  if (!mail.isFailure) return { ok: false, reason: "no-failure" };
  // The report came before the answer to the sender was written down: the server had taken it.
  if (!delivery.settledAt) await settleDelivery(work, delivery.id, { outcome: "accepted", words: "" });
  const letter = await work.db
    .selectFrom("letter")
    .where("id", "=", delivery.letterId)
    .select("standing")
    .executeTakeFirst();
  // A second report of one try, or one that comes when the State has answered, says nothing new.
  const failed = await work.db
    .selectFrom("letter_event")
    .where("letter_id", "=", delivery.letterId)
    .where("event", "=", "delivery-failed")
    .where(sql<boolean>`details ->> 'delivery' = ${delivery.id}`)
    .select("id")
    .executeTakeFirst();
  if (letter?.standing !== "sent" || failed) return { ok: false, reason: "not-sent" };

  await moveLetter(work, delivery.letterId, "delivery-failed", {
    words: mail.words,
    details: { delivery: delivery.id },
  });
  return { ok: true };
}
