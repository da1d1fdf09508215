import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { IncomingId, LetterId } from "#db/ids.ts";
import { receiveReply } from "../ledger/receive-reply.ts";
import { findAnsweredLetter, getIncoming } from "./incoming.queries.ts";
import { isFromAddressee } from "./incoming.ts";

export type TieOutcome = { ok: true } | { ok: false; reason: "tied-already" | "processed-already" | "not-its-letter" };

/** Ties an entry to the letter it answers; that letter is replied. */
export async function tieToLetter(work: Work, id: IncomingId, letterId: LetterId): Promise<TieOutcome> {
  requireMay(work.actor, "incoming.tie");

  const entry = await getIncoming(work.db, id);
  if (entry.letter) return { ok: false, reason: "tied-already" };
  if (entry.processed) return { ok: false, reason: "processed-already" };
  const letter = await findAnsweredLetter(work.db, letterId);
  const from = { stateCode: entry.stateCode, organisationId: entry.organisation?.id ?? null };
  if (!letter || !isFromAddressee(from, letter)) return { ok: false, reason: "not-its-letter" };

  await work.db.updateTable("incoming").set({ letter_id: letter.id }).where("id", "=", id).execute();
  await record(work, {
    permission: "incoming.tie",
    verb: "incoming.tied",
    subject: id,
    ...(entry.stateCode ? { state: entry.stateCode } : {}),
    details: { letter: letter.id, reference: letter.reference },
  });
  await receiveReply(work, letter.id, { incoming: id, reference: entry.reference });
  return { ok: true };
}
