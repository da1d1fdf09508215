import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IncomingId } from "#db/ids.ts";
import { getIncoming } from "./incoming.queries.ts";
import { findRepliedLetter, settleReply } from "./reply.ts";

export type ProcessOutcome = { ok: true } | { ok: false; reason: "processed-already" | "no-letter-waits" };

type Done = { words: string /** The letter it answers waits for more. */; further: boolean };

/** Says what was done with an entry. The letter it answers is closed by it, or waits for a further reply. */
export async function processIncoming(work: Work, id: IncomingId, { words, further }: Done): Promise<ProcessOutcome> {
  requireMay(work.actor, "incoming.process");
  if (further) requireMay(work.actor, "letter.further-reply-expected");

  const entry = await getIncoming(work.db, id);
  if (entry.processed) return { ok: false, reason: "processed-already" };
  const letter = await findRepliedLetter(work.db, entry);
  if (further && !letter) return { ok: false, reason: "no-letter-waits" };

  await work.db
    .updateTable("incoming")
    .set({ processed_by: work.actor.id, processed_at: work.at, processed_words: words })
    .where("id", "=", id)
    .execute();
  await record(work, {
    permission: "incoming.process",
    verb: "incoming.processed",
    subject: id,
    ...(entry.stateCode ? { state: entry.stateCode } : {}),
    details: { words, further },
  });
  if (letter) await settleReply(work, letter, { id, reference: entry.reference, further });
  return { ok: true };
}
