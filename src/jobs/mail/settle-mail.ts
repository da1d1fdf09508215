import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MailId } from "#db/ids.ts";
import { getMailInHand } from "./mail.queries.ts";
import { mostTries, type PostAnswer } from "./mail.ts";

export type SettleOutcome =
  | { ok: true; standing: "sent" | "waits" | "given-up" }
  | { ok: false; reason: "settled-already" };

/** Writes down what the mail server answered: sent, refused for good, or to be tried again until it was tried often enough. */
export async function settleMail(
  work: Work,
  id: MailId,
  { to, answer }: { to: string; answer: PostAnswer },
): Promise<SettleOutcome> {
  requireMay(work.actor, "mail.send");

  const { tries, nextTryAt } = await getMailInHand(work.db, id);
  if (!nextTryAt) return { ok: false, reason: "settled-already" }; // another process sent it, under the same Message-ID

  const standing = answer.ok ? "sent" : answer.lasting || tries >= mostTries ? "given-up" : "waits";
  const change = {
    sent: { sent_to: to, sent_at: work.at, next_try_at: null, trouble: null },
    waits: { trouble: wordsOf(answer) },
    "given-up": { gave_up_at: work.at, next_try_at: null, trouble: wordsOf(answer) },
  }[standing];
  await work.db.updateTable("mail").set(change).where("id", "=", id).execute();
  await record(work, {
    permission: "mail.send",
    verb: ({ sent: "mail.sent", waits: "mail.put-back", "given-up": "mail.given-up" } as const)[standing],
    subject: id,
    details: { tries }, // the server's words may name the reader: they stand with the mail
  });
  return { ok: true, standing };
}

function wordsOf(answer: PostAnswer): string {
  return answer.ok ? "" : answer.words;
}
