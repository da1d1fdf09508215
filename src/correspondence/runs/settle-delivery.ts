import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { LetterDeliveryId, LetterId } from "#db/ids.ts";
import { moveLetter } from "../ledger/move-letter.ts";
import { getDelivery, listDeliveries } from "./letter-delivery.queries.ts";
import { longestPutBack, putBacksOf } from "./letter-delivery.ts";
import { getRunLetter } from "./letter-run.queries.ts";
import { isUncertain } from "./letter-run.ts";
import { markTransmitted } from "./mark-transmitted.ts";

export type Answer = {
  /** found and not-found are a person's, after looking at the server's log. */
  outcome: "accepted" | "refused" | "put-back" | "found" | "not-found";
  words: string;
  /** Nobody could be reached: it says nothing of this letter, however long it lasts. */
  isOfTheLine?: boolean;
};
export type SettleOutcome = { ok: true } | { ok: false; reason: "settled-already" | "still-in-hand" };

/** Writes down what became of a try: the letter was sent (L4), was refused (L4 and L6 or L7), or waits to be tried again. */
export async function settleDelivery(work: Work, id: LetterDeliveryId, answer: Answer): Promise<SettleOutcome> {
  const { outcome, words } = answer;
  const isOfAPerson = outcome === "found" || outcome === "not-found";
  requireMay(work.actor, isOfAPerson ? "letter.settle" : "letter.deliver");

  const delivery = await getDelivery(work.db, id);
  if (delivery.settledAt) return { ok: false, reason: "settled-already" };
  const letter = await getRunLetter(work.db, delivery.letterId);
  if (isOfAPerson && !isUncertain(letter, work.at)) return { ok: false, reason: "still-in-hand" };

  await work.db
    .updateTable("letter_delivery")
    .set({ settled_at: work.at, settled_by: work.actor.id, outcome, words: words.slice(0, 1000) })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: isOfAPerson ? "letter.settle" : "letter.deliver",
    verb: "letter.delivery-settled",
    subject: letter.id,
    ...(letter.stateCode ? { state: letter.stateCode } : {}),
    details: { delivery: id, outcome }, // the server's words may name the reader: they stand with the try
  });
  if (delivery.kind === "letter") await followUp(work, delivery.letterId, answer);
  return { ok: true };
}

/** What it means for the letter; `found` is as good as accepted, what was not found goes again by itself. */
async function followUp(work: Work, id: LetterId, { outcome, words, isOfTheLine }: Answer): Promise<void> {
  const letter = await getRunLetter(work.db, id);
  if (letter.standing !== "approved") return;
  if (outcome === "accepted" || outcome === "found") {
    await moveLetter(work, id, "send");
    await markTransmitted(work, letter);
    return;
  }
  const { since } = putBacksOf(await listDeliveries(work.db, id));
  const isGivenUp =
    outcome === "put-back" &&
    !isOfTheLine &&
    since &&
    Temporal.Instant.compare(since.add(longestPutBack), work.at) <= 0;
  if (outcome !== "refused" && !isGivenUp) return;
  await moveLetter(work, id, "send");
  await moveLetter(work, id, "delivery-failed", { words: words.slice(0, 500) });
}
