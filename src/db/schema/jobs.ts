import type { Generated } from "kysely";
import type { Language } from "#i18n/languages.ts";
import type { AccountId, FeedId, MailId } from "../ids.ts";

type CalendarChangeTable = {
  kind: "meeting" | "no-objection" | "letter";
  id: string;
  sequence: number;
  changed_at: Temporal.Instant;
};

type DeadlineWarningTable = {
  account_id: AccountId;
  item: string;
  deadline: Temporal.Instant;
  mail_id: MailId;
};

type DigestChoiceTable = {
  account_id: AccountId;
  rhythm: "weekly" | "daily" | "none";
  chosen_at: Temporal.Instant;
};

type DigestRoundTable = {
  due_at: Temporal.Instant;
  made_at: Temporal.Instant;
  mails: number;
};

type FeedTable = {
  id: FeedId;
  account_id: AccountId;
  token_hash: Buffer;
  content: "everything" | "own-deadlines" | "activities" | "activities-and-dates";
  filter: Partial<Record<"kind" | "region" | "subject" | "standing" | "owner", string>> | null;
  language: Language;
  made_at: Temporal.Instant;
  revoked_at: Temporal.Instant | null;
};

type MailTable = {
  id: MailId;
  account_id: AccountId;
  kind: "digest" | "urgent";
  key: string;
  language: Language;
  subject: string;
  body: string;
  message_id: string;
  outgoing: boolean;
  made_at: Temporal.Instant;
  tries: Generated<number>;
  next_try_at: Temporal.Instant | null;
  trouble: string | null;
  sent_to: string | null;
  sent_at: Temporal.Instant | null;
  gave_up_at: Temporal.Instant | null;
};

type SnoozeTable = {
  account_id: AccountId;
  item: string;
  until: string;
  made_at: Temporal.Instant;
};

export type JobsTables = {
  calendar_change: CalendarChangeTable;
  deadline_warning: DeadlineWarningTable;
  digest_choice: DigestChoiceTable;
  digest_round: DigestRoundTable;
  feed: FeedTable;
  mail: MailTable;
  snooze: SnoozeTable;
};
