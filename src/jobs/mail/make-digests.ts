import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MailId, newId } from "#db/ids.ts";
import { wereDigestsMade } from "./digest.queries.ts";
import { type MailRoom, messageIdOf, type NewMail } from "./mail.ts";

export type MakeDigestsOutcome = { ok: true; mails: number } | { ok: false; reason: "made-already" };

/** Makes the digests of one hour, all together and once, whatever runs at once. */
export async function makeDigests(
  work: Work,
  dueAt: Temporal.Instant,
  { mails, room }: { mails: readonly NewMail[]; room: MailRoom },
): Promise<MakeDigestsOutcome> {
  requireMay(work.actor, "mail.make");

  if (await wereDigestsMade(work.db, dueAt)) return { ok: false, reason: "made-already" };

  await work.db.insertInto("digest_round").values({ due_at: dueAt, made_at: work.at, mails: mails.length }).execute();
  if (mails.length > 0) {
    await work.db
      .insertInto("mail")
      .values(mails.map((mail) => row(work, dueAt, room, mail)))
      .execute();
  }
  await record(work, {
    permission: "mail.make",
    verb: "mail.digests-made",
    subject: dueAt.toString(),
    details: { mails: mails.length },
  });
  return { ok: true, mails: mails.length };
}

function row(
  { at }: Work,
  dueAt: Temporal.Instant,
  { url, leaves }: MailRoom,
  { account, language, ...words }: NewMail,
) {
  const id = newId<MailId>();
  return {
    id,
    account_id: account,
    kind: "digest" as const,
    key: `digest ${dueAt}`,
    language,
    ...words,
    message_id: messageIdOf(id, url),
    outgoing: leaves,
    made_at: at,
    next_try_at: leaves ? at : null,
  };
}
