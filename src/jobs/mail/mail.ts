import type { AccountId, MailId } from "#db/ids.ts";
import type { Language } from "#i18n/languages.ts";

export type MailKind = "digest" | "urgent";

/** What came of a mail: it was made to be read here only, waits to be sent, was sent, or could not be. */
export type MailStanding =
  | { status: "here" }
  | { status: "waits"; trouble: string | null }
  | { status: "sent"; at: Temporal.Instant; to: string }
  | { status: "given-up"; at: Temporal.Instant; trouble: string };

/** A mail as its reader sees it in a list. */
export type MailLine = {
  id: MailId;
  kind: MailKind;
  language: Language;
  subject: string;
  madeAt: Temporal.Instant;
  standing: MailStanding;
};

export type Mail = MailLine & { body: string };

/** What is said, before it is a mail to somebody. */
export type Words = { subject: string; body: string };

/** A mail about to be made. */
export type NewMail = Words & { account: AccountId; language: Language };

/** Where mail is made: the address of the installation, and whether anything can leave it. */
export type MailRoom = { url: string; leaves: boolean };

/** A mail as the mail server gets it. */
export type MailToSend = Words & {
  id: MailId;
  messageId: string;
  language: Language;
  to: string;
  madeAt: Temporal.Instant;
};

/** What a mail server answered: taken; refused for good; or not now, perhaps because nobody could reach it. */
export type PostAnswer =
  | { ok: true }
  /** `unknown`: the line broke without an answer after the mail may have been handed over; nobody but the server knows. */
  | { ok: false; lasting: boolean; unreachable: boolean; unknown: boolean; words: string };

/** Acts on a single mail: what came of it stands with the mail, and on the page of the record they would bury the acts of people. */
export const verbsOfOneMail = ["mail.tried", "mail.sent", "mail.put-back"] as const;

const minutesToWait = [5, 15, 60, 240, 720, 1440, 1440];
export const mostTries = minutesToWait.length + 1;

/** When a mail may be tried again after its n-th try began: nobody else touches it before. */
export function nextTry(begun: Temporal.Instant, tries: number): Temporal.Instant {
  return begun.add({ minutes: minutesToWait[Math.min(tries, minutesToWait.length) - 1] ?? 5 });
}

/** The name a mail keeps at every try, by which a reader's program knows a second copy. */
export function messageIdOf(id: MailId, url: string): string {
  return `<${id}@${new URL(url).hostname}>`;
}
