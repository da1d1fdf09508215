import { requireMay } from "#access/permissions.ts";
import { record } from "#access/record.ts";
import type { Work } from "#access/work.ts";
import { type MailId, newId } from "#db/ids.ts";
import { itemOf, type WhatAwaits } from "#jobs/awaiting-line.ts";
import { type MailRoom, messageIdOf } from "./mail.ts";
import { notWarnedOf, urgentWords, warningKey } from "./mail-words.ts";

export type WarnOutcome = { ok: true; id: MailId; deadlines: number } | { ok: false; reason: "warned-already" };

/** Warns a person of deadlines that are near: one mail for all of them, each deadline once, an extended one again. */
export async function warnOfDeadlines(work: Work, what: WhatAwaits, room: MailRoom): Promise<WarnOutcome> {
  requireMay(work.actor, "mail.make");

  const { db, at } = work;
  const { account, language } = what;
  const lines = notWarnedOf(what.urgent, await listWarnings(work, account));
  const [first] = lines;
  if (!first) return { ok: false, reason: "warned-already" };

  const id = newId<MailId>();
  await db
    .insertInto("mail")
    .values({
      id,
      account_id: account,
      kind: "urgent",
      key: `urgent ${warningKey(itemOf(first), first.deadline)}`,
      language,
      ...urgentWords(what, lines, room.url),
      message_id: messageIdOf(id, room.url),
      outgoing: room.leaves,
      made_at: at,
      next_try_at: room.leaves ? at : null,
    })
    .execute();
  await db
    .insertInto("deadline_warning")
    .values(lines.map((line) => ({ account_id: account, item: itemOf(line), deadline: line.deadline, mail_id: id })))
    .execute();
  await record(work, {
    permission: "mail.make",
    verb: "mail.deadline-warned",
    subject: id,
    details: { deadlines: lines.length },
  });
  return { ok: true, id, deadlines: lines.length };
}

async function listWarnings({ db }: Work, account: WhatAwaits["account"]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("deadline_warning")
    .where("account_id", "=", account)
    .select(["item", "deadline"])
    .execute();
  return new Set(rows.map(({ item, deadline }) => warningKey(item, deadline)));
}
