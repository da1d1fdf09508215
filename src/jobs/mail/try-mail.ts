import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import type { MailId } from "#db/ids.ts";
import { getMailInHand } from "./mail.queries.ts";
import { type MailToSend, nextTry } from "./mail.ts";

export type TryOutcome = { ok: true; mail: MailToSend } | { ok: false; reason: "not-due" | "account-closed" };

/** Takes a mail in hand to send it: until its next try is due nobody else does, and if this process dies the next one goes on. */
export async function tryMail(work: Work, id: MailId): Promise<TryOutcome> {
  requireMay(work.actor, "mail.send");

  const { tries: before, nextTryAt, closedAt, ...mail } = await getMailInHand(work.db, id);
  if (!nextTryAt || Temporal.Instant.compare(nextTryAt, work.at) > 0) return { ok: false, reason: "not-due" };
  const tries = before + 1;

  const change = closedAt
    ? { gave_up_at: work.at, next_try_at: null, trouble: "account closed" }
    : { tries, next_try_at: nextTry(work.at, tries) };
  await work.db.updateTable("mail").set(change).where("id", "=", id).execute();
  await record(work, {
    permission: "mail.send",
    verb: closedAt ? "mail.given-up" : "mail.tried",
    subject: id,
    details: closedAt ? { why: "account closed" } : { try: tries },
  });
  return closedAt ? { ok: false, reason: "account-closed" } : { ok: true, mail };
}
