import { sql } from "kysely";
import { NotFound } from "#access/permissions.ts";
import type { Reader, Work } from "#access/work.ts";
import type { AccountId, MailId } from "#db/ids.ts";
import type { Mail, MailLine, MailStanding } from "./mail.ts";

/** Every mail ever made for a person, the newest first. */
export async function listMails(db: Reader, account: AccountId): Promise<MailLine[]> {
  const rows = await mails(db)
    .where("account_id", "=", account)
    .orderBy("made_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map(shape);
}

export async function getMail(db: Reader, account: AccountId, id: MailId): Promise<Mail> {
  const row = await mails(db).select("body").where("account_id", "=", account).where("id", "=", id).executeTakeFirst();
  if (!row) throw new NotFound(`mail ${id}`);
  return { ...shape(row), body: row.body };
}

/** The mails whose time has come, the oldest first: what the clock sends. */
export async function listMailsToSend(db: Reader, at: Temporal.Instant, most: number): Promise<MailId[]> {
  const rows = await db
    .selectFrom("mail")
    .where("next_try_at", "<=", at)
    .orderBy("next_try_at")
    .orderBy("id")
    .limit(most)
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** A mail with the person it goes to, as the acts of sending need it. */
export async function getMailInHand(db: Work["db"], id: MailId) {
  const row = await db
    .selectFrom("mail")
    .innerJoin("account", "account.id", "mail.account_id")
    .where("mail.id", "=", id)
    .select([
      "mail.id",
      "mail.language",
      "mail.subject",
      "mail.body",
      "mail.message_id as messageId",
      "mail.made_at as madeAt",
      "mail.tries",
      "mail.next_try_at as nextTryAt",
      "account.email as to",
      "account.closed_at as closedAt",
    ])
    .executeTakeFirst();
  if (!row) throw new NotFound(`mail ${id}`);
  return row;
}

export type MailCounts = { waiting: number; inTrouble: number; givenUp: number };

/** How all mail fares, for those who keep it running; nothing of whose it is. */
export async function countMails(db: Reader): Promise<MailCounts> {
  const row = await db
    .selectFrom(
      sql<{ waiting: number; in_trouble: number; given_up: number }>`(select * from mail_counts())`.as("counts"),
    )
    .select(["counts.waiting", "counts.in_trouble as inTrouble", "counts.given_up as givenUp"])
    .executeTakeFirstOrThrow();
  return row;
}

function mails(db: Reader) {
  return db
    .selectFrom("mail")
    .select([
      "mail.id",
      "mail.kind",
      "mail.language",
      "mail.subject",
      "mail.made_at as madeAt",
      "mail.outgoing",
      "mail.trouble",
      "mail.sent_to",
      "mail.sent_at",
      "mail.gave_up_at",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof mails>["execute"]>>[number];

function shape({ id, kind, language, subject, madeAt, ...row }: Row): MailLine {
  return { id, kind, language, subject, madeAt, standing: standingOf(row) };
}

function standingOf({ outgoing, trouble, sent_to, sent_at, gave_up_at }: Omit<Row, keyof MailLine>): MailStanding {
  if (sent_at) return { status: "sent", at: sent_at, to: sent_to ?? "" };
  if (gave_up_at) return { status: "given-up", at: gave_up_at, trouble: trouble ?? "" };
  return outgoing ? { status: "waits", trouble } : { status: "here" };
}
